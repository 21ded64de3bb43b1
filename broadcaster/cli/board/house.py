"""The mall at this moment: its clock, its table, its queue, and the daemon that airs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from broadcaster.announcements.board import Board, read
from broadcaster.announcements.folder import EventsFolder
from broadcaster.announcements.rows import Known
from broadcaster.announcements.standing import Standing, standing
from broadcaster.cli.log import machine_zone
from broadcaster.clock import moment
from broadcaster.control.client import ControlClient
from broadcaster.faults import Exit, Fault, Problem, Severity
from broadcaster.i18n import _
from broadcaster.sentences import say
from broadcaster.settings import Settings
from broadcaster.timetable.model import Timetable
from broadcaster.timetable.reader import read as read_timetable

if TYPE_CHECKING:
    from broadcaster.store.board import BoardStore

STORE_WAIT_S = 10.0
"""A person waits longer for a lock than the air does."""


@dataclass(frozen=True)
class House:
    """Read where it is asked for, once."""

    settings: Settings

    @cached_property
    def timetable(self) -> Timetable | None:
        """`None`, with a warning, while the file is broken: the queue does not need it for much."""
        try:
            return read_timetable(self.settings.timetable_file)
        except Fault:
            complain(Problem("log.no-timetable", Severity.WARNING, facts={"file": str(self.settings.timetable_file)}))
            return None

    @cached_property
    def zone(self) -> ZoneInfo:
        """The mall's; this machine's while no timetable says it."""
        return self.timetable.zone if self.timetable else machine_zone()

    @cached_property
    def now(self) -> datetime:
        """The mall's now: that of a running daemon, which may air another day (`run --as-if`), else the machine's."""
        try:
            told = datetime.fromisoformat(str(ControlClient(self.settings.socket).status().get("now")))
        except (Fault, ValueError):
            return moment(self.zone)
        return told.astimezone(self.zone) if told.tzinfo else moment(self.zone)

    @cached_property
    def board(self) -> Board:
        """What the store holds, and what lies in the events' folder. Raises `Fault` (`store.…`)."""
        stored = read(self.settings.board_url, wait_s=STORE_WAIT_S)
        return stored.beside(EventsFolder(self.settings.events_dir, Known(zones=self.settings.zones)).read().announcements)

    def standings(self, board: Board | None = None) -> tuple[Standing, ...]:
        """Where everything stands."""
        given = board or self.board
        return standing(given.announcements, given.orders, self.now)

    def tell(self) -> None:
        """Have a running daemon look at once; it would see it by itself within 2 s."""
        try:
            ControlClient(self.settings.socket).post("reload")
        except Fault as failure:
            if failure.exit_code is Exit.NO_DAEMON:
                click.echo(_("No daemon is on air; this holds from its next start on."), err=True)
            return


def complain(*problems: Problem) -> None:
    """Problems on stderr, each with its place."""
    for problem in problems:
        click.echo(say(problem), err=True)


@contextmanager
def opened(house: House) -> "Iterator[BoardStore]":
    """The store, for as long as something is written. Raises `Fault` (`store.…`)."""
    from broadcaster.store.board import BoardStore

    store = BoardStore.open(house.settings.board_url, wait_s=STORE_WAIT_S)
    try:
        yield store
    finally:
        store.close()
