"""A return, exchange or repair, as data: receive, check, vendor, (signatures), settle, close (RET-01; catalogue 4.2, workflow 5). Pure."""

from types import MappingProxyType

from broadcaster.desk.cases.model import PERSON, Act, CaseType, Chain, Origin, Step
from broadcaster.desk.rights import Right

WAITING = ("received", "checked", "confirmed")
"""Nothing is decided yet."""
CONDITION = (
    "condition", "opened", "pack_broken", "label_broken", "used", "damaged", "unsaleable", "finding", "confirmed_on", "damage", "repairs",
)  # fmt: skip

ACTS = (
    Act(
        name="check", zh="验货", en="Check the goods", sources=("received", "checked"), target="checked", asks=CONDITION,
        needs=("condition",),
        fills="return-checked", stamps=("checked_at",), signs=("checked_by",), rules=("RET-01", "RET-03"),
    ),
    Act(
        name="judge", zh="重新判定", en="Judge anew", sources=WAITING, reason=True, fills="return-judged", then="return-limits",
        rules=("RET-01", "POL-01"),
    ),
    Act(
        name="vendor", zh="厂商确认", en="The vendor answers", sources=("checked", "confirmed"), target="confirmed",
        asks=("vendor_answer", "vendor_words"), needs=("vendor_answer",), stamps=("vendor_at",), rules=("RET-01",),
    ),
    Act(
        name="grant", zh="同意办理", en="Grant", sources=("confirmed",), target="agreed", fills="return-granted", guards=("as-judged",),
        rules=("RET-01", "RET-02", "RET-06", "RET-12"),
    ),
    Act(
        name="special", zh="报批特殊处理", en="Ask for a special decision", sources=("checked", "confirmed"), target="approving",
        asks=("settlement", "special_role", "special_reason"), needs=("settlement", "special_role", "special_reason"), signs=("asked_by",),
        counts=("rounds",), guards=("signers",), plain=False, rules=("RET-07", "RET-14"),
    ),
    Act(
        name="approve", zh="批示", en="Sign", sources=("approving",), target="agreed", right=Right.REVIEW, guards=("in-turn",), sign=True,
        plain=False, then="return-limits", rules=("RET-07", "RET-14"),
    ),
    Act(
        name="refuse", zh="不予受理", en="Refuse", sources=WAITING, target="refused", right=Right.REVIEW, asks=("refuse_reason",),
        needs=("refuse_reason",), guards=("other-hand", "not-granted"), signs=("refused_by",), stops=("refund", "exchange"),
        rules=("RET-05", "RET-08"),
    ),
    Act(
        name="refund", zh="退款", en="Pay back", sources=("agreed",), target="settled",
        asks=("refund", "refund_way", "voucher", "account", "goods_back", "slip_back", "carrier", "freight"),
        needs=("refund", "refund_way"),
        guards=("settles-return", "refund-within-price", "sent-rightly", "slip-whole"), stamps=("settled_at",), signs=("settled_by",),
        stops=("refund", "exchange"), then="return-paid", rules=("RET-01", "RET-02", "RET-09", "RET-11"),
    ),
    Act(
        name="exchange", zh="换货", en="Exchange", sources=("agreed",), target="settled",
        asks=("new_code", "for_price", "voucher", "goods_back", "slip_back", "carrier", "freight"), needs=("new_code", "for_price"),
        guards=("settles-exchange", "sent-rightly", "slip-whole"), stamps=("settled_at",), signs=("settled_by",), stops=("exchange",),
        then="return-paid", rules=("RET-06", "RET-10", "RET-11"),
    ),
    Act(
        name="repair", zh="维修完成", en="Repaired", sources=("agreed",), target="settled", asks=("repair_result",),
        needs=("repair_result",),
        guards=("settles-repair",), stamps=("settled_at",), signs=("settled_by",), counts=("repairs",), stops=("exchange",),
        rules=("RPR-11", "RPR-12"),
    ),
    Act(
        name="take-back", zh="冲销", en="Take the money back", sources=("settled",), target="agreed", right=Right.REVIEW, reason=True,
        then="money-back", rules=("DEP-01",),
    ),
    Act(
        name="close", zh="结案", en="Close", sources=("settled",), target="closed", right=Right.REVIEW, asks=("cost_reason",),
        fills="return-tasks", guards=("steps-done",), stamps=("closed_at",), signs=("closed_by",), rules=("RET-16", "RET-19"),
    ),
    Act(
        name="transfer", zh="转交", en="Transfer", sources=(*WAITING, "approving", "agreed", "settled"), asks=("handler",),
        needs=("handler",), reason=True,
    ),
    Act(name="reopen", zh="重新处理", en="Take up again", sources=("refused",), target="received", reason=True, rules=("RET-08",)),
)  # fmt: skip

STEPS = (
    Step(name="check", zh="验货", en="Check the goods", needs=("condition", "checked_at"), rules=("RET-01",)),
    Step(name="vendor", zh="厂商确认", en="The vendor answers", needs=("vendor_answer",), rules=("RET-01",)),
    Step(name="settle", zh="办理", en="Settle", needs=("settled_at",), rules=("RET-01",)),
    Step(name="refund", zh="退款", en="Pay back", needs=("refund", "entry_no"), when={"settlement": ("return",)}, rules=("RET-01",)),
    Step(
        name="exchange",
        zh="换货差额",
        en="Difference",
        needs=("new_code", "difference"),
        when={"settlement": ("exchange",)},
        rules=("RET-10",),
    ),
)

CALL = Origin("call", {**PERSON, "cause_told": "content", "happened_at": "happened_at"})
REVISIT = Origin("revisit", {**PERSON, "cause_told": "comment"})
COMPLAINT = Origin(
    "complaint",
    {
        **PERSON, "goods": "goods", "goods_spec": "goods_spec", "order_no": "order_no", "bought_on": "bought_on", "price": "amount",
        "cause_told": "cause", "call_ref": "call_ref",
    },
)  # fmt: skip

TYPE = CaseType(
    name="goods-return",
    first="received",
    stages=(*WAITING, "approving", "agreed", "settled", "closed", "refused"),
    over=frozenset({"closed", "refused"}),
    done=frozenset({"refused"}),
    again="checked",
    clears=(),
    acts=ACTS,
    steps=STEPS,
    limits=MappingProxyType({"refund": "refund.within", "exchange": "exchange.answer"}),
    dated=MappingProxyType({"refund": "refund_due"}),
    dropping=frozenset({"refused"}),
    origins=MappingProxyType({"call_ref": (CALL, REVISIT), "case_ref": (COMPLAINT,)}),
    parts=("@verdict", "@opinions", "@clocks"),
    then="return-opened",
    frozen=frozenset({"approving", "agreed", "settled"}),
    chain=Chain(ask="special", sign="approve", subject="special_reason"),
)
