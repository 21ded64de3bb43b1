"""`broadcaster check`: every problem of a timetable, with its place and a way out."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcaster.faults import Exit, Mark, Problem, Severity
from broadcaster.i18n import N_, _
from broadcaster.sentences import say, sentence

if TYPE_CHECKING:
    from broadcaster.content.clip import Library
    from broadcaster.settings import Settings

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
COUNTS = {Severity.ERROR: N_("errors: {count}"), Severity.WARNING: N_("warnings: {count}"), Severity.NOTE: N_("notes: {count}")}
_UNMEASURED = frozenset({"library.never-scanned", "library.index-broken"})


def check(path: Path, settings: "Settings", library: "Library | None", refused: Sequence[Problem]) -> tuple[Problem, ...]:
    """Everything there is to say about one timetable file, by place: with the mall's scripts, calendar and queue.

    `library` `None`: not scanned. `refused`: what the library says of files it cannot use. Times are of the coming year.
    """
    from broadcaster.clock import RealClock
    from broadcaster.faults import by_place
    from broadcaster.programme.day import planned
    from broadcaster.programme.sources import Sources
    from broadcaster.timetable.reader import problems
    from broadcaster.timetable.review import review, year

    timetable, found = problems(path)
    if timetable is None:
        return found
    house = Sources(settings).read(RealClock().now(), timetable)
    days = year(house.now.date())
    return by_place((*found, *review(house.timetable, library, days, refused, lambda day: planned(house, day))))


def around(settings: "Settings", library: "Library | None") -> tuple[Problem, ...]:
    """Everything there is to say about what the table says and plays: calendar, scripts, readings, queue, promotions, weather."""
    from broadcaster.almanac.review import review as of_calendar
    from broadcaster.clock import RealClock
    from broadcaster.faults import by_place
    from broadcaster.programme.day import clips
    from broadcaster.programme.sources import Sources
    from broadcaster.promotions.review import review as of_promotions
    from broadcaster.scripts.review import review as of_scripts
    from broadcaster.timetable.review import year
    from broadcaster.weather.services import lacking

    house = Sources(settings).read(RealClock().now())
    today, days = house.now.date(), tuple(year(house.now.date()))
    festivals = {name for day in days if (name := house.almanac.festival(day))}
    spots = [spot for spot in house.spots if not spot.source.startswith("scripts/")]
    found = [p for p in house.problems if not p.code.startswith("library.")]
    found += [*of_calendar(house.almanac, today), *of_scripts(house.scripts, today, library, festivals), *lacking(settings)]
    found += of_promotions(spots, library and clips((), house), house.timetable, days)
    return by_place(found)


def known_sounds() -> "tuple[Library | None, tuple[Problem, ...]]":
    """The library as it was scanned last, and what is wrong with it; not scanned is a note here, and `None`."""
    from broadcaster.content.library import load_index
    from broadcaster.settings import Settings

    library, wrong = load_index(Settings())
    if any(p.code in _UNMEASURED for p in wrong):
        return None, tuple(replace(p, severity=Severity.NOTE) for p in wrong)
    return library, wrong


def describe(problem: Problem) -> dict[str, object]:
    """One problem as `--json` gives it; the place is `null` where there is none."""
    place = problem.at or Mark("", 0, 0)
    return {
        "file": place.file or None,
        "line": place.line or None,
        "column": place.column or None,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": sentence(problem.code, problem.facts),
        "date": problem.facts.get("date"),
    }


@click.command(help=_("List every problem of a timetable, with its line and a way out. Without FILE: the mall's own."))
@click.argument("files", metavar=_("[FILE]..."), nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
def command(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Exit 0 when clean or only notes, 1 when there is a warning or an error."""
    from broadcaster.settings import Settings

    settings = Settings()
    paths = files or (_near(settings.timetable_file),)
    library, wrong = known_sounds()
    found = [p for path in paths for p in check(path, settings, library, wrong)]
    found += [] if files else _shown_from_here(around(settings, library))
    found += [p for p in wrong if "file" not in p.facts]
    if as_json:
        click.echo(json.dumps([describe(p) for p in found], ensure_ascii=False, indent=2))
    else:
        _print(found)
    sys.exit(Exit.PROBLEMS if any(p.severity is not Severity.NOTE for p in found) else Exit.OK)


def _near(path: Path) -> Path:
    """A path as a person here would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _shown_from_here(found: Iterable[Problem]) -> list[Problem]:
    return [replace(p, at=p.at and replace(p.at, file=str(_near(Path(p.at.file))))) for p in found]


def _print(found: Iterable[Problem]) -> None:
    counts: Counter[Severity] = Counter()
    for problem in found:
        counts[problem.severity] += 1
        click.echo(_line(problem))
    summary = _(", ").join(_(COUNTS[s]).format(count=counts[s]) for s in Severity if counts[s])
    click.secho(summary or _("No problems."), bold=True)


def _line(problem: Problem) -> str:
    """`file:line:column: error: sentence`, the severity coloured; the date where only some have it."""
    severity = _(problem.severity.value)
    place, _separator, words = say(problem).partition(f"{severity}: ")
    only = problem.facts.get("date", "")
    when = " " + _("[first on {date}]").format(date=only) if only and only not in words else ""
    return f"{place}{click.style(severity, fg=COLOURS[problem.severity], bold=True)}: {words}{when}"
