"""Where the operators left the dials, and how the amplifier was measured: `levels.json`, kept whole through any crash."""

import json
import math
import os
from collections.abc import Mapping
from pathlib import Path

from broadcaster.air.levels import Calibration, Levels
from broadcaster.faults import Fault, fault
from broadcaster.timetable.model import Band

NAME = "levels.json"


def load(folder: Path, bands: Mapping[str, Band]) -> Levels:
    """The levels of a timetable's bands with what operators set. Raises `Fault` `levels.unreadable` for a file that is not one."""
    file = folder / NAME
    try:
        kept = json.loads(file.read_text())
        dials = {str(k): _number(v) for k, v in kept["dials"].items()}
        return Levels(bands, dials, Calibration(tuple((float(d), float(g)) for d, g in kept["calibration"])))
    except FileNotFoundError:
        return Levels(bands)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, Fault) as problem:
        raise fault("levels.unreadable", file=file, why=problem) from None


def _number(value: object) -> float:
    """JSON as Python reads it knows NaN and infinities; a dial does not."""
    number = float(str(value))
    if not math.isfinite(number):
        raise ValueError(number)
    return number


def save(folder: Path, levels: Levels) -> None:
    """Keep them. Raises `OSError` when the disk refuses."""
    file = folder / NAME
    draft = file.with_suffix(".new")
    kept = {"dials": dict(levels.dials), "calibration": [list(p) for p in levels.calibration.points]}
    folder.mkdir(parents=True, exist_ok=True)
    with draft.open("w") as out:
        json.dump(kept, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
