"""Clerks: their passwords (argon2id) and rights (SEC-01). Passwords are known to nobody, not even to the store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select, update

from broadcaster.desk.registers import NAMES
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.tables import CLERK, RIGHT, SESSION
from broadcaster.desk.work import Desk, Work
from broadcaster.faults import fault

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 8
TRIES = 5
REST = timedelta(minutes=10)
"""After so many wrong passwords a clerk has to wait."""


@cache
def _hasher() -> "PasswordHasher":
    """Only who signs in, or gives a password, waits for it."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody who may sign in."""

    name: str
    full_name: str
    account: str | None
    """An account of this machine that stands for the clerk where the setting allows it (SEC-06)."""
    locked: bool
    rights: frozenset[tuple[str, Right]]

    @property
    def actor(self) -> Actor:
        return Actor(self.name, self.rights)


FOUNDER = Actor("-", frozenset((EVERY, right) for right in Right))
"""Who acts before there is anybody: the first administrator's own entry."""


def add(work: Work, name: str, password: str, *, full_name: str = "", account: str | None = None) -> None:
    """A new clerk without rights. Raises `Fault`: `desk.no-right`, `desk.clerk-taken`, `desk.clerk-name`, `desk.password-short`."""
    work.need(Right.MANAGE)
    if not name or name != name.strip() or any(not (sign.isalnum() or sign in "-_.") for sign in name):
        raise fault("desk.clerk-name", name=name)
    if work.connection.execute(select(CLERK.c.name).where((CLERK.c.name == name) | (CLERK.c.account == (account or "\n")))).first():
        raise fault("desk.clerk-taken", name=name)
    columns = {"name": name, "full_name": full_name or name, "account": account, "locked": False, "failed": 0, "created_at": work.at}
    work.connection.execute(insert(CLERK).values(password=_hashed(password), failed_at=None, **columns))
    work.record("clerk-added", number=name)


def found(work: Work, name: str, password: str, *, full_name: str = "") -> None:
    """The first administrator, while there is no clerk at all. Raises `Fault`: `desk.founded`, as `add`."""
    if work.connection.execute(select(func.count()).select_from(CLERK)).scalar_one():
        raise fault("desk.founded")
    add(work, name, password, full_name=full_name)
    allow(work, name, [(EVERY, right) for right in Right])


def allow(work: Work, name: str, rights: Iterable[tuple[str, Right]]) -> None:
    """Give rights. Raises `Fault`: `desk.no-clerk`, `desk.no-book`, `desk.no-right`."""
    _managed(work, name)
    kept = {(row.book, row.right) for row in work.connection.execute(select(RIGHT).where(RIGHT.c.clerk == name))}
    new = [(book, right) for book, right in dict.fromkeys(rights) if (book, right.value) not in kept]
    for book, _right in new:
        if book != EVERY and book not in NAMES:
            raise fault("desk.no-book", book=book)
    if new:
        work.connection.execute(insert(RIGHT), [{"clerk": name, "book": book, "right": right.value} for book, right in new])
        work.record("rights-given", number=name, facts={"rights": sorted(f"{book}:{right.value}" for book, right in new)})


def deny(work: Work, name: str, rights: Iterable[tuple[str, Right]]) -> None:
    """Take rights away. Raises `Fault`: as `allow`, `desk.last-manager`."""
    _managed(work, name)
    taken = list(dict.fromkeys(rights))
    for book, right in taken:
        work.connection.execute(delete(RIGHT).where(RIGHT.c.clerk == name, RIGHT.c.book == book, RIGHT.c.right == right.value))
    _someone_manages(work)
    work.record("rights-taken", number=name, facts={"rights": sorted(f"{book}:{right.value}" for book, right in taken)})


def lock(work: Work, name: str, *, locked: bool = True) -> None:
    """A locked clerk is signed out and cannot sign in: who leaves loses access at once (SEC-04). Raises `Fault`: as `deny`."""
    _managed(work, name)
    work.connection.execute(update(CLERK).where(CLERK.c.name == name).values(locked=locked, failed=0))
    if locked:
        work.connection.execute(delete(SESSION).where(SESSION.c.clerk == name))
    _someone_manages(work)
    work.record("clerk-locked" if locked else "clerk-unlocked", number=name)


