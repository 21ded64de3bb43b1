"""Whether a row has the words somebody asks for, and holds on a day. PURE."""

from collections.abc import Iterable, Mapping
from datetime import date
from unicodedata import normalize

from broadcaster.desk.book import MASKED, Book, Kind, State
from broadcaster.desk.row import Row


def fits(book: Book, row: Row, words: Iterable[str], parties: Mapping[str, str], day: date) -> bool:
    """Every word in some field that everybody may see, or in a party's name; full-width letters and case do not matter."""
    if row.state is State.DRAFT or not _holds(row, day):
        return False
    told = _plain("\n".join(_texts(book, row, parties)))
    return all(_plain(word) in told for word in words)


def _texts(book: Book, row: Row, parties: Mapping[str, str]) -> Iterable[str]:
    for field in book.fields:
        value = row[field.name]
        if field.privacy in MASKED or not isinstance(value, str):
            continue
        if field.kind is Kind.CHOICE:
            yield from (word for c in field.choices if c.value == value for word in (c.zh, c.en))
        yield parties.get(value, "") if field.kind is Kind.PARTY else value


def _holds(row: Row, day: date) -> bool:
    """A row without days always does; an edition ends on the day its follower begins."""
    first, last = row.values.get("effective_on"), row.values.get("ends_on")
    begun = not isinstance(first, date) or first <= day
    return begun and (not isinstance(last, date) or day < last)


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold()
