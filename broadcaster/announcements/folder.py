"""The events' folder: what lies in it counts as queued without a command."""

from dataclasses import dataclass, replace
from pathlib import Path

from broadcaster.announcements.model import Announcement
from broadcaster.announcements.rows import Known
from broadcaster.announcements.sheet import ENDINGS, Sheet, read
from broadcaster.faults import Mark, Problem, Severity

HIDDEN = (".", "~$")
"""How the names of other programs' own files begin: drafts, locks."""
NOTHING_KNOWN = Known()
IGNORED = frozenset({".md", ".txt"})
"""A note somebody left for the others."""
Look = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder's files say."""

    announcements: tuple[Announcement, ...] = ()
    problems: tuple[Problem, ...] = ()


class EventsFolder:
    """One folder, read again only where a file changed.

    A file with an error queues nothing; where it was good before, what it said then holds on (B7: a broken file changes nothing).
    """

    def __init__(self, folder: Path, known: Known = NOTHING_KNOWN) -> None:
        """`known`: what the files' rows are held against."""
        self._folder, self._given = folder, known
        self._known: dict[tuple[str, int, int, int], Sheet] = {}
        self._good: dict[str, tuple[Announcement, ...]] = {}
        """By file, what it said when it was read last without an error."""

    def looks(self) -> Look:
        """Name, time, size and inode of each file: another value when something changed. A folder that is not there is empty."""
        try:
            files = sorted(self._folder.iterdir())
        except OSError:
            return ()
        return tuple(look for file in files if not file.name.startswith(HIDDEN) and (look := _look(file)))

    def read(self) -> Found:
        """The announcements of all files, in the order of their names, and everything that is wrong with them."""
        sheets: dict[tuple[str, int, int, int], Sheet] = {}
        problems: list[Problem] = []
        for look in self.looks():
            file = self._folder / look[0]
            if file.suffix.lower() in ENDINGS:
                sheets[look] = self._known.get(look) or read(file, self._given)
            elif file.is_file() and file.suffix.lower() not in IGNORED:
                facts = {"found": file.suffix or file.name, "known": ", ".join(ENDINGS)}
                problems.append(Problem("queue.unknown-ending", Severity.WARNING, Mark(str(file), 1, 1), facts))
        self._known = sheets
        self._good = {sheet.file: sheet.announcements if sheet.clean else self._good.get(sheet.file, ()) for sheet in sheets.values()}
        given = [a for announcements in self._good.values() for a in announcements]
        problems += [p for sheet in sheets.values() for p in sheet.problems]
        return Found(tuple(replace(a, position=n) for n, a in enumerate(given)), tuple(problems))


def _look(file: Path) -> tuple[str, int, int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return file.name, stat.st_mtime_ns, stat.st_size, stat.st_ino
