"""What an operator must know about the almanac before it matters. PURE."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from broadcaster.almanac.calendar import Notice, Public, by_law, main
from broadcaster.almanac.model import Almanac
from broadcaster.almanac.settled import held_back, words
from broadcaster.faults import Mark, Problem, Severity

WARN_FROM = (11, 1)
"""Month and day from which a coming year without its notice is a warning: the State Council publishes it about then."""
ERROR_FROM = (12, 20)


def review(almanac: Almanac, today: date) -> tuple[Problem, ...]:
    """A year that nobody published, days a hand-entered year forgot, and where library and file say different things. Each
    has its place in `holidays.yaml` and a way out."""
    return tuple(chain(_unpublished(almanac, today), _by_hand(almanac, today), held_back(almanac.calendar, today, _file(almanac))))


def _unpublished(almanac: Almanac, today: date) -> Iterator[Problem]:
    """This year without a notice is an error at any time: its shifted days are being kept wrongly."""
    due = (today.month, today.day)
    for year, severity in (
        (today.year, Severity.ERROR),
        (today.year + 1, Severity.ERROR if due >= ERROR_FROM else Severity.WARNING if due >= WARN_FROM else None),
    ):
        if severity is not None and not almanac.known(year):
            facts = {"year": str(year), "library": almanac.calendar.source or "–"}
            yield Problem("almanac.unpublished", severity, _file(almanac), facts)


def _by_hand(almanac: Almanac, today: date) -> Iterator[Problem]:
    for year, notice in almanac.house.years.items():
        if year < today.year:
            continue
        place = almanac.house.year_marks.get(year)
        lacking = [(day, name) for day, name in by_law(almanac.calendar, year) if day not in notice.off]
        for day, name in lacking:
            yield Problem("holidays.lacks", Severity.WARNING, place, {"year": str(year), "date": day.isoformat(), "name": name})
        published = almanac.calendar.notices.get(year)
        if published is not None:
            yield from _differing(year, notice, published, almanac, place)


def _differing(year: int, own: Notice, published: Notice, almanac: Almanac, place: Mark | None) -> Iterator[Problem]:
    """One warning with every day on which a hand-entered year and the library's differ; a note where they agree."""
    days = sorted(own.off.keys() | own.working | published.off.keys() | published.working)
    apart = [day for day in days if _said(own, day) != _said(published, day)]
    facts = {"year": str(year), "library": almanac.calendar.source}
    if apart:
        shown = "、".join(f"{day.isoformat()} {words(_said(own, day))}/{words(_said(published, day))}" for day in apart)
        yield Problem("holidays.differs", Severity.WARNING, place, {**facts, "days": shown})
    else:
        yield Problem("holidays.not-needed", Severity.NOTE, place, facts)


def _said(notice: Notice, day: date) -> Public:
    names = (main(notice.off[day]),) if day in notice.off else ()
    return Public(names, day in notice.off, day in notice.working)


def _file(almanac: Almanac) -> Mark | None:
    return almanac.house.mark if almanac.house.file else None
