"""`broadcaster queue`: what the desk wants said (B1, BRD-04, BRD-C02)."""

import sys

import click

from broadcaster.cli.board.options import by_whom, json_flag
from broadcaster.cli.board.orders import ORDERS
from broadcaster.i18n import _

ADD = """

\b
  broadcaster queue template 家装节.xlsx
  broadcaster queue add 家装节.xlsx --by 小王
  broadcaster queue add *.csv --partial
"""
TEMPLATE = "\n\n\b\n  broadcaster queue template 家装节.xlsx"
LIST = """

\b
  broadcaster queue list
  broadcaster queue list --date 2026-12-05 --json
"""
PAGE = """

\b
  broadcaster queue page 请车主移车 --field 车牌=沪A12345 --field 地点=南门
  broadcaster queue page 寻找走失儿童 --field 姓名=小明 --every 5m --for 30m --by 小王
"""


@click.group("queue", help=_("What the desk wants said: on event days, at set times, or now."))
def command() -> None:
    """The group; each command below is one use of the queue."""


for order in ORDERS:
    command.add_command(order)


@command.command(help=_("Queue what files say (.xlsx, .csv, .yaml). A file with one bad row queues nothing, unless --partial.") + ADD)
@click.argument("files", metavar=_("FILE..."), nargs=-1, required=True, type=click.Path())
@click.option("--partial", is_flag=True, help=_("Queue the good rows of a file that has bad ones."))
@by_whom
@json_flag
def add(files: tuple[str, ...], by: str, *, partial: bool, as_json: bool) -> None:
    """Exit 1 when a file has an error."""
    from pathlib import Path

    from broadcaster.cli.board.adding import add as add_files
    from broadcaster.cli.board.house import House
    from broadcaster.cli.board.people import whoever
    from broadcaster.faults import Exit
    from broadcaster.settings import Settings

    house = House(Settings())
    outcome = add_files(house, [Path(f) for f in files], whoever(by), partial=partial)
    if as_json:
        from broadcaster.cli.board.told import as_json as write
        from broadcaster.cli.board.told import outcome_told

        write(outcome_told(outcome))
    else:
        from broadcaster.cli.board.shown import show_outcome

        show_outcome(outcome, house.zone)
    if any(added.queued for added in outcome.files):
        house.tell()
    sys.exit(Exit.PROBLEMS if outcome.refused else Exit.OK)


@command.command(
    name="list", help=_("What is queued, when each is read next, and whether it may air; with --date, what is read on it.") + LIST
)
@click.option("--date", "text", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--all", "everything", is_flag=True, help=_("Also what is cancelled or over."))
@json_flag
def list_(text: str | None, *, everything: bool, as_json: bool) -> None:
    """The queue, or one date of it."""
    from broadcaster.cli.board import listing
    from broadcaster.cli.board.house import House
    from broadcaster.settings import Settings

    house = House(Settings())
    if text is None:
        listing.queue(house, everything=everything, as_json=as_json)
    else:
        listing.date(house, text, as_json=as_json)


@command.command(help=_("Everything about one announcement: its words, its times, its approval, and who did what."))
@click.argument("name", metavar="ID")
@json_flag
def show(name: str, *, as_json: bool) -> None:
    """One announcement."""
    from broadcaster.cli.board import listing
    from broadcaster.cli.board.house import House
    from broadcaster.settings import Settings

    listing.one(House(Settings()), name, as_json=as_json)


@command.command(help=_("Have a page read now, its blanks filled in. It goes before everything but an emergency.") + PAGE)
@click.argument("name", metavar=_("SCRIPT"))
@click.option("--field", "fields", multiple=True, metavar=_("BLANK=WORDS"), help=_("Fill a blank; may be given several times."))
@click.option("--reads", type=click.IntRange(1, 20), metavar="N", help=_("How often it is read in a row; as the script says unless given."))
@click.option("--every", default="", metavar=_("SPAN"), help=_("Read it again every so often, until it is cancelled or --for is over."))
@click.option("--for", "lasts", default="", metavar=_("SPAN"), help=_("How long it is repeated: 30m."))
@click.option("--priority", type=click.IntRange(1, 9), metavar="N", help=_("Among pages: 1 is read first, 9 last."))
@click.option("--zone", default="", metavar=_("ZONE"), help=_("The loudspeakers' zone; all unless given."))
@click.option("--contact", default="", metavar=_("NAME"), help=_("Whom to ask about it."))
@by_whom
@json_flag
def page(name: str, fields: tuple[str, ...], by: str, *, as_json: bool, **options: str | int | None) -> None:
    """Queue it and say what will be heard."""
    from broadcaster.cli.board import listing
    from broadcaster.cli.board.house import House
    from broadcaster.cli.board.ordering import page as queue_page
    from broadcaster.cli.board.people import whoever
    from broadcaster.settings import Settings

    pairs = [field.replace("＝", "=").partition("=") for field in fields]
    if odd := next((whole for whole, pair in zip(fields, pairs, strict=True) if not (pair[0].strip() and pair[2].strip())), None):
        raise click.UsageError(_("--field takes BLANK=WORDS, and {found} is none.").format(found=odd))
    house = House(Settings())
    one, words, following = queue_page(house, name, {k.strip(): v.strip() for k, _equals, v in pairs}, whoever(by), **options)
    listing.page(house, one, words, following, as_json=as_json)
    house.tell()


@command.command(help=_("Write a file to fill in (.xlsx, .csv or .yaml), with examples.") + TEMPLATE)
@click.argument("file", metavar=_("FILE"), type=click.Path())
def template(file: str) -> None:
    """Never over a file that is there."""
    from pathlib import Path

    from broadcaster.announcements.template import write
    from broadcaster.cli.board.house import House
    from broadcaster.settings import Settings

    write(Path(file), House(Settings()).now.date())
    click.echo(_("{file} is ready to be filled in. Then: broadcaster queue add {file}").format(file=file))
