"""The library's index in the cache: what each file was when it was measured, and what came out.

Reading it imports nothing heavy: the planner and the daemon start from it.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from broadcaster.content.clip import PEAK_DBTP, RATE_HZ, REFERENCE_LUFS, Clip

NAME = "library.json"
MADE = f"2 {RATE_HZ} {REFERENCE_LUFS:g} {PEAK_DBTP:g}"
"""How masters are made and this file is laid out; an index of any other make is rebuilt."""

LASTING = frozenset(
    {
        "library.damaged",
        "library.decoder-died",
        "library.empty",
        "library.garbage",
        "library.no-sound-track",
        "library.not-numbers",
        "library.short",
        "library.silent",
        "library.truncated",
        "library.web-page",
    }
)
"""Refusals that lie in a file's bytes: they stand until the bytes change."""


@dataclass(frozen=True, slots=True)
class Print:
    """By what a file is known again: unchanged means same name, size and time of change."""

    size: int
    mtime_ns: int
    digest: str = ""
    """BLAKE2b (16 bytes) of its content, hexadecimal."""

    def same_look(self, other: "Print") -> bool:
        return (self.size, self.mtime_ns) == (other.size, other.mtime_ns)


@dataclass(frozen=True, slots=True)
class Measured:
    """What `Clip` says of a file, by content, and how long its master is on disk."""

    frames: int
    lufs: float
    peak_dbtp: float
    master_lufs: float
    lead: int
    tail: int
    master_bytes: int

    def clip(self, name: str, digest: str) -> Clip:
        return Clip(name, digest, self.frames, self.lufs, self.peak_dbtp, self.master_lufs, self.lead, self.tail)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file cannot be used: a code of `sentences.SAY`, its blanks but for the file's name.

    Only those in `LASTING` are kept; after any other the next scan tries again.
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Index:
    """Files by name, outcomes by content."""

    files: dict[str, Print] = field(default_factory=dict)
    contents: dict[str, Measured | Refusal] = field(default_factory=dict)


def master_file(cache_dir: Path, digest: str) -> Path:
    """Where the master of a content stands."""
    return cache_dir / f"{digest}.flac"


def masters(cache_dir: Path) -> dict[str, int]:
    """Digest → bytes of every master on disk."""
    try:
        with os.scandir(cache_dir) as entries:
            return {e.name.removesuffix(".flac"): e.stat().st_size for e in entries if e.name.endswith(".flac")}
    except FileNotFoundError:
        return {}


def read(cache_dir: Path) -> Index | None:
    """The index; `None` when it is broken or of another make. Raises `FileNotFoundError` when there is none yet."""
    try:
        told = json.loads((cache_dir / NAME).read_bytes())
        if told["made"] != MADE:
            return None
        files = {str(n): Print(int(size), int(mtime), str(digest)) for n, (size, mtime, digest) in told["files"].items()}
        return Index(files, {str(d): _outcome(o) for d, o in told["contents"].items()})
    except FileNotFoundError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _outcome(told: object) -> Measured | Refusal:
    if isinstance(told, dict):
        return Refusal(str(told["refused"]), {str(k): str(v) for k, v in told["facts"].items()})
    frames, lufs, peak_dbtp, master_lufs, lead, tail, size = cast("list[float]", told)
    return Measured(int(frames), float(lufs), float(peak_dbtp), float(master_lufs), int(lead), int(tail), int(size))


def write(cache_dir: Path, index: Index) -> None:
    """Replace the index whole: a reader, or a power cut, finds the old one or the new one."""
    used = {p.digest for p in index.files.values()}
    told = {
        "made": MADE,
        "files": {name: [p.size, p.mtime_ns, p.digest] for name, p in sorted(index.files.items())},
        "contents": {d: _told(o) for d, o in sorted(index.contents.items()) if d in used or isinstance(o, Measured)},
    }
    draft = cache_dir / f"{NAME}.{os.getpid()}.tmp"
    with draft.open("w", encoding="ascii") as file:
        json.dump(told, file, separators=(",", ":"))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(cache_dir / NAME)


def _told(outcome: Measured | Refusal) -> object:
    if isinstance(outcome, Refusal):
        return {"refused": outcome.code, "facts": dict(outcome.facts)}
    m = outcome
    return [m.frames, m.lufs, m.peak_dbtp, m.master_lufs, m.lead, m.tail, m.master_bytes]
