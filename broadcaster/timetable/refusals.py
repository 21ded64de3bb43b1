"""What pydantic refuses, in our own codes: not a word of its English reaches people. PURE."""

from collections.abc import Mapping
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from broadcaster.marked.width import wide
from broadcaster.timetable.model import Band
from broadcaster.timetable.shape import Keys, Shape
from broadcaster.timetable.words import Misread

Refusal = tuple[str, tuple[int | str, ...], Mapping[str, str], bool]
"""Code, the way to the place, facts, and whether the key (not its value) is meant."""

_WANTED = {"dict_type": "timetable.want-table", "list_type": "timetable.want-list"}


def refusals(shape: Shape[Keys], data: object, dial: Band) -> tuple[Keys | None, tuple[Refusal, ...]]:
    """`data` as `shape` has it, or `None` and everything that speaks against it."""
    try:
        return shape.adapter.validate_python(data, context={"dial": dial}), ()
    except ValidationError as refused:
        return None, tuple(_refusal(shape, error) for error in refused.errors(include_url=False))


def _refusal(shape: Shape[Keys], error: ErrorDetails) -> Refusal:
    way = tuple(step for step in error["loc"] if step != "[key]")
    at_key = "[key]" in error["loc"] or error["type"] == "extra_forbidden"
    key = next((str(step) for step in reversed(way) if isinstance(step, str)), "")
    code, facts = _reason(shape, error)
    return code, way, {"key": key, **facts}, at_key


def _reason(shape: Shape[Keys], error: ErrorDetails) -> tuple[str, Mapping[str, str]]:
    if isinstance(misread := error.get("ctx", {}).get("error"), Misread):
        return misread.code, misread.facts
    match error["type"]:
        case "missing":
            return "timetable.missing-key", {}
        case "extra_forbidden":
            return _unknown(shape, str(error["loc"][-1]))
        case _ if error["input"] is None and error["loc"]:
            return "timetable.empty-value", {}
        case wanted:
            text = error["input"] if isinstance(error["input"], str) else ""
            if wide(text):
                return "file.full-width", {"found": text, "chars": wide(text)}
            return _WANTED[wanted] if error["loc"] else "timetable.want-entry", {}


def _unknown(shape: Shape[Keys], key: str) -> tuple[str, Mapping[str, str]]:
    if signs := wide(key):
        return "file.full-width", {"found": key, "chars": signs}
    near = get_close_matches(key.lower(), shape.keys, 1)
    return ("timetable.misspelt-key", {"guess": near[0]}) if near else ("timetable.unknown-key", {"known": ", ".join(shape.keys)})
