"""A complaint, as data: acceptance, investigation, plan, approval, confirmation, closing (CMP; catalogue 4.2, workflows 1 and 2). Pure."""

from types import MappingProxyType

from broadcaster.desk.cases.model import BACK, PERSON, Act, CaseType, Chain, Origin, Step
from broadcaster.desk.rights import Right

AT_WORK = ("accepted", "investigating", "planned", "approved", "notified", "executed")
ASIDE = ("escalated", "waiting_customer", "waiting_party", "litigation")
OPEN = ("registered", *AT_WORK, *ASIDE)
FINDINGS = (
    "root_cause", "cause_class", "gravity", "course", "findings", "verified", "verifier", "investigators", "their_view", "our_view",
    "meeting", "root_code", "fault", "liable_dept", "origin_dept", "difficulties", "strategy", "sufficient", "reasonable", "severity",
    "severity_cause",
)  # fmt: skip
CARE = (
    "apologised", "vendor_told", "replaced", "first_aid", "refund", "sealed_goods", "seal_no", "seal_outcome", "authorities_told",
    "return_ordered",
)  # fmt: skip

ACTS = (
    Act(
        name="accept", zh="受理", en="Accept", sources=("registered",), target="accepted", asks=("promised_by",), stamps=("accepted_at",),
        signs=("accepted_by",), starts=("promise",), guards=("intake-whole",), rules=("CMP-03", "CMP-14", "CMP-18"),
    ),
    Act(
        name="refuse", zh="不予受理", en="Refuse", sources=("registered", "accepted"), target="refused", right=Right.REVIEW,
        asks=("refuse_reason",), needs=("refuse_reason",), guards=("other-hand",), signs=("refused_by",),
        stops=("reply", "plan", "promise", "contact", "update", "authority"), rules=("CMP-03",),
    ),
    Act(
        name="assign", zh="指派", en="Assign", sources=("accepted", "investigating"), target="investigating", right=Right.REVIEW,
        asks=("handler", "handler_head", "liable_dept"), needs=("handler",), rules=("CMP-09", "CMP-13", "CMP-35"),
    ),
    Act(
        name="transfer", zh="转交", en="Transfer", sources=AT_WORK, asks=("handler",), needs=("handler",), reason=True, guards=("keeper",),
        rules=("CMP-08",),
    ),
    Act(
        name="hand-over", zh="变更首问责任人", en="Change the first owner", sources=OPEN, right=Right.REVIEW, asks=("first_owner",),
        needs=("first_owner",), reason=True, rules=("CMP-08",),
    ),
    Act(
        name="reply", zh="首次答复", en="First answer", sources=OPEN, asks=("answer",), needs=("answer",), stamps=("replied_at",),
        stops=("reply", "contact"), starts=("update",), rules=("CMP-05", "CMP-07"),
    ),
    Act(
        name="update", zh="进展反馈", en="Tell how it stands", sources=OPEN, reason=True, stops=("update",), starts=("update",),
        rules=("CMP-07",),
    ),
    Act(
        name="remind", zh="督促", en="Remind", sources=OPEN, asks=("reminder_no",), reason=True, counts=("reminders",), rules=("CMP-17",),
    ),
    Act(
        name="prioritise", zh="调整紧急程度", en="Change the urgency", sources=OPEN, asks=("urgency",), needs=("urgency",), reason=True,
        guards=("keeper",), then="urgency", rules=("CMP-12",),
    ),
    Act(
        name="investigate", zh="调查", en="Investigate", sources=AT_WORK, asks=FINDINGS, guards=("keeper",), then="penalty",
        rules=("CMP-04", "CMP-11", "CMP-13", "CMP-23"),
    ),
    Act(name="care", zh="现场处置", en="Help at once", sources=OPEN, asks=CARE, guards=("keeper",), rules=("CMP-27", "CMP-28")),
    Act(
        name="liability", zh="责任比例", en="Shares of liability", sources=AT_WORK, guards=("keeper", "shares-whole"), plain=False,
        then="penalty",
        rules=("CMP-16",),
    ),
    Act(
        name="plan", zh="处理方案", en="Plan", sources=("investigating",), target="planned", asks=("measure", "how_to", "wish", "issue_no"),
        needs=("measure", "root_cause"), guards=("keeper",), stamps=("planned_at",), stops=("plan",), rules=("CMP-05", "CMP-11"),
    ),
    Act(
        name="compensate", zh="赔偿", en="Compensate", sources=("investigating", "planned"),
        asks=("compensation", "compensation_form", "commitments"), needs=("compensation",), guards=("keeper",), signs=("asked_by",),
        counts=("rounds",), plain=False, rules=("CMP-10", "CMP-15", "CMP-29"),
    ),
    Act(
        name="approve", zh="批示", en="Sign", sources=("planned",), target="approved", right=Right.REVIEW, guards=("in-turn",), sign=True,
        plain=False, rules=("CMP-10", "CMP-15"),
    ),
    Act(
        name="review-notice", zh="审核通知单", en="Look through the notice", sources=("planned", "approved"), right=Right.REVIEW,
        asks=("liable_dept", "handler"), needs=("issue_no", "liable_dept"), guards=("other-maker",), stamps=("notice_at",),
        signs=("notice_by",), rules=("CMP-35",),
    ),
    Act(
        name="notify", zh="通知顾客", en="Tell the customer", sources=("planned", "approved"), target="notified", asks=("reaction",),
        needs=("reaction",), guards=("keeper", "approved", "notice-reviewed"), stamps=("notified_at",), rules=("CMP-13", "CMP-29"),
    ),
    Act(
        name="execute", zh="执行", en="Carry out", sources=("notified",), target="executed", asks=("observation", "cost"),
        guards=("keeper", "approved"), stamps=("executed_at",), stops=("promise", "authority"), rules=("CMP-11", "CMP-18"),
    ),
    Act(
        name="confirm", zh="向顾客确认", en="Confirm with the customer", sources=("executed",), target="confirmed",
        branches=(("satisfaction", "dissatisfied", "investigating"),), asks=("satisfaction", "dissatisfied_why", "expectation_met"),
        needs=("satisfaction",), stamps=("confirmed_at",), rules=("CMP-18", "CMP-19"),
    ),
    Act(
        name="improve", zh="分析改进", en="Improve", sources=(*OPEN, "confirmed"),
        asks=(
            "improvement", "improvement_owner", "improvement_due", "summary", "suggestion", "review", "manager_advice", "specialist_advice",
        ),
        needs=("improvement",), rules=("CMP-13", "CMP-25"),
    ),
    Act(
        name="improved", zh="改进完成", en="Improvement done", sources=(*OPEN, "confirmed", "closed", "archived"), right=Right.REVIEW,
        asks=("improvement_result",), needs=("improvement", "improvement_result"), stamps=("improved_at",), signs=("improved_by",),
        rules=("CMP-25",),
    ),
    Act(
        name="close", zh="结案", en="Close", sources=("confirmed",), target="closed", right=Right.REVIEW,
        guards=("steps-done", "shares-whole", "fault-shared"), stamps=("closed_at",), signs=("closed_by",), stops=("update",),
        rules=("CMP-13", "CMP-16"),
    ),
    Act(
        name="reopen", zh="重新处理", en="Take up again", sources=("confirmed", "closed", "refused"), target="investigating", reason=True,
        starts=("plan",), rules=("CMP-19",),
    ),
    Act(
        name="escalate", zh="升级", en="Escalate", sources=("registered", *AT_WORK), target="escalated", asks=("escalated_to",),
        needs=("escalated_to",), reason=True, aside=True, counts=("level",), rules=("CMP-09",),
    ),
    Act(
        name="wait", zh="等待", en="Wait", sources=AT_WORK, target="waiting_customer", branches=(("waits_for", "party", "waiting_party"),),
        asks=("waits_for",), needs=("waits_for",), reason=True, aside=True, guards=("keeper",),
    ),
    Act(
        name="litigate", zh="转诉讼", en="Go to court", sources=("investigating", "planned", "approved", "notified"), target="litigation",
        right=Right.REVIEW, asks=("litigation_ref",), needs=("litigation_ref",), reason=True, aside=True, rules=("CMP-11",),
    ),
    Act(name="resume", zh="继续处理", en="Go on", sources=ASIDE, target=BACK, reason=True),
    Act(
        name="papers", zh="补齐资料", en="Complete the papers", sources=(*OPEN, "confirmed", "closed"),
        asks=("original_order", "order_seen_by"), rules=("CMP-21",),
    ),
    Act(
        name="archive", zh="归档", en="File", sources=("closed", "refused"), target="archived", right=Right.CLOSE, asks=("archive_week",),
        needs=("archive_week",), guards=("papers",), plain=False, rules=("CMP-05", "CMP-21"),
    ),
)  # fmt: skip


