"""What some books can do beside what every book can: `desk <book> <verb>` from `desk_cli.<module>`."""

from collections.abc import Mapping

from broadcaster.i18n import N_

OWN: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "page": {
        "lost-child": ("front.paging", N_("A child is lost: the form, then the announcement, again and again until it is settled.")),
        "found-child": ("front.paging", N_("The lost child was found.")),
        "parents": ("front.paging", N_("A child waits at the desk for its family.")),
        "move-car": ("front.paging", N_("The owner of a car is asked to move it.")),
        "lost-property": ("front.paging", N_("Something was found and waits at the desk.")),
        "staff-call": ("front.paging", N_("Somebody of the staff is called.")),
        "to-desk": ("front.paging", N_("A customer is asked to the desk.")),
        "show": ("front.page_form", N_("A form in full, with what the mall has heard of it by now.")),
        "again": ("front.page_form", N_("Have the form's words read again.")),
        "police": ("front.acting", N_("Note that the police were called.")),
        "settle": ("front.page_form", N_("Close a form with its outcome; its announcement ends.")),
    },
    "call": {
        "take": ("front.calling", N_("Take a call by the script: each answer is read back; a promise is kept with its owner and time.")),
        "due": ("front.owing", N_("Who promised what until when, the most urgent first; what is overdue is marked.")),
        "summary": ("front.summing", N_("Calls by topic, how many were answered in time, and private calls that were too long.")),
    },
    "phrase": {"now": ("front.saying", N_("What is said today: greeting, opening, closing."))},
    "shop": {"find": ("front.finding", N_("Where something is sold: any word of floor, booth, brand, trade or vendor."))},
    "outlet": {"find": ("front.finding", N_("Service outlets by any word of region, name or address."))},
    "message": {"deliver": ("front.acting", N_("The message was passed on."))},
    "relay": {"done": ("front.acting", N_("What was promised is done; with its result."))},
    "question": {
        "answer": ("front.acting", N_("The department's answer.")),
        "tell": ("front.acting", N_("The caller was told the answer.")),
        "publish": ("front.acting", N_("The answer becomes a standard answer, or a new edition of one.")),
        "top": ("front.summing", N_("What is asked most often, and which topics have no standard answer.")),
    },
    "faq": {
        "find": ("front.finding", N_("The standard answers in force, by any word.")),
        "edition": ("front.acting", N_("A new edition of a standard answer; the old one ends and stays.")),
    },
    "task": {
        "difficulty": ("front.acting", N_("Report a difficulty, before the deadline only.")),
        "extend": ("front.acting", N_("Agree to more time.")),
        "done": ("front.acting", N_("Done, with a report.")),
    },
    "exception": {
        "report": ("front.acting", N_("It was reported upward.")),
        "settle": ("front.acting", N_("What came of it.")),
        "summary": ("front.summing", N_("Exception events by kind, for the day's, week's or month's report.")),
    },
    "goods-return": {
        "summary": ("money.returns", N_("Returns without reason by vendor and month (F-RET2).")),
        "settled": ("money.returns", N_("All returns, exchanges and repairs that were settled (F-RET5).")),
    },
    "account": {
        "balance": ("money.accounts", N_("What stands on every account.")),
        "statement": ("money.accounts", N_("An account's entries with the balance after each (F-DEP1).")),
    },
    "deposit": {"statement": ("money.accounts", N_("A vendor's deposit: each entry with the balance after it (F-DEP1)."))},
    "complaint": {
        "times": ("complaint_figures", N_("How long each complaint was in each stage, and who was reminded when.")),
        "measures": ("complaint_figures", N_("Handled and in time, held against the targets that are set.")),
        "repeats": ("complaint_figures", N_("Complaints of the same customer, order or cause within a time.")),
        "disputes": ("complaint_figures", N_("Disputes and how they were solved, for the report.")),
        "units": ("complaint_figures", N_("How well each unit did: in time, content, not taken up again.")),
        "propose": ("complaint_checking", N_("Propose a reward or a penalty on a complaint that was verified.")),
        "draw": ("complaint_checking", N_("Draw complaints whose intake is checked; the seed is kept.")),
    },
    "intake-check": {"score": ("complaint_checking", N_("Judge a drawn intake on its five points."))},
}  # fmt: skip
