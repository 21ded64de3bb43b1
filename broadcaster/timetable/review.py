"""What only shows when the whole table meets the calendar and the library. PURE.

The plan of a date says most of it; here it is asked for one date of every sort the coming year has, and each thing is said once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from broadcaster.content.clip import Library
from broadcaster.faults import Mark, Problem, Severity
from broadcaster.timetable.days import Day, day_of, kinds, wall
from broadcaster.timetable.model import Dates, Note, Overlay, Plan, Row, Timetable
from broadcaster.timetable.plan import plan
from broadcaster.timetable.rows import Item, items, rows_of, span

YEAR = 366
"""Days a review looks ahead."""

_OF_SOUND = frozenset({"plan.missing-clip", "plan.empty-folder", "plan.over-long", "plan.missed"})
"""What a plan says wrongly when nobody has scanned the library."""
_OF_NOW = frozenset({"words.not-rendered", "words.other-voice", "plan.stood-by"})
"""What is put right before the day comes, or is no fault at all."""
_OF_SPOTS = frozenset({"promotions.missing"})
"""What the list of promotions is told by its own review, whatever the day."""
_OF_ONE_DAY = frozenset({"cue", "date", "opening", "closing"})
"""Facts that differ from date to date although the same thing is meant."""


PlanOf = Callable[[date], Plan]
"""What a date's plan is, scripts and queue included."""


def review(
    timetable: Timetable,
    library: Library | None,
    days: Iterable[date],
    refused: Sequence[Problem] = (),
    plan_of: PlanOf | None = None,
) -> tuple[Problem, ...]:
    """Everything an operator should know about `timetable` on `days` (the coming year), each at its row.

    `plan_of`: how a date is planned; by the table and the library alone where nobody says.

    `library` `None`: not scanned, so nothing is said about sound. `refused`: what the library says of files it cannot
    use; those the table asks for are errors at their rows. A problem that not all sorts of day have carries
    the first date that has it as fact `date`.
    """
    coming = tuple(days)
    sorts = _sorts(timetable, coming)
    found = [Problem("timetable.idle-kind", Severity.NOTE, mark, {"kind": kind}) for kind, mark in _idle(timetable, coming)]
    found += _unreachable(timetable, coming)
    found += _long_words(timetable, library) if library is not None else ()
    plans = plan_of or (lambda day: plan(timetable, day, library or Library()))
    found += _once([_of_day(timetable, library, plans(day)) for day in sorts])
    return tuple(_explained(found, tuple(_unplayable(timetable, refused))))


def year(first: date) -> Iterator[date]:
    """The coming year's dates, `first` included."""
    return (first + timedelta(days=n) for n in range(YEAR))


def _sorts(timetable: Timetable, coming: Iterable[date]) -> list[date]:
    """One date of each sort: the kinds it has, the rows it has, and whether the clock changes."""
    first: dict[object, date] = {}
    for day in coming:
        today = day_of(timetable, day)
        change = _offset(timetable, day), _offset(timetable, day + timedelta(days=1))
        first.setdefault((today.kinds, tuple(n for n, _ in rows_of(today)), change[0] != change[1] and change), day)
    return list(first.values())


def _offset(timetable: Timetable, day: date) -> timedelta | None:
    return wall(day, timedelta(), timetable.zone)[0].utcoffset()


def _of_day(timetable: Timetable, library: Library | None, planned: Plan) -> list[Problem]:
    unsaid = _OF_NOW | _OF_SPOTS | (_OF_SOUND if library is None else frozenset())
    said = [_problem(note) for note in planned.notes if note.code not in unsaid]
    day = planned.date
    today = day_of(timetable, day)
    outside = [_outside(today, item) for item in items(today)[0] if _is_outside(today, item)]
    return [replace(p, facts={**p.facts, "date": day.isoformat()}) for p in (*said, *outside)]


def _problem(note: Note) -> Problem:
    return Problem(note.code, note.severity, note.mark, note.facts)


def _is_outside(today: Day, item: Item) -> bool:
    return item.start < today.opening or item.start > today.closing or (item.end or item.start) > today.closing


def _outside(today: Day, item: Item) -> Problem:
    hours = {"start": item.start, "end": item.end or item.start, "opening": today.opening, "closing": today.closing}
    facts = {"title": item.row.title, **{name: f"{instant:%H:%M}" for name, instant in hours.items()}}
    return Problem("timetable.outside-hours", Severity.WARNING, item.row.mark, facts)


