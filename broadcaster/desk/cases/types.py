"""The types of case there are, by name. A type is a module here with a `TYPE`."""

from importlib import import_module

from broadcaster.desk.cases.model import CaseType

NAMES = ("complaint", "repair", "goods-return", "advance", "deposit", "grading")


def case_type(name: str) -> CaseType:
    """Raises `KeyError` for a name that is none."""
    if name not in NAMES:
        raise KeyError(name)
    found: CaseType = import_module(f"broadcaster.desk.cases.{name.replace('-', '_')}").TYPE
    return found
