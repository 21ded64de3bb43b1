"""The almanac of a mall, from disk: the kept calendar, the library where it is newer, the mall's own file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from broadcaster.almanac import kept, tyme
from broadcaster.almanac.calendar import EMPTY, Calendar
from broadcaster.almanac.house import House
from broadcaster.almanac.model import Almanac, almanac
from broadcaster.almanac.reader import bytes_of, read
from broadcaster.almanac.settled import changed, settled
from broadcaster.faults import Fault, Mark, Problem, Severity


@dataclass(frozen=True, slots=True)
class Opened:
    """An almanac to go on with, and why it is not the one the newest files would give."""

    almanac: Almanac
    problems: tuple[Problem, ...] = ()


def opened(var_dir: Path, file: Path, today: date, *, name: str = "") -> Opened:
    """The mall's almanac. Never raises: what is broken is replaced by what was last good, and told in `problems`.

    `file`: `holidays.yaml`, shown as `name` in problems. The library is asked only when its version is another than the one
    whose answer is kept; then and when the mall's file changed, `var/almanac.json` is written anew.
    """
    opening = _Opening(var_dir, file, name or str(file))
    return opening.opened(today)


@dataclass(slots=True)
class _Opening:
    var_dir: Path
    file: Path
    name: str
    problems: list[Problem] = field(default_factory=list)

    def opened(self, today: date) -> Opened:
        before = self._kept()
        calendar = self._calendar(before[0] if before else None, today)
        house, text = self._house(before[1] if before else "")
        if calendar is not EMPTY and (calendar, text) != before:
            self._keep(calendar, text)
        return Opened(almanac(calendar, house), tuple(self.problems))

    def _kept(self) -> tuple[Calendar, str] | None:
        try:
            return kept.load(self.var_dir)
        except Fault as broken:
            self._tell(broken, Severity.WARNING)
            return None

    def _calendar(self, before: Calendar | None, today: date) -> Calendar:
        """The kept one while it is of the installed library, else the library's, settled against the kept one."""
        if before is not None and before.source == tyme.source():
            return before
        try:
            fresh = tyme.calendar()
            self.problems += changed(before, fresh, today, Mark(self.name, 1, 1))
            return settled(before, fresh, today)
        except Fault as broken:
            self._tell(broken, Severity.ERROR if before is None else Severity.WARNING)
            return before or EMPTY

    def _house(self, before: str) -> tuple[House, str]:
        """The wishes of the file and its text, or, where it has errors, those it had when it was last good."""
        try:
            raw = bytes_of(self.file)
        except FileNotFoundError:
            self.problems.append(Problem("holidays.no-file", Severity.NOTE, Mark(self.name, 1, 1)))
            return House(self.name), ""
        except Fault as broken:
            self._tell(broken, Severity.ERROR)
            return self._last_good(before), before
        house, found = read(self.name, raw)
        self.problems += found
        return (self._last_good(before), before) if house is None else (house, raw.decode("utf-8", "replace"))

    def _last_good(self, before: str) -> House:
        house = read(self.name, before.encode())[0] if before else None
        return house or House(self.name)

    def _keep(self, calendar: Calendar, text: str) -> None:
        try:
            kept.save(self.var_dir, calendar, text)
        except OSError as why:
            facts = {"file": str(self.var_dir / kept.NAME), "why": why.strerror or type(why).__name__}
            self.problems.append(Problem("almanac.not-kept", Severity.WARNING, None, facts))

    def _tell(self, broken: Fault, severity: Severity) -> None:
        self.problems += _as(broken, severity)


def _as(broken: Fault, severity: Severity) -> Iterator[Problem]:
    yield from (Problem(p.code, severity, p.at, p.facts) for p in broken.problems)
