"""A failure is a code, a place and a way out; its words are chosen at the edge.

The sentences stand in `sentences/`, one per code, and are translated there and nowhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """How much a problem matters: an error or a warning makes `check` exit 1, a note does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Exit(IntEnum):
    """Every exit code of every command."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    BUSY = 3
    """Another daemon already holds this store."""
    NO_DAEMON = 4
    """The command needs a running daemon and there is none."""
    AIR_FAILED = 5
    """The sound path died and could not be brought back; systemd restarts the process."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; `line` and `column` count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Places of all sorts sort by this."""
        return self.file, "", self.line, self.column


@dataclass(frozen=True, slots=True, order=True)
class Cell(Mark):
    """A place in a file of rows: `line` and `column` count rows and columns from 1, headings included."""

    sheet: str = ""
    """Of a workbook; then the place reads `file:sheet!B12`."""
    heading: str = ""
    """Of the column; without a sheet the place reads `file:12:heading`."""

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}:{self.sheet}!{letters(self.column)}{self.line}"
        return f"{self.file}:{self.line}:{self.heading or self.column}"

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Places of all sorts sort by this."""
        return self.file, self.sheet, self.line, self.column


Place = Mark
"""A `Mark`, or the `Cell` of a spreadsheet."""


def letters(column: int) -> str:
    """A sheet's name for a column: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


NO_FACTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: `code` is a key of `sentences.SAY`, `facts` fill its blanks."""

    code: str
    severity: Severity = Severity.ERROR
    at: Place | None = None
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)


class Fault(Exception):
    """Carries problems to the edge, where they become sentences and an exit code."""

    def __init__(self, problems: Problem | Iterable[Problem], exit_code: Exit = Exit.PROBLEMS) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.exit_code = exit_code
        super().__init__("; ".join(p.code for p in self.problems))


def fault(code: str, exit_code: Exit = Exit.PROBLEMS, /, **facts: object) -> Fault:
    """A `Fault` with one error: `raise fault("library.missing", file=path)`."""
    return Fault(Problem(code, facts={k: str(v) for k, v in facts.items()}), exit_code)


def by_place(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line and column, errors first at one place; the same thing is said once."""
    once = {(p.at, p.code, tuple(p.facts.items())): p for p in found}
    return tuple(sorted(once.values(), key=lambda p: ((p.at or Mark("", 0, 0)).order, list(Severity).index(p.severity), p.code)))
