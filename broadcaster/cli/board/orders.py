"""Orders to announcements that are queued: hold, release, cancel, move. Light to load: `queue --help` lists them."""

from typing import TYPE_CHECKING

import click

from broadcaster.cli.board.options import by_whom, json_flag
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.announcements.model import Change, Verb

MOVE = """

\b
  broadcaster queue move 4f0c9a12 --dates 2026-12-12..2026-12-13 --by 小王
  broadcaster queue move 4f0c9a12 --windows 10:00..11:00 --every 20m
"""


def _plain(verb: str, told: str, example: str) -> click.Command:
    """An order that needs nothing but the announcements."""

    @click.command(verb, help=f"{told}\n\n\b\n  broadcaster queue {verb} {example}")
    @click.argument("ids", metavar="ID...", nargs=-1, required=True)
    @click.option("--reason", default="", metavar=_("WORDS"), help=_("Why, for the record."))
    @by_whom
    @json_flag
    def command(ids: tuple[str, ...], reason: str, by: str, *, as_json: bool) -> None:
        """From now on."""
        from broadcaster.announcements.model import Verb

        _order(ids, Verb(verb), by, reason, as_json=as_json)

    return command


@click.command("move", help=_("Give announcements other dates or times; what was read today stays as it was.") + MOVE)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--dates", default="", metavar=_("DATES"), help=_("2026-12-05..2026-12-06, several with commas between."))
@click.option("--windows", default="", metavar=_("WINDOWS"), help=_("10:00..12:00, 14:00..17:00, in place of exact times."))
@click.option("--at", "times", default="", metavar=_("TIMES"), help=_("11:00, 14:30, in place of windows."))
@click.option("--every", default="", metavar=_("SPAN"), help=_("From one read to the next: 20m."))
@click.option("--reason", default="", metavar=_("WORDS"), help=_("Why, for the record."))
@by_whom
@json_flag
def move(ids: tuple[str, ...], reason: str, by: str, *, as_json: bool, **options: str) -> None:
    """From now on."""
    from broadcaster.announcements.model import Verb
    from broadcaster.cli.board.ordering import change_of

    change = change_of(dates=options["dates"], windows=options["windows"], at=options["times"], every=options["every"])
    _order(ids, Verb.MOVE, by, reason, change, as_json=as_json)


def _order(ids: tuple[str, ...], verb: "Verb", by: str, reason: str, change: "Change | None" = None, *, as_json: bool) -> None:
    from broadcaster.cli.board import listing
    from broadcaster.cli.board.house import House
    from broadcaster.cli.board.ordering import ordered
    from broadcaster.cli.board.people import whoever
    from broadcaster.settings import Settings

    house = House(Settings())
    stand = ordered(house, ids, verb, whoever(by), reason=reason, change=change)
    listing.after(house, stand, verb, as_json=as_json)
    house.tell()


ORDERS = (
    _plain("hold", _("Keep announcements from being read until they are released."), "4f0c9a12 --by 小王"),
    _plain("release", _("Let announcements be read again that were held, or cancelled by mistake."), "4f0c9a12 --by 小王"),
    _plain(
        "cancel",
        _("Take announcements out of the queue; for a page, --reason says how it came out."),
        "4f0c9a12 --reason 孩子已找到 --by 小王",
    ),
    move,
)