def _once(by_day: Sequence[Sequence[Problem]]) -> list[Problem]:
    """Each problem with its first date, and without one when every sort of day has it."""
    seen: dict[object, list[Problem]] = {}
    for problem in (p for day in by_day for p in day):
        facts = tuple((k, v) for k, v in problem.facts.items() if k not in _OF_ONE_DAY)
        seen.setdefault((problem.code, problem.at, facts), []).append(problem)
    return [_undated(all_of_it[0]) if len(all_of_it) >= len(by_day) else all_of_it[0] for all_of_it in seen.values()]


def _undated(problem: Problem) -> Problem:
    needed = problem.code == "timetable.outside-hours"
    return problem if needed else replace(problem, facts={k: v for k, v in problem.facts.items() if k != "date"})


def _written(timetable: Timetable) -> Iterator[tuple[Overlay | None, Row]]:
    yield from ((None, row) for row in timetable.rows)
    yield from ((overlay, row) for overlay in timetable.overlays for row in overlay.add)


def _idle(timetable: Timetable, coming: Iterable[date]) -> Iterator[tuple[str, Mark]]:
    """Named kinds without a coming date, and the first place that waits for one."""
    met = {kind for day in coming for kind in kinds(timetable, day)}
    for kind in timetable.days:
        overlays = [o for o in timetable.overlays if o.on == kind]
        waiting = [row.mark for overlay in overlays for row in overlay.add] + [s.mark for o in overlays for s in o.shift]
        waiting += [row.mark for _, row in _written(timetable) if kind in row.days]
        if waiting and kind not in met:
            yield kind, min(waiting)


def _unreachable(timetable: Timetable, coming: tuple[date, ...]) -> Iterator[Problem]:
    idle = {kind for kind, _ in _idle(timetable, coming)}
    for overlay, row in _written(timetable):
        on = frozenset({overlay.on}) if overlay else frozenset[str]()
        if not any(_reaches(timetable, row, on, idle, day) for day in (*coming, *_later(row, coming))):
            named = ", ".join(sorted(row.days | on)) or "–"
            facts = {"title": row.title, "days": named, "dates": ", ".join(map(_spell, row.dates)) or "–"}
            yield Problem("timetable.unreachable", Severity.WARNING, row.mark, facts)


def _reaches(timetable: Timetable, row: Row, on: frozenset[str], idle: set[str], day: date) -> bool:
    today = {*kinds(timetable, day), *idle}
    fits = not row.days or not row.days.isdisjoint(today)
    return fits and on <= today and (not row.dates or any(day in dates for dates in row.dates))


def _long_words(timetable: Timetable, library: Library) -> Iterator[Problem]:
    """Speech without a slot of its own that takes longer than its row states; in a slot the plan says so."""
    for _, row in _written(timetable):
        clip = library.find(row.say) if row.say and not row.play and row.until is None else None
        if clip is None or row.stated is None:
            continue
        said = row.reads * timedelta(seconds=clip.seconds) + (row.reads - 1) * timetable.pause
        if said > row.stated:
            facts = {"title": row.title, "said": span(said), "stated": span(row.stated)}
            yield Problem("timetable.longer-than-stated", Severity.WARNING, row.mark, facts)


def _later(row: Row, coming: tuple[date, ...]) -> Iterator[date]:
    """A year of each stretch of the row's dates that begins after the review's."""
    for dates in row.dates:
        if dates.first and coming and dates.first > coming[-1]:
            yield from year(dates.first)


def _spell(dates: Dates) -> str:
    return "..".join(dict.fromkeys(str(end or "") for end in (dates.first, dates.last)))


def _unplayable(timetable: Timetable, refused: Sequence[Problem]) -> Iterator[tuple[Problem, Row, str]]:
    """Refused files with the first row that asks for them, by name or by their folder."""
    for problem in refused:
        name = problem.facts.get("file", "")
        asked = {name, name.rsplit(".", 1)[0], name.split("/")[0]}
        user = next((row for _, row in _written(timetable) if not asked.isdisjoint(_sources(row))), None)
        if user and problem.severity is not Severity.NOTE:
            yield problem, user, name


def _sources(row: Row) -> frozenset[str]:
    return frozenset((*row.play, *row.then, *row.between, row.say or "", row.loop or "")) - {""}


def _explained(found: Iterable[Problem], unplayable: Sequence[tuple[Problem, Row, str]]) -> Iterator[Problem]:
    """`found` without “not in the library” for files that are there but unusable: why they are is said instead."""
    known = {name for _, _, name in unplayable} | {name.rsplit(".", 1)[0] for _, _, name in unplayable}
    yield from (p for p in found if not (p.code == "plan.missing-clip" and p.facts.get("source") in known))
    for problem, row, name in unplayable:
        named = not _sources(row).isdisjoint({name, name.rsplit(".", 1)[0]})
        yield replace(problem, at=row.mark, severity=Severity.ERROR if named else Severity.WARNING)
