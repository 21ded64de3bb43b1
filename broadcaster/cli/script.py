"""`broadcaster script …`: the texts that are spoken: which there are, what they say on a date, and what is wrong with them."""

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from broadcaster.cli.texts.archive import command as archive
from broadcaster.faults import Exit, Problem, Severity, by_place
from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from broadcaster.programme.materials import Materials
    from broadcaster.scripts.script import Script
    from broadcaster.settings import Settings

KINDS = ("talk", "welcome", "weather", "reminder", "promo", "event", "greeting", "closing", "page", "emergency")
LANGUAGES = ("zh_CN", "en")
SHOWN = """

\b
  broadcaster script show 红星欢迎语 --date tomorrow
  broadcaster script show 节日祝福 --field 节日=春节
  broadcaster script show 请车主移车 --field 车牌=沪A12345 --field 地点=南门
"""
HEARD = """

\b
  broadcaster script say 红星欢迎语
  broadcaster script say 请车主移车 --field 车牌=沪A12345 --field 地点=南门 --output captured
"""


@click.group(name="script", help=_("The texts that are spoken: list, fill, check, write and say them."))
def command() -> None:
    """The group; each command below is one use of the scripts."""


@command.command(
    name="list", help=_("Every script with its kind, how long it takes, and what it asks for.") + "\n\n\b\n  broadcaster script list --json"
)
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
def list_(*, as_json: bool) -> None:
    """`reader.read` as a table or JSON; exit 1 when a file has an error."""
    from broadcaster.cli.check import describe
    from broadcaster.cli.texts.found import on_disk
    from broadcaster.cli.texts.shown import print_table, told
    from broadcaster.settings import Settings

    scripts, problems = on_disk(Settings())
    if as_json:
        _print_json({"scripts": [told(s) for s in scripts.values()], "problems": [describe(p) for p in problems]})
    else:
        print_table(scripts.values())
        _say_all(problems)
    sys.exit(Exit.PROBLEMS if any(p.severity is Severity.ERROR for p in problems) else Exit.OK)


@command.command(
    help=_(
        "What a script says on a date, its blanks filled. SCRIPT may be the end of a name, or a folder: then the day's festival chooses."
    )
    + SHOWN
)
@click.argument("name", metavar=_("SCRIPT"))
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--field", "fields", multiple=True, metavar=_("BLANK=WORDS"), help=_("Fill a blank by hand; may be given several times."))
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
def show(name: str, text: str, fields: tuple[str, ...], *, as_json: bool) -> None:
    """`fill` for one script and one date."""
    from broadcaster.cli.texts.shown import told

    script, day, words = _filled(name, text, fields)
    if as_json:
        _print_json({**told(script), "date": day.isoformat(), "airs": script.airs_on(day), "text": words})
        return
    click.echo(words)
    if not script.airs_on(day):
        _say_all([Problem("scripts.not-valid", Severity.NOTE, script.mark, {"title": script.title, "on": day.isoformat()})])


@command.command(help=_("List every problem of the scripts, with file, line and a way out.") + "\n\n\b\n  broadcaster script check --json")
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
def check(*, as_json: bool) -> None:
    """Exit 0 when clean or only notes, 1 when there is a warning or an error."""
    from broadcaster.cli.check import describe, known_sounds
    from broadcaster.cli.texts.found import on_disk
    from broadcaster.scripts.review import review
    from broadcaster.settings import Settings
    from broadcaster.timetable.review import year

    settings = Settings()
    scripts, problems = on_disk(settings)
    house = _house(settings)
    festivals = {house.almanac.festival(day) or "" for day in year(house.now.date())}
    library, _wrong = known_sounds()
    found = by_place((*problems, *review(scripts, house.now.date(), library, festivals)))
    if as_json:
        _print_json([describe(p) for p in found])
    else:
        _say_all(found, err=False)
        summary = _("{count} scripts can be used, {problems} problems.")
        click.echo(summary.format(count=len(scripts), problems=sum(p.severity is not Severity.NOTE for p in found)))
    sys.exit(Exit.PROBLEMS if any(p.severity is not Severity.NOTE for p in found) else Exit.OK)


