"""`desk report list | explain`."""

from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.reports.model import Report
from broadcaster.desk_cli.options import command, json_flag
from broadcaster.desk_cli.reporting.period import WORDS, report_named
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk.reports.due import Owed
    from broadcaster.desk_cli.seat import Seat


def command_of(verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return {"list": _list, "explain": _explain}[verb](told)


SPANS = {
    "day": N_("a day"),
    "week": N_("a week"),
    "month": N_("a month"),
    "quarter": N_("a quarter"),
    "year": N_("a year"),
}


def _list(told: str) -> click.Command:
    def run(*, as_json: bool) -> None:
        import json

        from broadcaster.desk.reports.catalogue import REPORTS
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            due = owed_now(seat)
        if as_json:
            click.echo(json.dumps([structured(one) for one in REPORTS], ensure_ascii=False, indent=2))
            return
        _table(REPORTS)
        for line in due_lines(due, seat):
            click.echo(line)

    return command("list", f"{told}\n\n\b\n  desk report list", [json_flag()], run)


def _table(reports: tuple[Report, ...]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from broadcaster.desk.wording import chinese
    from broadcaster.desk_cli.telling import width

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in (_("Report name"), _("Title"), _("Form"), _("Made for"), _("Rules")):
        table.add_column(heading, overflow="fold")
    for one in reports:
        spans = " ".join(_(SPANS[c.value]) if c else _("any days") for c in one.cadences)
        table.add_row(one.name, one.zh if chinese() else one.en, one.form, spans, " ".join(one.rules))
    Console(width=width(), highlight=False).print(table)


def structured(report: Report) -> dict[str, Any]:
    """The declaration, for programs."""
    return {
        "name": report.name, "zh": report.zh, "en": report.en, "form": report.form, "source": report.source, "rules": list(report.rules),
        "periods": [c.value if c else "range" for c in report.cadences], "reads": list(report.reads), "duty": report.duty,
        "parts": [
            {"name": p.name, "zh": p.zh, "en": p.en, "columns": [{"name": c.name, "zh": c.zh, "en": c.en} for c in p.columns]}
            for p in report.parts
        ],
        "texts": [{"name": t.name, "zh": t.zh, "en": t.en} for t in report.texts],
    }  # fmt: skip


def _explain(told: str) -> click.Command:
    def run(*, name: str, as_json: bool) -> None:
        import json

        report = report_named(name)
        if as_json:
            click.echo(json.dumps(structured(report), ensure_ascii=False, indent=2))
        else:
            explain(report)

    params: list[click.Parameter] = [click.Argument(["name"], metavar=_("REPORT")), json_flag()]
    return command("explain", f"{told}\n\n\b\n  desk report explain heating", params, run)


def explain(report: Report) -> None:
    """What it is for, where it comes from, its headings in the paper's order."""
    from broadcaster.desk.reports.wording import headings, part_title
    from broadcaster.desk.wording import chinese, label
    from broadcaster.desk_cli.telling import pairs

    click.echo(f"{report.zh if chinese() else report.en}  {report.form}".rstrip())
    click.echo(report.about_zh if chinese() else report.about_en)
    told = [(_("Source"), report.source), (_("Rules"), " ".join(report.rules)), (_("Made from"), " ".join(report.reads))]
    told.append((_("Made for"), "、".join(_(WORDS[c][3]) if c else _("any days (--since, --until)") for c in report.cadences)))
    if report.duty:
        told.append((_("Due by"), report.duty))
    told += [(part_title(part), "、".join(headings(part))) for part in report.parts]
    if report.texts:
        told.append((_("Written by a person"), "、".join(f"{label(text)} (--part {text.name})" for text in report.texts)))
    pairs(told)


def owed_now(seat: "Seat") -> "tuple[tuple[Report, Owed], ...]":
    """Reports that are due, for those who may sign them."""
    from broadcaster.desk.policy.opening import policy
    from broadcaster.desk.reports.copies import BOOK
    from broadcaster.desk.reports.owing import reports_owed
    from broadcaster.desk.rights import Right

    if not seat.clerk.actor.may(Right.REVIEW, BOOK):
        return ()
    today = seat.now.astimezone(seat.zone).date()
    held = seat.read(lambda c: policy(c, seat.settings.profile, today))
    return seat.read(lambda c: reports_owed(c, held, seat.now, seat.zone))


def due_lines(found: "tuple[tuple[Report, Owed], ...]", seat: "Seat") -> list[str]:
    """A line each: which report, for which periods, when it is due."""
    from broadcaster.desk.wording import chinese

    lines = []
    for report, one in found:
        title = report.zh if chinese() else report.en
        periods = "、".join(one.periods)
        if one.due is None:
            lines.append(
                _("{title} {periods}: not signed; when it is due is unset ({key}).").format(title=title, periods=periods, key=report.duty)
            )
            continue
        due = f"{one.due.astimezone(seat.zone):%Y-%m-%d %H:%M}"
        said = _("{title} {periods}: overdue since {due}.") if one.late else _("{title} {periods}: due {due}.")
        lines.append(said.format(title=title, periods=periods, due=due))
    return lines


def due_objects(found: "tuple[tuple[Report, Owed], ...]") -> list[dict[str, Any]]:
    """For programs."""
    return [
        {"report": one.report, "periods": list(one.periods), "due": one.due and one.due.isoformat(), "late": one.late}
        for _report, one in found
    ]
