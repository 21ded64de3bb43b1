"""Limits stand still while a case waits, each by its own rule (catalogue 1, outside limits; CMP-05, CMP-07, RPR-05)."""

from datetime import UTC, date, timedelta

import pytest

from broadcaster.desk.cases import complaint, repair
from broadcaster.desk.cases.clocks import as_running, of_case, unmarked
from broadcaster.desk.cases.model import CaseType
from broadcaster.desk.cases.sweeping import sweep, swept
from broadcaster.desk.cases.today import tasks
from broadcaster.desk.policy.approvals import approve, drafted
from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from tests.desk.cases.conftest import CHIEF, OTHER, act, entered, planned, staffed
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW

TABLE = [
    # Type, stage, what stands still in it, what runs on.
    (complaint.TYPE, "waiting_customer", "reply contact plan update", "promise authority"),
    (complaint.TYPE, "waiting_party", "plan", "reply contact update promise authority"),
    (complaint.TYPE, "litigation", "plan update", "reply contact promise authority"),
    (complaint.TYPE, "escalated", "", "reply contact plan update promise authority"),
    (complaint.TYPE, "investigating", "", "reply contact plan update promise authority"),
    (repair.TYPE, "waiting_customer", "contact finish", "handle"),
    (repair.TYPE, "waiting_party", "finish", "handle contact"),
    (repair.TYPE, "accepted", "", "handle contact finish"),
]


@pytest.mark.parametrize(("kind", "stage", "still", "runs"), TABLE, ids=lambda one: getattr(one, "name", one))
def test_every_limit_says_where_it_stands_still(kind: CaseType, stage: str, still: str, runs: str) -> None:
    """The whole table: each clock of a type, in each stage in which cases wait."""
    assert stage in kind.stages
    assert {*still.split(), *runs.split()} == {*kind.limits, *kind.dated}
    assert set(still.split()) == set(kind.waits.get(stage, ()))


def clock(at_desk: House, number: str, name: str) -> Row:
    return [c for c in at_desk.desk.read(lambda c: of_case(c, number)) if c["limit_of"] == name][-1]


def waiting(at_desk: House, number: str, stage: str, hours: float) -> None:
    """Into a stage in which the case waits."""
    if stage == "litigation":
        act(at_desk, number, "litigate", CHIEF, hours=hours, reason="起诉", litigation_ref="民初1号")
    else:
        act(at_desk, number, "wait", BOSS, hours=hours, reason="等", waits_for=stage.removeprefix("waiting_"))


@pytest.mark.parametrize(
    ("stage", "name", "due"),
    [
        ("waiting_customer", "reply", 24 + 20),
        ("waiting_customer", "plan", 72 + 20),
        ("waiting_party", "reply", 24),
        ("waiting_party", "plan", 72 + 20),
        ("litigation", "reply", 24),
        ("litigation", "plan", 72 + 20),
    ],
)
def test_the_time_a_case_waited_is_given_back(sqlite_house: House, stage: str, name: str, due: int) -> None:
    """CMP-05: paused after ten hours, twenty hours long."""
    house = staffed(sqlite_house)
    number = entered(house)
    act(house, number, "accept")
    act(house, number, "assign", BOSS, handler="小周")
    waiting(house, number, stage, 10)
    still = clock(house, number, name)
    assert (still["paused_at"] is not None, still["due_at"] is None) == ((due not in {24, 72}),) * 2
    act(house, number, "resume", OTHER, hours=30, reason="好了")
    assert clock(house, number, name)["due_at"] == NOW + timedelta(hours=due)


def test_a_limit_that_stood_still_is_judged_by_the_time_that_counted(house: House) -> None:
    """CMP-05, over both stores: the day tells it stands still, the pauses are events, the verdict stays and the chain holds."""
    staffed(house)
    number = entered(house)
    act(house, number, "accept")
    act(house, number, "assign", BOSS, handler="小周")
    waiting(house, number, "waiting_customer", 20)
    told = house.desk.read(lambda c: tasks(c, "小周", NOW + timedelta(hours=60)))
    assert [(t.why, t.limit) for t in told if t.limit] == [("paused", "reply"), ("paused", "plan")]
    act(house, number, "resume", OTHER, hours=100, reason="电话通了")
    act(house, number, "reply", OTHER, hours=104, answer="已查清")
    assert (clock(house, number, "reply")["outcome"], clock(house, number, "plan")["outcome"]) == ("met", None)
    number_of = clock(house, number, "reply").number
    events = house.desk.read(lambda c: list(find(c, book("clock-event"), Query(where=(("clock_number", number_of),)))))
    assert [(e["what"], e["stage"]) for e in events] == [
        ("mark-75", None), ("paused", "waiting_customer"), ("resumed", "investigating"),
    ]  # fmt: skip
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_a_limit_failed_before_the_pause_stays_failed(sqlite_house: House) -> None:
    house = staffed(sqlite_house)
    number = entered(house)
    act(house, number, "accept")
    act(house, number, "assign", BOSS, handler="小周")
    waiting(house, number, "waiting_customer", 25)
    late = as_running(clock(house, number, "reply"))
    assert (late.due, late.mark(NOW + timedelta(hours=26))) == ((NOW + timedelta(hours=24)).astimezone(UTC), "late")
    act(house, number, "resume", OTHER, hours=200, reason="好了")
    act(house, number, "reply", OTHER, hours=200, answer="好")
    assert clock(house, number, "reply")["outcome"] == "failed"


