"""A customer's grade, as data: filled in, reviewed, approved (CST-03). Pure."""

from broadcaster.desk.cases.model import Act, CaseType, Chain
from broadcaster.desk.rights import Right

SEATS = ("复核", "审核")
"""In the order of F-CST1: 填表人, 复核人, 审核人."""

ACTS = (
    Act(
        name="submit", zh="报批", en="Ask for the signatures", sources=("filed",), target="signing", signs=("asked_by",),
        counts=("rounds",), guards=("signers",), plain=False, rules=("CST-03",),
    ),
    Act(
        name="approve", zh="批示", en="Sign", sources=("signing",), target="approved", right=Right.REVIEW, guards=("in-turn",), sign=True,
        plain=False, then="grade-approved", rules=("CST-03",),
    ),
    Act(
        name="withdraw", zh="撤回", en="Withdraw", sources=("filed",), target="withdrawn", asks=("withdraw_reason",),
        needs=("withdraw_reason",), rules=("CST-03",),
    ),
    Act(
        name="transfer", zh="转交", en="Transfer", sources=("filed", "signing"), asks=("handler",), needs=("handler",), reason=True,
        rules=("CST-03",),
    ),
)  # fmt: skip

TYPE = CaseType(
    name="grading",
    first="filed",
    stages=("filed", "signing", "approved", "withdrawn"),
    over=frozenset({"approved", "withdrawn"}),
    done=frozenset(),
    again="filed",
    clears=(),
    acts=ACTS,
    steps=(),
    parts=("@opinions", "@clocks"),
    frozen=frozenset({"signing"}),
    chain=Chain(ask="submit", sign="approve", subject="grade_to", seats=SEATS),
)
