"""`desk survey fill | templates | blank`: sheets by hand, by program, on paper (SUR-01, SUR-02, F-SUR1, F-SUR2, F-RVT3)."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.options import command, flag, json_flag, of_fields, option
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk.survey.model import Question, Template
    from broadcaster.desk_cli.seat import Seat

HEAD = ("party", "name", "phone", "address", "product_used", "booth", "happened_at")


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return {"fill": _fill, "templates": _templates, "blank": _blank}[verb](book, told)


def _fill(book: Book, told: str) -> click.Command:
    def run(*, template: str, answer: tuple[str, ...], abstained: bool, as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk.survey.keeping import keep
        from broadcaster.desk.wording import understood
        from broadcaster.desk_cli.answers import asked, partly, template_named, typed
        from broadcaster.desk_cli.asking import can_ask
        from broadcaster.desk_cli.looking import need
        from broadcaster.desk_cli.seat import seated
        from broadcaster.faults import Fault

        with seated() as seat:
            need(seat, Right.WRITE, book)
            chosen = template_named(template)
            head, problems = understood(book, {n: t for n, t in texts.items() if t is not None}, seat.reading)
            if problems:
                raise Fault(problems)
            guided = can_ask() and not as_json and not abstained
            answers = {} if abstained else asked(chosen, partly(chosen, answer)) if guided else typed(chosen, answer)
            row = seat.write(lambda work: keep(work, chosen, head, answers))
            _say(book, row, seat, as_json=as_json)

    params = [
        click.Argument(["template"], metavar=_("SHEET")),
        option("answer", _("An answer, such as attitude=满意; several times."), multiple=True, metavar=_("NAME=ANSWER")),
        flag("abstained", _("The sheet came back without answers, or not at all.")),
        *of_fields(book.field(name) for name in HEAD),
        json_flag(),
    ]
    return command(
        "fill", f"{told}\n\n\b\n  desk {book.name} fill service-review\n  desk {book.name} templates service-review", params, run
    )


def _say(book: Book, row: "Row", seat: "Seat", *, as_json: bool) -> None:
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk_cli.telling import as_object

    click.echo(as_object(whole(book, seat.zone), row) if as_json else _("{number} entered.").format(number=row.number))


def _templates(book: Book, told: str) -> click.Command:
    def run(*, template: str | None, as_json: bool) -> None:
        from broadcaster.desk.survey.templates import TEMPLATES
        from broadcaster.desk_cli.answers import template_named
        from broadcaster.desk_cli.telling import pairs

        chosen = [template_named(template)] if template else list(TEMPLATES.values())
        if as_json:
            _write(chosen)
        elif template:
            pairs(_questions(chosen[0]))
        else:
            pairs((t.name, f"{_words(t)}  {t.form}".strip()) for t in chosen)

    sheet = click.Argument(["template"], required=False, metavar=_("[SHEET]"))
    return command(
        "templates", f"{told}\n\n\b\n  desk {book.name} templates\n  desk {book.name} templates repair-call", [sheet, json_flag()], run
    )


def _questions(template: "Template") -> list[tuple[str, str]]:
    from broadcaster.desk.survey.scales import choices
    from broadcaster.desk.wording import chinese

    told = []
    for question in template.questions:
        when = "、".join(f"{name}={'/'.join(some)}" for name, some in question.when.items())
        parts = (
            _words(question),
            " ".join(choices(question.scale, chinese=chinese())),
            when and _("asked only when {when}").format(when=when),
        )
        told.append((question.name, "  ".join(part for part in parts if part)))
    return told


def _words(of: "Template | Question") -> str:
    from broadcaster.desk.wording import chinese

    return of.zh if chinese() else of.en


def _write(chosen: "list[Template]") -> None:
    import json

    from broadcaster.desk_cli.revisits.script import as_object

    told = [
        {
            "name": t.name, "edition": t.edition, "zh": t.zh, "en": t.en, "form": t.form, "source": t.source, "population": t.population,
            "questions": [as_object(q) for q in t.questions],
            "offers": [{"to": o.to, "when": [{name: list(some) for name, some in when.items()} for when in o.when]} for o in t.offers],
        }
        for t in chosen
    ]  # fmt: skip
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _blank(book: Book, told: str) -> click.Command:
    def run(*, template: str, to: Path | None) -> None:
        from broadcaster.desk.paper.questions import blank
        from broadcaster.desk_cli.answers import template_named
        from broadcaster.desk_cli.paper import keep_file

        chosen = template_named(template)
        keep_file(to or Path(f"{chosen.name}.pdf"), blank(book, chosen))

    where = click.Option(["--to"], type=click.Path(path_type=Path), metavar=_("FILE"), help=_("Where to."))
    sheet = click.Argument(["template"], metavar=_("SHEET"))
    return command("blank", f"{told}\n\n\b\n  desk {book.name} blank service-review --to 服务评价表.pdf", [sheet, where], run)
