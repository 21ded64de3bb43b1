"""Which rules of the catalogue are built, and the test that shows each. Rooms add a file to `shown/` with their own `SHOWN`."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from broadcaster.desk import shown
from broadcaster.desk.registers import books

CATALOGUE: Mapping[str, int] = {
    "POL": 5, "BRD": 12, "SCR": 8, "CAL": 14, "SRV": 12, "CMP": 35, "RPR": 15, "RVT": 13, "RET": 19, "DEP": 3, "TAG": 7, "GFT": 2, "LND": 1,
    "LCK": 1, "OPN": 2, "SUR": 4, "VND": 11, "ENV": 5, "CST": 15, "QA": 11, "PEN": 21, "KPI": 23, "SAT": 14, "TRN": 12, "SHF": 8, "FAQ": 4,
    "TSK": 4, "EXC": 15, "LGR": 7, "RPT": 8, "SEC": 7, "BRD-C": 6, "LND-C": 4, "GFT-C": 5, "LCK-C": 4, "OPN-C": 3, "RVT-C": 2, "TAG-C": 1,
}  # fmt: skip
"""Rules a chapter (catalogue part 3), and the customary ones (2.10)."""


def ids() -> tuple[str, ...]:
    """Every rule's id, in the catalogue's order: `POL-01`, …, `BRD-C01`."""
    return tuple(
        f"{chapter}{'' if chapter.endswith('C') and '-' in chapter else '-'}{n:02}"
        for chapter, last in CATALOGUE.items()
        for n in range(1, last + 1)
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a rule stands: the books whose declaration names it, the tests that show it."""

    rule: str
    books: tuple[str, ...]
    tests: tuple[str, ...]


def shown_by() -> dict[str, tuple[str, ...]]:
    """Tests (`tests/desk/test_x.py::test_y`) by rule, from every module in `shown/`."""
    found: dict[str, tuple[str, ...]] = {}
    for module in iter_modules(shown.__path__):
        told: Mapping[str, tuple[str, ...]] = import_module(f"{shown.__name__}.{module.name}").SHOWN
        for rule, names in told.items():
            found[rule] = (*found.get(rule, ()), *names)
    return found


def standing() -> tuple[Standing, ...]:
    """Every rule, in the catalogue's order."""
    kept: dict[str, list[str]] = {}
    for book in books():
        for rule in dict.fromkeys((*book.rules, *(r for f in book.all_fields() for r in f.rules))):
            kept.setdefault(rule, []).append(book.name)
    tested = shown_by()
    return tuple(Standing(rule, tuple(kept.get(rule, ()))[:6], tested.get(rule, ())) for rule in ids())
