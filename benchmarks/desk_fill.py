"""A desk with years of complaints in it, for measuring: rows, time limits and a whole chain, written in bulk.

Each row enters the chain by one `add` event that has it as it stands, with the ledger's own digests and commitments, as when a house
brings over an older book. So `desk verify` looks through all of it, and must find it whole.
"""

import json
import random
import sqlite3
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy import Table, make_url

from broadcaster.desk import chain
from broadcaster.desk.book import Book
from broadcaster.desk.numbering import numbered
from broadcaster.desk.registers import book
from broadcaster.desk.table import every_table, table_of
from broadcaster.desk.tables import COUNTER, DISCLOSED, EVENT
from broadcaster.desk.values import Value

CLERKS = tuple(f"员{n:02}" for n in range(30))
OPEN = 4_000
"""Complaints that are not over, the newest ones."""
YEARS = 5
MANY = 5_000
"""Rows a statement."""
STAGES = ("registered", "accepted", "investigating", "investigating", "planned", "notified", "executed", "waiting_customer")
KINDS = ("quality", "delivery", "service", "attitude", "contract", "wrong", "billing", "other")
CAUSES = ("沙发扶手开裂，要求换一套", "约好的送货晚了三天，没有人打电话", "床垫有气味，要求检测", "量尺错了，柜子装不上", "收费与报价不符")


@dataclass
class Filling:
    """The rows that wait to be written, and where the chain stands."""

    store: sqlite3.Connection
    zone: tzinfo
    seq: int
    hash: str
    lots: random.Random
    waiting: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    days: Counter[tuple[str, date]] = field(default_factory=Counter)

    def enter(self, of: Book, values: Mapping[str, Value], at: datetime, by: str) -> str:
        """One row with its event; its number."""
        day = at.astimezone(self.zone).date()
        self.days[of.name, day] += 1
        number = numbered(of, day, self.days[of.name, day])
        personal = _personal(of.name)
        told = {name: chain.plain(value) for name, value in values.items() if name not in personal} | {"state": "open"}
        self.seq += 1
        for name, value in ((name, value) for name, value in values.items() if name in personal):
            salt = self.lots.randbytes(16).hex()
            told[name] = chain.commitment(salt, value)
            self._write(DISCLOSED, {"seq": self.seq, "fact": name, "salt": salt, "value": json.dumps(value)})
        event = chain.Event(self.seq, at, by, "add", of.name, number, told, self.hash)
        kept = {"seq": self.seq, "at": at, "by": by, "kind": "add", "book": of.name, "number": number, "previous": self.hash}
        self.hash = chain.digest(event)
        self._write(EVENT, {**kept, "facts": json.dumps(told), "hash": self.hash})
        ledger = {"number": number, "state": "open", "version": 1, "entered_at": at, "made_by": by}
        self._write(table_of(of.name), {**values, **ledger})
        return number

    def _write(self, table: Table, row: Mapping[str, object]) -> None:
        """Of a row only the columns that have a value are written; rows of one table mostly have the same ones."""
        kept = {name: _bound(value) for name, value in row.items() if value is not None}
        statement = _insert(table.name, tuple(kept))
        rows = self.waiting.setdefault(statement, [])
        rows.append(tuple(kept.values()))
        if len(rows) >= MANY:
            self.store.executemany(statement, self.waiting.pop(statement))

    def finish(self) -> None:
        """Write what waits, the numbers that are taken, and the end of the chain."""
        for (name, day), last in self.days.items():
            self._write(COUNTER, {"book": name, "day": day.isoformat(), "last": last})
        for statement, rows in self.waiting.items():
            self.store.executemany(statement, rows)
        self.store.execute("UPDATE desk_head SET seq = ?, hash = ?", (self.seq, self.hash))


def fill(url: str, rows: int, now: datetime, zone: tzinfo) -> None:
    """So many complaints in a SQLite store that has its tables: the newest `OPEN` are open, with limits that run, the others filed;
    those of the last year have the limit of their first answer, the older ones came from a book without any."""
    with _filling(url, zone, rows, "complaint", "clock") as filling:
        for at, values in _complaints(rows, now, filling.lots):
            number = filling.enter(book("complaint"), values, at, str(values["first_owner"]))
            for limit in _limits(number, values, at, now, filling.lots):
                filling.enter(book("clock"), limit, at, str(values["first_owner"]))


def fill_sales(url: str, rows: int, now: datetime, zone: tzinfo) -> None:
    """So many sales of `YEARS` years in a SQLite store, each with a warranty of two years and its two revisits: the call after it,
    and the one before the warranty ends (those of yesterday and today are still owed)."""
    step = timedelta(days=365 * YEARS) / rows
    with _filling(url, zone, rows, "sale", "revisit") as filling:
        for n in range(rows):
            at = (now - step * (rows - n)).astimezone(UTC)
            day = at.astimezone(zone).date()
            ends = day.replace(year=day.year + 2) if (day.month, day.day) != (2, 29) else day.replace(year=day.year + 2, day=28)
            who: dict[str, Value] = {"name": f"顾客{n % 70_000}", "phone": phone_of(n)}
            sale: dict[str, Value] = {
                "goods": "沙发",
                "order_no": f"D{n}",
                "bought_on": day,
                "warranty_end": ends,
                "clerk": filling.lots.choice(CLERKS),
            }
            number = filling.enter(book("sale"), {"happened_at": at, **who, **sale}, at, str(sale["clerk"]))
            for kind, due in (("sale", day + timedelta(days=30)), ("warranty", _month_before(ends))):
                done = due < now.date()
                owed: dict[str, Value] = {
                    "kind": kind,
                    "due_on": due,
                    "key": f"{kind}:{number}",
                    "origin": "sale",
                    "origin_no": number,
                    "about": "沙发",
                }
                stage: dict[str, Value] = {"stage": "done", "result": "answered", "done_at": at} if done else {"stage": "due"}
                filling.enter(book("revisit"), {"happened_at": at, **who, **owed, "ref": f"D{n}", **stage}, at, str(sale["clerk"]))