def test_a_limit_that_starts_while_the_case_waits_stands_still_at_once(sqlite_house: House) -> None:
    """CMP-07: an interval begun in the waiting begins to count with the going on."""
    house = staffed(sqlite_house)
    change = Change("complaint.update", "10 h", NOW.date(), "集团要求", "王芳")
    house.desk.write(CLERK, NOW, lambda w: drafted(w, change))
    house.desk.write(BOSS, NOW, lambda w: approve(w, change))
    number = entered(house)
    act(house, number, "accept")
    act(house, number, "assign", BOSS, handler="小周")
    waiting(house, number, "waiting_customer", 2)
    act(house, number, "reply", OTHER, hours=3, answer="留了言")
    assert clock(house, number, "update")["paused_at"] == NOW + timedelta(hours=3)
    act(house, number, "resume", OTHER, hours=50, reason="好了")
    assert clock(house, number, "update")["due_at"] == NOW + timedelta(hours=60)


def test_a_day_promised_is_moved_by_no_waiting(sqlite_house: House) -> None:
    """CMP-03, CMP-18."""
    house = staffed(sqlite_house)
    number = entered(house)
    planned(house, number)
    before = clock(house, number, "promise")["due_at"]
    waiting(house, number, "waiting_customer", 3)
    act(house, number, "resume", OTHER, hours=300, reason="好了")
    assert clock(house, number, "promise")["due_at"] == before
    assert date(2026, 11, 30) < NOW.date() + timedelta(days=12)


def test_each_mark_is_recorded_once_whoever_looks(house: House) -> None:
    """Catalogue 1: at 75 and at 100 percent, with the instant it passed, when that was seen, and by how much it is over."""
    number = entered(house)
    seen = []
    for hours in (17, 18.5, 19, 25, 26):
        seen.append(swept(house.desk, BOSS, NOW + timedelta(hours=hours)).marks)
        assert house.desk.write(BOSS, NOW + timedelta(hours=hours), sweep).marks == 0
    assert seen == [0, 1, 0, 1, 0]
    reply = clock(house, number, "reply")
    marks = house.desk.read(lambda c: list(find(c, book("clock-event"), Query(where=(("clock_number", reply.number),)))))
    assert [(m["what"], m["passed_at"], m["happened_at"], m["overrun"]) for m in marks] == [
        ("mark-75", NOW + timedelta(hours=18), NOW + timedelta(hours=18.5), 1800),
        ("mark-100", NOW + timedelta(hours=24), NOW + timedelta(hours=25), 3600),
    ]
    assert not house.desk.read(lambda c: unmarked(c, NOW + timedelta(hours=26)))


def test_a_limit_keeps_the_version_of_the_numbers_it_was_judged_by(sqlite_house: House) -> None:
    """POL-01: and its calendar, so that no later change reaches it."""
    number = entered(sqlite_house)
    row = clock(sqlite_house, number, "plan")
    assert (row["policy"], row["calendar"], row["length"]) == (shipped("home_mall", NOW.date()).version, "always", 72 * 3600)


def test_a_limit_of_an_older_program_is_paused_by_its_due_time(sqlite_house: House) -> None:
    """It kept neither length nor calendar: both are told by its start and its due time."""
    from sqlalchemy import update

    from broadcaster.desk.table import table_of

    house = staffed(sqlite_house)
    number = entered(house)
    table = table_of("clock")
    house.desk.write(BOSS, NOW, lambda w: w.connection.execute(update(table).values(calendar="24x7", length=None, policy=None)))
    act(house, number, "accept")
    act(house, number, "assign", BOSS, handler="小周")
    waiting(house, number, "waiting_customer", 10)
    act(house, number, "resume", OTHER, hours=11, reason="好了")
    assert clock(house, number, "plan")["due_at"] == NOW + timedelta(hours=73)
