"""The record in the store: entries in, entries out (`record/entries.py`)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Table, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, StatementError

from broadcaster.record.entries import Aired, Entry, Incident, Outcome, Play, Text
from broadcaster.store.opening import WRITES, away, open_engine
from broadcaster.store.tables import AIRED, INCIDENT, PLAY, TEXT
from broadcaster.store.upsert import insert_into

T = TypeVar("T")
_TABLES: Mapping[type[Entry], Table] = {
    Aired: AIRED,
    Play: PLAY,
    Incident: INCIDENT,
    Text: TEXT,
}


class Unfit(ValueError):
    """An entry no store can hold (a NUL in a text, a missing number): a matter of the entry, not of the store."""


@dataclass(frozen=True)
class RecordStore:
    """One open store. Every method raises `Fault` `store.away` when the store does not answer."""

    engine: Engine

    @classmethod
    def open(cls, url: str, *, wait_s: float = 5.0, durable: bool = False) -> Self:
        """As `opening.open_engine`."""
        return cls(open_engine(url, wait_s=wait_s, durable=durable))

    def close(self) -> None:
        self.engine.dispose()

    def put(self, entries: Sequence[Entry]) -> None:
        """Bring entries in one transaction; of several with one id the last stands, also over what is stored.

        Raises `Unfit`, with nothing brought, when an entry cannot be held.
        """
        newest: dict[type[Entry], dict[str, dict[str, Any]]] = {}
        for entry in entries:
            newest.setdefault(type(entry), {})[entry.id] = _columns(entry)
        with self._transaction(writes=True) as connection:
            for kind, rows in newest.items():
                self._upsert(connection, _TABLES[kind], list(rows.values()))

    def aired(self, first: date, last: date) -> tuple[Aired, ...]:
        """Items of the programme days from `first` to `last`, both included, in the order of the plan."""
        rows = AIRED.c.date.between(first, last)
        return self._read(AIRED, rows, (AIRED.c.planned_start, AIRED.c.id), _aired)

    def remembered(self) -> tuple[Aired, ...]:
        """Items of the last two programme days that have any, and all with a start and no outcome."""
        last = select(AIRED.c.date).distinct().order_by(AIRED.c.date.desc()).limit(2)
        rows = AIRED.c.date.in_(last) | (AIRED.c.start.is_not(None) & AIRED.c.outcome.is_(None))
        return self._read(AIRED, rows, (AIRED.c.planned_start, AIRED.c.id), _aired)

    def plays(self, since: datetime, until: datetime) -> tuple[Play, ...]:
        """Clips that started in [since, until), in that order."""
        rows = (PLAY.c.start >= since) & (PLAY.c.start < until)
        return self._read(PLAY, rows, (PLAY.c.start, PLAY.c.id), lambda row: Play(**row))

    def plays_of(self, kind: str, first: date, last: date) -> tuple[tuple[date, Play], ...]:
        """Clips heard in items of a kind on the programme days from `first` to `last`, both included, with their day; by start."""
        wanted = select(AIRED.c.date, *PLAY.c).join(AIRED, PLAY.c.cue == AIRED.c.id)
        wanted = wanted.where(AIRED.c.kind == kind, AIRED.c.date.between(first, last)).order_by(PLAY.c.start, PLAY.c.id)
        with self._transaction(writes=False) as connection:
            return tuple((day, Play(*values)) for day, *values in connection.execute(wanted))

    def incidents(self, since: datetime, until: datetime) -> tuple[Incident, ...]:
        """What happened in [since, until), in that order."""
        rows = (INCIDENT.c.at >= since) & (INCIDENT.c.at < until)
        return self._read(INCIDENT, rows, (INCIDENT.c.at, INCIDENT.c.id), lambda row: Incident(**row))

    def texts(self, first: date, last: date) -> tuple[Text, ...]:
        """Words that aired on the programme days from `first` to `last`, both included, in the order they were heard."""
        rows = TEXT.c.date.between(first, last)
        return self._read(TEXT, rows, (TEXT.c.at, TEXT.c.id), lambda row: Text(**row))

    def _read(
        self,
        table: Table,
        rows: ColumnElement[bool],
        order: Sequence[Any],
        made: Callable[[dict[str, Any]], T],
    ) -> tuple[T, ...]:
        with self._transaction(writes=False) as connection:
            found = connection.execute(select(table).where(rows).order_by(*order))
            return tuple(made(dict(row)) for row in found.mappings())

    def _upsert(self, connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
        insert = insert_into(table, connection)
        changed = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
        connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=changed), rows)

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection, connection.execution_options(**(WRITES if writes else {})).begin():
                yield connection
        except (DataError, IntegrityError) as error:
            raise Unfit(str(error.orig)) from error
        except DBAPIError as error:
            raise away(error) from error
        except StatementError as error:
            raise Unfit(str(error.orig)) from error


def _columns(entry: Entry) -> dict[str, Any]:
    return {f.name: _column(getattr(entry, f.name)) for f in fields(entry)}


def _column(value: object) -> object:
    match value:
        case Outcome():
            return value.value
        case tuple():
            return list(value)
        case Mapping():
            return dict(value)
    return value


def _aired(row: dict[str, Any]) -> Aired:
    outcome = row["outcome"]
    return Aired(**{**row, "source": tuple(row["source"]), "outcome": None if outcome is None else Outcome(outcome)})
