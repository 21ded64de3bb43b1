"""A file of announcements (.yaml, .csv, .xlsx) → announcements, and every problem in it with its place.

All three have the same columns (`columns.py`); a file is one value, so that "one bad row queues nothing" is its reader's to decide.
"""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from broadcaster.announcements import csvs, listing
from broadcaster.announcements.grid import Table
from broadcaster.announcements.model import Announcement
from broadcaster.announcements.rows import Known, Raw, announcements
from broadcaster.announcements.workbook import Workbook
from broadcaster.faults import Fault, Mark, Problem, Severity, by_place

MAX_BYTES = 20_000_000
NOTES = frozenset({"填表说明", "how to fill this in", "说明", "notes"})
"""The template's second sheet, and what others call theirs: passed over without a word."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says."""

    file: str
    announcements: tuple[Announcement, ...]
    """Of every good row, in the file's order."""
    problems: tuple[Problem, ...] = ()
    """By place."""

    @property
    def clean(self) -> bool:
        """No row was refused."""
        return not any(p.severity is Severity.ERROR for p in self.problems)


def read(path: Path, known: Known | None = None) -> Sheet:
    """A file's announcements and problems; raises nothing."""
    file = str(path)
    try:
        raw = _bytes(path)
        made, found = _READERS[path.suffix.lower()](file, raw, known or Known())
    except Fault as refused:
        return Sheet(file, (), by_place(refused.problems))
    if not made and not found:
        found = (Problem("queue.no-rows", at=Mark(file, 1, 1)),)
    return Sheet(file, made, by_place((*found, *_open_elsewhere(path))))


def _bytes(path: Path) -> bytes:
    def refuse(code: str, **facts: str) -> Fault:
        return Fault(Problem(code, at=Mark(str(path), 1, 1), facts=facts))

    if path.suffix.lower() not in _READERS and not path.is_dir():
        raise refuse("queue.unknown-ending", found=path.suffix or path.name, known=", ".join(_READERS))
    try:
        raw = _opened(path)
    except IsADirectoryError:
        raise refuse("queue.directory") from None
    except FileNotFoundError:
        raise refuse("queue.no-file") from None
    except (OSError, ValueError) as failure:
        raise refuse("queue.unreadable", reason=getattr(failure, "strerror", None) or type(failure).__name__) from None
    if len(raw) > MAX_BYTES:
        raise refuse("queue.too-big", limit=f"{MAX_BYTES / 1e6:.0f}")
    if code := _disguised(path.suffix.lower(), raw):
        raise refuse(code)
    return raw


def _opened(path: Path) -> bytes:
    """At most a byte more than is read; a pipe or a device, which may never end, is refused (`EINVAL`)."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _disguised(ending: str, raw: bytes) -> str:
    """What a file seems to be, where its ending says something else."""
    if not raw.strip():
        return "queue.empty"
    if raw.startswith(_OLE):
        return "queue.old-excel"
    if ending == ".xlsx":
        return "" if raw.startswith(_ZIP) else "queue.not-excel"
    return "queue.is-excel" if raw.startswith(_ZIP) else ""


def _open_elsewhere(path: Path) -> Iterator[Problem]:
    """Somebody has it open: what they have not saved is not here."""
    for lock in (f"~${path.name}", f".~lock.{path.name}#"):
        if (path.parent / lock).exists():
            yield Problem("queue.open-elsewhere", Severity.NOTE, Mark(str(path), 1, 1))
            return


Read = tuple[tuple[Announcement, ...], tuple[Problem, ...]]


def _yaml(file: str, raw: bytes, known: Known) -> Read:
    rows, problems = listing.rows(file, raw)
    made, found = announcements(iter(rows), known)
    return made, (*problems, *found)


def _csv(file: str, raw: bytes, known: Known) -> Read:
    text = csvs.text_of(file, raw)
    table = Table(csvs.lines(file, text, csvs.separator(file, text)))
    made, found = announcements(_all_or_broken(table), known)
    if not table.headed and not table.found:
        code = "queue.no-headings-gbk" if csvs.guessed(raw) else "queue.no-headings"
        found = (Problem(code, at=Mark(file, 1, 1)),)
    return made, (*table.found, *found)


def _xlsx(file: str, raw: bytes, known: Known) -> Read:
    book = Workbook(file, raw)
    made: list[Announcement] = []
    found: list[Problem] = []
    passed: list[Problem] = []
    headed = False
    try:
        for sheet in book.sheets():
            table = Table(sheet.lines)
            good, wrong = announcements(_all_or_broken(table), known)
            made += good
            found += [*table.found, *wrong, *sheet.found]
            headed = headed or table.headed
            if not (table.headed or sheet.found or sheet.name.strip().lower() in NOTES):
                passed.append(Problem("queue.sheet-passed", Severity.NOTE, sheet.first))
    finally:
        book.close()
    if not headed and not found:
        return (), (Problem("queue.no-headings", at=passed[0].at if passed else Mark(file, 1, 1)),)
    return tuple(made), (*found, *passed)


def _all_or_broken(table: Table) -> Iterator[Raw]:
    """The table's rows; where the file breaks off, that is told as one more problem of it."""
    try:
        yield from table.rows()
    except Fault as broken:
        table.found += broken.problems


_READERS: Mapping[str, Callable[[str, bytes, Known], Read]] = {".yaml": _yaml, ".yml": _yaml, ".csv": _csv, ".xlsx": _xlsx}
ENDINGS = tuple(_READERS)
