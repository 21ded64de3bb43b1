"""What states, kinds and times of the queue are called."""

from datetime import datetime, tzinfo

from broadcaster.announcements.model import Announcement, Kind, Verb, When
from broadcaster.announcements.spelling import spell_dates, spell_span, spell_window
from broadcaster.announcements.standing import State
from broadcaster.approvals.model import Decision, Step
from broadcaster.approvals.verdict import State as Approval
from broadcaster.i18n import N_, _
from broadcaster.timetable.hours import spell

KINDS = {Kind.EVENT: N_("event item"), Kind.NOTICE: N_("notice"), Kind.PAGE: N_("page")}
STATES = {
    State.WAITING: N_("waiting"),
    State.MOVED: N_("moved"),
    State.HELD: N_("held"),
    State.CANCELLED: N_("cancelled"),
    State.EXPIRED: N_("past"),
}
DONE = {Verb.HOLD: N_("held"), Verb.RELEASE: N_("released"), Verb.CANCEL: N_("cancelled"), Verb.MOVE: N_("moved")}
STEPS = {Step.HEAD: N_("head's signature"), Step.RECHECK: N_("re-check")}
DECISIONS = {Decision.APPROVED: N_("approved"), Decision.REJECTED: N_("rejected"), Decision.WITHDRAWN: N_("withdrawn")}
APPROVALS = {
    Approval.SHIPPED: N_("as shipped"),
    Approval.FREE: N_("needs none"),
    Approval.APPROVED: N_("approved"),
    Approval.WAITS_HEAD: N_("waits for the head"),
    Approval.WAITS_RECHECK: N_("waits for the re-check"),
    Approval.REJECTED: N_("rejected"),
    Approval.WITHDRAWN: N_("withdrawn"),
    Approval.NOT_YET: N_("approved for later"),
    Approval.EXPIRED: N_("approval is over"),
    Approval.CHANGED: N_("changed since"),
    Approval.NEVER_REQUESTED: N_("never requested"),
}


def dates(when: When) -> str:
    """`2026-12-05..2026-12-06`."""
    return ", ".join(map(spell_dates, when.dates))


def times(when: When) -> str:
    """`10:00..12:00, 14:00..17:00 / 30m`, or `11:00, 14:00`."""
    every = f" / {spell_span(when.every)}" if when.every else ""
    return ", ".join([*map(spell, when.times), *map(spell_window, when.windows)]) + every


def instant(at: datetime | None, zone: tzinfo) -> str:
    """`2026-12-05 10:00` by the mall's clock, a dash for never."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else "–"


def source(given: Announcement) -> str:
    """What is read: a script's name with what fills its blanks, or the text on one line."""
    if given.script:
        filled = "; ".join(f"{name}={value}" for name, value in given.fields)
        return f"{given.script}  {filled}".strip()
    return " ".join(given.text.split())


def state(word: State) -> str:
    """In the reader's language."""
    return _(STATES[word])
