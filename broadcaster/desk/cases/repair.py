"""A repair, as data: sent to a station, taken on, returned (返单), revisited, closed (RPR; catalogue 4.2, workflow 3). Pure."""

from types import MappingProxyType

from broadcaster.desk.cases.model import BACK, PERSON, Act, CaseType, Origin, Step
from broadcaster.desk.rights import Right

AT_WORK = ("sent", "accepted", "contacted")
ASIDE = ("waiting_customer", "waiting_party")
OPEN = ("new", *AT_WORK, *ASIDE)
RETURNED = ("done", "revisited", "closed")
CLOCKS = ("handle", "contact", "finish")

ACTS = (
    Act(
        name="send", zh="派单", en="Send to the station", sources=("new",), target="sent", asks=("station",), needs=("station",),
        fills="repair-station", stamps=("sent_at",), signs=("sent_by",), starts=("handle",), rules=("RPR-01", "RPR-04"),
    ),
    Act(
        name="route", zh="按派单表找维修站", en="Look for its station", sources=("new",), asks=("station", "route_no"), plain=False,
        rules=("RPR-01", "RPR-03"),
    ),
    Act(name="sort", zh="自动标紧急", en="Urgent by its class", sources=("new",), by_itself=True, rules=("RPR-02",)),
    Act(
        name="accept", zh="接单", en="The station takes it on", sources=("sent",), target="accepted", asks=("worker", "worker_phone"),
        stamps=("accepted_at",), stops=("handle",), starts=("contact", "finish"), rules=("RPR-04", "RPR-05"),
    ),
    Act(
        name="contact", zh="已联系住户", en="The household was contacted", sources=("sent", "accepted"), target="contacted",
        asks=("visit_at", "worker", "worker_phone"), stamps=("contacted_at",), stops=("handle", "contact"), starts=("finish",),
        rules=("RPR-04", "RPR-05"),
    ),
    Act(
        name="reroute", zh="改派（选错维修站）", en="Send it to the right station", sources=(*AT_WORK, *ASIDE), target="sent",
        asks=("station",), needs=("station",), reason=True, fills="repair-station", guards=("other-station",), stamps=("sent_at",),
        signs=("sent_by",), counts=("wrong_stations",),
        empties=("accepted_at", "contacted_at", "worker", "worker_phone", "visit_at", "resumes"), drops=CLOCKS, starts=("handle",),
        rules=("RPR-03",),
    ),
    Act(
        name="pass-on", zh="转站", en="Passed on by its station", sources=(*AT_WORK, *ASIDE), target="sent", asks=("station",),
        needs=("station",), reason=True, fills="repair-station", guards=("other-station",), stamps=("sent_at",),
        signs=("sent_by",), counts=("passed_on",),
        empties=("accepted_at", "contacted_at", "worker", "worker_phone", "visit_at", "resumes"), drops=CLOCKS, starts=("handle",),
        rules=("RPR-03",),
    ),
    Act(
        name="urge", zh="催单", en="Urge the station", sources=(*AT_WORK, "waiting_party"), reason=True, stamps=("urged_at",),
        counts=("urges",), plain=False, rules=("RPR-04",),
    ),
    Act(name="call", zh="联系记录", en="Note a call", sources=OPEN, plain=False, rules=("RPR-05",)),
    Act(
        name="coverage", zh="保修判定", en="Free or paid", sources=(*OPEN, "done"),
        asks=("coverage", "warranty_end", "fee_quote", "quote_agreed"), needs=("coverage",), guards=("quoted",), rules=("RPR-11",),
    ),
    Act(
        name="forward", zh="上报疑难", en="Report it upward", sources=OPEN, asks=("forwarded_to",), needs=("forwarded_to",), reason=True,
        stamps=("forwarded_at",), sets=MappingProxyType({"complex": True}), empties=("dept_answer", "dept_answered_at"), rules=("RPR-08",),
    ),
    Act(
        name="dept-answer", zh="部门回复", en="The department's answer", sources=(*OPEN, *RETURNED), asks=("dept_answer",),
        needs=("forwarded_to", "dept_answer"), stamps=("dept_answered_at",), rules=("RPR-08",),
    ),
    Act(
        name="wait", zh="等待", en="Wait", sources=("accepted", "contacted"), target="waiting_customer",
        branches=(("waits_for", "party", "waiting_party"),), asks=("waits_for",), needs=("waits_for",), reason=True, aside=True,
        rules=("RPR-05",),
    ),
    Act(name="resume", zh="继续处理", en="Go on", sources=ASIDE, target=BACK, reason=True),
    Act(
        name="done", zh="返单", en="Returned as finished", sources=("accepted", "contacted"), target="done",
        asks=("repaired", "result", "work", "worker", "charged", "quality_ok", "next_service_on"), needs=("repaired", "result"),
        guards=("covered",), stamps=("returned_at",), stops=CLOCKS, rules=("RPR-04", "RPR-09", "RPR-13"),
    ),
    Act(
        name="inspect", zh="质量检查", en="Inspect the work", sources=RETURNED, asks=("quality_ok",), needs=("quality_ok",),
        stamps=("inspected_at",), signs=("inspected_by",), rules=("RPR-09",),
    ),
    Act(
        name="revisit", zh="回访", en="Revisited", sources=("done",), target="revisited", branches=(("solved", False, "sent"),),
        asks=("solved", "revisit_ref"), needs=("solved",), stamps=("revisited_at",), rules=("RPR-04", "RPR-07"),
    ),
    Act(
        name="rework", zh="返修", en="Repair it again", sources=RETURNED, target="sent", reason=True, stamps=("sent_at",),
        signs=("sent_by",), rules=("RPR-12",),
    ),
    Act(
        name="close", zh="结单", en="Close", sources=("done", "revisited"), target="closed", guards=("steps-done", "revisited"),
        stamps=("closed_at",), signs=("closed_by",), rules=("RPR-04", "RPR-07"),
    ),
    Act(
        name="cancel", zh="撤单", en="Withdraw", sources=OPEN, target="cancelled", reason=True, stamps=("closed_at",), signs=("closed_by",),
        drops=CLOCKS,
    ),
    Act(
        name="hand-over", zh="变更首问责任人", en="Change the first owner", sources=(*OPEN, "done", "revisited"), right=Right.REVIEW,
        asks=("first_owner",), needs=("first_owner",), reason=True, rules=("RPR-06", "CMP-08"),
    ),
    Act(
        name="remind", zh="已提醒保养", en="Reminded of the next service", sources=(*RETURNED, "archived"), asks=("next_service_on",),
        needs=("next_service_on",), stamps=("reminded_at",), rules=("RPR-13",),
    ),
    Act(
        name="archive", zh="季末归档", en="File with the season", sources=("closed", "cancelled"), target="archived", right=Right.CLOSE,
        asks=("season",), needs=("season",), plain=False, rules=("RPR-14",),
    ),
)  # fmt: skip

