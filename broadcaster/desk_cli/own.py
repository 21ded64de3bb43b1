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
        "missed": ("front.missing", N_("A call nobody answered, and why; who was on duty gets a lapse unless excused.")),
        "transfer": ("front.hotline_acts", N_("Hand a call to a specialist, with the wait that was promised.")),
        "connect": ("front.hotline_acts", N_("The specialist answers: the promised wait ends.")),
        "wrap-up": ("front.hotline_acts", N_("After the specialist: what else the customer asked, and thanks.")),
        "summary": ("front.summing", N_("Calls by topic, how many were answered in time, and private calls that were too long.")),
    },
    "phrase": {
        "now": ("front.saying", N_("What is said today: greeting, opening, closing.")),
        "find": ("front.lookups", N_("Fixed phrases by any word: the mall's own first, then the manual's.")),
    },
    "contact": {"find": ("front.finding", N_("Numbers of offices and departments by any word, with source and date."))},
    "roster": {"gaps": ("front.lookups", N_("Hours in which nobody is there for the line. Exit 1 when there are any."))},
    "lapse": {"add": ("front.hotline_acts", N_("Note a lapse on a call; what the rules propose for it is added."))},
    "service": {"tally": ("front.lookups", N_("Services by kind, pages included."))},
    "vendor-talk": {"relay": ("front.hotline_acts", N_("Pass a vendor's request on, with who promised what until when."))},
    "aftersale": {
        "become": ("front.becoming", N_("The ticket becomes a complaint, a return or a repair; each names the other.")),
        "cost": ("front.hotline_acts", N_("A cost of the ticket.")),
        "costs": ("front.lookups", N_("What service cost in a month, by sort, bearer and kind of ticket.")),
        "analyse": ("front.hotline_acts", N_("A technical problem is analysed and reported upward.")),
        "suggest": ("front.hotline_acts", N_("Propose an improvement from a ticket.")),
    },
    "promise": {"breaches": ("front.lookups", N_("Where a promise made in public was not kept. Exit 1 when there are any."))},
    "request": {
        "instruct": ("front.hotline_acts", N_("The superior's order, noted as it was given.")),
        "object": ("front.hotline_acts", N_("State your disagreement; the order stands.")),
        "execute": ("front.hotline_acts", N_("What was done on the order.")),
        "report-after": ("front.hotline_acts", N_("Tell the superior who was passed over, afterwards.")),
    },
    "supply": {
        "add": ("front.hotline_acts", N_("A need, goods received, a claim, or a hand-out.")),
        "issue": ("front.hotline_acts", N_("Hand out what was claimed, no more than there is.")),
        "stock": ("front.lookups", N_("What there is of each item, what is claimed and what is needed.")),
    },
    "need": {
        "submit": ("front.hotline_acts", N_("Hand a need to administration.")),
        "answer": ("front.hotline_acts", N_("What administration answered.")),
    },
    "document": {"pass": ("front.hotline_acts", N_("The paper reached its department, which signs for it."))},
    "policy": {
        "sign": ("front.hotline_acts", N_("Sign that you know a policy.")),
        "object": ("front.hotline_acts", N_("Object to a policy, in writing, to the manager.")),
        "suggest": ("front.hotline_acts", N_("Suggest a change of a policy.")),
        "unsigned": ("front.lookups", N_("Policies in force, and who has not signed them.")),
    },
    "acknowledgement": {"reply": ("front.hotline_acts", N_("Reply to an objection or a suggestion."))},
    "clause": {
        "add": ("front.hotline_acts", N_("Link a rule to the clause of a policy.")),
        "find": ("front.lookups", N_("Clauses in force that say a rule.")),
    },
    "casebook": {"learn": ("front.hotline_acts", N_("Take a closed complaint into the case library, without whom it is about."))},
    "household": {
        "join": ("front.hotline_acts", N_("Somebody is reached at this household.")),
        "find": ("front.lookups", N_("Households by a piece of the address or by telephone, with who is reached there.")),
    },
    "region": {"visit": ("front.lookups", N_("Whether a region may be visited at a time. Exit 1 when not."))},
    "access": {
        "ask": ("front.opening_rows", N_("Ask to see one row in full.")),
        "decide": ("front.opening_rows", N_("Agree, or refuse; agreed, the row is open to who asked for a while.")),
    },
    "shop": {"find": ("front.finding", N_("Where something is sold: any word of floor, booth, brand, trade or vendor."))},
    "outlet": {"find": ("front.finding", N_("Service outlets by any word of region, name or address."))},
    "message": {"deliver": ("front.acting", N_("The message was passed on."))},
    "relay": {
        "hear": ("front.hotline_acts", N_("Pass on what you heard about another department; anybody may.")),
        "done": ("front.acting", N_("What was promised is done; with its result.")),
    },
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
        "plan": ("front.lookups", N_("Work plans of a month, by person: done, late, assessed.")),
        "assess": ("front.hotline_acts", N_("Assess a task of somebody's plan.")),
        "duties": ("front.lookups", N_("Recurring duties and how they stand in their period. Exit 1 when one is late.")),
        "draft": ("front.drafting", N_("The draft of a duty's report, with the period's figures, as a task.")),
        "extend": ("front.acting", N_("Agree to more time.")),
        "done": ("front.acting", N_("Done, with a report.")),
    },
    "exception": {
        "report": ("front.acting", N_("It was reported upward.")),
        "settle": ("front.acting", N_("What came of it.")),
        "sections": ("front.lookups", N_("The report's sections: events by kind, those to be reported at once first.")),
        "summary": ("front.summing", N_("Exception events by kind, for the day's, week's or month's report.")),
    },
}  # fmt: skip
