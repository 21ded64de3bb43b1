"""`desk report sign | copies | copy`: what left the house, and by whose hand (RPT-01)."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk_cli.options import command, flag, json_flag, option
from broadcaster.desk_cli.reporting import period
from broadcaster.desk_cli.reporting.showing import file_options
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.reports.sheets import Paper
    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat


def command_of(verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return {"sign": _sign, "copies": _copies, "copy": _copy}[verb](told)


def _sign(told: str) -> click.Command:
    def run(*, name: str, delivered: str, correct: bool, reason: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk.reports.keeping import Signing, sign
        from broadcaster.desk_cli.seat import seated

        report = period.report_named(name)
        with seated() as seat:
            frame = period.chosen(report, given, seat.reading)
            copy = seat.write(lambda work: sign(work, report, frame, Signing(delivered, reason, correct)))
            _tell(seat, copy, as_json=as_json)

    params = [
        click.Argument(["name"], metavar=_("REPORT")),
        *period.options(),
        option("delivered", _("How: person (in person); in a special case fax or electronic, with a reason."),
               type=click.Choice(["person", "fax", "electronic"]), default="person", show_default=True, metavar=_("HOW")),
        flag("correct", _("Instead of the copy that was signed before; that one stays.")),
        option("reason", _("Why it is corrected, or not delivered in person."), default="", metavar=_("WORDS")),
        json_flag(),
    ]  # fmt: skip
    example = "desk report sign heating --date yesterday\n  desk report sign heating --date 2026-11-23 --correct --reason 补录"
    return command("sign", f"{told} (RPT-01)\n\n\b\n  {example}", params, run)


def _tell(seat: "Seat", copy: "Row", *, as_json: bool) -> None:
    if as_json:
        import json

        click.echo(json.dumps(_object(copy), ensure_ascii=False, indent=2))
        return
    late = _(" It is late: it was due {due}.") if copy["late"] else ""
    due = copy["due_at"]
    when = f"{due.astimezone(seat.zone):%Y-%m-%d %H:%M}" if isinstance(due, datetime) else ""
    told = _("{number}: {report} {period} is signed by {by}; digest {digest}.")
    facts = {"number": copy.number, "report": copy["report"], "period": copy["covers"], "by": copy["signed_by"]}
    click.echo(told.format(digest=str(copy["digest"])[:16], **facts) + late.format(due=when))


def _object(copy: "Row") -> dict[str, Any]:
    from broadcaster.desk.chain import plain

    names = ("report", "covers", "issue", "corrects", "signed_by", "delivered", "due_at", "late", "grounds", "digest", "policy")
    return {"number": copy.number, "signed_at": plain(copy["happened_at"]), **{name: plain(copy[name]) for name in names}}


def _copies(told: str) -> click.Command:
    def run(*, name: str | None, as_json: bool) -> None:
        import json

        from broadcaster.desk.exchange.columns import short
        from broadcaster.desk.registers import book
        from broadcaster.desk.reports.copies import BOOK, copies
        from broadcaster.desk.rights import Right
        from broadcaster.desk_cli.looking import need
        from broadcaster.desk_cli.seat import seated
        from broadcaster.desk_cli.telling import table

        with seated() as seat:
            need(seat, Right.READ, book(BOOK))
            wanted = period.report_named(name).name if name else None
            found = seat.read(lambda c: list(copies(c, wanted)))
            if as_json:
                click.echo(json.dumps([_object(copy) for copy in found], ensure_ascii=False, indent=2))
                return
            table(short(book(BOOK), seat.zone), found)
            click.echo(_("{count} rows.").format(count=len(found)))

    params = [click.Argument(["name"], required=False, metavar=_("[REPORT]")), json_flag()]
    return command("copies", f"{told}\n\n\b\n  desk report copies heating", params, run)


def _copy(told: str) -> click.Command:
    def run(*, number: str, as_json: bool, **files: Path | None) -> None:
        from broadcaster.desk.reading import get
        from broadcaster.desk.registers import book
        from broadcaster.desk.reports.copies import BOOK, content_of
        from broadcaster.desk.rights import Right
        from broadcaster.desk_cli.looking import need
        from broadcaster.desk_cli.reporting.showing import allowed, out
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book(BOOK))
            copy = seat.read(lambda c: get(c, book(BOOK), number))
            report = period.report_named(str(content_of(copy)["report"]))
            paper = _frozen(seat, copy)
            allowed(seat, report, files, paper.asked.frame, reveal=False, reason="")
        out(paper, files, as_json=as_json)

    params = [click.Argument(["number"], metavar=_("NUMBER")), *file_options(), json_flag()]
    return command("copy", f"{told}\n\n\b\n  desk report copy BB-20261124-0001 --pdf copy.pdf", params, run)


def _frozen(seat: "Seat", copy: "Row") -> "Paper":
    """The paper as it was signed."""
    from broadcaster.desk.policy.opening import policy
    from broadcaster.desk.reports.copies import thawed
    from broadcaster.desk.reports.frames import named
    from broadcaster.desk.reports.model import Asked
    from broadcaster.desk.reports.sheets import Paper
    from broadcaster.desk_cli.reporting.telling import foot, notes

    report = period.report_named(str(copy["report"]))
    made, texts = thawed(report, copy)
    today = seat.now.astimezone(seat.zone).date()
    asked = Asked(named(str(copy["covers"]), seat.zone), seat.now, seat.read(lambda c: policy(c, seat.settings.profile, today)))
    signed = (*(pair for pair in foot(report, asked, copy) if pair[0] == _("Signed by")), (_("Digest SHA-256"), str(copy["digest"])))
    return Paper(report, asked, made, texts, signed, notes(made, asked))
