"""Advance compensation, as data: application, three signatures in order, payment, recovery (RET-15; catalogue 4.2, workflow 6). Pure."""

from types import MappingProxyType

from broadcaster.desk.cases.model import PERSON, Act, CaseType, Chain, Origin
from broadcaster.desk.rights import Right

SEATS = ("部门", "经理", "财务")
"""In the order of F-RET4: 部门意见, 经理, 财务."""

ACTS = (
    Act(
        name="submit", zh="报批", en="Ask for the signatures", sources=("applied",), target="signing", signs=("asked_by",),
        counts=("rounds",),
        guards=("signers",), plain=False, rules=("RET-15",),
    ),
    Act(
        name="approve", zh="批示", en="Sign", sources=("signing",), target="approved", right=Right.REVIEW, guards=("in-turn",), sign=True,
        plain=False, rules=("RET-15",),
    ),
    Act(
        name="pay", zh="赔付", en="Pay the customer", sources=("approved",), target="paid", asks=("paid_voucher",), needs=("paid_voucher",),
        guards=("all-signed",), stamps=("paid_at",), signs=("paid_by",), then="advance-paid", rules=("RET-15",),
    ),
    Act(
        name="recover", zh="追偿", en="Recover from the vendor", sources=("paid",), branches=(("recover_state", "whole", "recovered"),),
        asks=("recover_way", "recover_amount", "recover_voucher"), needs=("recover_way", "recover_amount", "recover_voucher"),
        fills="recovery", then="advance-recovered", rules=("RET-15", "DEP-02"),
    ),
    Act(
        name="take-back", zh="冲销", en="Take the last entry back", sources=("paid", "recovered"),
        branches=(("paid_at", None, "approved"),),
        target="paid", right=Right.REVIEW, reason=True, fills="advance-back", then="money-back", rules=("RET-15",),
    ),
    Act(
        name="withdraw", zh="撤回", en="Withdraw", sources=("applied", "approved"), target="withdrawn", asks=("withdraw_reason",),
        needs=("withdraw_reason",), rules=("RET-15",),
    ),
    Act(
        name="transfer", zh="转交", en="Transfer", sources=("applied", "signing", "approved", "paid"), asks=("handler",),
        needs=("handler",), reason=True,
    ),
)  # fmt: skip

COMPLAINT = Origin("complaint", {**PERSON, "cause": "cause"})
RETURN = Origin("goods-return", {**PERSON, "vendor": "vendor", "cause": "goods"})

TYPE = CaseType(
    name="advance",
    first="applied",
    stages=("applied", "signing", "approved", "paid", "recovered", "withdrawn"),
    over=frozenset({"recovered", "withdrawn"}),
    done=frozenset(),
    again="applied",
    clears=(),
    acts=ACTS,
    steps=(),
    origins=MappingProxyType({"case_ref": (COMPLAINT, RETURN)}),
    parts=("@opinions", "@clocks"),
    frozen=frozenset({"signing", "approved", "paid"}),
    chain=Chain(ask="submit", sign="approve", subject="amount", seats=SEATS),
)
