"""Planned days as a calendar other programs read (RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from broadcaster.cli.day.words import KINDS, level, over, source
from broadcaster.i18n import _
from broadcaster.timetable.model import Cue, Plan, Timetable

SECOND = timedelta(seconds=1)


def as_ics(plans: Sequence[Plan], timetable: Timetable, stamp: datetime) -> bytes:
    """One VEVENT a cue, in the mall's zone with its VTIMEZONE. A cue keeps its UID as long as it keeps its id.

    At least one plan. `stamp` (aware) is when the calendar was made (DTSTAMP).
    """
    calendar = Calendar()
    calendar.add("prodid", "-//broadcaster//plan//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", timetable.mall)
    calendar.add("x-wr-timezone", timetable.zone.key)
    for plan in plans:
        for cue in plan.cues:
            calendar.add_component(_event(cue, timetable, stamp))
    # the zone's changes of these years, not of the last hundred
    years = [plan.date.year for plan in plans]
    calendar.add_missing_timezones(first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 2, 1, 1))
    written: bytes = calendar.to_ical()
    return written


def _event(cue: Cue, timetable: Timetable, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"broadcaster:{timetable.mall}/{cue.id}")))
    event.add("dtstamp", stamp.astimezone(UTC))
    start = cue.start.replace(microsecond=0)
    event.add("dtstart", _there(start, timetable.zone))
    event.add("dtend", _there(max(cue.end.replace(microsecond=0), start + SECOND), timetable.zone))
    event.add("summary", cue.title)
    event.add("categories", [_(KINDS[cue.kind])])
    event.add("description", "\n".join(filter(None, (source(cue), " ".join([_("level"), level(cue.level)]), over(cue)))))
    # a broadcast takes nobody's time
    event.add("transp", "TRANSPARENT")
    return event


def _there(instant: datetime, zone: ZoneInfo) -> datetime:
    """In the mall's zone; the second time of a doubled hour in UTC, since a local time means the first (RFC 5545 3.3.5)."""
    there = instant.astimezone(zone)
    return instant.astimezone(UTC) if there.fold else there