@command.command(
    help=_("Write a new script to start from. SCRIPT is its path under the folder of scripts; without a folder, your language's.")
    + "\n\n\b\n  broadcaster script new 云杉家居-双十二 --kind promo\n  broadcaster script new en/Lift-repair --kind reminder"
)
@click.argument("name", metavar=_("SCRIPT"))
@click.option(
    "--kind", required=True, type=click.Choice(KINDS), metavar=_("KIND"), help=_("What it is for: {kinds}.").format(kinds=", ".join(KINDS))
)
def new(name: str, kind: str) -> None:
    """A file with a text of its kind; an existing one is never touched."""
    from broadcaster.cli.texts.writing import written
    from broadcaster.settings import Settings

    path = written(Settings(), name, kind)
    click.echo(_("{file} is written. Change its words, then look: broadcaster script show {name}").format(file=path, name=path.stem))


@command.command(help=_("Say a script on this machine now. It is made first where it has not been; the daemon must not be on air.") + HEARD)
@click.argument("name", metavar=_("SCRIPT"))
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--field", "fields", multiple=True, metavar=_("BLANK=WORDS"), help=_("Fill a blank by hand; may be given several times."))
@click.option("--output", default="", metavar=_("OUTPUT"), help=_("A sound device, or captured."))
def say(name: str, text: str, fields: tuple[str, ...], output: str) -> None:
    """Fill, put into spoken words, render, play once."""
    from broadcaster.cli.texts.saying import said
    from broadcaster.settings import Settings

    script, _day, words = _filled(name, text, fields)
    click.echo(words)
    said(Settings(), script, words, output)


@command.command(
    help=_("How a text is read out: numbers, dates, prices and the like as words.")
    + '\n\n\b\n  broadcaster script words "8折，12月5日10:00开始"'
)
@click.argument("text", metavar=_("TEXT"))
@click.option("--language", type=click.Choice(LANGUAGES), help=_("Without it: Chinese when there is a Chinese character in it."))
def words(text: str, language: str | None) -> None:
    """`wording.spoken` on the text as it stands."""
    from broadcaster.cli.texts.saying import spoken_words
    from broadcaster.settings import Settings

    chinese = any("\u3400" <= character <= "\u9fff" for character in text)
    click.echo(spoken_words(Settings(), text, language or ("zh_CN" if chinese else "en")))


def _filled(name: str, text: str, fields: tuple[str, ...]) -> "tuple[Script, date, str]":
    """The script that is meant, the date, and its words on it, as the air would have them."""
    from broadcaster.cli.day.dates import read_date
    from broadcaster.cli.texts.filled import filled, given
    from broadcaster.cli.texts.found import meant
    from broadcaster.programme.words import occasion
    from broadcaster.scripts.festivals import plain
    from broadcaster.settings import Settings
    from broadcaster.timetable.days import day_of

    settings = Settings()
    house = _house(settings)
    day = read_date(text, house.now.date())
    values = given(fields)
    festival = plain(str(values.get("festival", ""))) or house.almanac.festival(day)
    script = meant(settings, name, festival or "")
    known = replace(occasion(script.language, day_of(house.timetable, day), house), festival=festival or "")
    known = replace(known, festival_english=house.almanac.english(known.festival) or "")
    return script, day, filled(script, known, {key: value for key, value in values.items() if key != "festival"})


def _house(settings: "Settings") -> "Materials":
    """Everything a day is planned from, as it is now."""
    from broadcaster.clock import RealClock
    from broadcaster.programme.sources import Sources

    return Sources(settings).read(RealClock().now())


def _print_json(told: object) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _say_all(problems: "Iterable[Problem]", *, err: bool = True) -> None:
    from broadcaster.sentences import say as sentence

    for problem in problems:
        click.echo(sentence(problem), err=err)


command.add_command(archive)
