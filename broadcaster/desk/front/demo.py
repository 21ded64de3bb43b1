"""The demonstration: an invented month, in an empty store, entered by the desk's own acts in one transaction. A room adds its entries."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.front import demo_desk, demo_repairs, demo_returns
from broadcaster.desk.front.demo_month import Entry, Later, Month
from broadcaster.desk.front.demo_words import WORDS
from broadcaster.desk.reading import count
from broadcaster.desk.registers import NAMES, book
from broadcaster.desk.revisits import demo as revisits
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query
from broadcaster.desk.work import Work
from broadcaster.faults import fault

ROOMS = (*demo_desk.ROOMS, demo_repairs.repairs, demo_returns.returns)


def rows_there(connection: Connection) -> Counter[str]:
    """Rows by book, void ones too."""
    return Counter({name: n for name in NAMES if (n := count(connection, book(name), Query(states=tuple(State))))})


def fill(work: Work, profile: str) -> Counter[str]:
    """Enter the month; rows by book.

    Raises `Fault`: `desk.front.not-empty`, `desk.front.no-profile`, `desk.no-right`.
    """
    work.need(Right.MANAGE)
    there = rows_there(work.connection)
    if there:
        raise fault("desk.front.not-empty", rows=there.total(), books="、".join(there))
    if profile not in WORDS:
        raise fault("desk.front.no-profile", found=profile, known="、".join(WORDS))
    now, house = work.at, work.house
    month = Month(profile, now, work.zone, random.Random(profile))  # noqa: S311 - no secret
    work.house = replace(house, profile=profile)
    for at, act in _in_order(entry for room in ROOMS for entry in room(month)):
        work.at = at
        act(work)
    revisits.fill(work, now, month.dice)
    work.at, work.house = now, house
    filled = rows_there(work.connection)
    work.record("demo", facts={"profile": profile, "rows": filled.total()})
    return filled


def _in_order(entries: Iterator[Entry]) -> list[tuple[datetime, Callable[[Work], object]]]:
    """Each entry and what follows it, by time; an entry's follow-ups know its number by then."""
    found: list[tuple[datetime, Callable[[Work], object]]] = []
    parties: dict[str, str] = {}
    for entry in entries:
        numbers: list[str] = []

        def enter(work: Work, entry: Entry = entry, numbers: list[str] = numbers) -> None:
            values = {name: parties.get(str(value), value) if name == "vendor" else value for name, value in entry.values.items()}
            row = ledger.add(work, book(entry.book), values)
            numbers.append(row.number)
            if entry.book == "party":
                parties[str(row["name"])] = row.number

        found.append((entry.at, enter))
        found += [(at, _after(act, numbers)) for at, act in entry.later]
    return sorted(found, key=lambda one: one[0])


def _after(act: Later, numbers: list[str]) -> Callable[[Work], object]:
    """`act` on the row that was entered before."""
    return lambda work: act(work, numbers[0])
