"""Open time and due dates, held against a model that looks at every single minute (desk 4.1, I-22)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.almanac.calendar import EMPTY
from broadcaster.almanac.house import NO_WISHES
from broadcaster.almanac.model import Almanac, Facts
from broadcaster.desk.clocks.calendar import WHOLE_DAY, Calendar, Opening, always, open_hours, read_hours, working_days
from broadcaster.desk.clocks.reckoning import Pause, due, elapsed, last_day, months_on
from broadcaster.desk.clocks.span import Span, Unit, read_span

SHANGHAI, BERLIN, NEW_YORK, LORD_HOWE = map(ZoneInfo, ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"))
MINUTE = timedelta(minutes=1)
GOLDEN_WEEK = {date(2026, 10, n): Facts(off=True) for n in range(1, 8)}
SHIFTED = {date(2026, 9, 27): Facts(working=True), date(2026, 10, 10): Facts(working=True)}
ALMANAC = Almanac(EMPTY, NO_WISHES, GOLDEN_WEEK | SHIFTED, {})
EDGES = (0, 360, 560, 720, 810, 1050, 1320, 1440)
"""Hours begin and end away from the hour that a change of the clock doubles; nights lie across it."""
STARTS = [
    datetime(2026, 9, 25, tzinfo=UTC),  # into the holidays
    datetime(2026, 10, 23, tzinfo=UTC),  # Berlin: the night of 25 hours
    datetime(2026, 3, 27, tzinfo=UTC),  # Berlin: the night of 23 hours
    datetime(2026, 3, 6, tzinfo=UTC),
    datetime(2026, 10, 31, tzinfo=UTC),
    datetime(2026, 10, 2, tzinfo=UTC),  # Lord Howe: half an hour
]


def is_open(calendar: Calendar, minute: datetime) -> bool:
    """The definition, for one minute."""
    local = minute.astimezone(calendar.zone)
    facts = calendar.almanac.of(local.date()) if calendar.almanac else Facts()
    weekday = 0 if facts.working else local.weekday()
    hours = () if facts.off else calendar.week[weekday]
    return any(o.start <= local.hour * 60 + local.minute < o.end for o in hours)


def held(pauses: Sequence[Pause], minute: datetime) -> bool:
    return any(begin <= minute and (end is None or minute < end) for begin, end in pauses)


def minutes_counted(calendar: Calendar, start: datetime, at: datetime, pauses: Sequence[Pause]) -> int:
    count, minute = 0, start
    while minute < at:
        count += is_open(calendar, minute) and not held(pauses, minute)
        minute += MINUTE
    return count


@st.composite
def hours(draw: st.DrawFn) -> tuple[Opening, ...]:
    cuts = sorted(draw(st.sets(st.sampled_from(EDGES), min_size=2, max_size=6)))
    return tuple(Opening(begin, end) for begin, end in zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    zone = draw(st.sampled_from([SHANGHAI, BERLIN, NEW_YORK, LORD_HOWE]))
    weekday, weekend = draw(hours()), draw(st.one_of(st.just(()), hours()))
    return Calendar(zone, (*(weekday,) * 5, *(weekend,) * 2), draw(st.sampled_from([None, ALMANAC])))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[datetime, datetime, list[Pause]]:
    start = draw(st.sampled_from(STARTS)) + draw(st.integers(0, 3 * 1440)) * MINUTE
    at = start + draw(st.integers(0, 5 * 1440)) * MINUTE
    moments = st.integers(-300, 5 * 1440).map(lambda n: start + n * MINUTE)
    pauses: list[Pause] = []
    for begin, length, ends in draw(st.lists(st.tuples(moments, st.integers(0, 2000), st.integers(0, 9)), max_size=3)):
        pauses.append((begin, begin + length * MINUTE if ends else None))
    return start, at, pauses


@settings(max_examples=60, deadline=None, derandomize=True)
@given(calendars(), stretches())
def test_elapsed_time_is_what_counting_every_minute_gives(calendar: Calendar, stretch: tuple[datetime, datetime, list[Pause]]) -> None:
    start, at, pauses = stretch
    assert elapsed(calendar, start, at, pauses) == minutes_counted(calendar, start, at, pauses) * MINUTE


@settings(max_examples=60, deadline=None, derandomize=True)
@given(calendars(), stretches(), st.integers(1, 2000))
def test_a_clock_is_due_at_the_first_instant_with_its_time_used_up(
    calendar: Calendar, stretch: tuple[datetime, datetime, list[Pause]], wanted: int
) -> None:
    start, _at, pauses = stretch
    found = due(calendar, start, wanted * MINUTE, pauses)
    if found is None:
        endless = min(begin for begin, end in pauses if end is None)
        assert elapsed(calendar, start, max(start, endless), pauses) < wanted * MINUTE
        return
    assert elapsed(calendar, start, found, pauses) == wanted * MINUTE
    assert elapsed(calendar, start, found - timedelta(seconds=1), pauses) < wanted * MINUTE
    if found - start < timedelta(days=12):
        assert minutes_counted(calendar, start, found, pauses) == wanted


@settings(max_examples=60, deadline=None, derandomize=True)
@given(calendars(), stretches(), st.integers(0, 100))
def test_time_adds_up_wherever_it_is_cut(calendar: Calendar, stretch: tuple[datetime, datetime, list[Pause]], share: int) -> None:
    start, at, pauses = stretch
    cut = start + (at - start) * share / 100
    assert elapsed(calendar, start, cut, pauses) + elapsed(calendar, cut, at, pauses) == elapsed(calendar, start, at, pauses)


def here(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


MALL = open_hours(SHANGHAI, read_hours("09:20-12:00 13:00-17:30"))


@pytest.mark.parametrize(
    ("calendar", "start", "span", "expected"),
    [
        (always(SHANGHAI), "2026-11-24 16:00", "24 h", "2026-11-25 16:00"),
        (MALL, "2026-11-24 11:30", "1 h", "2026-11-24 13:30"),
        (MALL, "2026-11-24 17:00", "1 h", "2026-11-25 09:50"),
        (MALL, "2026-11-24 23:00", "1 min", "2026-11-25 09:21"),
        (always(SHANGHAI), "2026-11-24 16:00", "3 d", "2026-11-28 00:00"),
        (MALL, "2026-11-24 16:00", "3 d", "2026-11-27 17:30"),
        (working_days(SHANGHAI, ALMANAC), "2026-09-30 16:00", "1 wd", "2026-10-09 00:00"),
        (working_days(SHANGHAI, ALMANAC), "2026-10-09 10:00", "1 wd", "2026-10-11 00:00"),
        (working_days(SHANGHAI, ALMANAC), "2026-09-28 10:00", "3 d", "2026-10-09 00:00"),
        (always(SHANGHAI), "2026-01-31 10:00", "1 mo", "2026-03-01 00:00"),
    ],
)
def test_a_span_ends_when_people_would_say(calendar: Calendar, start: str, span: str, expected: str) -> None:
    assert due(calendar, here(start), read_span(span)) == here(expected)


def test_a_month_earlier_is_the_months_last_day_where_it_is_shorter() -> None:
    assert months_on(date(2027, 3, 31), -1) == date(2027, 2, 28)
    assert months_on(date(2028, 2, 29), 12) == date(2029, 2, 28)


def test_a_calendar_that_is_never_open_says_so() -> None:
    never = open_hours(SHANGHAI, ())
    with pytest.raises(ValueError, match="never open"):
        due(never, here("2026-11-24 10:00"), timedelta(minutes=1))
    with pytest.raises(ValueError, match="never open"):
        last_day(never, date(2026, 11, 24), Span(1, Unit.DAY))


@pytest.mark.parametrize("text", ["9-17", "09:20-08:00", "09:00-12:00 11:00-13:00", "09:00-25:00", "", "09:00–17:00 x", "09:70-10:00"])
def test_hours_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_hours(text)


def test_hours_are_read_as_they_are_written() -> None:
    assert read_hours("13:00－17:30，09:20~12:00".replace("－", "-")) == (Opening(560, 720), Opening(780, 1050))
    assert read_hours("24h") == WHOLE_DAY
    assert str(Opening(560, 720)) == "09:20-12:00"
