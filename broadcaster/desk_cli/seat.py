"""A clerk's seat at the desk: the open store, who sits there, and what time it is."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from broadcaster.clock import moment
from broadcaster.desk.people import Clerk
from broadcaster.desk.session import Door, who
from broadcaster.desk.values import Reading
from broadcaster.desk.work import Desk, House, Work
from broadcaster.settings import Settings

if TYPE_CHECKING:
    from broadcaster.almanac.model import Almanac

T = TypeVar("T")


@dataclass(frozen=True)
class Seat:
    """Who is at the desk, now."""

    desk: Desk
    clerk: Clerk
    now: datetime
    settings: Settings

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.settings.zone)

    @property
    def reading(self) -> Reading:
        return Reading(self.now, self.zone, self.clerk.name)

    def write(self, act: Callable[[Work], T]) -> T:
        """As `Desk.write`, as this clerk, now."""
        return self.desk.write(self.clerk.actor, self.now, act)

    def read(self, act: Callable[[Connection], T]) -> T:
        return self.desk.read(act)


@contextmanager
def opened(settings: Settings) -> Iterator[Desk]:
    """The desk of these settings. Raises `Fault`: as `Desk.open`."""
    desk = Desk.open(settings.store_url, ZoneInfo(settings.zone), settings.desk_dir / "files", house=_house(settings))
    try:
        yield desk
    finally:
        desk.close()


def _house(settings: Settings) -> House:
    def almanac() -> "Almanac":
        from broadcaster.almanac.opening import opened as opened_almanac

        today = moment(ZoneInfo(settings.zone)).date()
        return opened_almanac(settings.var_dir, settings.holidays_file, today, name=settings.holidays_file.name).almanac

    return House(settings.profile, almanac)


@contextmanager
def seated() -> Iterator[Seat]:
    """The signed-in clerk's seat. Raises `Fault`: as `session.who`."""
    settings = Settings()
    with opened(settings) as desk:
        now = moment(ZoneInfo(settings.zone))
        yield Seat(desk, who(desk, door(settings), now), now, settings)


def door(settings: Settings) -> Door:
    """Each account of the machine has its own session, kept beside the store."""
    return Door(settings.desk_dir / f"session-{os.getuid()}", settings.desk_minutes, settings.desk_account)
