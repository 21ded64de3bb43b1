"""`broadcaster prepare`: what the coming days say, made into sound before they come."""

from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from broadcaster.programme.needs import Needs
    from broadcaster.settings import Settings
    from broadcaster.voices.outcome import Outcome

MOST_DAYS = 31
EXAMPLES = """

\b
  broadcaster prepare
  broadcaster prepare --date tomorrow
  broadcaster prepare --days 7
"""


@click.command("prepare", help=_("Fetch the forecast and make the coming days' speech; what is ready is not made again.") + EXAMPLES)
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=1, metavar="N", help=_("So many days from there."))
@click.option("--within", metavar=_("SPAN"), help=_("Only what is due within 45m, 2h from now."))
@click.option("--as-if", metavar=_("TIME"), help=_("As if it were then: 09:29:40, or 2026-12-05 09:29:40."))
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
@click.option("--quiet", is_flag=True, help=_("Say nothing but what went wrong."))
def command(text: str, days: int, within: str | None, as_if: str | None, *, as_json: bool, quiet: bool) -> None:
    """Exit 0 when everything can air as it was meant, 1 when something cannot."""
    import sys
    from datetime import timedelta

    from broadcaster.cli.day.dates import read_date
    from broadcaster.cli.day.times import read_span
    from broadcaster.faults import Exit
    from broadcaster.programme.needs import needed
    from broadcaster.programme.sources import Sources
    from broadcaster.settings import Settings
    from broadcaster.voices.child import stand_back

    stand_back()
    settings = Settings().as_trial() if as_if else Settings()
    now = _now(settings, as_if)
    first = read_date(text, now.date())
    dates = [first + timedelta(days=n) for n in range(days)]
    troubles = [] if as_if or now.date() not in dates else _weather(settings, now)
    needs = needed(Sources(settings).read(now.timestamp()), dates)
    until = now + read_span(within) if within else None
    made = _made(settings, needs, dates, until, hidden=as_json or quiet)
    _tell(made, troubles, as_json=as_json, quiet=quiet)
    sys.exit(Exit.OK if all(one.rendering for one in made) else Exit.PROBLEMS)


def _now(settings: "Settings", as_if: str | None) -> "datetime":
    from datetime import datetime

    from broadcaster.cli.day.times import read_instant
    from broadcaster.clock import moment
    from broadcaster.timetable.reader import read

    zone = read(settings.timetable_file).zone
    now = moment(zone)
    if as_if is None:
        return now
    try:
        return datetime.fromisoformat(as_if).astimezone(zone) if "T" in as_if else read_instant(as_if, now.date(), zone)
    except ValueError:
        return read_instant(as_if, now.date(), zone)


def _weather(settings: "Settings", now: "datetime") -> list[str]:
    """One attempt to get today's forecast, where it is still to come and there is somebody to ask; what went wrong."""
    from broadcaster.sentences import say
    from broadcaster.weather.backoff import FIRST
    from broadcaster.weather.fetching import fetched
    from broadcaster.weather.ladder import Rung
    from broadcaster.weather.telling import told

    if now.time() < FIRST or told(settings, now.date(), now).rung is Rung.TODAY:
        return []
    problem = fetched(settings, now).problem
    return [say(problem)] if problem else []


def _made(
    settings: "Settings", needs: "Needs", dates: "Sequence[date]", until: "datetime | None", *, hidden: bool
) -> "tuple[Outcome, ...]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from broadcaster.voices.render import render

    wanted = needs.due_by(until) if until else needs.utterances
    bars = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*bars, console=console, transient=True, disable=hidden or not console.is_terminal) as progress:
        task = progress.add_task(_("Making speech for {date}").format(date=dates[0]), total=None)
        return render(settings.cache_dir, wanted, lambda done, total, _words: progress.update(task, completed=done, total=total))


def _tell(made: "tuple[Outcome, ...]", troubles: "Sequence[str]", *, as_json: bool, quiet: bool) -> None:
    import json

    from broadcaster.sentences import sentence

    for trouble in troubles:
        click.echo(trouble, err=True)
    reasons = {sentence(r.code, r.facts): None for one in made for r in one.reasons if not one.wanted}
    fresh, seconds = sum(one.made for one in made), sum(one.rendering.measured.frames for one in made if one.rendering) / 48_000
    if as_json:
        told = {"pieces": len(made), "made": fresh, "seconds": round(seconds, 1), "reasons": list(reasons)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for reason in reasons:
        click.echo(reason, err=True)
    if not quiet:
        told_so = _("{count} pieces of speech, {minutes} minutes: {fresh} made now, {there} were there.")
        click.echo(told_so.format(count=len(made), minutes=f"{seconds / 60:.1f}", fresh=fresh, there=len(made) - fresh))
