"""`desk call take`: a call by the script, read back, with its promise (SCR-01, SCR-02, CAL-05, CAL-07, SRV-05)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book, Field
from broadcaster.desk.registers import book as book_of
from broadcaster.desk_cli.front.house import profile_option
from broadcaster.desk_cli.options import command, json_flag, of_fields, option
from broadcaster.faults import Fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.front.phrases import Spoken
    from broadcaster.desk.row import Row
    from broadcaster.desk.values import Value
    from broadcaster.desk.work import Work
    from broadcaster.desk_cli.seat import Seat

READ = ("content", "address", "name", "phone")
"""What is read back, in the order of the script (SCR-01)."""
NOTED = (*READ, "topic", "party", "place", "rings", "answer_s", "recording_ref", "happened_at", "remark")
PROMISE = ("dept", "owner", "due", "promised")
NOT_ASKED, AGAIN = "s", "n"


@dataclass
class Taken:
    """A call as far as it has come."""

    call: "dict[str, Value]"
    relay: "dict[str, Value]" = field(default_factory=dict)
    """Empty: nothing was promised."""


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk call take`."""
    relay = book_of("relay")

    def run(*, profile: str, read: tuple[str, ...], as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk.front.phrases import closing, opening
        from broadcaster.desk_cli.asking import can_ask
        from broadcaster.desk_cli.front import house
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            day = seat.now.astimezone(seat.zone).date()
            script, known = house.spoken(profile), house.phrases(seat)
            said = opening(script, known, house.almanac(seat, day), day, seat.clerk.name)
            taken = _given(book, relay, texts, read, seat)
            taken.call["opening"] = said
            if can_ask() and not as_json:
                click.echo(said)
                _by_script(book, relay, script, taken, seat)
                click.echo(closing(script, known, day))
            _tell(*seat.write(lambda work: kept(work, taken)), seat, as_json=as_json)

    back = click.Choice(READ)
    params = [
        *of_fields(book.field(name) for name in NOTED),
        option("read", _("Was read back to the caller; may be given several times."), multiple=True, type=back, metavar=_("FIELD")),
        *of_fields(replace(relay.field(name), required=False) for name in PROMISE),
        profile_option(),
        json_flag(),
    ]
    example = "--content 沙发少一个脚 --phone 13812345678 --topic aftersale --read content --dept 售后部 --owner 王芳 --due 17:00"
    return command(verb, f"{told}\n\n\b\n  desk call {verb}\n  desk call {verb} {example}", params, run)


def _given(book: Book, relay: Book, texts: Mapping[str, str | None], read: tuple[str, ...], seat: "Seat") -> Taken:
    """What the options say; refused all at once where nobody can be asked for the rest. Raises `Fault`."""
    from broadcaster.desk.wording import misfit, understood
    from broadcaster.desk_cli.asking import can_ask

    told = {name: text for name, text in texts.items() if text is not None}
    values, problems = understood(book, {n: t for n, t in told.items() if n in NOTED}, seat.reading)
    promise, more = understood(relay, {n: t for n, t in told.items() if n in PROMISE}, seat.reading)
    problems += more
    if not can_ask():
        problems += [misfit("required", book.field(n)) for n in ("content", "topic") if n not in told]
        problems += [misfit("required", relay.field(n)) for n in PROMISE[:3] if promise and n not in told]
    if problems:
        raise Fault(problems)
    return Taken({**values, **{f"readback_{name}": True for name in read}}, promise)


def _by_script(book: Book, relay: Book, script: "Spoken", taken: Taken, seat: "Seat") -> None:
    """Question by question, each answer read back; then the topic, and what is promised."""
    from broadcaster.desk_cli.asking import answer, ask_text
    from broadcaster.desk_cli.entering import finder

    def ask(one: Field, question: str = "") -> Any:  # noqa: ANN401 - a value
        return answer(one, seat.reading, finder(seat), needed=one.required, question=question)

    for step in script.steps:
        _read_back(book.field(step.field), step.question, taken.call, ask)
    for name in ("topic", "rings"):
        if taken.call.get(name) is None:
            taken.call[name] = ask(book.field(name))
    if not taken.relay:
        dept = ask_text(_("Passed on, or called back by which department (Enter: nothing is promised)"))
        taken.relay = {"dept": dept} if dept else {}
    if taken.relay:
        taken.relay |= {name: ask(relay.field(name)) for name in PROMISE if taken.relay.get(name) is None}


def _read_back(one: Field, question: str, values: "dict[str, Value]", ask: Any) -> None:  # noqa: ANN401 - the asker
    """Ask, read back, and ask again until the caller says it is right. What was not read back is noted as such."""
    from broadcaster.desk_cli.asking import ask_text

    while True:
        if values.get(one.name) is None:
            values[one.name] = ask(one, question)
        if values[one.name] is None:
            return
        said = _("Read back: {value}. Enter: right, n: wrong, s: not read back").format(value=values[one.name])
        word = ask_text(said).lower()
        if word == AGAIN:
            values[one.name] = None
            continue
        values[f"readback_{one.name}"] = word != NOT_ASKED
        return


def kept(work: "Work", taken: Taken) -> "tuple[Row, Row | None]":
    """The call and its promise, in one transaction. Raises `Fault`: `desk.front.past`, as `ledger.add`."""
    from broadcaster.desk import ledger, party
    from broadcaster.desk.wording import misfit

    book, relay = book_of("call"), book_of("relay")
    due = taken.relay.get("due")
    if isinstance(due, datetime) and due <= work.at:
        raise Fault(misfit("front.past", relay.field("due")))
    call = {**taken.call, "direction": "in", "outcome": "recorded" if taken.relay else "answered"}
    row = ledger.add(work, book, party.resolved(work.connection, book, [call])[0])
    if not taken.relay:
        return row, None
    same = {name: row[name] for name in ("party", "name", "phone")}
    promise = {**taken.relay, **same, "matter": row["content"], "call_no": row.number, "topic": "callback"}
    return row, ledger.add(work, relay, promise)


def _tell(call: "Row", relay: "Row | None", seat: "Seat", *, as_json: bool) -> None:
    import json

    from broadcaster.cli.board.words import instant
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk.exchange.outgoing import as_json as plain

    if as_json:
        told = {"call": plain(whole(book_of("call"), seat.zone), call), "relay": relay and plain(whole(book_of("relay"), seat.zone), relay)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(_("{number} entered.").format(number=call.number))
    if relay is not None:
        due = instant(relay["due"], seat.zone)  # type: ignore[arg-type]
        said = _("{number}: {dept} {owner} promised it until {due}.")
        click.echo(said.format(number=relay.number, dept=relay["dept"], owner=relay["owner"], due=due))
