"""`broadcaster promo`: vendors' promotions, and how often they were heard (BRD-11)."""

from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from broadcaster.content.clip import Library
    from broadcaster.promotions.hours import Spell
    from broadcaster.promotions.model import Spot
    from broadcaster.promotions.tally import VendorTally
    from broadcaster.record.entries import SpotPlay
    from broadcaster.settings import Settings
    from broadcaster.timetable.model import Timetable


@click.group("promo", help=_("Vendors' promotions: the list, and who was heard how often."))
def command() -> None:
    """The group; each command below is one use of it."""


@command.command(
    "list",
    help=_("Every spot with its vendor, share, dates and plays this month, and what is wrong with the list. Exit 1 when something is.")
    + "\n\n\b\n  broadcaster promo list\n  broadcaster promo list --json",
)
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
def list_(*, as_json: bool) -> None:
    """The list, held against the library, the timetable and the coming year."""
    import json
    import sys

    from broadcaster.cli.check import known_sounds
    from broadcaster.cli.promotions.listing import as_told, show
    from broadcaster.clock import today
    from broadcaster.faults import Exit, Severity
    from broadcaster.promotions.reader import file_of, problems
    from broadcaster.promotions.review import review
    from broadcaster.record.rotations import spot_plays
    from broadcaster.sentences import say
    from broadcaster.settings import Settings
    from broadcaster.timetable.reader import read
    from broadcaster.timetable.review import year

    settings = Settings()
    timetable = read(settings.timetable_file)
    library, unscanned = known_sounds()
    listed, wrong = problems(_near(file_of(settings)))
    day = today(timetable.zone)
    wrong += review(listed or (), library, timetable, year(day))
    wrong += tuple(p for p in unscanned if "file" not in p.facts)
    found = spot_plays(settings.spool_dir, settings.store_url, day.replace(day=1), day)
    for problem in (*wrong, *found.problems):
        click.echo(say(problem), err=True)
    spots = _spots(timetable, listed or (), library)
    if as_json:
        click.echo(json.dumps(as_told(spots, found.plays, wrong, library, day), ensure_ascii=False, indent=2))
    elif listed is not None:
        show(spots, found.plays, library, day)
    sys.exit(Exit.PROBLEMS if any(p.severity is not Severity.NOTE for p in (*wrong, *found.problems)) else Exit.OK)


@command.command(
    help=_("Plays and seconds of each vendor and spot in a month, from the record of what was heard, against fair shares.")
    + "\n\n\b\n  broadcaster promo report\n  broadcaster promo report --month 2026-12 --xlsx plays.xlsx\n"
    "  broadcaster promo report --month last --csv plays.csv"
)
@click.option("--month", "text", default="this", metavar=_("MONTH"), help=_("2026-12, this, or last."))
@click.option("--xlsx", metavar=_("FILE"), help=_("A workbook: a sheet of the vendors, and one of the spots."))
@click.option("--csv", metavar=_("FILE"), help=_("For a spreadsheet: a line for each spot; - writes it here."))
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
@click.option("--trial", is_flag=True, help=_("The record of trials (run --as-if), which is kept apart."))
def report(*, text: str, xlsx: str | None, csv: str | None, as_json: bool, trial: bool) -> None:
    """Read the month's record and write it in the asked forms."""
    import sys

    from broadcaster.cli.day.dates import read_month
    from broadcaster.cli.promotions import report as written
    from broadcaster.clock import today
    from broadcaster.faults import Exit
    from broadcaster.record.rotations import spot_plays
    from broadcaster.sentences import say
    from broadcaster.settings import Settings
    from broadcaster.timetable.reader import read

    settings = Settings().as_trial() if trial else Settings()
    timetable = read(settings.timetable_file)
    first, last = read_month(text, today(timetable.zone))
    found = spot_plays(settings.spool_dir, settings.store_url, first, last)
    for problem in found.problems:
        click.echo(say(problem), err=True)
    month = written.Month(timetable.mall, first, _tallied(settings, timetable, found.plays))
    if xlsx:
        from broadcaster.cli.promotions.sheet import workbook

        _write(xlsx, workbook(month))
    if csv == "-":
        click.echo(written.as_csv(month).encode(), nl=False)
    elif csv:
        _write(csv, written.as_csv(month).encode())
    if as_json:
        click.echo(written.as_json(month), nl=False)
    elif not csv and not xlsx:
        written.show(month)
    sys.exit(Exit.PROBLEMS if found.problems else Exit.OK)


def _spots(timetable: "Timetable", listed: "tuple[Spot, ...]", library: "Library | None") -> "tuple[Spot, ...]":
    """All spots of the timetable's rotations, and those that are listed for none."""
    from broadcaster.content.clip import Library
    from broadcaster.promotions.model import Promotions

    rows = [*timetable.rows, *(row for overlay in timetable.overlays for row in overlay.add)]
    looped = Promotions(timetable.zone, listed).spots([row.loop for row in rows if row.loop], 0, library or Library())
    return tuple(dict.fromkeys([*listed, *looped]))


def _tallied(settings: "Settings", timetable: "Timetable", plays: "Sequence[SpotPlay]") -> "tuple[VendorTally, ...]":
    """The plays by vendor. A list that cannot be read is told, and every file counts for itself."""
    from broadcaster.cli.check import known_sounds
    from broadcaster.content.clip import Library
    from broadcaster.promotions.hours import spells
    from broadcaster.promotions.model import Owners
    from broadcaster.promotions.reader import file_of, problems
    from broadcaster.promotions.tally import tallied
    from broadcaster.sentences import say
    from broadcaster.timetable.days import day_of

    library = known_sounds()[0] or Library()
    listed, wrong = problems(file_of(settings))
    for problem in wrong if listed is None else ():
        click.echo(say(problem), err=True)

    def times(spot: "Spot", day: "date") -> "tuple[Spell, ...]":
        today = day_of(timetable, day)
        return spells(spot, day, today.opening, today.closing, timetable.zone)

    return tallied(plays, _spots(timetable, listed or (), library), Owners.of(listed or (), library).spot, times)


def _near(path: "Path") -> "Path":
    """A path as a person here would write it."""
    here = path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _write(name: str, content: bytes) -> None:
    from pathlib import Path

    from broadcaster.faults import fault

    try:
        Path(name).write_bytes(content)
    except OSError as refused:
        raise fault("promo.cannot-write", file=name, why=refused.strerror or refused) from None