def set_password(work: Work, name: str, password: str) -> None:
    """One's own, or anybody's with the right to manage. Raises `Fault`: `desk.no-right`, `desk.no-clerk`, `desk.password-short`."""
    if name != work.actor.clerk:
        _managed(work, name)
    work.connection.execute(update(CLERK).where(CLERK.c.name == name).values(password=_hashed(password), failed=0))
    work.connection.execute(delete(SESSION).where(SESSION.c.clerk == name))
    work.record("password-set", number=name)


def clerk(connection: Connection, name: str) -> Clerk:
    """Raises `Fault`: `desk.no-clerk`."""
    row = connection.execute(select(CLERK).where(CLERK.c.name == name)).mappings().one_or_none()
    if row is None:
        raise fault("desk.no-clerk", name=name)
    return _clerk(row, _rights(connection, name))


def clerks(connection: Connection) -> tuple[Clerk, ...]:
    """All, by name."""
    rows = connection.execute(select(CLERK).order_by(CLERK.c.name)).mappings().all()
    return tuple(_clerk(row, _rights(connection, row["name"])) for row in rows)


def with_password(desk: Desk, name: str, password: str, at: datetime) -> Clerk:
    """The clerk whose name and password these are. Wrong ones are counted, and are all refused alike.

    Raises `Fault`: `desk.wrong-password`, `desk.clerk-locked`, `desk.too-many-tries`.
    """
    row = desk.read(lambda c: c.execute(select(CLERK).where(CLERK.c.name == name)).mappings().one_or_none())
    if row is not None and row["failed"] >= TRIES and row["failed_at"] and at - row["failed_at"] < REST:
        raise fault("desk.too-many-tries", minutes=int(REST.total_seconds() // 60))
    if not _fits(row["password"] if row else _nobodys(), password) or row is None:
        if row is not None:
            desk.write(Actor(name, frozenset()), at, _count_wrong)
        raise fault("desk.wrong-password")
    if row["locked"]:
        raise fault("desk.clerk-locked", name=name)
    return desk.read(lambda c: clerk(c, name))


def _count_wrong(work: Work) -> None:
    work.connection.execute(update(CLERK).where(CLERK.c.name == work.actor.clerk).values(failed=CLERK.c.failed + 1, failed_at=work.at))
    work.record("wrong-password", number=work.actor.clerk)


@cache
def _nobodys() -> str:
    """A wrong name is to take as long as a wrong password."""
    return _hasher().hash("nobody's password")


def _fits(kept: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def _hashed(password: str) -> str:
    if len(password) < SHORTEST:
        raise fault("desk.password-short", least=SHORTEST)
    return _hasher().hash(password)


def _managed(work: Work, name: str) -> None:
    work.need(Right.MANAGE)
    clerk(work.connection, name)


def _someone_manages(work: Work) -> None:
    """Raises `Fault` `desk.last-manager` when nobody is left who could give rights."""
    able = select(CLERK.c.name).join(RIGHT, RIGHT.c.clerk == CLERK.c.name)
    able = able.where(RIGHT.c.right == Right.MANAGE.value, RIGHT.c.book == EVERY, CLERK.c.locked.is_(False))
    if work.connection.execute(able).first() is None:
        raise fault("desk.last-manager")


def _rights(connection: Connection, name: str) -> frozenset[tuple[str, Right]]:
    rows = connection.execute(select(RIGHT.c.book, RIGHT.c.right).where(RIGHT.c.clerk == name))
    return frozenset((str(book), Right(right)) for book, right in rows)


def _clerk(row: Mapping[Any, Any], rights: frozenset[tuple[str, Right]]) -> Clerk:
    account = row["account"]
    return Clerk(str(row["name"]), str(row["full_name"]), None if account is None else str(account), bool(row["locked"]), rights)
