"""What one mall adds to the public calendar, drops from it or calls by another name: `schedules/holidays.yaml` as values. PURE."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from broadcaster.almanac.calendar import Notice
from broadcaster.almanac.festivals import When
from broadcaster.faults import Mark
from broadcaster.timetable.model import Dates


@dataclass(frozen=True, slots=True)
class Added:
    """An entry of `add`: a festival of the mall's own, or a known one it wants greeted."""

    name: str
    when: tuple[When | Dates, ...]
    holiday: bool = True
    """Whether it makes its days holidays: greetings at 11:00 and 14:00 (BRD-05)."""
    kind: str | None = None
    """A kind of day of the timetable that its days are too."""
    english: str | None = None


@dataclass(frozen=True, slots=True)
class House:
    """The mall's wishes."""

    file: str = ""
    """As the operator writes it; empty where nobody asked for one."""
    add: tuple[Added, ...] = ()
    drop: tuple[str | Dates, ...] = ()
    """Festivals by name, or dates, that the mall does not keep."""
    rename: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[int, Notice] = field(default_factory=dict)
    """Notices entered by hand; each stands in place of the library's for its year."""
    year_marks: Mapping[int, Mark] = field(default_factory=dict)
    worked_weekend_is_weekend: bool = True
    """A Saturday or Sunday worked in exchange for a holiday still closes as a weekend (B1 note 10)."""

    @property
    def mark(self) -> Mark:
        """The file itself, for what has no line yet."""
        return Mark(self.file, 1, 1)


NO_WISHES = House()
