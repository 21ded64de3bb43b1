"""Repairs from their entry to the season's archive (RPR, EXC-01 to EXC-04)."""

from datetime import date, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.cases.guards import GUARDS
from broadcaster.desk.cases.machine import Doing, NotDone, open_acts, perform
from broadcaster.desk.cases.model import BACK, Act, Case
from broadcaster.desk.cases.repair import ACTS, OPEN, TYPE
from broadcaster.desk.cases.sweeping import sweep, swept
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.policy.opening import policy, shipped
from broadcaster.desk.proof import verify
from broadcaster.desk.registers import book
from broadcaster.desk.repairs import lists
from broadcaster.desk.repairs.calling import note_call, urge
from broadcaster.desk.repairs.entering import look_up
from broadcaster.desk.repairs.failing import of_order
from broadcaster.desk.returns.evaluate import evaluate
from broadcaster.desk.returns.facts import Cause, Damage, Outcome, Proof, Reason, Sale, State
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.repairs.conftest import BOOK, act, allowed, entered, returned, row, rows
from tests.desk.samples import BOSS, CLERK, NOW

H = timedelta(hours=1)


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


def clocks(at_desk: House, number: str) -> dict[str, object]:
    return {str(c["limit_of"]): c["outcome"] for c in at_desk.desk.read(lambda c: of_case(c, number))}


def raised(at_desk: House) -> list[tuple[object, object]]:
    return [(e["event_kind"], e["origin"]) for e in rows(at_desk, "exception")]


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


def test_a_paid_repair_has_its_reason_and_a_price_the_customer_agreed_to(plaza: House) -> None:
    """RPR-11: the five reasons are those of the returns' verdict."""
    reasons = {c.value for c in BOOK.field("coverage").choices} - {"warranty", "expired"}
    assert reasons == {one.value for one in Damage} - {"none"}
    number = entered(plaza, order_no="D-17", kind="loose")
    act(plaza, number, "send", station="售后组")
    act(plaza, number, "accept")
    with pytest.raises(Fault) as refused:
        act(plaza, number, "done", repaired=True, result="好")
    assert codes(refused) == ["desk.case.needs"]
    with pytest.raises(Fault) as refused:
        act(plaza, number, "coverage", coverage="misuse")
    assert codes(refused) == ["desk.case.needs"]
    assert act(plaza, number, "coverage", coverage="misuse", fee_quote=8000)["in_warranty"] is False
    with pytest.raises(Fault) as refused:
        act(plaza, number, "done", repaired=True, result="好")
    assert codes(refused) == ["desk.case.quote"]
    act(plaza, number, "coverage", coverage="misuse", quote_agreed=True)
    assert act(plaza, number, "done", repaired=True, result="好", charged=8000)["stage"] == "done"


def test_two_repairs_in_vain_within_the_warranty_unlock_the_exchange(plaza: House) -> None:
    """RPR-12, RET-12: each time it was repaired again, and the last time it came back not working; paid repairs do not count."""

    def failed() -> int:
        return sum(one.times for one in plaza.desk.read(lambda c: of_order(c, " D-17 ")))

    number, paid = (entered(plaza, order_no="D-17", kind="loose") for _n in range(2))
    act(plaza, paid, "coverage", coverage="no-card", fee_quote=1, quote_agreed=True)
    returned(plaza, paid, repaired=False)
    act(plaza, number, "coverage", coverage="warranty")
    counts = [failed()]
    returned(plaza, number)
    counts.append(failed())
    act(plaza, number, "rework", reason="又松了")
    counts.append(failed())
    returned(plaza, number, repaired=False)
    counts.append(failed())
    assert counts == [0, 0, 1, 2]
    held = shipped("shopping_plaza", NOW.date())
    sale = Sale(date(2026, 10, 1), 100_000, warranty_end=date(2027, 10, 1))
    verdicts = [evaluate(sale, State(repairs=n), Reason(Cause.QUALITY), Proof(), held, NOW.date()) for n in (1, failed())]
    assert [(one.outcome, one.code) for one in verdicts] == [(Outcome.REPAIR, "in-warranty"), (Outcome.RETURN, "repairs-failed")]


