"""Options that follow from a book's fields."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import Any

import click
from click.shell_completion import CompletionItem

from broadcaster.desk.book import COMMON, Book, Field, Kind, State
from broadcaster.desk.row import Query, of_view
from broadcaster.desk.values import Reading, Unreadable, parse, read_date
from broadcaster.desk.wording import chinese, label, misfit, understood
from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.i18n import _

RESERVED = frozenset(
    {"again", "all", "check", "csv", "draft", "drafts", "file", "help", "history", "json", "limit", "reason", "reveal", "since", "text",
     "to", "until", "view", "void", "why"}
)  # fmt: skip
"""Options of the commands themselves: no field may have one of these names."""


class FieldValue(click.ParamType[str]):
    """A field's value as text; the shell is offered the field's choices. What does not fit, the ledger says together with all else."""

    name = "value"

    def __init__(self, field: Field) -> None:
        self.field = field

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return label(self.field)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        words = [(c.value, c.zh if chinese() else c.en) for c in self.field.choices]
        if self.field.kind is Kind.YES:
            words = [("yes", _("yes")), ("no", _("no"))]
        if self.field.kind is Kind.FILE:
            return [CompletionItem(incomplete, type="file")]
        return [CompletionItem(value, help=told) for value, told in words if value.startswith(incomplete)]


def of_fields(fields: Iterable[Field]) -> list[click.Parameter]:
    """`--name VALUE` for each field."""
    return [click.Option([f"--{f.name.replace('_', '-')}", f.name], type=FieldValue(f), help=_help(f)) for f in fields]


def _help(field: Field) -> str:
    star = "*" if field.required and not field.default else ""
    choices = "/".join(f"{c.value} {c.zh}" if chinese() else c.value for c in field.choices)
    hint = field.hint_zh if chinese() else field.hint_en
    other = field.zh if not chinese() else ""
    return "  ".join(part for part in (f"{star}{label(field)}", choices, hint, other and f"({other})") if part)


def flag(name: str, told: str) -> click.Parameter:
    return click.Option([f"--{name}", name.replace("-", "_")], is_flag=True, help=told)


def option(name: str, told: str, **more: Any) -> click.Parameter:  # noqa: ANN401 - click's
    return click.Option([f"--{name}", name.replace("-", "_")], help=told, **more)


def json_flag() -> click.Parameter:
    return click.Option(["--json", "as_json"], is_flag=True, help=_("For programs: JSON, and nothing is asked."))


def reveal_options() -> list[click.Parameter]:
    return [
        flag("reveal", _("Phone, address and id numbers in full; needs the right, and is recorded.")),
        option("reason", _("Why they are needed."), default="", metavar=_("WORDS")),
    ]


def filters(book: Book) -> list[click.Parameter]:
    """Which rows: by time, state, view, text and by any field."""
    views = "、".join(f"{v.name} {v.zh if chinese() else v.en}" for v in book.views)
    made: list[click.Parameter] = [
        option("since", _("From this day or instant on."), metavar=_("DATE")),
        option("until", _("Up to and with this day, or to this instant."), metavar=_("DATE")),
        option("text", _("Only rows with this in a text."), default="", metavar=_("WORDS")),
        flag("drafts", _("Drafts only.")),
        flag("all", _("Void rows too.")),
    ]
    if book.views:
        made.append(option("view", _("A view of the book: {views}.").format(views=views), metavar=_("VIEW")))
    return [*made, *of_fields(searched(book))]


def searched(book: Book) -> tuple[Field, ...]:
    """Fields rows can be looked for by."""
    return tuple(f for f in book.fields if not f.computed)


def query(book: Book, given: dict[str, Any], reading: Reading) -> Query:
    """What the options of `filters` mean; takes them out of `given`. Raises `Fault` with every one that cannot be read."""
    told = {f.name: given.pop(f.name, None) for f in searched(book)}
    asked = {name: text for name, text in told.items() if text is not None}
    where, problems = understood(book, asked, reading)
    since, until = given.pop("since", None), given.pop("until", None)
    times, more = _times(since, until, reading)
    if problems or more:
        raise Fault([*problems, *more], Exit.USAGE)
    drafts, every = given.pop("drafts", False), given.pop("all", False)
    states = (State.DRAFT,) if drafts else tuple(State) if every else (State.DRAFT, State.OPEN, State.CLOSED)
    made = Query(where=tuple(where.items()), states=states, since=times[0], until=times[1], text=given.pop("text", "") or "")
    view = given.pop("view", None)
    if view is None:
        return made
    try:
        return of_view(book, view, made)
    except KeyError:
        raise fault("desk.no-such-view", Exit.USAGE, book=book.name, view=view, known="、".join(v.name for v in book.views)) from None


def _times(since: str | None, until: str | None, reading: Reading) -> tuple[tuple[datetime | None, datetime | None], list[Problem]]:
    found: list[datetime | None] = []
    problems: list[Problem] = []
    for text, last in ((since, False), (until, True)):
        try:
            found.append(_time(text, reading, last=last) if text else None)
        except Unreadable as wrong:
            problems.append(misfit(f"value.{wrong.code}", COMMON[0], None, value=text or "", **wrong.facts))
            found.append(None)
    return (found[0], found[1]), problems


def _time(text: str, reading: Reading, *, last: bool) -> datetime:
    """A day means its beginning, or its end when it is the last one."""
    try:
        day = read_date(text, reading.now.astimezone(reading.zone).date())
    except Unreadable:
        found = parse(COMMON[0], text, reading)
        if not isinstance(found, datetime):
            raise
        return found
    return datetime.combine(day + timedelta(days=int(last)), time.min, reading.zone)


def command(name: str, told: str, params: list[click.Parameter], run: Callable[..., None]) -> click.Command:
    """A command of a book; the help of each ends in a line that can be typed."""
    return click.Command(name, params=params, callback=run, help=told)
