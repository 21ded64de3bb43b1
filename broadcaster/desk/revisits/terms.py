"""The organisation's numbers for its revisits, out of its policy; what is unset makes nothing and judges nothing (POL-02). PURE."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date
from functools import cache
from types import MappingProxyType

from broadcaster.almanac.model import Almanac
from broadcaster.desk.clocks.calendar import Opening, working_days
from broadcaster.desk.clocks.span import Span
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Target, Unset

GRADES = ("AAA", "AA", "A", "B")
TARGETS: Mapping[str, str] = {
    "after-sale": "kpi.after_sale_revisits", "passed": "kpi.revisit_pass", "visits": "kpi.visits",
    "customers": "kpi.customer_satisfaction", "shops": "kpi.shop_satisfaction", "covered": "visit.coverage",
}  # fmt: skip


def weekday(day: date) -> bool:
    """Monday to Friday, where no calendar is known."""
    return day.weekday() < 5


@dataclass(frozen=True, slots=True)
class Terms:
    """What revisits go by on a day."""

    version: str = ""
    """Of the policy; every judged figure names it (desk 4.5)."""
    after_sale: Span | None = None
    from_delivery: bool = False
    before_warranty_end: Span | None = None
    after_complaint: Span | None = None
    after_each_repair: bool = False
    regular: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))
    """By the customer's grade."""
    anchor_visits: int | None = None
    """To an anchor shop a year (RVT-C01)."""
    other_visits: int | None = None
    visits: int | None = None
    """To customers a month (RVT-04)."""
    tenant_answer: Span | None = None
    leaders: Span | None = None
    """From one visit of the leaders to the next (RVT-13)."""
    inquiry_reply: Span | None = None
    meal_peaks: tuple[Opening, ...] = ()
    passes: tuple[str, ...] = ()
    """What a revisit has to be to pass (RVT-08): `reached`, `complete`, `solved`, `satisfied`; empty: nobody has said."""
    hotline: str = ""
    targets: Mapping[str, Target | Unset] = field(default_factory=lambda: MappingProxyType({}))
    unset: tuple[str, ...] = ()
    """Keys the manual wants and nobody has given a number for."""
    works: Callable[[date], bool] = field(default=weekday, repr=False)
    """Whether a day is a working day."""


def terms(policy: Policy, almanac: Callable[[], Almanac] | None = None) -> Terms:
    """The numbers of a policy; working days by the almanac, which is read only where they are counted."""
    passes, hours = policy.words("revisit.pass"), policy.hours("visit.meal_peaks")
    hotline = policy.word("service.hotline")
    regular = {grade: span for grade in GRADES if (span := _span(policy, f"revisit.regular_{grade.lower()}")) is not None}
    return Terms(
        version=policy.version,
        after_sale=_span(policy, "revisit.after_sale"),
        from_delivery=policy.word("revisit.anchor") == "delivery",
        before_warranty_end=_span(policy, "revisit.before_warranty_end"),
        after_complaint=_span(policy, "complaint.revisit"),
        after_each_repair=policy.word("revisit.after_repair") == "each",
        regular=MappingProxyType(regular),
        anchor_visits=_whole(policy, "visit.tenant_anchor"),
        other_visits=_whole(policy, "visit.tenant_other"),
        visits=_whole(policy, "visit.monthly"),
        tenant_answer=_span(policy, "visit.tenant_answer"),
        leaders=_span(policy, "visit.leaders"),
        inquiry_reply=_span(policy, "inquiry.reply"),
        meal_peaks=() if isinstance(hours, Unset) else hours,
        passes=() if isinstance(passes, Unset) else passes,
        hotline="" if isinstance(hotline, Unset) else hotline,
        targets=MappingProxyType({name: policy.target(key) for name, key in TARGETS.items()}),
        unset=tuple(s.key.name for s in policy.unset() if s.key.name.startswith(("revisit.", "complaint.revisit", "visit."))),
        works=weekday if almanac is None else _working(almanac),
    )


def _working(almanac: Callable[[], Almanac]) -> Callable[[date], bool]:
    """Without days off, with shifted days (调休)."""
    calendar = cache(lambda: working_days(UTC, almanac()))
    return lambda day: bool(calendar().hours(day))


def _span(policy: Policy, key: str) -> Span | None:
    found = policy.span(key)
    return None if isinstance(found, Unset) else found


def _whole(policy: Policy, key: str) -> int | None:
    found = policy.whole(key)
    return None if isinstance(found, Unset) else found
