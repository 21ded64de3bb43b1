"""JSON of a service → values, or one sentence. PURE."""

import json
import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from broadcaster.faults import fault

MOST_DATES = 16
"""No service forecasts further."""
_NUMBER = re.compile(r"[+-]?\d{1,6}(\.\d{1,6})?")


def table(service: str, body: bytes) -> Mapping[str, Any]:
    """The object an answer is. Raises `Fault` `weather.nonsense`."""
    try:
        found = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise nonsense(service, "JSON") from None
    if not isinstance(found, dict):
        raise nonsense(service, "{}")
    return found


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def nonsense(service: str, lacking: str) -> Exception:
    """A `Fault`: what the answer should have had."""
    return fault("weather.nonsense", service=service, lacking=lacking)


def number(value: object) -> float | None:
    """A number, also one written as text; `None` for null and for whatever else is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def code(value: object) -> int | None:
    """A whole number, also one written as text."""
    found = number(value)
    return int(found) if found is not None and found == int(found) else None


def day(value: object) -> date | None:
    """`2026-11-24`; `None` for anything else."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None
