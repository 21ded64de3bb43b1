"""Who is at the desk: a short session after a password, or the machine's account where the setting allows it (SEC-01, SEC-06)."""

import getpass
import hashlib
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from broadcaster.desk import people
from broadcaster.desk.people import Clerk
from broadcaster.desk.rights import Actor
from broadcaster.desk.tables import CLERK, SESSION
from broadcaster.desk.work import Desk, Work
from broadcaster.faults import fault

TOKEN = "BROADCASTER_DESK_TOKEN"  # noqa: S105 - a variable's name
"""A program hands its session over in the environment."""


@dataclass(frozen=True, slots=True)
class Door:
    """How one comes in: where the session is kept, how long it lasts unused, whether the machine's account is enough."""

    file: Path
    minutes: int
    trust_account: bool


def sign_in(desk: Desk, door: Door, name: str, password: str, at: datetime) -> Clerk:
    """A new session in `door.file`, readable by this account only. Raises `Fault`: as `people.with_password`."""
    who = people.with_password(desk, name, password, at)
    token = secrets.token_urlsafe(32)
    ends = at + timedelta(minutes=door.minutes)

    def act(work: Work) -> None:
        work.connection.execute(delete(SESSION).where(SESSION.c.ends_at < at))
        work.connection.execute(insert(SESSION).values(token=_hashed(token), clerk=name, started_at=at, ends_at=ends))
        work.connection.execute(update(CLERK).where(CLERK.c.name == name).values(failed=0))
        work.record("signed-in", number=name)

    desk.write(who.actor, at, act)
    _keep(door.file, token)
    return who


def sign_out(desk: Desk, door: Door, at: datetime) -> None:
    """End the session there is; nothing where there is none."""
    token = _token(door)
    found = token and desk.read(lambda c: c.execute(select(SESSION.c.clerk).where(SESSION.c.token == _hashed(token))).scalar())
    if token and found:

        def act(work: Work) -> None:
            work.connection.execute(delete(SESSION).where(SESSION.c.token == _hashed(token)))
            work.record("signed-out", number=str(found))

        desk.write(Actor(str(found), frozenset()), at, act)
    door.file.unlink(missing_ok=True)


def who(desk: Desk, door: Door, at: datetime) -> Clerk:
    """The clerk at the desk; using the session makes it last.

    Raises `Fault`: `desk.not-signed-in`, `desk.session-over`, `desk.clerk-locked`, `desk.unknown-account`.
    """
    token = _token(door)
    if token:
        name, ends = desk.read(lambda c: _session(c, token))
        if name and ends and ends > at:
            longest = at + timedelta(minutes=door.minutes)
            if longest - ends > timedelta(minutes=1):
                _lengthen(desk, token, longest)
            return _unlocked(desk.read(lambda c: people.clerk(c, name)))
    if door.trust_account:
        account = getpass.getuser()
        found = desk.read(lambda c: c.execute(select(CLERK.c.name).where(CLERK.c.account == account)).scalar())
        if found:
            return _unlocked(desk.read(lambda c: people.clerk(c, str(found))))
        raise fault("desk.unknown-account", account=account)
    raise fault("desk.session-over" if token else "desk.not-signed-in")


def _unlocked(found: Clerk) -> Clerk:
    if found.locked:
        raise fault("desk.clerk-locked", name=found.name)
    return found


def _lengthen(desk: Desk, token: str, ends: datetime) -> None:
    from broadcaster.store.opening import WRITES

    with desk.engine.connect() as connection, connection.execution_options(**WRITES).begin():
        connection.execute(update(SESSION).where(SESSION.c.token == _hashed(token)).values(ends_at=ends))


def _session(connection: Connection, token: str) -> tuple[str | None, datetime | None]:
    row = connection.execute(select(SESSION.c.clerk, SESSION.c.ends_at).where(SESSION.c.token == _hashed(token))).first()
    return (None, None) if row is None else (str(row[0]), row[1])


def _token(door: Door) -> str:
    given = os.environ.get(TOKEN)
    if given:
        return given
    try:
        return door.file.read_text().strip()
    except OSError:
        return ""


def _keep(file: Path, token: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(token)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
