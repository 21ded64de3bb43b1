"""Repairs from their entry to their closing: station, class, department, worklists, revisit (RPR)."""

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.proof import verify
from broadcaster.desk.registers import book
from broadcaster.desk.repairs import lists
from broadcaster.desk.repairs.calling import urge
from broadcaster.desk.repairs.entering import look_up
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.repairs.conftest import BOOK, H, act, allowed, codes, entered, returned, row, rows
from tests.desk.samples import CLERK, NOW


def test_a_repair_goes_from_its_entry_to_its_closing_and_the_chain_holds(hotline: House) -> None:
    """RPR-01, RPR-04, RPR-06, RPR-07: to the station of its address; urged with count and time; not closed before it is revisited."""
    number = entered(hotline)
    assert (row(hotline, number)["station"], row(hotline, number)["first_owner"], row(hotline, number)["taken_by"]) == (
        "裕龙",
        "王芳",
        "王芳",
    )
    stages = [row(hotline, number)["stage"], act(hotline, number, "send")["stage"]]
    for hours in (0.2, 0.3):
        hotline.desk.write(CLERK, NOW + hours * H, lambda w: urge(w, BOOK, number, "住户又来电话"))
    stages.append(act(hotline, number, "accept", hours=0.5, worker="刘师傅")["stage"])
    stages.append(act(hotline, number, "contact", hours=0.6)["stage"])
    done = act(hotline, number, "done", hours=2, repaired=True, result="已排气")
    assert done["returned_at"] == NOW + 2 * H
    with pytest.raises(Fault) as refused:
        act(hotline, number, "close", hours=3)
    assert codes(refused) == ["desk.case.not-revisited"]
    stages += [
        done["stage"],
        act(hotline, number, "revisit", hours=3, solved=True)["stage"],
        act(hotline, number, "close", hours=4)["stage"],
    ]
    assert stages == ["new", "sent", "accepted", "contacted", "done", "revisited", "closed"]
    log = rows(hotline, "repair-call", whom="urge")
    assert (row(hotline, number)["urges"], [one["happened_at"] for one in log]) == (2, [NOW + 0.2 * H, NOW + 0.3 * H])
    assert hotline.desk.read(lambda c: verify(c, hotline.desk.files)).problems == ()


def test_what_has_to_be_recorded_is_asked_for_all_at_once(sqlite_hotline: House) -> None:
    """RPR-01: content, name, address and telephone, exactly; a number that cannot be one is refused where it is typed."""
    with pytest.raises(Fault) as refused:
        sqlite_hotline.desk.write(CLERK, NOW, lambda w: ledger.add(w, BOOK, {"channel": "phone"}))
    assert sorted(codes(refused)) == ["desk.check.address", *["desk.required"] * 4]
    with pytest.raises(Fault) as refused:
        entered(sqlite_hotline, address=None)
    assert codes(refused) == ["desk.check.address"]
    assert entered(sqlite_hotline, address=None, visit="shop")


@pytest.mark.parametrize(
    ("kind", "urgency"), [("not-hot", "normal"), ("cold", "normal"), ("measure", "normal"), ("leak", "urgent"), ("loose", "")]
)
def test_classes_are_the_houses_and_a_leak_is_urgent(sqlite_hotline: House, kind: str, urgency: str) -> None:
    """RPR-02: four at the hotline; another class is refused with the ones there are."""
    if not urgency:
        with pytest.raises(Fault, match=r"desk\.repair\.class"):
            entered(sqlite_hotline, kind=kind)
        return
    assert row(sqlite_hotline, entered(sqlite_hotline, kind=kind))["urgency"] == urgency


def test_what_is_urgent_is_the_houses_word(sqlite_hotline: House) -> None:
    """RPR-02: by profile, and by the house's own number."""
    allowed(sqlite_hotline, "repair.urgent", "cold")
    assert row(sqlite_hotline, entered(sqlite_hotline, kind="leak"))["urgency"] == "normal"
    assert row(sqlite_hotline, entered(sqlite_hotline, kind="cold"))["urgency"] == "urgent"


