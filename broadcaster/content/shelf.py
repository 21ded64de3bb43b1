"""What stands in the audio folder: a walk that opens nothing."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from broadcaster.content.index import Print, Refusal
from broadcaster.faults import Problem, Severity

KNOWN = (".wav", ".mp3", ".ogg", ".opus", ".flac", ".m4a")
_FOR_PEOPLE = (".md", ".txt", ".part", ".tmp", ".crdownload")
"""Notes for people, and downloads that are not complete: passed over without a word."""


def shown(name: str) -> str:
    """A file's name fit for one line on any terminal: control and undecodable characters as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in name)


def problem(code: str, name: str, severity: Severity = Severity.WARNING, **facts: str) -> Problem:
    """What is wrong with one file of the library."""
    return Problem(code, severity, facts={"file": shown(name), **facts})


def refused(refusal: Refusal, name: str) -> Problem:
    """A refusal of a content, told of one file that has it."""
    return Problem(refusal.code, Severity.WARNING, facts={"file": shown(name), **refusal.facts})


def walk(audio_dir: Path) -> tuple[dict[str, Print], tuple[Problem, ...]]:
    """Every file that claims to be sound, by name (no digest yet), and what cannot even be looked at.

    Hidden files, `*.part` and notes for people are passed over; folders behind symbolic links are entered, once each.
    Raises `FileNotFoundError` when there is no such folder.
    """
    found: dict[str, Print] = {}
    problems: list[Problem] = []
    for name, seen in _entries(audio_dir, "", set()):
        if isinstance(seen, Problem):
            problems.append(seen)
        else:
            found[name] = seen
    return dict(sorted(found.items())), tuple(sorted(problems, key=lambda p: (p.facts["file"], p.code)))


def _entries(folder: Path, inside: str, been: set[tuple[int, int]]) -> Iterator[tuple[str, Print | Problem]]:
    try:
        here = folder.stat()
        if (here.st_dev, here.st_ino) in been:
            return
        been.add((here.st_dev, here.st_ino))
        with os.scandir(folder) as entries:
            present = sorted(entries, key=lambda e: e.name)
    except OSError as refusal:
        if not inside:
            raise
        yield inside, problem("library.unreadable", inside, reason=refusal.strerror or "")
        return
    for entry in present:
        name = f"{inside}{entry.name}"
        if entry.name.startswith(".") or entry.name.lower().endswith(_FOR_PEOPLE):
            continue
        if entry.is_dir() and not entry.name.lower().endswith(KNOWN):
            yield from _entries(Path(entry.path), f"{name}/", been)
        else:
            yield name, _look(entry, name)


def _look(entry: os.DirEntry[str], name: str) -> Print | Problem:
    return _misnamed(name) or _stat(entry, name)


def _misnamed(name: str) -> Problem | None:
    if not name.lower().endswith(KNOWN):
        return problem("library.unknown-kind", name, Severity.NOTE, known=" ".join(k[1:] for k in KNOWN))
    if "/" not in name:
        return problem("library.no-folder", name, Severity.NOTE)
    if not name.isascii() and name.encode(errors="ignore").decode() != name:
        return problem("library.bad-name", name)
    return None


def _stat(entry: os.DirEntry[str], name: str) -> Print | Problem:
    try:
        look = entry.stat()
    except FileNotFoundError:
        return problem("library.broken-link" if entry.is_symlink() else "library.vanished", name)
    except OSError as refusal:
        return problem("library.unreadable", name, reason=refusal.strerror or "")
    if not stat.S_ISREG(look.st_mode):
        return problem("library.not-a-file", name)
    if not os.access(entry.path, os.R_OK):
        return problem("library.unreadable", name, reason=os.strerror(13))
    return Print(look.st_size, look.st_mtime_ns)
