"""When a spot may be heard. PURE."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from broadcaster.promotions.model import Spot
from broadcaster.timetable.days import wall
from broadcaster.timetable.model import Anchor, Moment

Spell = tuple[datetime, datetime]
"""From, and up to."""


def spells(spot: Spot, day: date, opening: datetime, closing: datetime, zone: ZoneInfo) -> tuple[Spell, ...]:
    """The stretches of a day in which a spot may start, aware; none: at any time. Dates are another matter (`Spot.holds`)."""

    def place(moment: Moment) -> datetime:
        match moment.anchor:
            case Anchor.MIDNIGHT:
                return wall(day, moment.offset, zone)[0]
            case Anchor.OPENING:
                return opening + moment.offset
            case Anchor.CLOSING:
                return closing + moment.offset

    return tuple((place(window.start), place(window.end)) for window in spot.times)
