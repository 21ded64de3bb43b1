"""The organisation's numbers for its opinion campaigns; what is unset is neither counted nor judged (POL-02). PURE."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from broadcaster.desk.clocks.days import days_on
from broadcaster.desk.clocks.duties import Cadence, period
from broadcaster.desk.clocks.span import Span
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Target, Unset
from broadcaster.desk.revisits.terms import weekday


@dataclass(frozen=True, slots=True)
class Terms:
    """What a campaign goes by on a day."""

    version: str
    return_rate: Target | Unset
    answer: Span | None
    """By when a written opinion is followed up, from the day the sheet came back."""
    recheck: int | None
    """Share of the sheets whose data is looked at again, hundredths of a percent."""
    calls: int | None
    """How many who sent nothing back are asked why."""
    ahead: Span | None
    """How long before the first day targets are drawn."""
    months: tuple[int, ...]
    """In which a campaign begins."""
    unset: tuple[str, ...]
    works: Callable[[date], bool] = weekday

    def answer_due(self, day: date) -> date | None:
        return None if self.answer is None else days_on(day, self.answer, self.works)

    def draw_by(self, starts: date) -> date | None:
        """Days only are counted back."""
        return None if self.ahead is None else starts - timedelta(days=self.ahead.count)


def terms(policy: Policy, works: Callable[[date], bool] = weekday) -> Terms:
    """The numbers of a policy."""
    answer, ahead = policy.span("opinion.answer"), policy.span("opinion.draw_ahead")
    recheck, calls, months = policy.whole("opinion.recheck"), policy.whole("opinion.calls"), policy.words("opinion.months")
    return Terms(
        policy.version,
        policy.target("opinion.return_rate"),
        None if isinstance(answer, Unset) else answer,
        None if isinstance(recheck, Unset) else recheck,
        None if isinstance(calls, Unset) else calls,
        None if isinstance(ahead, Unset) else ahead,
        () if isinstance(months, Unset) else tuple(sorted(int(m) for m in months if m.isdecimal())),
        tuple(s.key.name for s in policy.unset() if s.key.name.startswith("opinion.")),
        works,
    )


def unbegun(months: tuple[int, ...], begun: tuple[date, ...], today: date) -> date | None:
    """The last day of this month, where a campaign begins in it and none has: `None` otherwise."""
    if today.month not in months or any((day.year, day.month) == (today.year, today.month) for day in begun):
        return None
    return period(Cadence.MONTH, today).last
