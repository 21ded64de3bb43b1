"""A movement of a vendor's deposit, as data: booked at once, or signed first (DEP-01 to DEP-03). Pure."""

from broadcaster.desk.cases.model import Act, CaseType, Chain
from broadcaster.desk.rights import Right

ACTS = (
    Act(
        name="submit", zh="报批", en="Ask for the signatures", sources=("asked",), target="signing", signs=("asked_by",),
        counts=("rounds",),
        guards=("signers",), plain=False, rules=("DEP-02",),
    ),
    Act(
        name="approve", zh="批示", en="Sign", sources=("signing",), target="booked", right=Right.REVIEW, guards=("in-turn",), sign=True,
        plain=False, fills="deposit-judged", then="deposit-booked", rules=("DEP-02", "DEP-03"),
    ),
    Act(
        name="drop", zh="不办", en="Drop it", sources=("asked",), target="refused", reason=True, rules=("DEP-02",),
    ),
    Act(
        name="take-back", zh="冲销", en="Take it back", sources=("booked",), target="back", right=Right.REVIEW, reason=True,
        then="money-back",
        rules=("DEP-01",),
    ),
)  # fmt: skip

TYPE = CaseType(
    name="deposit",
    first="asked",
    stages=("asked", "signing", "booked", "back", "refused"),
    over=frozenset({"booked", "back", "refused"}),
    done=frozenset(),
    again="asked",
    clears=(),
    acts=ACTS,
    steps=(),
    parts=("@opinions", "@clocks"),
    then="deposit-opened",
    frozen=frozenset({"signing"}),
    chain=Chain(ask="submit", sign="approve", subject="amount"),
)
