"""Acts on one row: `desk relay done`, `desk question answer`, `desk task difficulty` … Their options are fields of the book."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import COMMON, Book, Field
from broadcaster.desk.front.incidents import FIELDS as CHECKLIST
from broadcaster.desk.registers import book as book_of
from broadcaster.desk_cli.options import command, json_flag, of_fields
from broadcaster.faults import Fault
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk.values import Value
    from broadcaster.desk.work import Work
    from broadcaster.desk_cli.seat import Seat

Values = dict[str, Any]
COMMONS = frozenset(f.name for f in COMMON)


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what it asks, what it does, what is said afterwards."""

    needs: tuple[str, ...]
    act: Callable[[Any, "Work", str, Values], "Row"]
    """With `module`, the work, the number and what was given."""
    done: str
    may: tuple[str, ...] = ()
    """Fields that may be left out."""
    of: str = ""
    """The book whose fields these are, where it is another one."""
    module: str = "acts"
    """The module that does it: of `desk.front`, or `room.module` of another room."""
    row: str = ""
    """The book of the row it is done to, where it is another one."""
    numbered: bool = True
    """Done to a row; else it makes one, and in a terminal everything is asked where nothing was typed."""


def _today(work: "Work") -> date:
    return work.at.astimezone(work.zone).date()


