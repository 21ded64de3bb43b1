"""Zones of the loudspeakers. PURE.

The programme goes to the whole mall over one bus. A zone says for which loudspeakers an announcement is meant, and who switches them
is the operator, at the amplifier: so it stands behind the title wherever that is shown, in the plan, the list, the live view and the
record. A zone the settings do not name can be switched by nobody, and is refused.
"""

from collections.abc import Collection
from difflib import get_close_matches

from broadcaster.announcements.model import Announcement
from broadcaster.faults import Problem


def zone_problem(zone: str, known: Collection[str]) -> Problem | None:
    """Why a zone cannot be asked for; `None` where it can."""
    if zone in known:
        return None
    if not known:
        return Problem("queue.no-zones", facts={"found": zone})
    near = get_close_matches(zone, known, 1, 0.4)
    return Problem("queue.no-zone", facts={"found": zone, "known": "、".join(known), "guess": near[0] if near else next(iter(known))})


def titled(given: Announcement) -> str:
    """An announcement's title with the zone it is meant for: `开幕（一楼）`."""
    return f"{given.title}（{given.zone}）" if given.zone else given.title
