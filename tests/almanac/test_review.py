"""What an operator is told before it matters."""

from dataclasses import replace
from datetime import date

import pytest

from broadcaster.almanac.calendar import EMPTY, Calendar, Notice
from broadcaster.almanac.model import almanac
from broadcaster.almanac.reader import read
from broadcaster.almanac.review import review
from broadcaster.almanac.settled import settled
from broadcaster.faults import Mark, Severity
from broadcaster.sentences import say

FILE = "schedules/holidays.yaml"


def until(calendar: Calendar, year: int) -> Calendar:
    """The calendar as it was before the notices after `year` came out."""
    return replace(calendar, notices={y: notice for y, notice in calendar.notices.items() if y <= year})


def told(calendar: Calendar, today: date, written: str = "drop: []\n") -> list[tuple[str, Severity]]:
    house, found = read(FILE, written.encode())
    assert house is not None
    assert not found
    problems = review(almanac(calendar, house), today)
    assert all(say(problem) and problem.at and problem.at.file == FILE for problem in problems)
    return [(problem.code, problem.severity) for problem in problems]


@pytest.mark.parametrize(
    ("today", "severity"),
    [
        (date(2026, 1, 1), None),
        (date(2026, 10, 31), None),
        (date(2026, 11, 1), Severity.WARNING),
        (date(2026, 11, 24), Severity.WARNING),
        (date(2026, 12, 19), Severity.WARNING),
        (date(2026, 12, 20), Severity.ERROR),
        (date(2026, 12, 31), Severity.ERROR),
    ],
)
def test_a_coming_year_nobody_published_is_a_warning_from_november_and_an_error_from_20_december(
    calendar: Calendar, today: date, severity: Severity | None
) -> None:
    assert told(until(calendar, 2026), today) == ([("almanac.unpublished", severity)] if severity else [])


def test_a_year_that_has_come_without_its_notice_is_an_error_at_any_time(calendar: Calendar) -> None:
    assert told(until(calendar, 2025), date(2026, 7, 1)) == [("almanac.unpublished", Severity.ERROR)]


def test_the_coming_year_is_known_once_it_is_published(calendar: Calendar) -> None:
    assert told(until(calendar, 2026), date(2025, 12, 31)) == []


BY_HAND = """years:
  2027:
    off:
      元旦: 2027-01-01..2027-01-03
      春节: 2027-02-05..2027-02-11
      清明节: 2027-04-05
      劳动节: 2027-05-01..2027-05-05
      端午节: 2027-06-09
      中秋节: 2027-09-15
      国庆节: 2027-10-01..2027-10-07
    working: [2027-02-14]
"""


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2026, 12, 31), date(2027, 3, 1)])
def test_a_year_entered_by_hand_counts_as_known(calendar: Calendar, today: date) -> None:
    assert told(until(calendar, 2026), today, BY_HAND) == []


def test_a_day_of_the_law_that_a_hand_entered_year_forgot_is_named(calendar: Calendar) -> None:
    house, _ = read(FILE, BY_HAND.replace("      端午节: 2027-06-09\n", "").encode())
    assert house is not None
    (problem,) = review(almanac(until(calendar, 2026), house), date(2026, 12, 24))
    assert (problem.code, problem.severity, problem.at) == ("holidays.lacks", Severity.WARNING, Mark(FILE, 2, 3))
    assert "2027-06-09" in say(problem)


def test_a_hand_entered_year_that_is_not_needed_any_more_is_noted(calendar: Calendar) -> None:
    notice = calendar.notices[2026]
    days = "".join(
        f"      {name}: [{', '.join(str(d) for d, n in notice.off.items() if n == name)}]\n" for name in set(notice.off.values())
    )
    written = f"years:\n  2026:\n    off:\n{days}    working: [{', '.join(map(str, sorted(notice.working)))}]\n"
    assert told(until(calendar, 2026), date(2026, 6, 1), written) == [("holidays.not-needed", Severity.NOTE)]


def test_a_hand_entered_year_that_differs_from_the_published_one_is_warned_of_with_its_days(calendar: Calendar) -> None:
    published = replace(calendar, notices={**until(calendar, 2026).notices, 2027: Notice({date(2027, 1, 1): "元旦"}, frozenset())})
    house, _ = read(FILE, BY_HAND.encode())
    assert house is not None
    (problem,) = review(almanac(published, house), date(2026, 12, 24))
    assert (problem.code, problem.at) == ("holidays.differs", Mark(FILE, 2, 3))
    assert "2027-02-14" in say(problem)
    assert "2027-01-01" not in say(problem)


def test_years_that_are_over_are_let_alone(calendar: Calendar) -> None:
    assert told(until(calendar, 2026), date(2026, 5, 1), "years:\n  2025:\n    off: {元旦: 2025-01-01}\n") == []


def test_a_mall_without_a_file_is_told_without_a_place(calendar: Calendar) -> None:
    (problem,) = review(almanac(until(calendar, 2026)), date(2026, 11, 24))
    assert problem.at is None
    assert "2027" in say(problem)


def test_without_any_calendar_the_fixed_festivals_remain_and_the_year_is_unknown() -> None:
    bare = almanac(EMPTY)
    assert [bare.festival(date(2026, *day)) for day in ((1, 1), (5, 1), (10, 1), (9, 25))] == ["元旦", "劳动节", "国庆节", None]
    assert [problem.severity for problem in review(bare, date(2026, 7, 1))] == [Severity.ERROR]


def test_days_that_are_held_back_are_told_until_they_are_over_or_written_by_hand(calendar: Calendar) -> None:
    before = until(calendar, 2026).notices
    days = {day: name for day, name in before[2026].off.items() if day != date(2026, 9, 26)}
    kept = replace(calendar, notices={**before, 2026: replace(before[2026], off=days)})
    held = settled(kept, until(calendar, 2026), date(2026, 9, 20))
    assert not almanac(held).off(date(2026, 9, 26))
    assert told(held, date(2026, 9, 20)) == [("almanac.held", Severity.WARNING)]
    assert told(held, date(2026, 9, 27)) == []
    by_hand = "years:\n  2026:\n    off: {中秋节: 2026-09-25..2026-09-27}\n"
    assert "almanac.held" not in dict(told(held, date(2026, 9, 20), by_hand))
    house, _ = read(FILE, by_hand.encode())
    assert house is not None
    assert almanac(held, house).off(date(2026, 9, 26))
