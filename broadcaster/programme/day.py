"""Any day's plan, from everything there is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from broadcaster.announcements.due import Due, due
from broadcaster.announcements.left_out import left_out
from broadcaster.announcements.model import Kind as Sort
from broadcaster.announcements.zones import titled, zone_problem
from broadcaster.content.clip import Clip, Library
from broadcaster.content.said import SCRIPTS, Said
from broadcaster.faults import Severity
from broadcaster.programme.materials import Materials
from broadcaster.programme.words import FALLBACK, announced, said
from broadcaster.promotions.model import Spot
from broadcaster.scripts.script import ScriptKind
from broadcaster.timetable.days import Day, day_of
from broadcaster.timetable.model import Cue, Kind, Note, Plan
from broadcaster.timetable.plan import plan
from broadcaster.timetable.rows import note, rows_of

NOTICE = timedelta(seconds=5)
"""From queueing a page to its first word, at the least: it is rendered, laid out and looked at before."""
EMERGENCY = "emergency"
"""The folder a clip of an emergency lies in, be it a recording or a script's rendering."""


def planned(house: Materials, day: date) -> Plan:
    """Everything due on a date, with a note for everything an operator must know."""
    today = day_of(house.timetable, day)
    scripts = {name: said(name, today, house) for name in sorted(_named(today))}
    cues, notes = _queued(house, today, _standing_by(today, scripts))
    made = plan(house.timetable, day, house.library, cues, scripts)
    whole = (*made.notes, *notes, *left_out(house.standings, today), *_unsold(house, today))
    return replace(made, notes=tuple(sorted(whole, key=lambda n: (n.at, n.code, *n.facts.values()))))


def clips(plans: Sequence[Plan], house: Materials) -> Library:
    """The library with all that these days say in it, spots and emergencies that are scripts among them."""
    spoken = (cue.said.clip for plan in plans for cue in plan.cues if cue.said and cue.said.clip)
    spots = (one.clip for plan in plans for one in _spots(house, plan.date).values() if one.clip)
    return Library([*house.library.values(), *spoken, *spots, *_emergencies(house)])


def listed(house: Materials, day: date) -> tuple[Spot, ...]:
    """The vendors' spots of a date; those that are scripts go by the clip they come to."""
    found = _spots(house, day)
    return tuple(replace(s, source=one.clip.name) if (one := found.get(s.source)) and one.clip else s for s in house.spots)


def _spots(house: Materials, day: date) -> dict[str, Said]:
    """What the spots that are scripts come to on a date."""
    today = day_of(house.timetable, day)
    sources = {spot.source for spot in house.spots if spot.source.startswith(SCRIPTS) and spot.holds(day)}
    return {source: said(source, today, house) for source in sorted(sources)}


def _unsold(house: Materials, today: Day) -> Iterator[Note]:
    """Why a vendor's spot that holds on a date is not heard, or not as it was meant."""
    voiced = _spots(house, today.date)
    looped = {row.loop for _, row in rows_of(today) if row.loop}
    for spot in (s for s in house.spots if s.holds(today.date) and s.folder in looped):
        title = f"{spot.vendor} {spot.title}"
        for trouble in voiced[spot.source].troubles if spot.source in voiced else ():
            yield Note(trouble.code, trouble.severity, today.opening, {**trouble.facts, "title": title}, spot.mark)
        if spot.source not in voiced and house.library.find(spot.source) is None:
            yield note("promotions.missing", Severity.WARNING, today.opening, spot.mark, title=title, source=spot.source)


def _named(today: Day) -> set[str]:
    """The scripts a date's rows say."""
    return {row.say for _, row in rows_of(today) if row.say and row.say.startswith(SCRIPTS)}


def _emergencies(house: Materials) -> Iterator[Clip]:
    """The renderings of emergency scripts, found as recordings are: `emergency/疏散`. A recording of that name wins."""
    today = day_of(house.timetable, house.now.date())
    for script in house.scripts.values():
        name = f"{EMERGENCY}/{script.name.rsplit('/', 1)[-1]}"
        if script.kind is ScriptKind.EMERGENCY and script.language == "zh_CN" and house.library.find(name) is None:
            found = said(script.name, today, house)
            if found.clip and found.voice != FALLBACK:
                yield replace(found.clip, name=f"{name}.{found.clip.digest.rsplit('/', 1)[-1][:8]}")


# the queue


def _standing_by(today: Day, scripts: Mapping[str, Said]) -> Said | None:
    """What airs in an event's place while it has no sound: the words of the first row that stands by."""
    names = (row.say for _, row in rows_of(today) if row.standby and row.say)
    return next((scripts[name] for name in names if name in scripts and scripts[name].clip), None)


def _queued(house: Materials, today: Day, stand_in: Said | None) -> tuple[list[Cue], list[Note]]:
    """A cue for each time of what may air, by the queue's priority; and a note for each announcement that is not aired as meant."""
    cues: list[Cue] = []
    notes: dict[tuple[str, str], Note] = {}
    places = {standing.announcement.id: place for place, standing in enumerate(house.standings)}
    for one in sorted(due(house.standings, today), key=lambda one: (places[one.announcement.id], one.at)):
        words = announced(one.announcement, today, house)
        for trouble in words.troubles:
            told = Note(trouble.code, trouble.severity, one.at, {**trouble.facts, "title": one.announcement.title})
            notes.setdefault((one.announcement.id, trouble.code), told)
        if problem := one.announcement.zone and zone_problem(one.announcement.zone, house.zones):
            told = Note("queue.zone-gone", Severity.WARNING, one.at, {"title": one.announcement.title, **problem.facts})
            notes.setdefault((one.announcement.id, told.code), told)
        if words.text:
            cues.append(_cue(one, _voiced(words, one, stand_in), house))
    return cues, list(notes.values())


def _voiced(words: Said, one: Due, stand_in: Said | None) -> Said:
    if words.clip or stand_in is None or one.announcement.kind is not Sort.EVENT:
        return words
    return replace(words, clip=stand_in.clip, seconds=stand_in.seconds, voice=FALLBACK)


def _cue(one: Due, words: Said, house: Materials) -> Cue:
    """One time of an announcement. A page is due as soon as it can sound."""
    at = max(one.at + NOTICE, _ready(words, house, one.at) + NOTICE) if one.announcement.kind is Sort.PAGE else one.at
    length = one.reads * timedelta(seconds=words.seconds) + max(one.reads - 1, 0) * house.timetable.pause
    return Cue(
        id=one.id,
        start=at,
        end=at + length,
        due=at,
        title=titled(one.announcement),
        kind=Kind.PAGE if one.announcement.kind is Sort.PAGE else Kind.SCRIPT,
        level=house.timetable.bands["speech"],
        source=(words.clip.name if words.clip else words.script,),
        rank=one.rank,
        reads=one.reads,
        tolerance=one.tolerance,
        said=words,
        relieves=one.announcement.kind is Sort.EVENT,
    )


def _ready(words: Said, house: Materials, otherwise: datetime) -> datetime:
    """When the sound of some words was made."""
    made = house.made_at(words.clip.digest) if words.clip else None
    return made.astimezone(otherwise.tzinfo) if made else otherwise
