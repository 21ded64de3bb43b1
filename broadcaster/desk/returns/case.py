"""A question with everything that bears on it, and the ways to answer. PURE."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from broadcaster.desk.clocks.reckoning import months_on
from broadcaster.desk.clocks.span import Span, Unit
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.returns.facts import Cause, Finding, Outcome, Proof, Reason, Sale, State, Verdict, Wish


@dataclass(frozen=True, slots=True)
class Case:
    """What `evaluate` is asked; `at` is the day of the request."""

    sale: Sale
    state: State
    reason: Reason
    proof: Proof
    policy: Policy
    at: date

    def last(self, key: str) -> date | Unset:
        """The last day of a window: the day of the sale does not count (民法典 201)."""
        return after(self.sale.sold_on, self.policy.span(key))

    def within(self, key: str) -> bool | Unset:
        last = self.last(key)
        return last if isinstance(last, Unset) else self.at <= last

    @property
    def flawed(self) -> bool:
        """A flaw is the matter, and has not been ruled out."""
        return self.reason.cause is Cause.QUALITY and self.reason.finding is not Finding.NONE

    @property
    def wanted(self) -> Outcome:
        """What a granted wish comes to; a repair that was asked for where goods may go back is an exchange of the same."""
        return Outcome.RETURN if self.reason.wish is Wish.RETURN else Outcome.EXCHANGE

    def grant(self, clause: str, key: str = "", *, since: date | None = None, code: str = "", **more: object) -> Verdict:
        """As the customer wishes. A refund falls due from `since` (the request, where it is left out); an exchange settles B − A."""
        outcome = self.wanted
        told = Verdict(outcome, code or "within-window", clause, self._shown(key), **more)  # type: ignore[arg-type]
        if outcome is Outcome.RETURN:
            within = self.policy.span("refund.within")
            due = after(since or self.at, within)
            needed = ("refund.within",) if isinstance(due, Unset) else ()
            return replace(told, refund_due=due, amount=self.sale.price, unset=(*told.unset, *needed))
        if self.reason.for_price is not None:
            return replace(told, amount=self.sale.price - self.reason.for_price, also=(*told.also, "RET-10"))
        return told

    def refuse(self, clause: str, code: str, key: str = "") -> Verdict:
        return Verdict(Outcome.REFUSE, code, clause, self._shown(key))

    def ask(self, clause: str, code: str, key: str = "", unset: tuple[str, ...] = ()) -> Verdict:
        """A person decides."""
        return Verdict(Outcome.APPROVAL, code, clause, self._shown(key), unset=unset)

    def _shown(self, key: str) -> date | None:
        last = self.last(key) if key else None
        return None if isinstance(last, Unset) else last


def after(day: date, span: Span | Unset) -> date | Unset:
    """The last day of a span of days or months that begins on `day`; hours count as the days they fill.

    Working days count as days here: never later than they would be.
    """
    if isinstance(span, Unset):
        return span
    if span.unit is Unit.MONTH:
        return months_on(day, span.count)
    days = {Unit.DAY: span.count, Unit.WORKING_DAY: span.count, Unit.HOUR: -(-span.count // 24)}
    return day + timedelta(days=days.get(span.unit, 0))
