"""Names of periods and their bounds. Pure (LGR-06)."""

import re
from datetime import date, datetime, time, timedelta, tzinfo

from broadcaster.desk.book import Span


def period_of(span: Span, day: date) -> str:
    """`2026-11-24`, `2026-W48` (ISO 8601), `2026-11`; empty for books that are not closed."""
    match span:
        case Span.DAY:
            return day.isoformat()
        case Span.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        case Span.MONTH:
            return f"{day:%Y-%m}"
    return ""


def days_of(span: Span, period: str) -> tuple[date, date]:
    """First and last day. Raises `ValueError` for a name that is no such period."""
    if span is Span.DAY:
        day = date.fromisoformat(period)
        return day, day
    if span is Span.WEEK and re.fullmatch(r"\d{4}-W\d{2}", period):
        monday = date.fromisoformat(f"{period}-1")
        return monday, monday + timedelta(days=6)
    if span is Span.MONTH and re.fullmatch(r"\d{4}-\d{2}", period):
        first = date.fromisoformat(f"{period}-01")
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    raise ValueError(period)


def bounds(span: Span, period: str, zone: tzinfo) -> tuple[datetime, datetime]:
    """[since, until) in the house's zone. Raises `ValueError`."""
    first, last = days_of(span, period)
    return datetime.combine(first, time.min, zone), datetime.combine(last + timedelta(days=1), time.min, zone)
