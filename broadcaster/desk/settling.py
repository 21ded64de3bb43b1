"""Whether rows may stand as they are: everything that is wrong with any of them, at once (LGR-03)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from broadcaster.desk.book import Book, Field, Kind, Span, State
from broadcaster.desk.checks import CHECKS
from broadcaster.desk.periods import period_of
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import ATTACHMENT, PERIOD
from broadcaster.desk.values import Value
from broadcaster.desk.wording import misfit, shortened
from broadcaster.desk.work import Work
from broadcaster.faults import Mark, Problem

MANY = 500
"""Values a question to the store."""
LATEST_FUTURE_DAYS = 1


@dataclass(frozen=True)
class Draft:
    """A row that is about to be kept."""

    values: dict[str, Value]
    places: Mapping[str, Mark] = field(default_factory=dict)
    number: str = ""
    """Of the row it will replace."""

    def at(self, name: str) -> Mark | None:
        return self.places.get(name) or self.places.get("")


def settle(work: Work, book: Book, drafts: Sequence[Draft], *, draft: bool) -> list[Problem]:
    """Every reason why these rows may not stand; empty when they may."""
    problems = [p for one in drafts for p in _alone(work, book, one, draft=draft)]
    problems += _twice(work, book, drafts)
    problems += _once(work, book, drafts)
    for named in book.all_fields():
        if named.refers:
            problems += _references(work, named, drafts)
        if named.kind is Kind.PARTY:
            problems += _parties(work, named, drafts)
        elif named.kind is Kind.FILE:
            problems += _files(work, named, drafts)
    return [*problems, *_periods(work, book, drafts)]


def _alone(work: Work, book: Book, one: Draft, *, draft: bool) -> Iterator[Problem]:
    """What can be seen from the row itself."""
    for named in book.typed:
        needed = named.required and (not draft or named.name == "happened_at")
        if needed and one.values.get(named.name) is None:
            yield misfit("required", named, one.at(named.name))
    happened = one.values.get("happened_at")
    if isinstance(happened, datetime) and (happened - work.at).total_seconds() > 86_400 * LATEST_FUTURE_DAYS:
        yield misfit("future", book.field("happened_at"), one.at("happened_at"))
    for check in book.checks:
        complaint = CHECKS[check](one.values)
        # What a draft does not say yet is no fault of it, whichever field asks for it.
        if complaint and not (draft and one.values.get(complaint[0]) is None):
            yield misfit(f"check.{complaint[1]}", book.field(complaint[0]), one.at(complaint[0]))


def _twice(work: Work, book: Book, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Unique fields whose value another row has, in the store or among these."""
    table = table_of(book.name)
    for named in (f for f in book.all_fields() if f.unique):
        wanted = {one.values.get(named.name) for one in drafts} - {None}
        known: dict[object, str] = {}
        for some in _parts(sorted(wanted, key=str)):
            stands = table.c.state != State.VOID.value
            found = work.connection.execute(select(table.c[named.name], table.c.number).where(table.c[named.name].in_(some), stands))
            known |= {value: str(number) for value, number in found}
        for one in drafts:
            value = one.values.get(named.name)
            other = known.get(value)
            if value is not None and other is not None and other != one.number:
                yield misfit("twice", named, one.at(named.name), value=shortened(str(value)), number=other)
            elif value is not None:
                known[value] = one.number or str(one.at(named.name) or "…")


def _once(work: Work, book: Book, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Rows that say the same in all the fields that tell them apart (`Book.once`), in the store or among these."""
    if not book.once:
        return
    fields = [book.field(name) for name in book.once]
    known: dict[tuple[str, ...], str] = {}
    for one in drafts:
        key = tuple(str(one.values.get(f.name) or "").casefold() for f in fields)
        if any(one.values.get(f.name) is None for f in fields if f.required) or one.values.get(book.once_but[0]) in book.once_but[1]:
            continue
        other = known.get(key) or _same(work, book, one, key)
        if other:
            yield misfit("once", fields[0], one.at(fields[0].name), value=shortened("，".join(part for part in key if part)), number=other)
        known[key] = one.number or "…"


def _same(work: Work, book: Book, one: Draft, key: tuple[str, ...]) -> str:
    """The number of another row that stands and has this key; empty: there is none."""
    table = table_of(book.name)
    first = table.c[book.once[0]]
    found = work.connection.execute(
        select(table).where(first == one.values[book.once[0]], table.c.state != State.VOID.value, table.c.number != one.number)
    ).mappings()
    name, but = book.once_but
    for row in found:
        if tuple(str(row[field] or "").casefold() for field in book.once) == key and (not name or row[name] not in but):
            return str(row["number"])
    return ""


def _references(work: Work, named: Field, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Numbers that stand in none of the books they may stand in."""
    for one in drafts:
        value = one.values.get(named.name)
        if value is None:
            continue
        asked = [table_of(name) for name in named.refers]
        if not any(work.connection.execute(select(t.c.number).where(t.c.number == str(value).upper())).scalar() for t in asked):
            yield misfit("no-reference", named, one.at(named.name), value=shortened(str(value)), books="、".join(named.refers))


def _parties(work: Work, named: Field, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """References to nobody, or to somebody of another kind."""
    table = table_of("party")
    wanted = {str(one.values[named.name]) for one in drafts if one.values.get(named.name) is not None}
    kinds: dict[str, str] = {}
    for some in _parts(sorted(wanted)):
        stands = table.c.state != State.VOID.value
        kinds |= {
            str(n): str(k) for n, k in work.connection.execute(select(table.c.number, table.c.kind).where(table.c.number.in_(some), stands))
        }
    for one in drafts:
        value = one.values.get(named.name)
        if value is None:
            continue
        if value not in kinds:
            yield misfit("no-party", named, one.at(named.name), value=shortened(str(value)))
        elif not _fits(named, one, kinds[str(value)]):
            yield misfit("other-party", named, one.at(named.name), value=value)


def _fits(named: Field, one: Draft, kind: str) -> bool:
    """Whether a reference may lead to a party of this kind."""
    if named.party_where is not None:
        field, value, needed = named.party_where
        if one.values.get(field) == value and kind != needed:
            return False
    return not named.party or kind in named.party


def _files(work: Work, named: Field, drafts: Sequence[Draft]) -> Iterator[Problem]:
    for one in drafts:
        value = one.values.get(named.name)
        if value is None:
            continue
        if work.connection.execute(select(ATTACHMENT.c.digest).where(ATTACHMENT.c.digest == value)).scalar() is None:
            yield misfit("no-attachment", named, one.at(named.name), value=shortened(str(value)))


def _periods(work: Work, book: Book, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Rows that fall into a period which is closed."""
    if book.close is Span.NONE:
        return
    closed = set(work.connection.execute(select(PERIOD.c.period).where(PERIOD.c.book == book.name)).scalars())
    for one in drafts:
        happened = one.values.get("happened_at")
        if isinstance(happened, datetime):
            period = period_of(book.close, happened.astimezone(work.zone).date())
            if period in closed:
                yield misfit("period-closed", book.field("happened_at"), one.at("happened_at"), period=period)


def _parts(values: Sequence[object]) -> Iterator[Sequence[object]]:
    return (values[start : start + MANY] for start in range(0, len(values), MANY))
