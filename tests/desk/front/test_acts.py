"""Questions, standard answers, tasks, exception events (FAQ, TSK, EXC)."""

from datetime import timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.front import acts, exception_acts
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.front.finding import fits
from broadcaster.desk.front.summing import AT_ONCE, asked_most, exceptions
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.home import Home
from tests.desk.samples import BOSS, CLERK, NOW

HOUR = timedelta(hours=1)
TODAY = NOW.date()


def question(house: House, topic: str = "分期") -> str:
    values: dict[str, Value] = {"question": "能分期吗？", "topic": topic, "dept": "财务部", "due": NOW + HOUR}
    return house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("question"), values)).number


def test_a_question_goes_to_the_department_back_to_the_caller_and_into_the_standard_answers(house: House) -> None:
    """FAQ-01: nobody answers freely; then the answer is published, edition by edition."""
    number = question(house)
    with pytest.raises(Fault, match=r"desk\.front\.unanswered"):
        house.desk.write(CLERK, NOW, lambda w: acts.tell(w, number))
    house.desk.write(CLERK, NOW, lambda w: acts.answer(w, number, "最长24期", "财务部张"))
    house.desk.write(CLERK, NOW, lambda w: acts.tell(w, number))
    first = house.desk.write(
        CLERK, NOW, lambda w: acts.publish(w, number, title="分期最长多久", replaces="", basis="财〔2026〕3号", effective=TODAY)
    )
    row = house.desk.read(lambda c: get(c, book("question"), number))
    assert (row["stage"], row["faq_no"], row["answered_by"]) == ("published", first.number, "财务部张")
    assert (first["edition"], first["question_no"], first["dept"], first["basis"]) == (1, number, "财务部", "财〔2026〕3号")
    tomorrow = TODAY + timedelta(days=1)
    second = house.desk.write(CLERK, NOW, lambda w: acts.edition(w, {"answer": "最长36期"}, replaces=first.number, effective=tomorrow))
    assert (second["edition"], second["title"], second["replaces"]) == (2, "分期最长多久", first.number)
    editions = house.desk.read(lambda c: list(find(c, book("faq"), Query())))
    for day, known in ((TODAY, first), (tomorrow, second)):
        assert [r.number for r in editions if fits(book("faq"), r, ["分期"], {}, day)] == [known.number]
    with pytest.raises(Fault, match=r"desk\.front\.replaced"):
        house.desk.write(CLERK, NOW, lambda w: acts.edition(w, {"answer": "x"}, replaces=first.number, effective=TODAY))


def test_what_is_asked_most_is_told_with_what_has_no_answer(sqlite_house: House) -> None:
    """FAQ-02."""
    first, *_more = [question(sqlite_house), question(sqlite_house), question(sqlite_house, "停车")]
    sqlite_house.desk.write(CLERK, NOW, lambda w: acts.answer(w, first, "是", "财务部"))
    sqlite_house.desk.write(CLERK, NOW, lambda w: acts.publish(w, first, title="", replaces="", basis="", effective=TODAY))
    rows = sqlite_house.desk.read(lambda c: list(find(c, book("question"), Query())))
    assert asked_most(rows) == (("分期", 2, 1), ("停车", 1, 1))


def task(house: House) -> str:
    values: dict[str, Value] = {"title": "整理案卷", "owner": "王芳", "due": NOW + HOUR}
    return house.desk.write(BOSS, NOW, lambda w: ledger.add(w, book("task"), values)).number


def done(house: House, number: str, after: timedelta) -> Row:
    return house.desk.write(CLERK, NOW + after, lambda w: acts.finish_task(w, number, "好了"))


@pytest.mark.parametrize(("after", "verdict"), [(HOUR, "intime"), (HOUR + timedelta(seconds=1), "late")])
def test_a_task_is_in_time_up_to_its_time(sqlite_house: House, after: timedelta, verdict: str) -> None:
    """TSK-01."""
    assert done(sqlite_house, task(sqlite_house), after)["verdict"] == verdict


def test_a_difficulty_told_before_the_deadline_can_bring_more_time(house: House) -> None:
    """TSK-01: an extension only where it was asked for before; a supervisor agrees."""
    number = task(house)
    with pytest.raises(Fault, match=r"desk\.front\.not-asked"):
        house.desk.write(BOSS, NOW, lambda w: acts.extend(w, number, NOW + 3 * HOUR))
    house.desk.write(CLERK, NOW, lambda w: acts.report_difficulty(w, number, "缺两份", NOW + 2 * HOUR))
    with pytest.raises(Fault, match=r"desk\.no-right"):
        house.desk.write(CLERK, NOW, lambda w: acts.extend(w, number, None))
    house.desk.write(BOSS, NOW, lambda w: acts.extend(w, number, None))
    assert done(house, number, 2 * HOUR)["verdict"] == "intime"


