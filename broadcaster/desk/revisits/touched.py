"""What happened since revisits were last made: the chain of events tells it, so that a look costs what is new and not what there is."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from broadcaster.desk.reading import AT_ONCE
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import EVENT

MADE = "revisits-made"
"""The event that ends a look. Nothing after it: nothing new."""
BY = "by"
"""Its fact that says by what was looked; where that is another, everything is looked at."""
BOOKS = ("sale", "complaint", "repair", "party", "revisit")
MANY = 20_000
"""Rows above which looking at everything is quicker."""

Touched = Mapping[str, frozenset[str]]
"""By book, the numbers of rows that revisits follow from."""


def touched(connection: Connection, by: str) -> Touched | None:
    """The rows that were changed since the last look, those a changed revisit follows from, and whom it was with.

    `None`: there was no look by the same, or too much happened since: everything has to be looked at.
    """
    last = connection.execute(select(EVENT.c.seq, EVENT.c.facts).where(EVENT.c.kind == MADE).order_by(EVENT.c.seq.desc()).limit(1)).first()
    if last is None or last.facts.get(BY) != by:
        return None
    asked = select(EVENT.c.book, EVENT.c.number).where(EVENT.c.seq > last.seq, EVENT.c.book.in_(BOOKS)).distinct().limit(MANY)
    found: dict[str, set[str]] = {}
    changed = connection.execute(asked).all()
    for book, number in changed:
        found.setdefault(book, set()).add(number)
    revisits = sorted(found.pop("revisit", ()))
    for start in range(0, len(revisits), AT_ONCE):
        for book, number in _followed(connection, revisits[start : start + AT_ONCE]):
            found.setdefault(book, set()).add(number)
    return None if len(changed) == MANY else {book: frozenset(numbers) for book, numbers in found.items()}


def _followed(connection: Connection, revisits: list[str]) -> set[tuple[str, str]]:
    table = table_of("revisit")
    asked = select(table.c.origin, table.c.origin_no, table.c.party).where(table.c.number.in_(revisits))
    found = connection.execute(asked).all()
    origins = {(str(origin), str(number)) for origin, number, _party in found if origin is not None and number is not None}
    return origins | {("party", str(party)) for _origin, _number, party in found if party is not None}
