"""The library: the audio folder, measured once, with a master of every usable file in the cache.

`scan` does the work; `load_index` only reads what it left, fast enough for every command.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from broadcaster.content import index as store
from broadcaster.content import shelf
from broadcaster.content.clip import RATE_HZ, REFERENCE_LUFS, Library
from broadcaster.content.index import LASTING, Index, Measured, Print, Refusal
from broadcaster.faults import Exit, Problem, Severity, fault

if TYPE_CHECKING:
    from broadcaster.settings import Settings

Progress = Callable[[int, int, str], None]
"""Told (files done, files to do, the name of the file just done); the files to do are those that changed."""

SOFTER_LU = 0.5
"""A master that its peaks keep further than this under the reference is worth a note."""
_SAVE_EVERY_S = 2.0


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found."""

    library: Library
    problems: tuple[Problem, ...]
    """One for every file that cannot be used, and notes."""
    measured: int
    """Contents that were decoded now; the others were known."""

    @property
    def refused(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity is not Severity.NOTE)

    @property
    def hours(self) -> float:
        """Hours of sound in the usable files."""
        return sum(c.frames for c in self.library.values()) / RATE_HZ / 3600


def scan(audio_dir: Path, cache_dir: Path, *, workers: int = 0, progress: Progress = lambda *_: None) -> Scan:
    """Measure what is new or changed under `audio_dir`, make missing masters, write the index; `workers` 0: one a core.

    Raises `Fault` when there is no such folder, another scan is running, or the cache cannot be written.
    """
    try:
        found, problems = shelf.walk(audio_dir)
    except OSError as refusal:
        raise fault("library.no-such-folder", folder=audio_dir, reason=refusal.strerror) from refusal
    with _alone(cache_dir):
        before = _read(cache_dir) or Index()
        prints, unread = _fingerprints(audio_dir, found, before)
        known = _known(before, cache_dir)
        todo = {p.digest: name for name, p in reversed(prints.items()) if p.digest not in known}
        after = Index(prints, known)
        lost = _measure(audio_dir, cache_dir, after, todo, workers, progress)
        _save(cache_dir, after)
    clips, refused = _outcomes(after)
    return Scan(clips, _sorted((*problems, *unread, *lost, *refused)), len(todo))


def load_index(settings: "Settings") -> tuple[Library, tuple[Problem, ...]]:
    """The library as the last scan left it, and what is wrong with it. Opens no sound; 2,000 clips take less than 50 ms."""
    try:
        index = store.read(settings.cache_dir)
    except FileNotFoundError:
        return Library(), (Problem("library.never-scanned", Severity.WARNING),)
    if index is None:
        return Library(), (Problem("library.index-broken", Severity.WARNING),)
    masters = store.masters(settings.cache_dir)
    gone = {d for d, m in index.contents.items() if isinstance(m, Measured) and masters.get(d) != m.master_bytes}
    for digest in gone:
        index.contents[digest] = Refusal("library.master-gone")
    clips, refused = _outcomes(index)
    return clips, _sorted((*refused, *_since(settings.audio_dir, index)))


def prune(cache_dir: Path) -> tuple[int, int]:
    """Remove the masters that no file of the library needs any more; how many, and how many bytes they held."""
    with _alone(cache_dir):
        index = _read(cache_dir) or Index()
        needed = {p.digest for p in index.files.values()}
        spare = {d: size for d, size in store.masters(cache_dir).items() if d not in needed}
        for digest in spare:
            store.master_file(cache_dir, digest).unlink(missing_ok=True)
        _save(cache_dir, Index(index.files, {d: o for d, o in index.contents.items() if d in needed}))
    return len(spare), sum(spare.values())


def _read(cache_dir: Path) -> Index | None:
    try:
        return store.read(cache_dir)
    except FileNotFoundError:
        return None


def _save(cache_dir: Path, index: Index) -> None:
    try:
        store.write(cache_dir, index)
    except OSError as refusal:
        raise fault("library.cache", folder=cache_dir, reason=refusal.strerror) from refusal


def _known(before: Index, cache_dir: Path) -> dict[str, Measured | Refusal]:
    """Outcomes that still stand: refusals of bytes, and measures whose master is on disk at its full length."""
    masters = store.masters(cache_dir)
    return {d: o for d, o in before.contents.items() if isinstance(o, Refusal) or masters.get(d) == o.master_bytes}


