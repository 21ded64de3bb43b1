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
    "fault": {
        "report": ("front.acting", N_("It was reported to who repairs it.")),
        "restore": ("front.acting", N_("It works again; with what was done.")),
    },
    "repair": {
        "where": ("repairs.finding", N_("Whose an address is: the station the table of routes tells.")),
        "open": ("repairs.worklists", N_("Repairs that are not closed, by station.")),
        "overdue": ("repairs.worklists", N_("Those over a limit now. Exit 1 when there are any.")),
        "urged": ("repairs.worklists", N_("Open ones that were urged, the most often first.")),
        "forwarded": ("repairs.worklists", N_("Complex ones that wait for a department's answer.")),
        "service": ("repairs.worklists", N_("Whose next service is near, and who was not reminded of it.")),
        "summary": ("repairs.figures", N_("By class and station, pass rates against their targets, wrong stations.")),
        "sample": ("repairs.figures", N_("Draw repairs for a spot check; its sheet is begun.")),
        "sweep": ("repairs.figures", N_("Record the limits that were passed; what follows from them is entered by itself.")),
    },
    "exception": {
        "report": ("front.acting", N_("It was reported upward.")),
        "skip": ("front.acting", N_("The emergency path: reported at once to somebody above the own superior.")),
        "superior": ("front.acting", N_("After a skipped level: the own superior knows, too.")),
        "escalate": ("front.acting", N_("The head has it from now on.")),
        "check": ("front.acting", N_("Steps of an incident's checklist, as they are done.")),
        "settle": ("front.acting", N_("What came of it.")),
        "summary": ("front.summing", N_("Exception events by kind, for the day's, week's or month's report.")),
    },
    "revisit": {
        "due": ("revisits.due", N_("What is owed, by its day: made from sales, complaints, repairs, customers and tenants, each once.")),
        "call": ("revisits.call", N_("Call by the script, or enter what came of a call.")),
        "book": ("revisits.handing", N_("Note an appointment; not at meal peaks of restaurants or in a region's hours.")),
        "assign": ("revisits.handing", N_("Share out what is due among clerks, evenly.")),
        "rates": ("revisits.rates", N_("The month's rates with their targets, today's quota, and each clerk's count.")),
        "forwarded": ("revisits.handing", N_("What revisits brought up for other departments and is not done.")),
        "pass-on": ("revisits.handing", N_("Collect a department's matters and pass them on.")),
    },
    "visit": {"answer": ("revisits.handing", N_("Answer a tenant's opinion."))},
    "interview-plan": {"targets": ("revisits.handing", N_("Add whom to interview: a revisit each."))},
    "survey": {
        "fill": ("revisits.sheets", N_("Fill in a sheet, question by question.")),
        "templates": ("revisits.sheets", N_("The sheets there are, and their questions.")),
        "figures": ("revisits.rates", N_("What sheets come to: per question and together, with the targets.")),
        "blank": ("revisits.sheets", N_("An empty sheet to write on, as PDF.")),
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
