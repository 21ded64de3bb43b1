"""A repair's limits, and the exceptions they bring by themselves (RPR-05, EXC-01 to EXC-04)."""

from datetime import timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.cases.sweeping import sweep, swept
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.registers import book
from broadcaster.desk.repairs.calling import note_call
from tests.desk.conftest import House
from tests.desk.repairs.conftest import BOOK, H, act, allowed, clocks, entered, raised, returned, rows
from tests.desk.samples import BOSS, CLERK, NOW


def test_unset_limits_do_not_run_and_four_hours_do(hotline: House) -> None:
    """RPR-05, POL-02: the manual leaves two of the three open."""
    number = entered(hotline)
    act(hotline, number, "send")
    act(hotline, number, "accept", hours=1)
    assert clocks(hotline, number) == {"finish": None}
    assert hotline.desk.read(lambda c: of_case(c, number))[0]["due_at"] == NOW + 5 * H
    act(hotline, number, "done", hours=5, repaired=True, result="好")
    assert (clocks(hotline, number), raised(hotline)) == ({"finish": "met"}, [])


@pytest.mark.parametrize(
    ("key", "begun", "kind"),
    [
        ("repair.handle", (), "station-late"),
        ("repair.contact", ("accept",), "contact-late"),
        ("repair.longest", ("accept", "contact"), "repair-4h"),
    ],
)
def test_a_limit_that_passes_brings_its_exception_once(sqlite_hotline: House, key: str, begun: tuple[str, ...], kind: str) -> None:
    """EXC-01, EXC-02, EXC-03: by itself, however often and by whom it is looked at, and whether it is then done late."""
    house, late = sqlite_hotline, 4 if key == "repair.longest" else 1
    if late == 1:
        allowed(house, key, "1 h")
    number = entered(house)
    for name in ("send", *begun):
        act(house, number, name)
    assert swept(house.desk, BOSS, NOW + late * H).events == ()
    for hours in (0.1, 0.2, 3):
        house.desk.write(BOSS, NOW + (late + hours) * H, sweep)
    assert raised(house) == [(kind, number)]
    event = rows(house, "exception")[0]
    assert (event["happened_at"], event["place"], event["reported_at"]) == (NOW + late * H, "裕龙", None)
    assert [d.number for d in house.desk.read(lambda c: open_duties(c, NOW + 9 * H))] == [event.number]
    for name in [n for n in ("accept", "contact") if n not in begun]:
        act(house, number, name, hours=late + 4)
    act(house, number, "done", hours=late + 4, repaired=True, result="好")
    assert [one for one in raised(house) if one[0] == kind] == [(kind, number)]


def test_what_is_done_late_brings_its_exception_without_a_sweep(sqlite_hotline: House) -> None:
    """EXC-03: nobody looked in between."""
    returned(sqlite_hotline, number := entered(sqlite_hotline), hours=1)
    assert raised(sqlite_hotline) == []
    again = entered(sqlite_hotline)
    act(sqlite_hotline, again, "send")
    act(sqlite_hotline, again, "accept")
    act(sqlite_hotline, again, "done", hours=4.5, repaired=True, result="好")
    assert (raised(sqlite_hotline), clocks(sqlite_hotline, again)["finish"]) == ([("repair-4h", again)], "failed")
    assert number != again


def test_the_four_hours_stand_still_while_the_household_is_waited_for(hotline: House) -> None:
    """RPR-05."""
    number = entered(hotline)
    act(hotline, number, "send")
    act(hotline, number, "accept")
    act(hotline, number, "wait", hours=1, waits_for="customer", reason="下午在家")
    assert swept(hotline.desk, BOSS, NOW + 8 * H).events == ()
    act(hotline, number, "resume", hours=9, reason="到家了")
    act(hotline, number, "done", hours=12, repaired=True, result="好")
    assert (clocks(hotline, number)["finish"], raised(hotline)) == ("met", [])


def test_nobody_answers_is_an_exception_at_once_and_once(hotline: House) -> None:
    """EXC-04: the station's telephone and the worker's mobile."""
    number = entered(hotline)
    act(hotline, number, "send")
    brought = []
    for n, whom in enumerate(("station", "worker", "station", "worker")):
        at = NOW + n * H / 10
        brought.append(hotline.desk.write(CLERK, at, lambda w, x=whom: note_call(w, BOOK, number, x, answered=False))[1])  # type: ignore[misc]
    assert [bool(one) for one in brought] == [False, True, True, True]
    assert raised(hotline) == [("unanswered", number)]


def test_an_exception_of_a_closed_month_is_entered_all_the_same(sqlite_hotline: House) -> None:
    from broadcaster.desk.closing import close

    number = entered(sqlite_hotline)
    act(sqlite_hotline, number, "send")
    act(sqlite_hotline, number, "accept")
    later = NOW + timedelta(days=20)
    sqlite_hotline.desk.write(BOSS, later, lambda w: close(w, book("exception"), "2026-11"))
    assert len(swept(sqlite_hotline.desk, BOSS, later).events) == 1
    assert rows(sqlite_hotline, "exception")[0]["happened_at"] == later


def test_a_void_repair_brings_nothing(sqlite_hotline: House) -> None:
    number = entered(sqlite_hotline)
    act(sqlite_hotline, number, "send")
    act(sqlite_hotline, number, "accept")
    sqlite_hotline.desk.write(BOSS, NOW, lambda w: ledger.void(w, BOOK, number, reason="重复"))
    assert swept(sqlite_hotline.desk, BOSS, NOW + 9 * H).marks == 0
