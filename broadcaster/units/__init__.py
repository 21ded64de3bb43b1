"""The systemd units as texts: templates with blanks, and the values of one machine."""

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from string import Template

from broadcaster.timetable.model import Anchor, Moment, Timetable

LEAD = timedelta(minutes=5)
"""Time to start, and to be looked at, before the first item."""
AHEAD = timedelta(hours=2)
"""Time to make a day's speech in, before the first item."""
DAY = timedelta(days=1)


class _Blanks(Template):
    # "$" and "%" mean something to systemd.
    delimiter = "@"
    # Braces always, so that @system-service stays.
    pattern = r"@(?:\{(?P<braced>[a-z_]+)\}|(?P<escaped>(?!))|(?P<named>(?!))|(?P<invalid>(?!)))"  # type: ignore[assignment]  # Template makes a Pattern of it


@dataclass(frozen=True, slots=True)
class Installation:
    """One machine: who airs, from where, with which program."""

    user: str
    uid: int
    group: str
    sound_groups: tuple[str, ...]
    """Groups that open the sound card, of those the machine has."""
    home: Path
    var: Path
    program: Path
    """The installed `broadcaster`."""


def texts(machine: Installation, timetable: Timetable) -> dict[str, str]:
    """Every unit by its file's name: the air with its timer, and what is made ready for it with another."""
    return {
        "broadcaster.service": service(machine, timetable),
        "broadcaster.timer": timer(timetable),
        "broadcaster-prepare.service": _of(machine, timetable, "broadcaster-prepare.service.in"),
        "broadcaster-prepare.timer": preparing_timer(timetable),
    }


def service(machine: Installation, timetable: Timetable) -> str:
    """The text of `broadcaster.service`."""
    return _of(machine, timetable, "broadcaster.service.in")


def timer(timetable: Timetable) -> str:
    """The text of `broadcaster.timer`: `LEAD` before the first thing of any day, in the mall's zone."""
    return _filled("broadcaster.timer.in", mall=_plain(timetable.mall), at=_clock(first_moment(timetable) - LEAD), zone=timetable.zone.key)


def preparing_timer(timetable: Timetable) -> str:
    """The text of `broadcaster-prepare.timer`: `AHEAD` of the first thing of any day, and while the forecast may come."""
    early = _clock(first_moment(timetable) - AHEAD)
    return _filled("broadcaster-prepare.timer.in", mall=_plain(timetable.mall), early=early, zone=timetable.zone.key)


def _of(machine: Installation, timetable: Timetable, template: str) -> str:
    return _filled(
        template,
        mall=_plain(timetable.mall),
        user=machine.user,
        uid=str(machine.uid),
        group=machine.group,
        sound_groups=" ".join(machine.sound_groups),
        home=_quoted(machine.home),
        home_path=_plain(machine.home),
        var=_quoted(machine.var),
        program=_quoted(machine.program),
    )


def first_moment(timetable: Timetable) -> timedelta:
    """Earliest time of day at which anything is due: the earliest opening of any kind of day, or a row before it."""
    opening = min(m.offset for m in timetable.opening.values())
    rows = [m for row in timetable.rows for m in (*row.at, *(w.start for w in row.windows))]
    return min([opening, *(_since_midnight(m, opening) for m in rows if m.anchor is not Anchor.CLOSING)])


def _since_midnight(moment: Moment, opening: timedelta) -> timedelta:
    return moment.offset + (opening if moment.anchor is Anchor.OPENING else timedelta())


def _clock(since_midnight: timedelta) -> str:
    seconds = int((since_midnight % DAY).total_seconds())
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _filled(template: str, **blanks: str) -> str:
    return _Blanks(files("broadcaster.units").joinpath(template).read_text("utf-8")).substitute(blanks)


def _plain(value: Path | str) -> str:
    """As systemd reads a value to the end of the line: % begins a specifier, and a line is a line."""
    return " ".join(str(value).split("\n")).replace("%", "%%")


def _quoted(value: Path) -> str:
    """Inside double quotes (systemd.syntax(7))."""
    return _plain(value).replace("\\", "\\\\").replace('"', '\\"')
