"""What the front desk knows of the house: its organisation's words, its calendar, its book of phrases."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from broadcaster.almanac.model import Almanac
    from broadcaster.desk.front.phrases import Spoken
    from broadcaster.desk.values import Value
    from broadcaster.desk_cli.seat import Seat

PROFILES = ("home_mall", "heating_hotline", "enterprise", "shopping_plaza", "product_company")
"""Organisations whose telephone words are known (catalogue 3.28)."""


def profile_option() -> click.Parameter:
    return click.Option(
        ["--profile"],
        default=PROFILES[0],
        metavar=_("ORGANISATION"),
        help=_("Whose words, such as heating_hotline; {usual} unless given.").format(usual=PROFILES[0]),
    )


def spoken(profile: str) -> "Spoken":
    """An organisation's telephone words. Raises `Fault`: `desk.front.no-profile`."""
    from broadcaster.desk.front.phrases import CALLS

    if profile not in CALLS:
        raise fault("desk.front.no-profile", Exit.USAGE, found=profile, known="、".join(CALLS))
    return CALLS[profile]


def almanac(seat: "Seat", day: "date") -> "Almanac":
    """The mall's calendar; what is wrong with its files is said by `broadcaster check`."""
    from broadcaster.almanac.opening import opened

    return opened(seat.settings.var_dir, seat.settings.holidays_file, day).almanac


def phrases(seat: "Seat") -> "list[Mapping[str, Value]]":
    """The book of phrases, oldest first."""
    from broadcaster.desk.reading import find
    from broadcaster.desk.registers import book
    from broadcaster.desk.row import Query

    return seat.read(lambda c: [row.values for row in find(c, book("phrase"), Query()) if row.state != "draft"])