def _month_before(day: date) -> date:
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@contextmanager
def _filling(url: str, zone: tzinfo, rows: int, *books: str) -> Iterator[Filling]:
    """Rows of these books are entered in one transaction."""
    with closing(sqlite3.connect(make_url(url).database or "", isolation_level=None)) as store:
        store.execute("PRAGMA synchronous=OFF")
        seq, last = store.execute("SELECT seq, hash FROM desk_head").fetchone()
        filling = Filling(store, zone, seq, last, random.Random(rows))
        store.execute("BEGIN IMMEDIATE")
        with _without_indexes(store, books):
            yield filling
            filling.finish()
        store.execute("COMMIT")


class _without_indexes:  # noqa: N801 - reads as what it does
    """Indexes are made once, over everything: a quarter of the time."""

    def __init__(self, store: sqlite3.Connection, books: Sequence[str]) -> None:
        self.store = store
        tables = ["desk_event", *(book(name).table for name in books)]
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN "
        self.made = store.execute(f"{asked}({', '.join('?' * len(tables))})", tables).fetchall()

    def __enter__(self) -> None:
        for name, _sql in self.made:
            self.store.execute(f"DROP INDEX {name}")

    def __exit__(self, *_failure: object) -> None:
        for _name, sql in self.made:
            self.store.execute(sql)


def phone_of(n: int) -> str:
    """The telephone of complaint `n`: some people complain twice."""
    return f"13{n * 7919 % 400_000_000:09}"


def _complaints(rows: int, now: datetime, lots: random.Random) -> Iterator[tuple[datetime, dict[str, Value]]]:
    step = timedelta(days=365 * YEARS) / rows
    for n in range(rows):
        at = (now - step * (rows - n)).astimezone(UTC)
        owner, handler = lots.choice(CLERKS), lots.choice(CLERKS)
        entered: dict[str, Value] = {
            "happened_at": at, "channel": "phone", "kind": lots.choice(KINDS), "nature": "goods", "urgency": "normal",
            "severity": "ordinary",
            "name": f"顾客{n % 700_000}", "phone": phone_of(n), "cause": lots.choice(CAUSES), "goods": "沙发", "first_owner": owner,
        }  # fmt: skip
        if n >= rows - OPEN:
            stage = lots.choice(STAGES)
            yield at, {**entered, "stage": stage, **({} if stage == "registered" else {"handler": handler})}
            continue
        ended: dict[str, Value] = {
            "closed_at": at + timedelta(days=3),
            "closed_by": "李敏",
            "archive_week": f"{at + timedelta(days=7):%G-W%V}",
        }
        done: dict[str, Value] = {
            "measure": "换一套",
            "satisfaction": "satisfied",
            "fault": "vendor",
            "liable_dept": "物流部",
            "root_cause": "装错车",
        }
        yield at, {**entered, "stage": "archived", "handler": handler, **done, **ended}


def _limits(number: str, values: Mapping[str, Value], at: datetime, now: datetime, lots: random.Random) -> Iterator[dict[str, Value]]:
    if at < now - timedelta(days=365):
        return
    begun: dict[str, Value] = {"happened_at": at, "case_number": number, "calendar": "24x7", "started_at": at}
    answered = at + timedelta(hours=lots.randint(1, 30))
    met = "met" if answered <= at + timedelta(hours=24) else "failed"
    reply: dict[str, Value] = {**begun, "limit_of": "reply", "warn_at": at + timedelta(hours=18), "due_at": at + timedelta(hours=24)}
    if values["stage"] == "archived":
        yield {**reply, "stopped_at": answered, "outcome": met}
        return
    yield reply if values["stage"] == "registered" else {**reply, "stopped_at": answered, "outcome": met}
    due = now + timedelta(hours=lots.randint(-60, 600))
    yield {**begun, "limit_of": "plan", "warn_at": due - timedelta(hours=18), "due_at": due}


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our names


@cache
def _personal(name: str) -> frozenset[str]:
    return frozenset(f.name for f in book(name).all_fields() if f.personal)


def _bound(value: object) -> object:
    """As SQLAlchemy keeps it in SQLite."""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    return value.isoformat() if isinstance(value, date) else value


def copy(source: str, target: str) -> None:
    """Everything of a filled SQLite store into a PostgreSQL store that has its tables and nothing in them."""
    given = make_url(target)
    place = f"dbname={given.database} user={given.username} host={given.query['host']} options='-c timezone=UTC'"
    with closing(sqlite3.connect(Path(make_url(source).database or ""))) as store, psycopg.connect(place) as server:
        server.execute("DELETE FROM desk_head")
        tables = {table.name: table for table in every_table()}
        for name, table in sorted(tables.items(), key=lambda one: one[0] != "desk_party"):
            names = ", ".join(f'"{c.name}"' for c in table.columns)
            with server.cursor().copy(f"COPY {name} ({names}) FROM STDIN") as into:
                for row in store.execute(f"SELECT {names} FROM {name}"):  # noqa: S608 - our names
                    into.write_row(row)
            if "id" in table.c and name != "desk_head":
                server.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), coalesce(max(id), 1)) FROM {name}")  # noqa: S608
        server.commit()
        server.autocommit = True
        server.execute("ANALYZE")
