"""A timetable and a date give the day: every cue in the order the mall hears it. PURE.

Same inputs, same plan: nothing here is drawn by lot or looks at a clock. What a bed or a rotation plays inside its cue is laid out
on the air, seeded by the date.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from broadcaster.content.clip import Library
from broadcaster.content.said import NOTHING_SAID, Said
from broadcaster.faults import Mark, Severity
from broadcaster.timetable.days import Day, day_of, local
from broadcaster.timetable.model import Cue, Note, Plan, Timetable
from broadcaster.timetable.music import Owned, Slot, Span, pieces, share, without
from broadcaster.timetable.rows import Item, items, note, owns_slot, span
from broadcaster.timetable.sources import bed, missing, music_cue, then_cue, words_cue
from broadcaster.timetable.spoken import Spoken, take_turns

LAST = 1_000_000
"""Ready-made cues come after every row of the table."""


def plan(timetable: Timetable, day: date, library: Library, extra: Sequence[Cue] = (), scripts: Mapping[str, Said] = NOTHING_SAID) -> Plan:
    """Everything due on `day` (B1), with a note for everything an operator must know.

    `extra` are ready-made cues (pages, queued announcements): spoken ones join the queue by their rank from their `due` on.
    `scripts` is what those that rows name come to on this date.
    Cues come by (start, rank), notes by time; all instants are at the mall's offset of that moment. Raises nothing:
    what cannot be is a note.
    """
    today = day_of(timetable, day)
    found, notes = items(today)
    found, stood_by = _relieved(found, extra)
    asked = _asked(found, extra, timetable, library, scripts)
    said, missed = take_turns(asked.spoken, timetable.pause)
    owned, overlaps = share(asked.slots)
    music = [cue for given in owned for cue in _music(given, said)]
    filled = _filled(today, music, said)
    cues = [_at_home(cue, timetable) for cue in (*said, *music, *filled)]
    cues.sort(key=lambda c: (c.start, c.rank, c.end, c.id))
    notes += [n for item in found if item.order[1] == 1 for n in missing(item, library, scripts)]
    notes += [*stood_by, *missed, *overlaps, *_over_long(found, said), *_gaps(cues, asked.marks, timetable.pause)]
    notes.sort(key=lambda n: (n.at, n.code, *n.facts.values()))
    return Plan(day, today.kinds, today.opening, today.closing, tuple(cues), tuple(notes))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What rows and people ask for."""

    slots: list[Slot]
    spoken: list[Spoken]
    marks: dict[str, Mark]
    """Where each row stands, by the id of its start."""


def _relieved(found: Sequence[Item], extra: Sequence[Cue]) -> tuple[list[Item], list[Note]]:
    """Starts without those that stand by where an announcement takes their place, and a note for each of these."""
    relief = {id(item): next((c for c in extra if _relieves(c, item)), None) for item in found if item.row.standby}
    kept = [item for item in found if relief.get(id(item)) is None]
    gone = [(item, cue) for item in found if (cue := relief.get(id(item))) is not None]
    code = "plan.stood-by"
    return kept, [note(code, Severity.NOTE, item.start, item.row.mark, title=item.row.title, other=cue.title) for item, cue in gone]


def _relieves(cue: Cue, item: Item) -> bool:
    """Whether an event's announcement is due in place of a start: before the row's next one comes."""
    return cue.relieves and item.start <= cue.due < item.start + (item.row.every or timedelta(minutes=1))


def _asked(found: Iterable[Item], extra: Iterable[Cue], timetable: Timetable, library: Library, scripts: Mapping[str, Said]) -> _Asked:
    asked = _Asked([], [], {})
    for item in found:
        music, words = music_cue(item, timetable, library), words_cue(item, timetable, library, scripts)
        asked.marks[item.id] = item.row.mark
        if music:
            asked.slots.append(Slot(music, item.order, item.row.mark))
        if words:
            asked.spoken.append(Spoken(words, item.order, item.row.mark))
        if words and words.own_slot and item.end:
            asked.slots.append(Slot(replace(words, end=item.end), item.order, item.row.mark, then_cue(item, item.end, timetable)))
    for number, cue in enumerate(extra):
        if cue.kind.spoken:
            asked.spoken.append(Spoken(cue, (LAST, number)))
        else:
            asked.slots.append(Slot(cue, (LAST, number)))
    return asked


def _music(given: Owned, said: Iterable[Cue]) -> list[Cue]:
    """The music of a slot on what it owns; of a spoken slot, the bed on what the words leave of it."""
    slot = given.slot
    if not slot.cue.own_slot:
        return pieces(slot.cue, given.spans)
    if slot.then is None:
        return []
    over = max((cue.end for cue in said if cue.id == slot.cue.id), default=slot.cue.start)
    return pieces(slot.then, [(max(start, over), end) for start, end in given.spans if end > over])


def _filled(today: Day, music: Sequence[Cue], said: Sequence[Cue]) -> list[Cue]:
    """Beds for what nobody owns while the mall is open, where the timetable wants that (B1 note 2)."""
    timetable = today.timetable
    cues = (*music, *said)
    if not (timetable.fill_gaps and timetable.fill and cues):
        return []
    start, end = max(today.opening, min(c.start for c in cues)), min(today.closing, max(c.end for c in cues))
    taken = [(c.start, c.end) for c in (*music, *(c for c in said if c.own_slot))]
    name = f"{today.date.isoformat()}/gap"
    free = without((start, end), taken)
    return [bed(f"{name}.{k}", "、".join(timetable.fill), timetable.fill, gap, timetable) for k, gap in enumerate(free, start=1)]


def _gaps(cues: Sequence[Cue], marks: dict[str, Mark], pause: timedelta) -> list[Note]:
    """A note for each stretch between the first and the last cue that nobody owns; the pause between two spoken items is none."""
    if not cues:
        return []
    end = max(c.end for c in cues)
    free = without((cues[0].start, end), [(c.start, c.end) for c in cues])
    return [_gap(gap, cues, marks) for gap in free if gap[1] - gap[0] > pause]


def _gap(gap: Span, cues: Iterable[Cue], marks: dict[str, Mark]) -> Note:
    mark = next((marks.get(_start_of(cue)) for cue in cues if cue.end == gap[0]), None)
    facts = {"start": _clock(gap[0]), "end": _clock(gap[1]), "length": span(gap[1] - gap[0])}
    return note("plan.gap", Severity.NOTE, gap[0], mark, **facts)


def _start_of(cue: Cue) -> str:
    """Id of the row's start a cue comes from: `2026-12-05/9.2` of `2026-12-05/9.2+then/a`."""
    return "/".join(cue.id.split("+", maxsplit=1)[0].split("/")[:2])


def _over_long(found: Iterable[Item], said: Iterable[Cue]) -> list[Note]:
    """Speech that is not over at the end of its own slot."""
    ends = {cue.id: cue.end for cue in said if cue.own_slot}
    late = [(item, item.end, ends[item.id]) for item in found if owns_slot(item.row) and item.end and item.id in ends]
    return [
        note("plan.over-long", Severity.WARNING, slot, item.row.mark, title=item.row.title, end=_clock(end), by=span(end - slot))
        for item, slot, end in late
        if end > slot
    ]


def _at_home(cue: Cue, timetable: Timetable) -> Cue:
    """The cue as the mall's clock shows it: what was added up may have crossed a change of the clock."""
    zone = timetable.zone
    return replace(cue, start=local(cue.start, zone), end=local(cue.end, zone), due=local(cue.due, zone))


def _clock(instant: datetime) -> str:
    return instant.strftime("%H:%M:%S")
