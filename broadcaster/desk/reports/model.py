"""What a report may say: its title, the manual's headings in the manual's order, and a pure function from facts to cells. PURE."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import Any

from broadcaster.desk.book import Field, Kind
from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.reports.frames import Frame
from broadcaster.desk.values import Value
from broadcaster.faults import Problem

ALL = (Cadence.DAY, Cadence.WEEK, Cadence.MONTH, Cadence.QUARTER, Cadence.YEAR, None)
"""Every sort of period, any stretch of days included."""


@dataclass(frozen=True, slots=True)
class Share:
    """`n` of `d`. With `d` = 0 nothing is judged (POL-02)."""

    n: int
    d: int

    @property
    def hundredths(self) -> int | None:
        """Hundredths of a percent, rounded half up; `None` where there is nothing to judge."""
        return None if self.d == 0 else (self.n * 20_000 + self.d) // (2 * self.d)


Cell = Value | Share
Cells = tuple[Cell, ...]


def share(name: str, zh: str, en: str) -> Field:
    """A column of `Share`s."""
    return Field(name=name, zh=zh, en=en, kind=Kind.PERCENT)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over several columns: 损失（元）."""

    zh: str
    en: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn of a part: a bar a row, named by `label`."""

    label: str
    values: tuple[str, ...]
    upright: bool = False
    """Bars stand up, along a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table of the paper."""

    name: str
    zh: str
    en: str
    columns: tuple[Field, ...]
    groups: tuple[Group, ...] = ()
    figures: bool = False
    """One row of single figures, each under its heading."""
    on_a_sheet: int = 0
    """On paper headings stand at the side and so many rows go across a sheet (F-CMP11)."""
    totals: tuple[str, ...] = ()
    """Columns that are summed up in a last row."""
    of_whole: tuple[str, ...] = ()
    """Of these the columns of shares that are all of one and the same whole."""
    total_first: bool = False
    """The row of totals is the report's own and stands before the others."""
    picture: Picture | None = None

    def place(self, name: str) -> int:
        return [column.name for column in self.columns].index(name)


@dataclass(frozen=True, slots=True)
class Table:
    """A part that was filled in."""

    rows: tuple[Cells, ...]
    total: Cells | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was reckoned."""

    tables: Mapping[str, Table]
    """By the part's name."""
    notes: tuple[Problem, ...] = ()
    """What the reader must know: what is unset, how something was counted."""
    differences: tuple[Problem, ...] = ()
    """Figures that do not agree; with any of them the report is not signed (RPT-01)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """For what stretch of days, when, and by whose rules."""

    frame: Frame
    now: datetime
    policy: Policy
    viewer: str = ""
    """The clerk who will see it: of what is about them only that it is there (CMP-22)."""

    @property
    def zone(self) -> tzinfo:
        return self.frame.zone

    @property
    def seen_at(self) -> datetime:
        """The end of the period, or now where it is still running: what came later does not count."""
        return min(self.frame.until, self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A derived report: nothing of it is stored but sign-off, copy and free text."""

    name: str
    """As typed after `desk report`."""
    zh: str
    en: str
    about_zh: str
    about_en: str
    source: str
    rules: tuple[str, ...]
    parts: tuple[Part, ...]
    reckon: Callable[[Any, Asked], Made]
    """From what the reader of its name gives to cells; touches nothing."""
    reads: tuple[str, ...]
    """Books it is made from; who may read them may read it."""
    form: str = ""
    cadences: tuple[Cadence | None, ...] = ALL
    """The first is meant where nobody says which."""
    texts: tuple[Field, ...] = ()
    """What a person writes under it; kept."""
    draft: Callable[[Made, Asked], str] | None = None
    """The report in sentences, for a head to edit."""
    duty: str = ""
    """Key of the policy that says how often it is due: cadences, or a time of day for a daily one."""
    signers: tuple[str, ...] = ()
    """Keys of the policy that name who signs it; unset, whoever has the right does."""
    titled: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """`zh`, `en`: a title with the day in it, as the paper has it (`{month}`, `{day}`)."""

    def part(self, name: str) -> Part:
        """Raises `KeyError`."""
        return {part.name: part for part in self.parts}[name]


def summed(part: Part, rows: Iterable[Cells]) -> Table:
    """The rows with the totals the part declares; a missing figure counts nothing."""
    kept = tuple(rows)
    if not part.totals or not kept:
        return Table(kept)
    total: list[Cell] = [None] * len(part.columns)
    for name in part.totals:
        place = part.place(name)
        total[place] = _sum([row[place] for row in kept], of_whole=name in part.of_whole)
    return Table(kept, tuple(total))


def _sum(cells: Sequence[Cell], *, of_whole: bool) -> Cell:
    shares = [cell for cell in cells if isinstance(cell, Share)]
    if shares:
        return Share(sum(one.n for one in shares), shares[0].d if of_whole else sum(one.d for one in shares))
    return sum(cell for cell in cells if isinstance(cell, int))
