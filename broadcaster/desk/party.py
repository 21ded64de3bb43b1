"""Parties as other books refer to them: by number, code, telephone or name, whichever means one party only."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from broadcaster.desk.book import Book, Field, Kind, State
from broadcaster.desk.identity import phone
from broadcaster.desk.reading import AT_ONCE, pages
from broadcaster.desk.row import Query, Row
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value

_NUMBER = re.compile(r"^DA-\d{8}-\d{4,}(?= |$)")
"""A number, with or without the name that lists show behind it."""


def names(connection: Connection, book: Book, of: Iterable[Row] | None = None) -> Mapping[str, str]:
    """Names of parties by number, for a book that refers to any. `of`: only those that these rows name."""
    fields = [f.name for f in book.fields if f.kind is Kind.PARTY]
    if book.name == "party" or not fields:
        return {}
    table = table_of("party")
    asked = select(table.c.number, table.c.name)
    if of is not None:
        wanted = {str(row[name]) for row in of for name in fields if row[name] is not None}
        if not wanted:
            return {}
        asked = asked.where(table.c.number.in_(wanted))
    return {str(number): str(name or "") for number, name in connection.execute(asked)}


def accompanied(connection: Connection, book: Book, rows: Iterable[Row], known: dict[str, str]) -> Iterator[Row]:
    """The rows as they come; meanwhile `known` holds the names of those parties that they refer to, a thousand rows at a time, so that
    the memory needed grows neither with the rows nor with the parties."""
    for some in pages(rows, AT_ONCE):
        known.clear()
        known.update(names(connection, book, some))
        yield from some


def named(connection: Connection, field: Field, word: str) -> str | None:
    """The number of the one party that `word` means; `None`: none, or several."""
    table = table_of("party")
    leading = _NUMBER.match(word.upper())
    word = leading[0] if leading else word
    standing = table.c.state.in_([State.OPEN.value, State.DRAFT.value])
    kinds = table.c.kind.in_(field.party) if field.party else table.c.kind.is_not(None)
    words = ((table.c.number, word.upper()), (table.c.code, word), (table.c.phone, phone(word)), (table.c.name, word))
    for column, value in words:
        if value is None:
            continue
        found = connection.execute(select(table.c.number).where(column == value, standing, kinds).limit(2)).scalars().all()
        if len(found) == 1:
            return str(found[0])
    return None


def resolved(connection: Connection, book: Book, rows: Sequence[Mapping[str, Value]]) -> list[dict[str, Value]]:
    """The rows with numbers for the parties they name. A word that means nobody, or several, stays: `settle` refuses it."""
    fields = [f for f in book.all_fields() if f.kind is Kind.PARTY]
    known: dict[tuple[str, str], str] = {}
    done = []
    for row in rows:
        told = dict(row)
        for field in fields:
            word = told.get(field.name)
            if isinstance(word, str):
                key = (field.name, word)
                if key not in known:
                    known[key] = named(connection, field, word) or word
                told[field.name] = known[key]
        done.append(told)
    return done


def resolved_query(connection: Connection, book: Book, query: Query) -> Query:
    """A query whose parties are numbers."""
    fields = {f.name: f for f in book.all_fields() if f.kind is Kind.PARTY}
    where = ((n, named(connection, fields[n], str(v)) or v if n in fields else v) for n, v in query.where)
    return replace(query, where=tuple(where))
