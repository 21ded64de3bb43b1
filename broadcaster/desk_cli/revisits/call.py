"""`desk revisit call`: a revisit by the script, or what came of one (SCR-03, RVT-05, RVT-06, RVT-07, RVT-10)."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.options import command, flag, json_flag, option, reveal_options
from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from broadcaster.desk.revisits.calling import Call, Outcome
    from broadcaster.desk.row import Row
    from broadcaster.desk.survey.model import Template
    from broadcaster.desk_cli.seat import Seat

RESULTS = ("answered", "no-answer", "refused", "wrong-number", "booked")
OFFERS = ("complaint", "reopen", "repair")
YES = frozenset({"y", "yes", "是", "1"})


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of the command."""

    result: str | None
    answer: tuple[str, ...]
    at: str | None
    comment: str
    take: tuple[str, ...]
    forward: tuple[str, ...]
    due: str | None
    recording_ref: str


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk revisit call`."""

    def run(*, number: str, check: bool, reveal: bool, reason: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk.revisits.calling import callable_row, record, template_of
        from broadcaster.desk_cli.asking import can_ask
        from broadcaster.desk_cli.looking import revealed
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            typed = Typed(**given)
            row = seat.write(lambda work: callable_row(work, number))
            template = template_of(row)
            if check:
                _check(seat, row, template, typed.answer)
                return
            if reveal:
                revealed(seat, book, reason or _("revisit"), number=row.number)
            guided = can_ask() and not as_json and not typed.result
            call = _guided(seat, row, template, typed, reveal=reveal) if guided else _given(seat, row, template, typed)
            _tell(seat.write(lambda work: record(work, row.number, call)), seat, as_json=as_json)

    example = (
        f"\n\n\b\n  desk revisit {verb} HF-20261124-0001\n  desk revisit {verb} HF-20261124-0001 --result no-answer\n"
        f"  desk revisit {verb} HF-20261124-0001 --result answered --answer solved=是 --answer attitude=满意 …"
    )
    return command(verb, told + example, [click.Argument(["number"], metavar=_("NUMBER")), *_params()], run)


def _params() -> list[click.Parameter]:
    return [
        option("result", _("What came of the call."), type=click.Choice(RESULTS)),
        option("answer", _("An answer, such as attitude=满意; several times."), multiple=True, metavar=_("NAME=ANSWER")),
        option("at", _("The new time of an appointment."), metavar=_("TIME")),
        option("comment", _("What the customer said besides; the cause of what is taken."), default="", metavar=_("WORDS")),
        option("take", _("An offer the customer takes; several times."), multiple=True, type=click.Choice(OFFERS)),
        option(
            "forward",
            _("Something for a department, such as 收费部=发票没开; several times."),
            multiple=True,
            metavar=_("DEPARTMENT=MATTER"),
        ),
        option("due", _("By when the department answers."), metavar=_("TIME")),
        option("recording-ref", _("The recording."), default="", metavar=_("REF")),
        flag("check", _("Only say, as JSON, what is asked next after these answers and what they offer; nothing is kept.")),
        *reveal_options(),
        json_flag(),
    ]


def _given(seat: "Seat", row: "Row", template: "Template", typed: Typed) -> "Call":
    """A call from its options alone. Raises `Fault`: `desk.revisit.no-result`, `desk.survey.*`, `desk.revisit.pair`."""
    from broadcaster.desk.revisits.calling import Call
    from broadcaster.desk_cli.answers import typed as typed_answers

    if not typed.result:
        raise fault("desk.revisit.no-result", Exit.USAGE, number=row.number, known="、".join(RESULTS))
    answers = typed_answers(template, typed.answer) if typed.result == "answered" or typed.answer else {}
    return Call(
        result=typed.result, answers=answers, at=time_of(seat, typed.at, "booked_at"), comment=typed.comment, take=typed.take,
        forwards=_forwards(typed.forward), due=time_of(seat, typed.due, "booked_at"), recording=typed.recording_ref,
    )  # fmt: skip


def time_of(seat: "Seat", text: str | None, name: str) -> "datetime | None":
    from datetime import datetime

    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import understood

    if not text:
        return None
    revisit = book("revisit")
    values, problems = understood(revisit, {name: text}, seat.reading, fields=[revisit.field(name)])
    if problems:
        raise Fault(problems)
    found = values[name]
    return found if isinstance(found, datetime) else None


def _forwards(texts: tuple[str, ...]) -> "tuple[Any, ...]":
    from broadcaster.desk.revisits.leading import Forward

    pairs = [text.partition("=") for text in texts]
    wrong = [
        Problem("desk.revisit.pair", facts={"text": dept}) for dept, sign, matter in pairs if not (sign and dept.strip() and matter.strip())
    ]
    if wrong:
        raise Fault(wrong)
    return tuple(Forward(dept.strip(), matter.strip()) for dept, _sign, matter in pairs)


def _guided(seat: "Seat", row: "Row", template: "Template", typed: Typed, *, reveal: bool) -> "Call":
    """The script: who, opening, 您现在方便吗, question by question, what it leads to, closing (SCR-03)."""
    from broadcaster.desk.revisits.calling import Call
    from broadcaster.desk_cli import answers
    from broadcaster.desk_cli.asking import ask_text
    from broadcaster.desk_cli.revisits import script

    click.echo(script.whom(seat, row, reveal=reveal))
    reached = ask_text(_("Somebody answers? Enter: yes, n: nobody, w: wrong number")).lower()
    if reached in {"n", "w"}:
        return Call(result="no-answer" if reached == "n" else "wrong-number", comment=typed.comment)
    click.echo(script.opening(seat, row, template))
    convenient = ask_text(_("Convenient? Enter: yes, n: another time, r: refuses")).lower()
    if convenient == "r":
        return Call(result="refused", comment=typed.comment)
    if convenient == "n":
        return Call(result="booked", at=_asked_time(seat), comment=typed.comment)
    found = answers.asked(template, answers.partly(template, typed.answer))
    call = Call(result="answered", answers=found, comment=typed.comment, recording=typed.recording_ref)
    call = _asked_leads(seat, row, template, call)
    click.echo(script.closing(seat, template))
    return call


def _asked_time(seat: "Seat") -> "datetime":
    from broadcaster.desk_cli.asking import ask_text
    from broadcaster.sentences import say

    while True:
        try:
            found = time_of(seat, ask_text(_("When (such as 2026-11-25 10:00)")), "booked_at")
        except Fault as wrong:
            click.echo(say(wrong.problems[0]), err=True)
            continue
        if found is not None:
            return found


def _asked_leads(seat: "Seat", row: "Row", template: "Template", call: "Call") -> "Call":
    from broadcaster.desk.revisits.leading import Forward, offered
    from broadcaster.desk_cli.asking import ask_text
    from broadcaster.desk_cli.revisits.due import terms_now
    from broadcaster.desk_cli.revisits.script import OFFERED

    able = seat.read(lambda c: offered(c, row, template, call.answers))
    taken = tuple(to for to in able if ask_text(_("{offer}? y: yes, Enter: no").format(offer=_(OFFERED[to]))).lower() in YES)
    forwards = []
    while dept := ask_text(_("For another department (Enter: nothing)")):
        forwards.append(Forward(dept, ask_text(_("What"))))
    due = _asked_time(seat) if forwards and terms_now(seat).inquiry_reply is None else None
    return replace(call, take=taken, forwards=tuple(forwards), due=due)


def _check(seat: "Seat", row: "Row", template: "Template", texts: tuple[str, ...]) -> None:
    import json

    from broadcaster.desk.revisits.leading import offered
    from broadcaster.desk.survey.answering import upcoming
    from broadcaster.desk_cli.answers import partly
    from broadcaster.desk_cli.revisits import script

    answers = partly(template, texts)
    coming = upcoming(template, answers)
    told = {
        "number": row.number, "template": template.name, "opening": script.opening(seat, row, template),
        "next": None if coming is None else script.as_object(coming), "closing": script.closing(seat, template),
        "offered": list(seat.read(lambda c: offered(c, row, template, answers))),
    }  # fmt: skip
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _tell(done: "Outcome", seat: "Seat", *, as_json: bool) -> None:
    import json

    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk.exchange.outgoing import as_json as plain
    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import told

    revisit = book("revisit")
    if as_json:
        row = plain(whole(revisit, seat.zone, viewer=seat.clerk.name), done.row)
        click.echo(json.dumps({"revisit": row, "led_to": list(done.led_to)}, ensure_ascii=False, indent=2))
        return
    said = told(revisit.field("result"), done.row["result"], seat.zone)
    click.echo(_("{number}: {result}, attempt {n}.").format(number=done.row.number, result=said, n=done.row["attempts"]))
    if done.row["booked_at"]:
        click.echo(_("Booked for {time}.").format(time=told(revisit.field("booked_at"), done.row["booked_at"], seat.zone)))
    if done.led_to:
        click.echo(_("Led to: {numbers}").format(numbers=" ".join(done.led_to)))
