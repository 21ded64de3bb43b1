"""A heating hotline's desk, and repairs in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases import keeping
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.policy.approvals import approve, drafted
from broadcaster.desk.policy.model import Change
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Actor
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import House as Rules
from broadcaster.desk.work import Work
from broadcaster.faults import Fault
from tests.desk.conftest import House, new_url, opened
from tests.desk.samples import BOSS, CLERK, NOW

BOOK = book("repair")
ASKED: dict[str, Value] = {
    "content": "客厅不热", "name": "王女士", "phone": "13812345678", "address": "裕龙三区5号楼2单元301",
}  # fmt: skip
HEATING = Rules("heating_hotline")
PLAZA = Rules("shopping_plaza")
H = timedelta(hours=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def hotline(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A hotline's desk on either store."""
    yield from _with(opened(new_url(request.param, tmp_path), tmp_path), HEATING)


@pytest.fixture
def sqlite_hotline(tmp_path: Path) -> Iterator[House]:
    """A hotline's desk, where the database does not matter."""
    yield from _with(opened(new_url("sqlite", tmp_path), tmp_path), HEATING)


@pytest.fixture
def plaza(tmp_path: Path) -> Iterator[House]:
    """A shopping plaza's desk."""
    yield from _with(opened(new_url("sqlite", tmp_path), tmp_path), PLAZA)


def _with(made: House, rules: Rules) -> Iterator[House]:
    yield replace(made, desk=replace(made.desk, house=rules))
    made.desk.close()


def entered(at_desk: House, *, draft: bool = False, hours: float = 0, kind: str = "not-hot", **more: Value) -> str:
    """A repair's number."""
    values: dict[str, Value] = {**ASKED, "class": kind, **more}
    return at_desk.desk.write(CLERK, NOW + timedelta(hours=hours), lambda w: ledger.add(w, BOOK, values, draft=draft)).number


def act(at_desk: House, number: str, name: str, by: Actor = CLERK, *, hours: float = 0, reason: str = "", **given: Value) -> Row:
    """Do an act so many hours after now."""
    return at_desk.desk.write(by, NOW + timedelta(hours=hours), lambda w: keeping.act(w, BOOK, number, name, given, reason))


def returned(at_desk: House, number: str, *, hours: float = 1, **more: Value) -> Row:
    """Sent, taken on, returned; what was given goes with the return."""
    known: dict[str, Value] = {"repaired": True, "result": "已修好", **more}

    def do(work: Work) -> Row:
        now = get(work.connection, BOOK, number)
        if now["stage"] == "new":
            keeping.act(work, BOOK, number, "send", {} if now["station"] else {"station": "售后组"})
        keeping.act(work, BOOK, number, "accept", {})
        return keeping.act(work, BOOK, number, "done", known)

    return at_desk.desk.write(CLERK, NOW + timedelta(hours=hours), do)


def row(at_desk: House, number: str) -> Row:
    return at_desk.desk.read(lambda c: get(c, BOOK, number))


def rows(at_desk: House, name: str, **where: Value) -> list[Row]:
    return at_desk.desk.read(lambda c: list(find(c, book(name), Query(where=tuple(where.items())))))


def allowed(at_desk: House, key: str, value: str) -> None:
    """The house's own number, drafted by one and approved by another."""
    change = Change(key, value, NOW.date(), "定下来", "王芳")
    at_desk.desk.write(CLERK, NOW, lambda w: drafted(w, change))
    at_desk.desk.write(BOSS, NOW, lambda w: approve(w, change))


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


def clocks(at_desk: House, number: str) -> dict[str, object]:
    """How each of a repair's limits ended."""
    return {str(c["limit_of"]): c["outcome"] for c in at_desk.desk.read(lambda c: of_case(c, number))}


def raised(at_desk: House) -> list[tuple[object, object]]:
    """The kinds of exceptions there are, and what each came from."""
    return [(e["event_kind"], e["origin"]) for e in rows(at_desk, "exception")]
