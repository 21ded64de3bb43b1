"""`desk report NAME`: on the screen, for programs, into files."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.reports.model import Report
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.options import command, json_flag, reveal_options
from broadcaster.desk_cli.reporting import period
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.reports.frames import Frame
    from broadcaster.desk.reports.sheets import Paper
    from broadcaster.desk_cli.seat import Seat

FILES = ("csv", "xlsx", "pdf", "png", "pptx")


def command_of(report: Report) -> click.Command:
    """The command of a report."""
    from broadcaster.desk.wording import chinese

    def run(*, as_json: bool, reveal: bool, reason: str, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk_cli.seat import seated

        files = {kind: given.pop(kind) for kind in FILES}
        with seated() as seat:
            frame = period.chosen(report, given, seat.reading)
            allowed(seat, report, files, frame, reveal=reveal, reason=reason)
            paper = paper_of(seat, report, frame, reveal=reveal)
        out(paper, files, as_json=as_json)
        sys.exit(Exit.PROBLEMS if paper.made.differences else Exit.OK)

    words = report.about_zh if chinese() else report.about_en
    rules = f" ({', '.join(report.rules)})" if report.rules else ""
    example = f"\n\n\b\n  desk report {report.name}\n  desk report {report.name} --xlsx {report.name}.xlsx --pdf {report.name}.pdf"
    return command(report.name, f"{words}{rules}{example}", [*period.options(report), *file_options(), json_flag(), *reveal_options()], run)


def file_options() -> list[click.Parameter]:
    """`--csv`, `--xlsx`, `--pdf`, `--pptx`, `--png`."""
    told = {
        "csv": _("Into a file for a spreadsheet; - is the screen."),
        "xlsx": _("Into a workbook laid out as the paper."),
        "pdf": _("On paper."),
        "pptx": _("As slides, with charts that can be changed."),
        "png": _("As a picture, where a trend or a share is the point."),
    }
    return [click.Option([f"--{kind}"], type=click.Path(path_type=Path), metavar=_("FILE"), help=words) for kind, words in told.items()]


def allowed(seat: "Seat", report: Report, files: Mapping[str, Path | None], frame: "Frame", *, reveal: bool, reason: str) -> None:
    """Look at the rights and record what leaves the house, before it does (SEC-02). Raises `Fault`: `desk.no-right`, `desk.no-reason`."""
    from broadcaster.desk.privacy import record_export, record_reveal
    from broadcaster.desk.registers import NAMES, book
    from broadcaster.desk_cli.looking import need

    books = [book(name) for name in report.reads if name in NAMES]
    for one in books:
        need(seat, Right.READ, one)
    asked = f"{report.name} {frame.name}"
    if reveal:
        for one in books:
            seat.write(lambda work, one=one: record_reveal(work, one, reason, asked=asked))  # type: ignore[misc]
    for kind, file in files.items():
        if file is None:
            continue
        for one in books:
            if kind in {"csv", "xlsx", "pptx"}:
                seat.write(lambda work, one=one, file=file: record_export(work, one, file=file.name, reveal=reveal, asked=asked))  # type: ignore[misc]
            else:
                seat.write(lambda work, one=one, file=file: work.record("print", one.name, personal={"file": file.name, "asked": asked}))  # type: ignore[misc]


def paper_of(seat: "Seat", report: Report, frame: "Frame", *, reveal: bool = False) -> "Paper":
    """The report reckoned now, with what is kept of it."""
    from broadcaster.desk.policy.opening import policy
    from broadcaster.desk.reports.copies import last_copy, texts_of
    from broadcaster.desk.reports.keeping import make
    from broadcaster.desk.reports.model import Asked
    from broadcaster.desk.reports.sheets import Paper
    from broadcaster.desk.reports.wording import seen
    from broadcaster.desk_cli.reporting.telling import foot, notes

    today = seat.now.astimezone(seat.zone).date()
    asked = Asked(frame, seat.now, seat.read(lambda c: policy(c, seat.settings.profile, today)), seat.clerk.name)
    made = seen(seat.read(lambda c: make(c, report, asked)), report, reveal=reveal)
    texts = {name: str(row["words"]) for name, row in seat.read(lambda c: texts_of(c, report.name, frame.name)).items()}
    copy = seat.read(lambda c: last_copy(c, report.name, frame.name))
    return Paper(report, asked, made, texts, foot(report, asked, copy), notes(made, asked))


def out(paper: "Paper", files: Mapping[str, Path | None], *, as_json: bool) -> None:
    """Write what was asked for; without a file, or with `--json`, on the screen."""
    from broadcaster.desk_cli.reporting.telling import show

    if as_json:
        import json

        from broadcaster.desk.reports.sheets import as_object

        click.echo(json.dumps(as_object(paper), ensure_ascii=False, indent=2))
    elif not any(files.values()):
        show(paper)
    for kind, file in files.items():
        if file is not None:
            _file(paper, kind, file)
    if any(files.values()):
        from broadcaster.desk_cli.reporting.telling import complain

        complain(paper)


def _file(paper: "Paper", kind: str, file: Path) -> None:
    from broadcaster.desk.reports.sheets import write, write_csv

    if kind == "csv" and str(file) == "-":
        write_csv(sys.stdout, paper)
        return
    if file.suffix.lower() != f".{kind}":
        raise fault("desk.report.file", Exit.USAGE, file=file.name, kind=kind)
    if kind == "pdf":
        from broadcaster.desk.reports.pages import report_sheet

        _keep(file, report_sheet(paper))
    elif kind == "png":
        from broadcaster.desk_cli.reporting.picture import draw

        draw(paper, file)
    elif kind == "pptx":
        from broadcaster.desk_cli.reporting import slides

        slides.write(paper, file)
    else:
        write(file, paper)
    click.echo(_("Written: {file}").format(file=file))


def _keep(file: Path, made: bytes) -> None:
    try:
        file.write_bytes(made)
    except OSError as error:
        raise fault("desk.file-unwritten", file=file, why=error.strerror) from error
