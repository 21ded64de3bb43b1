"""Who is queued for a date and is not read on it, and why: nothing is left out in silence (B1 note 6). PURE."""

from collections.abc import Iterator, Sequence

from broadcaster.announcements.due import due, unheard
from broadcaster.announcements.model import Announcement, Verb
from broadcaster.announcements.standing import Standing, State, on_date
from broadcaster.faults import Severity
from broadcaster.timetable.days import Day
from broadcaster.timetable.model import Note

MOST_NAMED = 40
"""Of those without a turn; of a file with thousands nobody reads all names, and the list of the queue has them."""


def left_out(standings: Sequence[Standing], today: Day) -> Iterator[Note]:
    """A note for each announcement of a date that gets no turn on it, and for each that is held. `standings` as `standing()` gives them."""
    silent = unheard(standings, today, due(standings, today))
    for one in silent[:MOST_NAMED]:
        yield Note("queue.no-turn", Severity.WARNING, today.opening, _facts(one.announcement))
    if len(silent) > MOST_NAMED:
        yield Note("queue.unheard", Severity.WARNING, today.opening, {"count": str(len(silent)), "date": today.date.isoformat()})
    for one in standings:
        if one.state is State.HELD and on_date(one, one.when, today.date):
            yield Note("queue.held", Severity.NOTE, today.opening, {**_facts(one.announcement), "by": _by(one)})


def _facts(given: Announcement) -> dict[str, str]:
    return {"title": given.title, "id": given.id[:8]}


def _by(one: Standing) -> str:
    """Who held it."""
    return next((order.by for order in reversed(one.orders) if order.verb is Verb.HOLD), "–")
