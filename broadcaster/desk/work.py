"""One act of the desk is one transaction: rows and events together, or nothing (SEC-03)."""

import random
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import DBAPIError

from broadcaster.desk import chain
from broadcaster.desk.rights import Actor, Right
from broadcaster.desk.tables import DISCLOSED, EVENT, HEAD
from broadcaster.desk.values import Reading
from broadcaster.faults import fault
from broadcaster.store.opening import WRITES, away, open_engine

if TYPE_CHECKING:
    from broadcaster.almanac.model import Almanac

T = TypeVar("T")
TRIES = 8
PASSING = frozenset({"40001", "40P01", "55P03", "23505"})
"""PostgreSQL: serialization failure, deadlock, lock not free in time, a key somebody else has just taken. Trying again helps."""
WAIT_S = 30.0
"""Twenty desks write in turn; each turn takes some hundredths of a second."""


@dataclass
class Work:
    """An open writing transaction. What is done in it is done by `actor` at `at`."""

    connection: Connection
    actor: Actor
    at: datetime
    """Aware."""
    zone: tzinfo
    files: Path
    """Folder of the attachments."""
    house: "House"
    """Whose rules' numbers the acts go by."""
    _seq: int = 0
    _hash: str = chain.GENESIS
    _events: list[dict[str, Any]] = field(default_factory=list)
    _disclosed: list[dict[str, Any]] = field(default_factory=list)

    def need(self, right: Right, book: str = "*") -> None:
        """Raises `Fault`: `desk.no-right`."""
        if not self.actor.may(right, book):
            raise fault("desk.no-right", clerk=self.actor.clerk, right=right.value, book=book)

    @property
    def reading(self) -> Reading:
        return Reading(self.at, self.zone, self.actor.clerk)

    def record(
        self,
        kind: str,
        book: str = "",
        number: str = "",
        *,
        facts: Mapping[str, object] | None = None,
        personal: Mapping[str, object] | None = None,
    ) -> int:
        """Append an event to the chain; its sequence number. `personal` facts stand in the chain as commitments only."""
        self._seq += 1
        told = {name: chain.plain(value) for name, value in (facts or {}).items()}
        for name, value in (personal or {}).items():
            if value is None:
                told[name] = None
                continue
            salt = secrets.token_hex(16)
            told[name] = chain.commitment(salt, value)
            self._disclosed.append({"seq": self._seq, "fact": name, "salt": salt, "value": chain.plain(value)})
        event = chain.Event(self._seq, self.at, self.actor.clerk, kind, book, number, told, self._hash)
        self._hash = chain.digest(event)
        columns = {"seq": event.seq, "at": event.at, "by": event.by, "kind": kind, "book": book, "number": number, "facts": told}
        self._events.append({**columns, "previous": event.previous, "hash": self._hash})
        return self._seq

    def flush(self) -> None:
        """Write what was recorded; done at the end of the transaction too."""
        if not self._events:
            return
        self.connection.execute(insert(EVENT), self._events)
        if self._disclosed:
            self.connection.execute(insert(DISCLOSED), self._disclosed)
        self.connection.execute(update(HEAD).values(seq=self._seq, hash=self._hash))
        self._events, self._disclosed = [], []

    @property
    def head(self) -> tuple[int, str]:
        """Where the chain stands with what this work recorded: sequence number and hash."""
        return self._seq, self._hash


def _no_almanac() -> "Almanac":
    """Days of the week and nothing else."""
    from broadcaster.almanac.calendar import EMPTY
    from broadcaster.almanac.house import NO_WISHES
    from broadcaster.almanac.model import Almanac

    return Almanac(EMPTY, NO_WISHES, {}, {})


@dataclass(frozen=True, slots=True)
class House:
    """What the numbers of the rules depend on: the profile's name, and the calendar of working days, read when it is first needed."""

    profile: str = "home_mall"
    almanac: "Callable[[], Almanac]" = _no_almanac


HOME_MALL = House()


@dataclass(frozen=True)
class Desk:
    """An open desk: the store, the house's zone, and the folder of attachments."""

    engine: Engine
    zone: tzinfo
    files: Path
    house: House = HOME_MALL

    @classmethod
    def open(cls, url: str, zone: tzinfo, files: Path, *, wait_s: float = WAIT_S, house: House = HOME_MALL) -> Self:
        """As `store.opening.open_engine`; a commit has reached the disk when it returns."""
        return cls(open_engine(url, wait_s=wait_s, durable=True), zone, files, house)

    def close(self) -> None:
        self.engine.dispose()

    def write(self, actor: Actor, at: datetime, act: Callable[[Work], T]) -> T:
        """What `act` gives, once its transaction is kept. `act` may be called again when the database asks for another try.

        Raises `Fault`: what `act` raises, with nothing kept; `store.away`.
        """
        for attempt in range(TRIES):
            try:
                with self.engine.connect() as connection, connection.execution_options(**WRITES).begin():
                    work = _begun(connection, actor, at, self)
                    result = act(work)
                    work.flush()
                return result  # noqa: TRY300 - the transaction is kept by now
            except DBAPIError as error:
                if attempt == TRIES - 1 or not _passing(error):
                    raise away(error) from error
            time.sleep(random.uniform(0.01, 0.05) * 2**attempt)  # noqa: S311 - so that two that met do not meet again
        raise AssertionError

    def read(self, act: Callable[[Connection], T]) -> T:
        """What `act` reads in one transaction. Raises `Fault`: `store.away`, and what `act` raises."""
        try:
            with self.engine.connect() as connection, connection.begin():
                return act(connection)
        except DBAPIError as error:
            raise away(error) from error


def _begun(connection: Connection, actor: Actor, at: datetime, desk: Desk) -> Work:
    seq, last = connection.execute(select(HEAD.c.seq, HEAD.c.hash).with_for_update()).one()
    return Work(connection, actor, at, desk.zone, desk.files, desk.house, seq, last)


def _passing(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    return state in PASSING or "locked" in str(error.orig)
