"""Lines of cells, from whatever kind of file, → rows by column: the headings are found, what stands under none is told. PURE."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from broadcaster.announcements.columns import Column, all_headings, column_of, nearest
from broadcaster.announcements.rows import Entry, Raw
from broadcaster.faults import NO_FACTS, Place, Problem

MAX_ROWS = 20_000
SEARCHED = 20
"""Lines among which the headings must be: above them stands a title at most."""
ENOUGH = 2
"""Known headings that make a line the headings' line."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that holds something."""

    value: object
    at: Place
    wrong: str = ""
    """Code of what is wrong with the cell itself, whatever it holds."""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)
    carried: bool = False
    """Its value is that of the merged cell above it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line's filled cells, by column from 1; never empty."""

    at: Place
    cells: Mapping[int, GridCell]


@dataclass(slots=True)
class Table:
    """Lines on their way to rows."""

    lines: Iterable[Line]
    found: list[Problem] = field(default_factory=list)
    headed: bool = False
    """Headings were found; only to be asked once the rows were read."""
    unknown: set[int] = field(default_factory=set)
    """Columns whose heading is told already."""

    def rows(self) -> Iterator[Raw]:
        """Each line under the headings."""
        columns: Mapping[int, tuple[Column, str]] = {}
        for number, line in enumerate(self.lines):
            if number > MAX_ROWS:
                self.found.append(Problem("queue.too-many-rows", at=line.at, facts={"most": str(MAX_ROWS)}))
                return
            if not self.headed:
                if number >= SEARCHED:
                    return
                self.headed = known_headings(line) >= ENOUGH
                columns = self._columns(line) if self.headed else {}
            elif not all(cell.carried for cell in line.cells.values()):
                yield Raw(line.at, dict(self._entries(line, columns)))

    def _columns(self, line: Line) -> Mapping[int, tuple[Column, str]]:
        columns: dict[int, tuple[Column, str]] = {}
        for number, cell in line.cells.items():
            heading = str(cell.value).strip()
            column = column_of(heading)
            self.unknown.add(number)
            if column is None:
                self.found.append(_unknown(heading, cell.at))
            elif twin := next((name for known, name in columns.values() if known is column), ""):
                self.found.append(Problem("queue.heading-twice", at=cell.at, facts={"found": heading, "other": twin}))
            else:
                columns[number] = column, heading
        return columns

    def _entries(self, line: Line, columns: Mapping[int, tuple[Column, str]]) -> Iterator[tuple[str, Entry]]:
        for number, cell in line.cells.items():
            if cell.wrong:
                self.found.append(Problem(cell.wrong, at=cell.at, facts=cell.facts))
            elif number in columns:
                column, heading = columns[number]
                yield column.key, Entry(cell.value, cell.at, heading)
            elif number not in self.unknown:
                self.found.append(Problem("queue.no-heading-above", at=cell.at, facts={"found": str(cell.value)[:20]}))


def known_headings(line: Line) -> int:
    """How many cells of a line are headings."""
    return sum(column_of(str(cell.value)) is not None for cell in line.cells.values())


def _unknown(heading: str, at: Place) -> Problem:
    if near := nearest(heading):
        return Problem("queue.misspelt-heading", at=at, facts={"found": heading, "guess": near})
    return Problem("queue.unknown-heading", at=at, facts={"found": heading, "known": all_headings()})
