"""The policy of this house at a day."""

from datetime import date

from sqlalchemy import Connection

from broadcaster.desk.policy.approvals import approved
from broadcaster.desk.policy.keys import KEYS
from broadcaster.desk.policy.model import Change, Policy, compose
from broadcaster.desk.policy.reader import BASE, profile
from broadcaster.desk.policy.shape import misfit
from broadcaster.faults import fault


def policy(connection: Connection, name: str, at: date) -> Policy:
    """What holds at `at` under the profile `name` (setting `profile`), with the changes that were approved."""
    return shipped(name, at, approved(connection))


def shipped(name: str, at: date, changes: tuple[Change, ...] = ()) -> Policy:
    """The profile of the package with these changes. Raises `Fault`: `policy.outdated` for what was approved under another program."""
    for change in changes:
        if change.key not in KEYS or misfit(KEYS[change.key], change.text) is not None:
            raise fault("policy.outdated", key=change.key, value=change.text, day=change.since)
    return compose(KEYS, profile(BASE), profile(name), changes, at)