def _care(name: str, zh: str, en: str, needs: str, rule: str = "CMP-27") -> Step:
    return Step(name=f"care-{name}", zh=zh, en=en, needs=tuple(needs.split()), when={"kind": (name,)}, rules=(rule,))


STEPS = (
    Step(name="record", zh="记录投诉内容", en="Record", needs=("cause", "kind"), rules=("CMP-13",)),
    Step(name="judge", zh="判断性质", en="Judge its nature", needs=("sufficient", "reasonable"), rules=("CMP-13",)),
    Step(name="unit", zh="确定责任部门和人", en="Fix unit and person", needs=("liable_dept", "handler"), rules=("CMP-13",)),
    Step(name="cause", zh="查明原因", en="Find the cause", needs=("root_cause", "fault"), rules=("CMP-13", "CMP-25")),
    Step(name="plan", zh="提出方案", en="Propose", needs=("measure", "planned_at"), rules=("CMP-13",)),
    Step(name="notify", zh="通知顾客", en="Tell the customer", needs=("notified_at", "reaction"), rules=("CMP-13",)),
    Step(name="execute", zh="执行", en="Carry out", needs=("executed_at",), rules=("CMP-18",)),
    Step(name="confirm", zh="确认满意", en="Confirm", needs=("confirmed_at", "satisfaction"), rules=("CMP-19",)),
    Step(name="improve", zh="改进措施", en="Improve", needs=("improvement", "improvement_owner", "improvement_due"), rules=("CMP-25",)),
    Step(name="meeting", zh="重大投诉会议", en="Meeting", needs=("meeting",), when={"severity": ("major",)}, rules=("CMP-04",)),
    _care("attitude", "当面道歉", "Apologise in person", "apologised"),
    _care("billing", "更正退款并道歉", "Refund and apologise", "refund apologised"),
    _care("delivery", "商户说明原因", "The vendor explains", "vendor_told"),
    _care("wrong", "立即调换", "Replace at once", "replaced"),
    _care("injury", "先送医务室", "Infirmary first", "first_aid"),
    _care("fake", "封存并报告主管机关", "Seal and report", "sealed_goods seal_no authorities_told", "CMP-28"),
    _care("staff", "核实结论", "Verdict", "accused verified", "CMP-23"),
)
"""What closing needs (CMP-13), and what a kind needs besides (CMP-04, CMP-23, CMP-27, CMP-28)."""

