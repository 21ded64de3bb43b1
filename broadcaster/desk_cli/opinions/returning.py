"""`desk opinion issue`, `desk opinion-sheet return`: sheets out, and back with their answers."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.options import command, json_flag, of_fields, option
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.survey.model import Template
    from broadcaster.desk_cli.seat import Seat

HEAD = ("signed_by", "booth")


def issue(book: Book, told: str) -> click.Command:
    """The sheets that are handed out."""

    def run(*, number: str, sheets: tuple[str, ...], as_json: bool) -> None:
        from broadcaster.desk.opinions.campaign import issue as handed_out
        from broadcaster.desk_cli.front.acting import tell
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row = seat.write(lambda work: handed_out(work, number, sheets))
            tell(row, seat, _("{number}: the sheets are out."), as_json=as_json)

    params = [
        click.Argument(["number"], metavar=_("NUMBER")),
        click.Argument(["sheets"], nargs=-1, metavar=_("[SHEET...]")),
        json_flag(),
    ]
    return command("issue", f"{told}\n\n\b\n  desk {book.name} issue ZQ-20261124-0001", params, run)


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk opinion-sheet return`."""

    def run(*, number: str, answer: tuple[str, ...], as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk.opinions.sheets import returned
        from broadcaster.desk.wording import understood
        from broadcaster.desk_cli.front.acting import tell
        from broadcaster.desk_cli.seat import seated
        from broadcaster.faults import Fault

        with seated() as seat:
            template = _template(seat, number)
            head, problems = understood(book, {n: t for n, t in texts.items() if t is not None}, seat.reading)
            if problems:
                raise Fault(problems)
            answers = _answers(template, answer, as_json=as_json)
            row = seat.write(lambda work: returned(work, number, answers, head))
            tell(row, seat, _("{number} is back."), as_json=as_json)

    params = [
        click.Argument(["number"], metavar=_("NUMBER")),
        option(
            "answer",
            _("An answer, such as attitude=满意; several times. None: the sheet came back empty."),
            multiple=True,
            metavar=_("NAME=ANSWER"),
        ),
        *of_fields(book.field(name) for name in HEAD),
        json_flag(),
    ]
    example = f"  desk {book.name} {verb} {book.prefix}-20261124-0001 --signed-by 张经理 --answer attitude=满意 … --answer opinion=…"
    return command(verb, f"{told}\n\n\b\n{example}", params, run)


def _template(seat: "Seat", number: str) -> "Template":
    """The sheet's questions. Raises `Fault`: `desk.no-row`."""
    from broadcaster.desk.opinions.campaign import TEMPLATES
    from broadcaster.desk.reading import get
    from broadcaster.desk.registers import book

    sheet = seat.read(lambda c: get(c, book("opinion-sheet"), number))
    campaign = seat.read(lambda c: get(c, book("opinion"), str(sheet["campaign_no"])))
    return TEMPLATES[str(campaign["population"])]


def _answers(template: "Template", texts: tuple[str, ...], *, as_json: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from broadcaster.desk_cli.answers import asked, partly, typed
    from broadcaster.desk_cli.asking import can_ask

    if can_ask() and not as_json:
        return asked(template, partly(template, texts))
    return typed(template, texts) if texts else {}
