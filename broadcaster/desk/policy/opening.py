"""The policy of this house at a day."""

from datetime import date

from sqlalchemy import Connection

from broadcaster.desk.policy.approvals import approved
from broadcaster.desk.policy.keys import KEYS
from broadcaster.desk.policy.model import Change, Policy, compose
from broadcaster.desk.policy.reader import BASE, profile


def policy(connection: Connection, name: str, at: date) -> Policy:
    """What holds at `at` under the profile `name` (setting `profile`), with the changes that were approved."""
    return shipped(name, at, approved(connection))


def shipped(name: str, at: date, changes: tuple[Change, ...] = ()) -> Policy:
    """The profile of the package with these changes. A key that went out of the program since is left out."""
    return compose(KEYS, profile(BASE), profile(name), (c for c in changes if c.key in KEYS), at)