LIMITS = {"reply": "complaint.reply", "plan": "complaint.plan", "contact": "complaint.contact", "update": "complaint.update"}
"""Keys of the policy (CMP-05, CMP-07)."""
URGENT = {
    urgency: MappingProxyType({name: f"complaint.{urgency}_{name}" for name in ("reply", "plan")}) for urgency in ("urgent", "extreme")
}
"""Keys of the limits of urgent complaints (CMP-12)."""
WAITS = {
    "waiting_customer": ("reply", "contact", "plan", "update"),
    "waiting_party": ("plan",),
    "litigation": ("plan", "update"),
}
"""Clocks that stand still. A customer who cannot be reached cannot be answered; while others are waited for, the customer still is, and
is told how it stands; before a court there is neither a plan to make nor news to tell. A promised day and an authority's day are days:
no waiting moves them (CMP-03, CMP-33). An escalated case does not wait."""
CALL = Origin("call", {**PERSON, "cause": "content", "happened_at": "happened_at"})
REVISIT = Origin("revisit", {**PERSON, "address": "address", "cause": "comment"})
"""A revisit is a call too; what it was about is no cause."""

TYPE = CaseType(
    name="complaint",
    first="registered",
    stages=("registered", *AT_WORK, "confirmed", "closed", "refused", "archived", *ASIDE),
    over=frozenset({"closed", "refused", "archived"}),
    done=frozenset({"executed", "confirmed", "closed", "refused"}),
    again="investigating",
    clears=(
        "measure", "planned_at", "reaction", "notified_at", "executed_at", "confirmed_at", "satisfaction", "closed_at", "closed_by",
        "compensation", "compensation_form", "asked_by", "notice_by", "notice_at",
    ),
    acts=ACTS,
    steps=STEPS,
    opens=("reply", "plan", "contact", "authority"),
    reopens=("plan",),
    limits=MappingProxyType(LIMITS),
    urgent=MappingProxyType(URGENT),
    dated=MappingProxyType({"promise": "promised_by", "authority": "authority_due"}),
    waits=MappingProxyType(WAITS),
    dropping=frozenset({"refused"}),
    origins=MappingProxyType({"call_ref": (CALL, REVISIT)}),
    parts=("@shares", "@opinions", "@clocks"),
    amended="urgency",
    chain=Chain(ask="compensate", sign="approve", subject="compensation"),
)  # fmt: skip
