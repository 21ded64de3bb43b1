"""Orders about announcements, and pages: what the commands of the queue write down."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from broadcaster.announcements import values
from broadcaster.announcements.due import next_reads
from broadcaster.announcements.model import PRIORITY, TOLERANCE, Announcement, Change, Kind, Order, Verb, When
from broadcaster.announcements.standing import Standing, State, refused
from broadcaster.announcements.zones import zone_problem
from broadcaster.approvals.model import Person
from broadcaster.cli.board.finding import announcements, short
from broadcaster.cli.board.house import House, opened
from broadcaster.cli.board.texts import Texts, filled
from broadcaster.cli.board.words import state
from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.timetable.model import Anchor, Dates, Moment, Window
from broadcaster.timetable.words import Misread


def ordered(
    house: House, ids: Sequence[str], verb: Verb, person: Person, *, reason: str = "", change: Change | None = None
) -> list[Standing]:
    """Write one order for each id, all or none; how they stand then. Raises `Fault` with every problem."""
    before = announcements(ids, house.standings())
    wrong = [_already(one) for one in before if refused(one, verb)]
    if wrong:
        raise Fault(wrong)
    orders = [Order(one.announcement.id, verb, str(person), house.now, change, _reason(reason)) for one in before]
    with opened(house) as store:
        store.order(orders)
    board = replace(house.board, orders=(*house.board.orders, *orders))
    known = {one.announcement.id for one in before}
    return [one for one in house.standings(board) if one.announcement.id in known]


def _already(one: Standing) -> Problem:
    return Problem("queue.already", facts={"id": short(one.announcement.id), "state": state(one.state)})


def _reason(reason: str) -> str:
    return read_option("--reason", values.prose, reason) if reason.strip() else ""


def change_of(**written: str) -> Change:
    """What a move changes, from the options `dates`, `windows`, `at`, `every`. Raises `Fault` with every problem, `queue.move-what`."""
    readers: Mapping[str, Callable[[object], Any]] = {
        "dates": values.dates,
        "windows": values.windows,
        "at": values.times,
        "every": values.every,
    }
    found: dict[str, Any] = {}
    wrong: list[Problem] = []
    for name, text in written.items():
        try:
            found |= {name: read_option(f"--{name}", readers[name], text)} if text else {}
        except Fault as misread:
            wrong += misread.problems
    if "at" in found and {"windows", "every"} & found.keys():
        wrong.append(Problem("timetable.either", facts={"key": "--at", "other": "--windows, --every"}))
    if wrong:
        raise Fault(wrong, Exit.USAGE)
    if not found:
        raise fault("queue.move-what", Exit.USAGE)
    return Change(found.get("dates", ()), found.get("windows", ()), found.get("at", ()), found.get("every"))


def read_option(name: str, reader: Callable[[object], Any], text: str) -> Any:  # noqa: ANN401 - what the reader gives
    """An option's value. Raises `Fault` with what is wrong with it."""
    try:
        return reader(text)
    except Misread as wrong:
        raise Fault(Problem(wrong.code, facts={"key": name, **wrong.facts}), Exit.USAGE) from None


def page(house: House, name: str, given: Mapping[str, str], person: Person, **options: Any) -> tuple[Standing, str, datetime | None]:  # noqa: ANN401
    """Queue a page for now; how it stands, its words, and when it is read next.

    `options`: `contact`, `zone`, `priority`, `reads`, `every`, `lasts`. Raises `Fault`.
    """
    script = Texts.of(house.settings).page(name)
    fields = {read_option("--field", values.word, k): read_option("--field", values.prose, v) for k, v in given.items()}
    words = filled(script, fields)
    every: timedelta | None = read_option("--every", values.every, options["every"]) if options.get("every") else None
    lasts: timedelta = read_option("--for", values.every, options["lasts"]) if options.get("lasts") else (2 * every if every else TOLERANCE)
    made = Announcement(
        kind=Kind.PAGE,
        title=script.title,
        when=_from_now(house.now, lasts, every),
        script=script.name,
        fields=tuple(sorted(fields.items())),
        reads=options.get("reads") or script.reads,
        priority=options.get("priority") or PRIORITY,
        zone=_zone(house, options.get("zone") or ""),
        contact=read_option("--contact", values.word, options["contact"]) if options.get("contact") else "",
        place="queue page",
        by=str(person),
        at=house.now.replace(microsecond=0),
    )
    with opened(house) as store:
        store.add([made])
    standings = house.standings(house.board.beside([made]))
    one = next(s for s in standings if s.announcement.id == made.id)
    following = next_reads(standings, house.timetable, house.now - timedelta(seconds=1)) if house.timetable else {}
    return one, words, following.get(made.id)


def _zone(house: House, written: str) -> str:
    """A zone the settings name, or none. Raises `Fault`: `queue.no-zone`, `queue.no-zones`."""
    zone: str = read_option("--zone", values.zone, written) if written else ""
    if zone and (problem := zone_problem(zone, house.settings.zones)):
        raise Fault(problem, Exit.USAGE)
    return zone


def _from_now(now: datetime, lasts: timedelta, every: timedelta | None) -> When:
    """One window from this second on: the first read is at once."""
    day: date = now.date()
    start = now.replace(tzinfo=None, microsecond=0) - datetime.combine(day, time())
    return When((Dates(day, day),), (Window(Moment(Anchor.MIDNIGHT, start), Moment(Anchor.MIDNIGHT, start + lasts)),), (), every)


def airing(standings: Sequence[Standing], *, everything: bool) -> list[Standing]:
    """What a list shows: what still may be read, or everything."""
    return [s for s in standings if everything or s.state not in {State.CANCELLED, State.EXPIRED}]