def test_an_address_of_nobody_waits_until_somebody_chooses(hotline: House) -> None:
    """RPR-03: said, not guessed; a new line of the table is used when it is looked up again; a station nobody knows is refused."""
    number = entered(hotline, address="石门苑2号")
    with pytest.raises(Fault) as refused:
        act(hotline, number, "send")
    assert codes(refused) == ["desk.case.needs"]
    with pytest.raises(Fault) as refused:
        act(hotline, number, "send", station="裕隆")
    assert codes(refused) == ["desk.repair.station"]
    assert hotline.desk.write(CLERK, NOW, lambda w: look_up(w, BOOK, number)).station == ""
    made = hotline.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("route"), {"place": "石门苑", "station": "西辛"}))
    hotline.desk.write(CLERK, NOW, lambda w: look_up(w, BOOK, number))
    assert (row(hotline, number)["station"], row(hotline, number)["route_no"]) == ("西辛", made.number)


def test_a_wrong_station_counts_against_who_took_the_call(sqlite_hotline: House) -> None:
    """RPR-03: its limits are not judged, the right one's begin; what the station passes on itself is nobody's fault."""
    allowed(sqlite_hotline, "repair.handle", "1 h")
    number = entered(sqlite_hotline, taken_by="小周")
    act(sqlite_hotline, number, "send")
    with pytest.raises(Fault) as refused:
        act(sqlite_hotline, number, "reroute", hours=0.1, station="裕龙", reason="错了")
    assert codes(refused) == ["desk.case.same-station"]
    moved = act(sqlite_hotline, number, "reroute", hours=0.5, station="马坡", reason="归马坡管")
    assert (moved["station"], moved["wrong_stations"], moved["taken_by"]) == ("马坡", 1, "小周")
    handles = [(c["outcome"], c["due_at"]) for c in sqlite_hotline.desk.read(lambda c: of_case(c, number))]
    assert handles == [("dropped", NOW + H), (None, NOW + 1.5 * H)]
    assert act(sqlite_hotline, number, "pass-on", hours=0.6, station="建新", reason="片区划走了")["wrong_stations"] == 1


def test_complex_ones_stand_on_the_departments_list_until_it_answers(sqlite_hotline: House) -> None:
    """RPR-08."""
    number = entered(sqlite_hotline)
    act(sqlite_hotline, number, "forward", forwarded_to="生产部", reason="整栋楼压差不够")
    assert row(sqlite_hotline, number)["complex"] is True
    told = sqlite_hotline.desk.read(lambda c: (lists.forwarded(c, department="生产部"), lists.forwarded(c, department="收费部")))
    assert [[one.number for one in some] for some in told] == [[number], []]
    assert [(d.number, d.owner) for d in sqlite_hotline.desk.read(lambda c: open_duties(c, NOW))] == [(number, "生产部")]
    act(sqlite_hotline, number, "dept-answer", dept_answer="今晚调压")
    assert sqlite_hotline.desk.read(lambda c: (lists.forwarded(c), open_duties(c, NOW))) == ((), ())


def test_worklists_are_by_station_owner_and_how_long_over(sqlite_hotline: House) -> None:
    """RPR-04, RPR-06: who took the call follows it."""
    first, second = entered(sqlite_hotline), entered(sqlite_hotline, address="马坡镇1号")
    for number in (first, second):
        act(sqlite_hotline, number, "send")
        act(sqlite_hotline, number, "accept", hours=0 if number == second else 1)
    sqlite_hotline.desk.write(CLERK, NOW, lambda w: urge(w, BOOK, first, "急"))

    def numbers(found: object) -> list[str]:
        return [getattr(one, "row", one).number for one in found]  # type: ignore[attr-defined]

    read = sqlite_hotline.desk.read
    assert numbers(read(lists.unfinished)) == [first, second]
    assert numbers(read(lambda c: lists.unfinished(c, station="马坡"))) == [second]
    assert numbers(read(lambda c: lists.unfinished(c, owner="小周"))) == []
    assert numbers(read(lists.urged)) == [first]
    assert numbers(read(lambda c: lists.overdue(c, NOW + 4.5 * H))) == [second]
    assert numbers(read(lambda c: lists.overdue(c, NOW + 6 * H))) == [second, first]


def test_a_household_that_says_no_brings_the_repair_back(sqlite_hotline: House) -> None:
    """RPR-07: the answer to "solved?"; the station is sent it again, its limits run anew."""
    number = entered(sqlite_hotline)
    returned(sqlite_hotline, number)
    again = act(sqlite_hotline, number, "revisit", hours=30, solved=False)
    assert (again["stage"], again["reopened"], again["returned_at"], again["repaired"]) == ("sent", 1, None, None)
    act(sqlite_hotline, number, "accept", hours=31)
    assert [c["outcome"] for c in sqlite_hotline.desk.read(lambda c: of_case(c, number))] == ["met", None]
