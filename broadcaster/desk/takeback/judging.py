"""What `returns.evaluate` is asked about a case, and what of its answer is kept with it. Pure."""

from collections.abc import Mapping
from datetime import date, datetime

from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.returns.case import after
from broadcaster.desk.returns.evaluate import evaluate
from broadcaster.desk.returns.facts import Cause, Damage, Finding, Paper, Proof, Reason, Sale, State, Verdict, Way, Wish
from broadcaster.desk.values import Value

Values = Mapping[str, Value]
MISSING = date.max
"""Never read: what a case in the book must have is there."""


def verdict(values: Values, policy: Policy, requested: date) -> Verdict:
    """The verdict on a request of the day `requested`. Raises `ValueError` where that lies before the sale."""
    return evaluate(_sale(values), _state(values), _reason(values, requested), _proof(values), policy, requested)


def kept(found: Verdict, at: datetime) -> dict[str, Value]:
    """The fields that hold the verdict from now on: it changes only by judging anew (catalogue 4.5)."""
    due = found.refund_due
    return {
        "verdict": found.outcome.value, "verdict_code": found.code, "clause": "，".join((found.clause, *found.also)),
        "last_day": found.last_day, "refund_due": due if isinstance(due, date) else None, "judged_by": found.policy, "judged_at": at,
        "judgement_unset": "，".join(found.unset) or None,
    }  # fmt: skip


def refund_by(values: Values, policy: Policy, requested: date) -> date | None:
    """The last day for a refund that was decided specially: from the confirmation for a flaw, else from the request (I-16).

    `None` where the manual gives no time.
    """
    confirmed = values.get("confirmed_on")
    since = confirmed if values.get("cause") == "quality" and isinstance(confirmed, date) else requested
    found = after(since, policy.span("refund.within"))
    return None if isinstance(found, Unset) else found


def _sale(values: Values) -> Sale:
    price = values.get("price")
    return Sale(
        _day(values, "bought_on") or MISSING,
        price if isinstance(price, int) else 0,
        _day(values, "warranty_end"),
        _day(values, "shelf_life_end"),
        disclosed_flaw=bool(values.get("disclosed_flaw")),
        at_distance=bool(values.get("at_distance")),
    )


def _state(values: Values) -> State:
    repairs = values.get("repairs")
    return State(
        opened=bool(values.get("opened")),
        pack_intact=not values.get("pack_broken"),
        label_intact=not values.get("label_broken"),
        used=bool(values.get("used")),
        damaged=bool(values.get("damaged")),
        resaleable=not values.get("unsaleable"),
        repairs=repairs if isinstance(repairs, int) else 0,
        damage=Damage(str(values.get("damage") or "none")),
        parts_complete=bool(values.get("goods_back")) and bool(values.get("slip_back")),
        way=Way(str(values.get("way") or "in-person")),
    )


def _reason(values: Values, requested: date) -> Reason:
    other = values.get("for_price")
    return Reason(
        Cause(str(values["cause"])),
        Wish(str(values["wish"])),
        Finding(str(values.get("finding") or "open")),
        confirmed_on=_day(values, "confirmed_on") or requested,
        for_price=other if isinstance(other, int) else None,
        slip_complete=bool(values.get("slip_whole")),
    )


def _proof(values: Values) -> Proof:
    return Proof(Paper(str(values["proof"])), proper=not values.get("improper"), matches=not values.get("other_goods"))


def _day(values: Values, name: str) -> date | None:
    value = values.get(name)
    return value if isinstance(value, date) and not isinstance(value, datetime) else None
