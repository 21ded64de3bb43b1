"""Trainings: material kept, who signed in, who of the sales staff was at none in a quarter (TRN-08 to TRN-10, VND-05)."""

from datetime import date
from pathlib import Path

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.attachments import keep, place_of
from broadcaster.desk.clocks.duties import Cadence, period
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query
from broadcaster.desk.scoring.training import sign_in, untrained
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.cases.conftest import staffed
from tests.desk.conftest import House
from tests.desk.samples import CLERK, NOW

QUARTER = period(Cadence.QUARTER, NOW.date())


def put(house: House, of: str, /, **values: Value) -> str:
    return house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book(of), values)).number


def training(house: House, **more: Value) -> str:
    values: dict[str, Value] = {"kind": "sales-staff", "topic": "接待规范", "trainer": "李敏", "held_on": date(2026, 11, 3), **more}
    return put(house, "training", **values)


def salesperson(house: House, name: str, **more: Value) -> str:
    return put(house, "vendor-staff", name=name, vendor=house.parties["vendor"], post="导购", **{"joined_on": date(2026, 1, 5), **more})


def test_sales_staff_sign_in_each_quarter_and_who_was_at_none_is_told(house: House) -> None:
    """TRN-08, VND-05: only trainings of theirs in the quarter count, only who is in service is wanted, nobody signs in twice."""
    first, second = salesperson(house, "小周"), salesperson(house, "小吴")
    salesperson(house, "小郑", state_of_service="left", left_on=date(2026, 9, 30), cause="离职")
    former, other, now = training(house, held_on=date(2026, 9, 30)), training(house, kind="other"), training(house)
    for number in (former, other):
        house.desk.write(CLERK, NOW, lambda w, one=number: sign_in(w, one, [first]))  # type: ignore[misc]
    assert {s.number for s in house.desk.read(lambda c: untrained(c, QUARTER))} == {first, second}
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: sign_in(w, now, [first, "谁", "YG-1"]))
    assert [p.code for p in refused.value.problems] == ["desk.score.nobody"] * 2
    assert house.desk.write(CLERK, NOW, lambda w: sign_in(w, now, [first.lower()], 90))["attended"] == 1
    with pytest.raises(Fault, match=r"desk\.once"):
        house.desk.write(CLERK, NOW, lambda w: sign_in(w, now, [first]))
    assert [s.number for s in house.desk.read(lambda c: untrained(c, QUARTER))] == [second]
    signed = house.desk.read(lambda c: list(find(c, book("training-sign"), Query(where=(("training_no", now),)))))
    assert [(r["name"], r["mark"], r["vendor"]) for r in signed] == [("小周", 90, house.parties["vendor"])]
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_complaint_staff_sign_in_by_their_names(sqlite_house: House) -> None:
    """TRN-10."""
    house = staffed(sqlite_house)
    number = training(house, kind="complaint", topic="投诉处理的方式方法")
    assert house.desk.write(CLERK, NOW, lambda w: sign_in(w, number, ["王芳", "小周"]))["attended"] == 2


def test_material_is_archived_with_its_training(sqlite_house: House, tmp_path: Path) -> None:
    """TRN-09: the file's digest stands in the row, the file beside the store, and the proof looks at it."""
    house, material = sqlite_house, tmp_path / "课件.pdf"
    material.write_bytes(b"%PDF-1.4 x")
    digest = house.desk.write(CLERK, NOW, lambda w: keep(w, material))
    training(house, attachment=digest)
    assert place_of(house.desk.files, digest).read_bytes() == b"%PDF-1.4 x"
    place_of(house.desk.files, digest).unlink()
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems
