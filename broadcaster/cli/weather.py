"""`broadcaster weather …`: what is read at ten, where it comes from, and how to get or write it."""

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from broadcaster.faults import Exit
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.settings import Settings
    from broadcaster.weather.ladder import Told

RUNGS = {
    "today": N_("fetched that day"),
    "stored": N_("fetched earlier, still good"),
    "manual": N_("written by {by}"),
    "plain": N_("no forecast: the sentence without figures"),
    "skipped": N_("no forecast: left out"),
}
CREDITS = {"open-meteo": "Weather data by Open-Meteo.com (CC BY 4.0)", "qweather": "QWeather 和风天气"}
EXAMPLES = """

\b
  broadcaster weather
  broadcaster weather --date tomorrow --json
"""
FETCH = "\n\n\b\n  broadcaster weather fetch"
SET = """

\b
  broadcaster weather set '今天多云，最高气温二十二摄氏度。' --by 小王
  broadcaster weather set '' --date tomorrow --by 小王
"""
HELP = N_("The forecast that is read, on which rung it stands, and its source.")
OVERRULED = N_("The service's forecast comes first; yours is read when there is none. Set weather_service to manual to have yours read.")
DATE = N_("2026-12-05, today, tomorrow, or days from today: +3.")


@click.group("weather", invoke_without_command=True, help=_(HELP) + EXAMPLES)
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_(DATE))
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
@click.pass_context
def command(ctx: click.Context, text: str, *, as_json: bool) -> None:
    """Show it, from disk alone, unless a subcommand is asked for."""
    if ctx.invoked_subcommand is not None:
        if text != "today" or as_json:
            raise click.UsageError(_("Write the options of {command} behind it.").format(command=ctx.invoked_subcommand))
        return
    from broadcaster.cli.day.dates import read_date
    from broadcaster.settings import Settings
    from broadcaster.weather.telling import told

    settings = Settings()
    now = _now(settings)
    found = told(settings, read_date(text, now.date()), now)
    click.echo(json.dumps(structured(found), ensure_ascii=False, indent=2) if as_json else written(found))
    _warn(found)


@command.command("fetch", help=_("Ask the service once, now, and keep its answer. Exit 1 when there is none.") + FETCH)
def fetch() -> None:
    """The one command that uses the network."""
    from broadcaster.sentences import say, sentence
    from broadcaster.settings import Settings
    from broadcaster.weather.fetching import fetched
    from broadcaster.weather.telling import told

    settings = Settings()
    now = _now(settings)
    outcome = fetched(settings, now)
    if outcome.problem is not None:
        click.echo(say(outcome.problem), err=True)
        sys.exit(Exit.PROBLEMS)
    if outcome.answer is None:
        click.echo(_('The operator writes the forecast here (weather_service = "manual"); nobody is asked.'))
        return
    dates = ", ".join(forecast.date.isoformat() for forecast in outcome.answer.forecasts)
    click.echo(sentence("weather.kept", {"service": outcome.answer.provenance.service, "date": dates}))
    click.echo(written(told(settings, now.date(), now)))


@command.command("set", help=_("Write the forecast of a date yourself; an empty TEXT takes it back. Recorded with who.") + SET)
@click.argument("words", metavar=_("TEXT"))
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_(DATE))
@click.option("--language", type=click.Choice(["zh_CN", "en"]), default="zh_CN", help=_("The language it is written in."))
@click.option("--by", required=True, metavar=_("NAME"), help=_("Who answers for it, for the record."))
def set_text(words: str, text: str, language: str, by: str) -> None:
    """Keep it for its date, and say on which rung the date stands now."""
    from broadcaster.cli.day.dates import read_date
    from broadcaster.record.note import noted
    from broadcaster.settings import Settings
    from broadcaster.weather.manual import put
    from broadcaster.weather.telling import told

    settings = Settings()
    now = _now(settings)
    day = read_date(text, now.date())
    put(settings.var_dir, day, {language: words}, by=by, at=now)
    code = "weather.text-set" if words.strip() else "weather.taken-back"
    noted(settings, code, {"date": day.isoformat(), "text": words.strip()}, by)
    found = told(settings, day, now)
    click.echo(written(found))
    if found.figures and words.strip():
        click.echo(_(OVERRULED))


def written(found: "Told") -> str:
    """The date, the rung, the source, then the words of each language."""
    from broadcaster.cli.day.words import WEEK

    head = f"{found.day.isoformat()}  {_(WEEK[found.day.weekday()])}  {_(RUNGS[found.rung.value]).format(by=found.by)}"
    lines = [head]
    if found.provenance is not None:
        came = found.provenance
        lines.append(f"{CREDITS.get(came.service, came.service)}  {came.fetched_at.isoformat(' ', 'seconds')}  {came.url}")
    return "\n".join((*lines, *(text for text in found.texts.values() if text)))


def structured(found: "Told") -> dict[str, object]:
    """For programs: what `written` shows, and each language by itself."""
    came = found.provenance
    return {
        "date": found.day.isoformat(),
        "rung": found.rung.value,
        "texts": dict(found.texts),
        "service": came.service if came else None,
        "fetched_at": came.fetched_at.isoformat() if came else None,
        "url": came.url if came else None,
        "by": found.by or None,
    }


def _warn(found: "Told") -> None:
    from broadcaster.sentences import say

    for problem in found.problems:
        click.echo(say(problem), err=True)


def _now(settings: "Settings") -> datetime:
    """The instant in the mall's zone. Raises `Fault` where the timetable, which says the zone, cannot be used."""
    from broadcaster.clock import moment
    from broadcaster.timetable.reader import read

    return moment(read(settings.timetable_file).zone)
