"""What a row's start becomes: cues with a source, a level and a length. PURE."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from broadcaster.content.clip import Library
from broadcaster.content.said import NOTHING_SAID, SCRIPTS, Said
from broadcaster.faults import Severity
from broadcaster.timetable.model import Band, Cue, Kind, Note, Rank, Row, Timetable
from broadcaster.timetable.rows import Item, music_of, note, owns_slot

NOMINAL_SECONDS = 30.0
"""How long words are taken to last while their recording is missing."""
PATIENCE = timedelta(minutes=10)
"""How late the words of a row that also plays may start: the row's own tolerance is its music's."""
RANKS = {Kind.SONG: Rank.SONG, Kind.ROTATION: Rank.ROTATION, Kind.BED: Rank.BED}


def music_cue(item: Item, timetable: Timetable, library: Library) -> Cue | None:
    """The song, bed or rotation of a start, over its whole slot; none without music or without time."""
    row = item.row
    kind = music_of(row)
    if kind is None or item.end is None:
        return None
    return Cue(
        id=item.id,
        start=item.start,
        end=item.end,
        due=item.start,
        title=row.title,
        kind=kind,
        level=row.level or _music_band(kind, row, timetable),
        source=_music_source(kind, row, library),
        rank=RANKS[kind],
        fade=row.fade,
        hard=row.hard,
        tolerance=row.tolerance,
        between=row.between,
        between_for=row.between_for,
    )


def words_cue(item: Item, timetable: Timetable, library: Library, said: Mapping[str, Said] = NOTHING_SAID) -> Cue | None:
    """What a start has to say, from when it is due, for as long as it takes; `said` is what scripts come to on this date."""
    row = item.row
    if row.say is None:
        return None
    alone = music_of(row) is None
    script = said.get(row.say)
    clip = script.clip if script else library.find(row.say)
    seconds = clip.seconds if clip else script.seconds if script else NOMINAL_SECONDS
    reads = max(row.reads, script.reads if script else 1)
    return Cue(
        id=item.id if alone else f"{item.id}+say",
        start=item.say_at,
        end=item.say_at + _length(seconds, reads, timetable.pause),
        due=item.say_at,
        title=row.title if alone else row.say.rsplit("/", 1)[-1].split(".")[0],
        kind=Kind.SCRIPT if row.say.startswith(SCRIPTS) else Kind.RECORDING,
        # the level of a row that plays is its music's
        level=(row.level if alone else None) or timetable.bands["speech"],
        source=(clip.name if clip else row.say,),
        rank=Rank.SPEECH,
        over=row.over,
        reads=reads,
        fade=row.fade,
        hard=row.hard,
        tolerance=row.tolerance if alone else max(row.tolerance, PATIENCE),
        own_slot=owns_slot(row) and item.end is not None,
        said=script,
    )


def then_cue(item: Item, end: datetime, timetable: Timetable) -> Cue | None:
    """The bed that takes what the speech leaves of its own slot (B1 note 3), over the whole slot for now."""
    if not item.row.then:
        return None
    return bed(f"{item.id}+then", item.row.title, item.row.then, (item.start, end), timetable, item.row.fade)


def bed(
    name: str, title: str, folders: Sequence[str], span: tuple[datetime, datetime], timetable: Timetable, fade: timedelta | None = None
) -> Cue:
    """A bed of these folders that no row asks for by itself."""
    return Cue(
        id=name,
        start=span[0],
        end=span[1],
        due=span[0],
        title=title,
        kind=Kind.BED,
        level=folders_band(folders, timetable),
        source=tuple(folders),
        rank=Rank.BED,
        fade=timetable.crossfade if fade is None else fade,
    )


def folders_band(folders: Sequence[str], timetable: Timetable) -> Band:
    """The union of the folders' bands; a folder without one is spoken."""
    bands = [timetable.bands.get(folder) or timetable.bands["speech"] for folder in folders]
    return Band(min(b.low for b in bands), max(b.high for b in bands))


def missing(item: Item, library: Library, said: Mapping[str, Said] = NOTHING_SAID) -> Iterator[Note]:
    """What a row asks for and does not get: scripts that may not air, files, folders with nothing in them."""
    row = item.row
    song = row.play if music_of(row) is Kind.SONG else ()
    script = said.get(row.say) if row.say else None
    for trouble in script.troubles if script else ():
        yield Note(trouble.code, trouble.severity, item.start, trouble.facts, trouble.at or row.mark)
    for name in (*song, None if script else row.say):
        if name is not None and library.find(name) is None:
            yield note("plan.missing-clip", Severity.ERROR, item.start, row.mark, title=row.title, source=name)
    for folders in (() if song else row.play, (row.loop,) if row.loop is not None else (), row.then, row.between):
        empty = [folder for folder in folders if not library.folder(folder)]
        # silence is an error; a bed with one folder less, or spots without music between them, can go on
        severity = Severity.ERROR if len(empty) == len(folders) and folders is not row.between else Severity.WARNING
        for folder in empty:
            yield note("plan.empty-folder", severity, item.start, row.mark, title=row.title, folder=folder)


def _music_band(kind: Kind, row: Row, timetable: Timetable) -> Band:
    match kind:
        case Kind.SONG:
            return folders_band([row.play[0].split("/", 1)[0]], timetable)
        case Kind.ROTATION if row.loop not in timetable.bands and "promo" in timetable.bands:
            return timetable.bands["promo"]
        case _:
            return folders_band(row.play or (row.loop or "",), timetable)


def _music_source(kind: Kind, row: Row, library: Library) -> tuple[str, ...]:
    if kind is not Kind.SONG:
        return row.play or (row.loop or "",)
    clip = library.find(row.play[0])
    return (clip.name if clip else row.play[0],)


def _length(seconds: float, reads: int, pause: timedelta) -> timedelta:
    """All reads of a text with a pause between them."""
    return reads * timedelta(seconds=seconds) + max(reads - 1, 0) * pause
