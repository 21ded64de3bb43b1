"""Days that are counted from a day, where no clock is needed. PURE."""

from collections.abc import Callable
from datetime import date, timedelta

from broadcaster.desk.clocks.duties import anchored
from broadcaster.desk.clocks.span import Span, Unit


def days_on(day: date, span: Span, works: Callable[[date], bool]) -> date:
    """So long after a day: whole days or months, working days by `works`; minutes and hours come to the next day."""
    if span.unit is not Unit.WORKING_DAY:
        return day + timedelta(days=1) if span.unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR} else anchored(day, span)
    left = span.count
    while left:
        day += timedelta(days=1)
        left -= works(day)
    return day
