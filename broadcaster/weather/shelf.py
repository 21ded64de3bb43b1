"""Answers of services on disk, as they came: `var/weather/`, one file each, whole through any crash, two weeks long."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from broadcaster.faults import Fault, Problem, Severity
from broadcaster.weather.port import Answer, Forecast, Provenance

FOLDER = "weather"
KEPT = timedelta(days=14)
_NAMES = "fetched-*.json"
_BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, Fault)
Reader = Callable[[bytes], tuple[Forecast, ...]]


def keep(var_dir: Path, provenance: Provenance, body: bytes) -> None:
    """Keep an answer as it came, and let go of those older than two weeks. Raises `OSError` when the disk refuses."""
    folder = var_dir / FOLDER
    stamp = provenance.fetched_at.timestamp()
    file = folder / f"fetched-{round(stamp)}.json"
    kept = {
        "service": provenance.service,
        "fetched_at": provenance.fetched_at.isoformat(),
        "url": provenance.url,
        "place": provenance.place,
        "body": body.decode("utf-8", "replace"),
    }
    written(file, kept)
    _prune(folder, provenance.fetched_at - KEPT)


def written(file: Path, kept: object) -> None:
    """A small JSON file, whole or not at all. Raises `OSError`."""
    draft = file.with_suffix(f".{os.getpid()}.new")
    file.parent.mkdir(parents=True, exist_ok=True)
    with draft.open("w", encoding="utf-8") as out:
        json.dump(kept, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def answers(var_dir: Path, readers: Mapping[str, Reader]) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """Every kept answer of a service that is known, and a warning for each file that cannot be read."""
    found: list[Answer] = []
    problems: list[Problem] = []
    for file in sorted((var_dir / FOLDER).glob(_NAMES)):
        try:
            kept = json.loads(file.read_text("utf-8"))
            found += _answer(kept, readers)
        except FileNotFoundError:
            continue
        except _BROKEN:
            problems.append(Problem("weather.unreadable", Severity.WARNING, facts={"file": str(file)}))
    return tuple(found), tuple(problems)


def _answer(kept: Mapping[str, str], readers: Mapping[str, Reader]) -> Iterator[Answer]:
    fetched_at = datetime.fromisoformat(kept["fetched_at"])
    if fetched_at.tzinfo is None:
        raise ValueError(kept["fetched_at"])
    came = Provenance(kept["service"], fetched_at, kept["url"], kept["place"])
    if came.service in readers:
        yield Answer(came, readers[came.service](kept["body"].encode()))


def _prune(folder: Path, before: datetime) -> None:
    """By the time in the name: files of the future stay until their time, what is none of ours is left alone."""
    for file in folder.glob(_NAMES):
        stamp = file.stem.removeprefix("fetched-")
        if stamp.isdigit() and int(stamp) < before.timestamp():
            file.unlink(missing_ok=True)