def test_a_difficulty_told_after_the_deadline_is_refused_and_the_task_is_late(house: House) -> None:
    """TSK-01: else counted late."""
    number = task(house)
    with pytest.raises(Fault, match=r"desk\.front\.too-late"):
        house.desk.write(CLERK, NOW + HOUR, lambda w: acts.report_difficulty(w, number, "来不及", None))
    assert done(house, number, 2 * HOUR)["verdict"] == "late"


def test_a_task_ends_with_a_report(sqlite_house: House) -> None:
    """TSK-02."""
    number = task(sqlite_house)
    with pytest.raises(Fault, match=r"desk\.check\.result"):
        sqlite_house.desk.write(CLERK, NOW, lambda w: acts.finish_task(w, number, ""))


def test_an_exception_is_reported_upward_before_it_is_settled(house: House) -> None:
    """EXC-05..10: entered by hand, reported, settled, and summed up by kind."""
    values = [{"event_kind": kind, "content": "通道"} for kind in ("hazard", "praise", "hazard")]
    first, *_rest = house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, book("exception"), values))
    with pytest.raises(Fault, match=r"desk\.front\.unreported"):
        house.desk.write(CLERK, NOW, lambda w: exception_acts.settle_exception(w, first, "清了"))
    house.desk.write(CLERK, NOW, lambda w: exception_acts.report_exception(w, first, "客服主管"))
    row = house.desk.write(CLERK, NOW, lambda w: exception_acts.settle_exception(w, first, "清了"))
    assert (row["reported_to"], row["reported_at"], row["settled_at"]) == ("客服主管", NOW, NOW)
    rows = house.desk.read(lambda c: list(find(c, book("exception"), Query())))
    assert exceptions(rows) == {"hazard": (2, 1, 1), "praise": (1, 1, 1)}


def test_a_draft_goes_nowhere(sqlite_house: House) -> None:
    draft = sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("task"), {}, draft=True))
    with pytest.raises(Fault, match=r"desk\.front\.draft"):
        sqlite_house.desk.write(CLERK, NOW, lambda w: acts.finish_task(w, draft.number, "好了"))


def test_acts_are_commands_with_the_books_own_fields(home: Home) -> None:
    """FAQ-01, EXC-10, TSK-01 at the desk."""
    number = home.told("question", "add", "--question", "能分期吗", "--dept", "财务部", "--due", "2099-01-01 10:00")["number"]
    assert home.refused("question", "answer", number) == ["desk.required"] * 2
    home.told("question", "answer", number, "--answer", "能，24期", "--answered-by", "张")
    assert home.told("question", "publish", number, "--title", "分期")["edition"] == 1
    assert [r["answer"] for r in home.told("faq", "find", "分期")] == ["能，24期"]
    assert home.told("question", "top") == [{"topic": "能分期吗", "asked": 1, "without_answer": 0}]
    event = home.told("exception", "add", "--event-kind", "lift", "--content", "困人")["number"]
    home.told("exception", "report", event, "--reported-to", "部长")
    assert home.told("exception", "summary")["kinds"] == {"lift": {"count": 1, "unreported": 0, "open": 1, "at_once": True}}
    job = home.told("task", "add", "--title", "盘点", "--owner", "王芳", "--due", "2099-01-01 10:00")["number"]
    asked = home.told("task", "difficulty", job, "--difficulty", "人手不够", "--asked-until", "2099-01-02 10:00")
    assert asked["difficulty"] == "人手不够"
    assert home.told("task", "extend", job)["agreed_by"] == "李敏"


@pytest.mark.parametrize(
    ("kind", "at_once"),
    [("praise", False), ("worker-complaint", True), ("fee-complaint", True), ("advice", False), ("authority", False), ("hazard", True)],
)
def test_every_kind_is_entered_by_hand_and_routed(sqlite_house: House, kind: str, at_once: bool) -> None:  # noqa: FBT001 - a parameter
    """EXC-05..09, EXC-12; EXC-10: complaints at once, the others in the reports. Unreported it stands among what is owed."""
    row = sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("exception"), {"event_kind": kind, "content": "…"}))
    assert [d.number for d in sqlite_house.desk.read(lambda c: open_duties(c, NOW))] == [row.number]
    sqlite_house.desk.write(CLERK, NOW, lambda w: exception_acts.report_exception(w, row.number, "客服主管"))
    assert sqlite_house.desk.read(lambda c: open_duties(c, NOW)) == ()
    assert (kind in AT_ONCE) is at_once