def _when(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _publish(acts: Any, work: "Work", number: str, given: Values) -> "Row":  # noqa: ANN401 - a module
    told = {name: given.get(name) or "" for name in ("title", "replaces", "basis")}
    made: Row = acts.publish(work, number, **told, effective=given.get("effective_on") or _today(work))
    return made


def _edition(acts: Any, work: "Work", number: str, given: Values) -> "Row":  # noqa: ANN401 - a module
    effective = given.pop("effective_on", None) or _today(work)
    made: Row = acts.edition(work, given, replaces=number, effective=effective)
    return made


ACTS: Mapping[tuple[str, str], Act] = {
    ("page", "police"): Act(
        (), lambda m, w, n, _v: m.call_police(w, n), N_("{number}: noted that the police were called."), module="page_acts"
    ),
    ("message", "deliver"): Act((), lambda m, w, n, _v: m.deliver(w, n), N_("{number} is passed on.")),
    ("relay", "done"): Act(("result",), lambda m, w, n, v: m.finish_relay(w, n, v["result"]), N_("{number} is done.")),
    ("question", "answer"): Act(
        ("answer", "answered_by"),
        lambda m, w, n, v: m.answer(w, n, v["answer"], v["answered_by"]),
        N_("{number} is answered. Tell the caller, then: desk question tell {number}"),
    ),
    ("question", "tell"): Act((), lambda m, w, n, _v: m.tell(w, n), N_("{number}: the caller knows.")),
    ("question", "publish"): Act(
        (), _publish, N_("{number} is the standard answer now."), may=("title", "basis", "effective_on", "replaces"), of="faq"
    ),
    ("faq", "edition"): Act(("answer",), _edition, N_("{number} is the new edition."), may=("title", "dept", "basis", "effective_on")),
    ("task", "difficulty"): Act(
        ("difficulty", "asked_until"),
        lambda m, w, n, v: m.report_difficulty(w, n, v["difficulty"], _when(v["asked_until"])),
        N_("{number}: the difficulty was told in time. A supervisor agrees: desk task extend {number}"),
    ),
    ("task", "extend"): Act(
        (), lambda m, w, n, v: m.extend(w, n, _when(v.get("agreed_until"))), N_("{number} has more time."), may=("agreed_until",)
    ),
    ("task", "done"): Act(("report",), lambda m, w, n, v: m.finish_task(w, n, v["report"]), N_("{number} is done.")),
    ("exception", "report"): Act(
        ("reported_to",),
        lambda m, w, n, v: m.report_exception(w, n, v["reported_to"]),
        N_("{number} is reported."),
        module="exception_acts",
    ),
    ("exception", "skip"): Act(
        ("reported_to",),
        lambda m, w, n, v: m.skip_level(w, n, v["reported_to"]),
        N_("{number} is reported, a level was skipped. Tell your superior, too: desk exception superior {number}"),
        module="exception_acts",
    ),
    ("exception", "superior"): Act(
        ("reported_to",),
        lambda m, w, n, v: m.tell_superior(w, n, v["reported_to"]),
        N_("{number}: the superior knows, too."),
        module="exception_acts",
    ),
    ("exception", "escalate"): Act(
        ("head",), lambda m, w, n, v: m.escalate(w, n, v["head"]), N_("{number} is the head's now."), module="exception_acts"
    ),
    ("exception", "check"): Act((), lambda m, w, n, v: m.check(w, n, v), N_("{number}: noted."), may=CHECKLIST, module="exception_acts"),
    ("fault", "report"): Act((), lambda m, w, n, _v: m.report_fault(w, n), N_("{number} is reported for repair."), module="exception_acts"),
    ("fault", "restore"): Act(
        ("result",), lambda m, w, n, v: m.restore(w, n, v["result"]), N_("{number} works again."), module="exception_acts"
    ),
    ("exception", "settle"): Act(
        ("result",), lambda m, w, n, v: m.settle_exception(w, n, v["result"]), N_("{number} is settled."), module="exception_acts"
    ),
}


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One act of a book."""
    return made(book, verb, told, ACTS[book.name, verb])


def made(book: Book, verb: str, told: str, one: Act) -> click.Command:
    """The command of an act."""
    fields = [replace(_field(book, one, name), required=name in one.needs, unique=False, kept=False) for name in (*one.needs, *one.may)]
    if one.numbered:
        fields = [replace(f, default="") for f in fields]

    def run(*, as_json: bool, number: str = "", **texts: str | None) -> None:
        from broadcaster.desk.reading import get
        from broadcaster.desk_cli.seat import seated

        acts = import_module(f"broadcaster.desk.{one.module}" if "." in one.module else f"broadcaster.desk.front.{one.module}")
        with seated() as seat:
            if one.numbered:
                # Before anything is asked: answers for a row that is not there would be lost.
                seat.read(lambda c: get(c, book_of(one.row or book.name), number))
            values = asked(book, fields, texts, seat, as_json=as_json, every=not one.numbered)
            row = seat.write(lambda work: one.act(acts, work, number, dict(values)))
            tell(row, seat, _(one.done), as_json=as_json)

    words = "".join(f" --{name.replace('_', '-')} …" for name in one.needs)
    row = f" {book.prefix}-20261124-0001" if one.numbered else ""
    example = f"\n\n\b\n  desk {book.name} {verb}{row}{words}"
    params = [*([click.Argument(["number"], metavar=_("NUMBER"))] if one.numbered else []), *of_fields(fields), json_flag()]
    return command(verb, told + example, params, run)


def _field(book: Book, one: Act, name: str) -> Field:
    return book_of(one.of or book.name).field(name)


def asked(
    book: Book, fields: list[Field], texts: Mapping[str, str | None], seat: "Seat", *, as_json: bool, every: bool = False
) -> "dict[str, Value]":
    """What the options say; in a terminal what is needed and missing is asked, or `every` field where nothing was typed.

    Raises `Fault` with everything that is wrong.
    """
    from broadcaster.desk.wording import misfit, understood
    from broadcaster.desk_cli.asking import ask, can_ask
    from broadcaster.desk_cli.entering import finder

    part = replace(book, fields=tuple(fields))
    values, problems = understood(part, {name: text for name, text in texts.items() if text is not None}, seat.reading)
    if every and not problems and not as_json and can_ask() and not any(text is not None for text in texts.values()):
        whole = replace(book, fields=tuple(replace(f, asked=True) for f in fields if f.name not in COMMONS))
        return ask(whole, {}, seat.reading, finder(seat), times=any(f.name == "happened_at" for f in fields))
    missing = [f for f in fields if f.required and not f.default and values.get(f.name) is None and f.name not in _unread(texts, values)]
    if missing and not problems and not as_json and can_ask():
        return ask(replace(book, fields=tuple(replace(f, asked=True) for f in missing)), values, seat.reading, finder(seat), times=False)
    problems += [misfit("required", f) for f in missing]
    if problems:
        raise Fault(problems)
    return values


def _unread(texts: Mapping[str, str | None], values: "Mapping[str, Value]") -> set[str]:
    return {name for name, text in texts.items() if text and name not in values}


def tell(row: "Row", seat: "Seat", done: str, *, as_json: bool) -> None:
    """The row as JSON, or one sentence about it."""
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk_cli.telling import as_object

    click.echo(as_object(whole(book_of(row.book), seat.zone), row) if as_json else done.format(number=row.number))