STEPS = (
    Step(name="record", zh="记录报修内容", en="Record", needs=("class", "content", "name", "phone"), rules=("RPR-01",)),
    Step(name="send", zh="派给维修站", en="Send", needs=("station", "sent_at"), rules=("RPR-04",)),
    Step(name="return", zh="返单写明结果", en="Return with its result", needs=("returned_at", "repaired", "result"), rules=("RPR-04",)),
)

CALL = Origin("call", {**PERSON, "content": "content", "address": "address", "taken_by": "agent", "happened_at": "happened_at"})
REVISIT = Origin("revisit", {**PERSON, "content": "comment", "address": "address"})
HOUSEHOLD = Origin("party", {"name": "name", "phone": "phone", "address": "address"})

TYPE = CaseType(
    name="repair",
    first="new",
    stages=("new", *AT_WORK, *RETURNED, "cancelled", "archived", *ASIDE),
    over=frozenset({"closed", "cancelled", "archived"}),
    done=frozenset(RETURNED),
    again="sent",
    clears=(
        "accepted_at", "contacted_at", "visit_at", "returned_at", "repaired", "quality_ok", "inspected_at", "inspected_by", "revisited_at",
        "revisit_ref", "closed_at", "closed_by",
    ),
    acts=ACTS,
    steps=STEPS,
    reopens=("handle",),
    limits=MappingProxyType({"handle": "repair.handle", "contact": "repair.contact", "finish": "repair.longest"}),
    waits=MappingProxyType({"waiting_customer": ("contact", "finish"), "waiting_party": ("finish",)}),
    dropping=frozenset({"cancelled"}),
    raises=MappingProxyType({"handle": "station-late", "contact": "contact-late", "finish": "repair-4h"}),
    origins=MappingProxyType({"call_ref": (CALL, REVISIT), "party": (HOUSEHOLD,)}),
    parts=("@calls", "@clocks"),
    then="repair-entered",
)  # fmt: skip
"""Each limit by its own rule (RPR-05): `handle` from the sending until the station takes it on; `contact` from then until the household was
spoken to; `finish` from then until it is returned. While the household cannot be reached, or wants another
day, neither `contact` nor `finish` runs; while a part has to come only `finish` stands still: nobody needs the part to telephone. Taking a
repair on waits for nobody. The limits of a wrong station are not judged."""
