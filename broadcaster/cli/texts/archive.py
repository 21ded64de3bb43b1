"""`broadcaster script archive`: the words of a day as the mall heard them, kept for inspection (B5, BRD-C05)."""

import json

import click

from broadcaster.i18n import _

EXAMPLES = """

\b
  broadcaster script archive --date 2026-12-05
  broadcaster script archive --date yesterday --json
"""


@click.command("archive", help=_("Every text that aired on a day: when, who spoke, and the words.") + EXAMPLES)
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--trial", is_flag=True, help=_("Of a trial (run --as-if), which is kept apart."))
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
def command(text: str, *, trial: bool, as_json: bool) -> None:
    """Read the record of the day, wherever it is by now."""
    from broadcaster.cli.day.dates import read_date
    from broadcaster.clock import today
    from broadcaster.record.daybook import read_day
    from broadcaster.sentences import say
    from broadcaster.settings import Settings
    from broadcaster.timetable.reader import read

    settings = Settings().as_trial() if trial else Settings()
    zone = read(settings.timetable_file).zone
    day = read_date(text, today(zone))
    record, problems = read_day(settings.spool_dir, settings.store_url, day, zone)
    for problem in problems:
        click.echo(say(problem), err=True)
    if as_json:
        told = [{"at": t.at.astimezone(zone).isoformat(), **{f: getattr(t, f) for f in KEPT}} for t in record.texts]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for one in record.texts:
        click.secho(f"{one.at.astimezone(zone):%H:%M:%S}  {one.title}  {one.script}  {one.voice}  {one.digest[:8]}", bold=True)
        click.echo(f"{one.text}\n")
    click.echo(_("{count} texts aired on {date}.").format(count=len(record.texts), date=day))


KEPT = ("id", "title", "script", "digest", "voice", "text")
