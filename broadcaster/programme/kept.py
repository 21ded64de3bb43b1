"""The day as it was put together last, kept beside the cache: a process that comes up after a crash airs it at once, and reads
every source anew when it is on the air."""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from broadcaster.content.clip import Clip
from broadcaster.programme.looks import Look
from broadcaster.promotions.model import Spot
from broadcaster.timetable.model import Plan, Timetable

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NAME = "day.json"
FORM = 2
"""Of this file; raise it when a plan, a timetable or a clip is another value than it was."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Three days, and everything they are mixed from."""

    looks: Look
    """Of the sources they were put together from."""
    timetable: Timetable
    plans: tuple[Plan, ...]
    clips: tuple[Clip, ...]
    spots: tuple[Spot, ...]
    """Vendors' promotions of the middle one."""
    form: int = FORM


def keep(cache_dir: Path, day: Kept) -> None:
    """Write it, whole or not at all. A disk that refuses costs a slower start, no more."""
    draft = cache_dir / f"{NAME}.{os.getpid()}.tmp"
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_adapter().dump_json(day))
        draft.replace(cache_dir / NAME)
    except OSError:
        draft.unlink(missing_ok=True)


def load(cache_dir: Path) -> Kept | None:
    """What was kept; `None` when there is nothing, or nothing this program understands."""
    try:
        raw = (cache_dir / NAME).read_bytes()
        return _adapter().validate_json(raw) if json.loads(raw).get("form") == FORM else None
    except (OSError, ValueError, AttributeError):
        return None


@cache
def _adapter() -> "TypeAdapter[Kept]":
    from pydantic import TypeAdapter

    return TypeAdapter(Kept)