def test_a_household_that_says_no_brings_the_repair_back(sqlite_hotline: House) -> None:
    """RPR-07: the answer to "solved?"; the station is sent it again, its limits run anew."""
    number = entered(sqlite_hotline)
    returned(sqlite_hotline, number)
    again = act(sqlite_hotline, number, "revisit", hours=30, solved=False)
    assert (again["stage"], again["reopened"], again["returned_at"], again["repaired"]) == ("sent", 1, None, None)
    act(sqlite_hotline, number, "accept", hours=31)
    assert [c["outcome"] for c in sqlite_hotline.desk.read(lambda c: of_case(c, number))] == ["met", None]


def test_the_next_service_is_told_a_week_ahead_until_somebody_was_reminded(plaza: House) -> None:
    """RPR-13."""
    number = entered(plaza, kind="upkeep")
    returned(plaza, number, work="真皮保养", next_service_on=date(2027, 5, 20))
    held = plaza.desk.read(lambda c: policy(c, "shopping_plaza", NOW.date()))

    def near(day: date) -> list[str]:
        return [one.number for one in plaza.desk.read(lambda c: lists.services_near(c, held, day))]

    assert [near(date(2027, 5, 12)), near(date(2027, 5, 13)), near(date(2027, 6, 1))] == [[], [number], [number]]
    hours = (date(2027, 5, 14) - NOW.date()).days * 24
    act(plaza, number, "remind", hours=hours)
    assert near(date(2027, 6, 1)) == []
    act(plaza, number, "remind", hours=hours, next_service_on=date(2027, 11, 20))
    assert near(date(2027, 11, 14)) == [number]


# The machine.


def new(**more: Value) -> Case:
    values: dict[str, Value] = dict.fromkeys(f.name for f in BOOK.all_fields())
    return Case({**values, "stage": "new", "first_owner": "王芳", "made_by": "王芳", **more})


@pytest.mark.parametrize("one", ACTS, ids=lambda one: one.name)
def test_an_act_names_only_stages_fields_and_guards_there_are(one: Act) -> None:
    stages = {c.value for c in BOOK.field("stage").choices}
    assert set(TYPE.stages) == stages
    assert {*one.sources, one.target or "new", *(b[2] for b in one.branches)} <= {*stages, BACK}
    written = (*one.asks, *one.stamps, *one.signs, *one.counts, *one.sets, *one.empties)
    assert all(BOOK.field(name).kept for name in written)
    assert set(one.guards) <= GUARDS.keys()
    assert {*one.stops, *one.starts, *one.drops} <= TYPE.limits.keys()


def test_every_field_the_workflow_keeps_is_written_by_an_act_of_it() -> None:
    written = {name for one in ACTS for name in (*one.asks, *one.stamps, *one.signs, *one.counts, *one.sets)}
    assert {f.name for f in BOOK.fields if f.kept} - written == {"stage", "resumes", "reopened"}


def test_every_open_stage_has_a_way_on_and_every_stage_is_reached() -> None:
    assert [stage for stage in OPEN if not open_acts(TYPE, new(stage=stage))] == []
    reached = {stage for one in ACTS for stage in (one.target, *(b[2] for b in one.branches))}
    assert set(TYPE.stages) - reached == {"new"}


@pytest.mark.parametrize("stage", ["closed", "cancelled", "archived", "new"])
def test_what_is_over_is_neither_sent_nor_returned(stage: str) -> None:
    boss = Actor("李敏", frozenset((EVERY, right) for right in Right))
    for name in ("accept", "done"):
        with pytest.raises(NotDone) as refused:
            perform(TYPE, new(stage=stage), Doing(name, boss, NOW, {}))
        assert "stage" in {reason.code for reason in refused.value.reasons}
