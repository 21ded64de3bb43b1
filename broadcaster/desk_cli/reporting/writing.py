"""`desk report draft | text`: the figures in sentences, and what a head makes of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.reports.model import Report
from broadcaster.desk_cli.options import command, option
from broadcaster.desk_cli.reporting import period
from broadcaster.desk_cli.reporting.showing import allowed, paper_of
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat


def command_of(verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return {"draft": _draft, "text": _text}[verb](told)


def _name() -> click.Parameter:
    return click.Argument(["name"], metavar=_("REPORT"))


def _draft(told: str) -> click.Command:
    def run(*, name: str, to: Path | None, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk_cli.seat import seated

        report = period.report_named(name)
        if report.draft is None:
            raise fault("desk.report.no-draft", Exit.USAGE, report=report.name)
        with seated() as seat:
            frame = period.chosen(report, given, seat.reading)
            allowed(seat, report, {"draft": to}, frame, reveal=False, reason="")
            paper = paper_of(seat, report, frame)
        words = report.draft(paper.made, paper.asked)
        if to is None:
            click.echo(words, nl=False)
            return
        _keep(to, words)
        edit = f"desk report text {report.name} --{_option(frame.cadence)} {frame.name} --file {to}"
        click.echo(_("Written: {file}. Edit it, then keep it: {command}").format(file=to, command=edit))

    params = [_name(), *period.options(), click.Option(["--to"], type=click.Path(path_type=Path), metavar=_("FILE"), help=_("Where to."))]
    example = "desk report draft satisfaction --week 2026-W48 --to week.md\n  desk report draft aftersale-summary --month 2026-11"
    return command("draft", f"{told} (RPT-03, RPT-05)\n\n\b\n  {example}", params, run)


def _option(cadence: object) -> str:
    return next((words[0] for known, words in period.WORDS.items() if known is cadence), "since")


def _text(told: str) -> click.Command:
    def run(*, name: str, part: tuple[str, ...], file: Path | None, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk.reports import keeping
        from broadcaster.desk_cli.seat import seated

        report = period.report_named(name)
        texts = {**_parts(report, part), **({report.texts[0].name: _read(file)} if file and report.texts else {})}
        with seated() as seat:
            frame = period.chosen(report, given, seat.reading)
            if texts:
                seat.write(lambda work: keeping.write(work, report, frame, texts))
            _tell(seat, report, frame.name)

    params = [
        _name(),
        *period.options(),
        option("part", _("What stands where: {example}.").format(example="measures=…"), multiple=True, metavar=_("PART=WORDS")),
        click.Option(
            ["--file"], type=click.Path(path_type=Path), metavar=_("FILE"), help=_("The edited draft, or the first text, from a file.")
        ),
    ]
    example = "desk report text complaint-summary --month 2026-11 --part measures=装车复核"
    example += "\n  desk report text satisfaction --week 2026-W48 --file week.md"
    return command("text", f"{told} (RPT-05, RPT-06)\n\n\b\n  {example}", params, run)


def _parts(report: Report, given: tuple[str, ...]) -> dict[str, str]:
    """Raises `Fault`: `desk.report.no-text`."""
    from broadcaster.desk.wording import label

    named = {label(text): text.name for text in report.texts} | {text.zh: text.name for text in report.texts}
    found = {}
    for one in given:
        name, _equals, words = one.partition("=")
        found[named.get(name.strip(), name.strip())] = words
    return found


def _tell(seat: "Seat", report: Report, covers: str) -> None:
    from broadcaster.desk.reports.copies import texts_of
    from broadcaster.desk.reports.wording import text_pairs
    from broadcaster.desk_cli.telling import pairs

    kept = {name: str(row["words"]) for name, row in seat.read(lambda c: texts_of(c, report.name, covers)).items()}
    pairs([(label, words or "—") for label, words in text_pairs(report, kept)])


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise fault("desk.file-unreadable", file=file, why=error.strerror) from error
    except UnicodeDecodeError:
        raise fault("desk.file-encoding", file=file.name) from None


def _keep(file: Path, words: str) -> None:
    try:
        file.write_text(words, "utf-8")
    except OSError as error:
        raise fault("desk.file-unwritten", file=file, why=error.strerror) from error