def _fingerprints(audio_dir: Path, found: Mapping[str, Print], before: Index) -> tuple[dict[str, Print], list[Problem]]:
    """Digests of all files found; only new and changed ones are read."""
    same = {n: before.files[n] for n, look in found.items() if n in before.files and before.files[n].same_look(look)}
    changed = [n for n in found if n not in same]
    with ThreadPoolExecutor(4) as pool:
        digests = dict(zip(changed, pool.map(lambda n: _digest(audio_dir / n), changed), strict=True))
    problems = [_unread(n, d) for n, d in digests.items() if isinstance(d, OSError)]
    fresh = {n: Print(found[n].size, found[n].mtime_ns, d) for n, d in digests.items() if isinstance(d, str)}
    return dict(sorted((same | fresh).items())), problems


def _digest(path: Path) -> str | OSError:
    try:
        with path.open("rb") as file:
            return file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()
    except OSError as refusal:
        return refusal


def _unread(name: str, refusal: OSError) -> Problem:
    if isinstance(refusal, FileNotFoundError):
        return shelf.problem("library.vanished", name)
    return shelf.problem("library.unreadable", name, reason=refusal.strerror or "")


def _measure(audio_dir: Path, cache_dir: Path, index: Index, todo: Mapping[str, str], workers: int, progress: Progress) -> list[Problem]:
    """Fill in `index.contents`, saving as it goes; what could not be judged now leaves the index and comes back as problems."""
    from broadcaster.content.masters import Job
    from broadcaster.content.workers import cores, made

    # The longest first, so that no worker is left alone with one at the end.
    largest = sorted(todo, key=lambda d: (-index.files[todo[d]].size, todo[d]))
    jobs = {d: Job(audio_dir / todo[d], index.files[todo[d]], cache_dir) for d in largest}
    lost: list[Problem] = []
    saved = time.monotonic()
    for done, (digest, outcome) in enumerate(made(jobs, workers or cores()), 1) if jobs else ():
        if isinstance(outcome, Measured) or outcome.code in LASTING:
            index.contents[digest] = outcome
        elif outcome.code == "library.cache":
            _save(cache_dir, index)
            raise fault(outcome.code, **outcome.facts)
        else:
            names = [n for n, p in index.files.items() if p.digest == digest]
            lost += [shelf.refused(outcome, n) for n in names]
            for name in names:
                del index.files[name]
        progress(done, len(jobs), todo[digest])
        if time.monotonic() - saved > _SAVE_EVERY_S:
            _save(cache_dir, index)
            saved = time.monotonic()
    return lost


def _outcomes(index: Index) -> tuple[Library, list[Problem]]:
    """Clips of the usable files; a problem for each of the others, a note for each that its peaks keep soft."""
    usable = {n: (p.digest, o) for n, p in index.files.items() if isinstance(o := index.contents.get(p.digest), Measured)}
    refused = [(n, o) for n, p in index.files.items() if isinstance(o := index.contents.get(p.digest), Refusal)]
    soft = [(n, REFERENCE_LUFS - m.master_lufs) for n, (_, m) in usable.items() if m.master_lufs < REFERENCE_LUFS - SOFTER_LU]
    problems = [shelf.refused(o, n) for n, o in refused]
    notes = [shelf.problem("library.softer", n, Severity.NOTE, by=f"{by:.1f}") for n, by in soft]
    return Library(m.clip(n, digest) for n, (digest, m) in usable.items()), problems + notes


def _since(audio_dir: Path, index: Index) -> Iterator[Problem]:
    """What happened to the audio folder since the scan."""
    try:
        found, problems = shelf.walk(audio_dir)
    except OSError as refusal:
        yield Problem("library.no-such-folder", Severity.WARNING, facts={"folder": str(audio_dir), "reason": refusal.strerror or ""})
        return
    yield from problems
    away = {p.facts["file"] for p in problems}
    judged = {n: p for n, p in index.files.items() if p.digest in index.contents}
    changed = [n for n, look in found.items() if n not in judged or not judged[n].same_look(look)]
    gone = [n for n in index.files if n not in found and shelf.shown(n) not in away]
    if changed or gone:
        yield Problem("library.unscanned", Severity.NOTE, facts={"count": str(len(changed) + len(gone))})


def _sorted(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda p: (p.severity is Severity.NOTE, p.facts.get("file", ""), p.code)))


@contextmanager
def _alone(cache_dir: Path) -> Iterator[None]:
    """One scan at a time; what a killed one left half-written is swept away first."""
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        lock = os.open(cache_dir / "scan.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as refusal:
        raise fault("library.cache", folder=cache_dir, reason=refusal.strerror) from refusal
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise fault("library.scanning", Exit.BUSY) from busy
        for draft in cache_dir.glob("*.tmp"):
            draft.unlink(missing_ok=True)
        yield
    finally:
        os.close(lock)
