"""What the kinds of cues and of days are called, and how times and levels are written."""

from datetime import datetime

from broadcaster.i18n import N_, _
from broadcaster.timetable.model import Band, Cue, Kind, Over

KINDS = {
    Kind.SONG: N_("song"),
    Kind.BED: N_("bed"),
    Kind.ROTATION: N_("rotation"),
    Kind.SCRIPT: N_("script"),
    Kind.RECORDING: N_("recording"),
    Kind.PAGE: N_("page"),
    Kind.EMERGENCY: N_("emergency"),
}
DAYS = {"weekday": N_("working day"), "weekend": N_("weekend"), "event": N_("event day"), "holiday": N_("holiday")}
WEEK = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
OVERS = {Over.DUCK: N_("duck"), Over.PAUSE: N_("pause")}


def day_kind(name: str) -> str:
    """A kind of day in the reader's language; the mall's own kinds as they are written."""
    return _(DAYS[name]) if name in DAYS else name


def over(cue: Cue) -> str:
    """What a spoken cue does to the music under it."""
    if not cue.kind.spoken:
        return ""
    return _("alone") if cue.own_slot else _(OVERS[cue.over])


def source(cue: Cue) -> str:
    """What a cue plays, how often, and what comes between."""
    between = f" + {', '.join(cue.between)}" if cue.between else ""
    reads = f" x{cue.reads}" if cue.reads > 1 else ""
    return f"{', '.join(cue.source)}{reads}{between}"


def level(band: Band) -> str:
    """`21-24`, `24`: on the amplifier's dial."""
    return f"{band.low:g}" if band.low == band.high else f"{band.low:g}-{band.high:g}"


def clock(instant: datetime) -> str:
    """`09:20`, `09:42:21`: to the second, which is left out where it is none."""
    return f"{instant:%H:%M}" if instant.second == 0 else f"{instant:%H:%M:%S}"


def length(cue: Cue) -> str:
    """`9:00`, `1:25:00`, `0:20`."""
    # what is shown adds up: both ends are shown to the second
    seconds = int((cue.end.replace(microsecond=0) - cue.start.replace(microsecond=0)).total_seconds())
    hours = f"{seconds // 3600}:{seconds // 60 % 60:02}" if seconds >= 3600 else f"{seconds // 60}"
    return f"{hours}:{seconds % 60:02}"
