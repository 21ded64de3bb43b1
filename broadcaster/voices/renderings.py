"""The finished sounds in the cache, by what they say. Reading imports nothing heavy: the planner and the air ask here.

In `cache/speech/` stand, for each rendering, its master `<key>.flac` and its card `<key>.json`; and `<saying>.last`, the key of
the last good rendering of the same words by any voice. Each is written apart and put in place whole, the card after the sound,
so nothing that is half-written is ever found.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from broadcaster.content.index import Measured, master_file
from broadcaster.faults import fault
from broadcaster.voices.catalogue import RECORDING
from broadcaster.voices.port import Utterance

FOLDER = "speech"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A finished sound that stands in the cache."""

    key: str
    voice: str
    """Who speaks: a voice's name, or `catalogue.RECORDING`."""
    saying: str
    measured: Measured

    @property
    def digest(self) -> str:
        """The name by which the air opens it: `content.index.master_file(cache_dir, digest)`."""
        return f"{FOLDER}/{self.key}"


def folder(cache_dir: Path) -> Path:
    """Where renderings stand."""
    return cache_dir / FOLDER


def find(cache_dir: Path, utterance: Utterance) -> Measured | None:
    """What the rendering of exactly this utterance measures, or `None` when there is none yet. Marks it as used."""
    found = rendering(cache_dir, utterance)
    return found.measured if found else None


def rendering(cache_dir: Path, utterance: Utterance) -> Rendering | None:
    """As `find`, with its name in the cache."""
    return _used(cache_dir, utterance.key)


def stand_in(cache_dir: Path, utterance: Utterance) -> Rendering | None:
    """The last good rendering of the same words with the same chimes, by whatever voice, version or recording."""
    with suppress(OSError, ValueError):
        key = (folder(cache_dir) / f"{utterance.saying}.last").read_text("ascii").strip()
        return _used(cache_dir, key)
    return None


def _used(cache_dir: Path, key: str) -> Rendering | None:
    found = _read(cache_dir, key)
    if found:
        # The card's time of change says when it was last asked for; a cache that is read-only is not pruned either.
        with suppress(OSError):
            os.utime(_card(cache_dir, key))
    return found


def _card(cache_dir: Path, key: str) -> Path:
    return folder(cache_dir) / f"{key}.json"


def _read(cache_dir: Path, key: str) -> Rendering | None:
    try:
        told = json.loads(_card(cache_dir, key).read_bytes())
        size = master_file(folder(cache_dir), key).stat().st_size
        found = Rendering(key, str(told["voice"]), str(told["saying"]), Measured(**told["measured"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if found.measured.master_bytes == size else None


def keep(cache_dir: Path, made: Rendering) -> None:
    """Put a rendering whose master stands into the index; from now on it is found. Raises `OSError`."""
    told = {"voice": made.voice, "saying": made.saying, "measured": asdict(made.measured)}
    _write(_card(cache_dir, made.key), json.dumps(told))
    _write(folder(cache_dir) / f"{made.saying}.last", made.key)


def _write(file: Path, text: str) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    with draft.open("w", encoding="ascii") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    draft.replace(file)


@contextmanager
def alone(cache_dir: Path) -> Iterator[None]:
    """One utterance is rendered at a time, whoever asks; the others wait. What a killed one left half-written is swept away.

    Raises `Fault` (`library.cache`) when the cache cannot be written.
    """
    try:
        folder(cache_dir).mkdir(parents=True, exist_ok=True)
        lock = os.open(folder(cache_dir) / "render.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as refusal:
        raise fault("library.cache", folder=folder(cache_dir), reason=refusal.strerror) from refusal
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _sweep(cache_dir)
        yield
    finally:
        os.close(lock)


def _sweep(cache_dir: Path) -> None:
    """Drafts: whoever holds the lock has none yet, so all there are were left by somebody who was killed."""
    for draft in folder(cache_dir).glob("*.tmp"):
        draft.unlink(missing_ok=True)


def prune(cache_dir: Path, *, unused_since: datetime) -> tuple[int, int]:
    """Remove the renderings that nobody asked for since an (aware) instant; how many, and how many bytes their sounds held."""
    count = held = 0
    with alone(cache_dir):
        for sound in folder(cache_dir).glob("*.flac"):
            card = sound.with_suffix(".json")
            seen = (card if card.exists() else sound).stat()
            if seen.st_mtime < unused_since.timestamp():
                count, held = count + 1, held + sound.stat().st_size
                # The card first: a sound without one is not found, a card without a sound would be no harm either.
                card.unlink(missing_ok=True)
                sound.unlink(missing_ok=True)
        for last in folder(cache_dir).glob("*.last"):
            if not _card(cache_dir, last.read_text("ascii").strip()).exists():
                last.unlink(missing_ok=True)
    return count, held


def voice_of(utterance: Utterance) -> str:
    """Who speaks an utterance as it stands."""
    return RECORDING if utterance.recording else utterance.voice
