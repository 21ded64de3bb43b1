"""Reports out of the store, over both databases: what is read, signed, frozen, corrected (RPT-01, CMP-34, SEC-02, SEC-07)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event, insert, update

from broadcaster.desk import ledger
from broadcaster.desk.cases.archive import file_week
from broadcaster.desk.policy.approvals import approve, drafted
from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.proof import verify
from broadcaster.desk.registers import book
from broadcaster.desk.reports.catalogue import REPORTS, report
from broadcaster.desk.reports.copies import content_of, copies, digest_of, last_copy, texts_of, thawed
from broadcaster.desk.reports.frames import named
from broadcaster.desk.reports.keeping import Signing, make, sign, write
from broadcaster.desk.reports.model import Asked, Made, Report, Share
from broadcaster.desk.reports.owing import reports_owed
from broadcaster.desk.row import Row
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value
from broadcaster.faults import Fault, Problem
from tests.desk.cases.conftest import BOOK, CHIEF, OTHER, act, closed, entered, planned, staffed
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

LATER = NOW + timedelta(days=10)
EXCEPTIONS = report("exceptions")


def made(at_desk: House, name: str, period: str = "2026-11", viewer: str = "") -> Made:
    asked = Asked(named(period, SHANGHAI), LATER, shipped("home_mall", LATER.date()), viewer)
    return at_desk.desk.read(lambda c: make(c, report(name), asked))


def happens(at_desk: House, kind: str = "praise", content: str = "说张师傅好") -> str:
    values: dict[str, Value] = {"event_kind": kind, "content": content, "happened_at": NOW}
    return at_desk.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("exception"), values)).number


def signed(at_desk: House, chosen: Report = EXCEPTIONS, how: Signing = Signing(), *, days: int = 10) -> Row:  # noqa: B008 - frozen
    return at_desk.desk.write(BOSS, NOW + timedelta(days=days), lambda w: sign(w, chosen, named("2026-11-24", SHANGHAI), how))


def refusal(at_desk: House, chosen: Report = EXCEPTIONS, how: Signing = Signing(), *, days: int = 10) -> list[str]:  # noqa: B008 - frozen
    with pytest.raises(Fault) as refused:
        signed(at_desk, chosen, how, days=days)
    return [problem.code.removeprefix("desk.report.") for problem in refused.value.problems]


def test_every_complaint_report_reads_the_same_cases(house: House) -> None:
    """CMP-34, RPT-06: F-CMP5, F-CMP11, F-CMP12, F-CMP16 out of the book of complaints."""
    staffed(house)
    done, open_ = entered(house, goods="沙发", dispute=True), entered(house, kind="quality")
    closed(house, done)
    planned(house, open_, hours=100)
    act(house, open_, "remind", OTHER, hours=101, reason="催一下")
    lines = made(house, "complaint-statistics").tables["lines"]
    assert [(row[2], row[4], row[9]) for row in lines.rows] == [(open_, None, 0), (done, "沙发", 5000)]
    (first, second) = made(house, "complaint-tracking").tables["cases"].rows
    assert (first[2], first[12:15], second[23]) == (done, (5000, "物流部、顾家", "60、40"), "11-28")
    (figures,) = made(house, "complaint-summary").tables["summary"].rows
    assert figures[:5] == (2, Share(2, 30), 1, Share(1, 2), Share(1, 2))
    (wrong,) = [row for row in made(house, "complaint-totals").tables["totals"].rows if row[1] == "wrong"]
    assert wrong == ("2026-W48", "wrong", 1, Share(0, 1))
    assert [row[0] for row in made(house, "complaint-aging").tables["open"].rows] == [open_]
    assert made(house, "disputes").tables["figures"].rows == ((1, Share(1, 1), 0, 0),)
    now = made(house, "aftersale-summary").tables["figures"].rows[1]
    assert now[2:8] == (2, Share(1, 2), Share(0, 2), Share(1, 2), Share(1, 1), Share(1, 2))


def test_whom_a_complaint_is_about_sees_in_a_report_only_that_it_is_there(sqlite_house: House) -> None:
    """CMP-22."""
    number = entered(sqlite_house, accused="王芳", kind="staff", cause="态度生硬")
    for name, part in (("complaint-statistics", "lines"), ("complaint-tracking", "cases"), ("complaint-aging", "open")):
        assert "态度生硬" in str(made(sqlite_house, name)) or name == "complaint-aging"
        seen = str(made(sqlite_house, name, viewer="王芳").tables[part])
        assert number in seen
        assert "王女士" not in seen
        assert "态度生硬" not in seen


def test_the_weekly_archive_tells_what_was_filed(house: House) -> None:
    """CMP-05, RPT-03: and files that week's duty."""
    staffed(house)
    kept, left = entered(house, kind="attitude"), entered(house)
    for number in (kept, left):
        closed_without_care(house, number)
    house.desk.write(BOSS, NOW + timedelta(days=8), lambda w: file_week(w, BOOK, "2026-W48"))
    told = made(house, "complaint-archive", "2026-W48")
    assert [row[0] for row in told.tables["numbers"].rows] == [kept]
    assert [row[0] for row in told.tables["left"].rows] == [left]
    assert told.tables["filed"].total == (None, 1, Share(0, 1))
    held = shipped("home_mall", LATER.date())
    owed = house.desk.read(lambda c: reports_owed(c, held, LATER, SHANGHAI))
    assert [one.name for one, _due in owed] == ["satisfaction"]


def closed_without_care(at_desk: House, number: str) -> None:
    act(at_desk, number, "accept", promised_by=date(2026, 11, 30))
    act(at_desk, number, "assign", BOSS, handler="小周", liable_dept="物流部")
    act(at_desk, number, "investigate", OTHER, root_cause="装错车", fault="none", sufficient=True, reasonable=True)
    act(at_desk, number, "plan", OTHER, measure="道歉")
    act(at_desk, number, "care", OTHER, apologised=True, replaced=True)
    act(at_desk, number, "notify", OTHER, reaction="同意")
    act(at_desk, number, "execute", OTHER)
    act(at_desk, number, "confirm", satisfaction="satisfied")
    act(at_desk, number, "improve", OTHER, improvement="复核", improvement_owner="小周", improvement_due=date(2026, 12, 31))
    act(at_desk, number, "close", CHIEF)


def test_a_report_is_signed_once_and_frozen_and_a_correction_keeps_the_former_copy(house: House) -> None:
    """RPT-01."""
    happens(house)
    first = signed(house)
    assert (first["signed_by"], first["issue"], first["late"], first["due_at"]) == ("李敏", "first", None, None)
    assert first["digest"] == digest_of(str(first["content"]))
    assert refusal(house) == ["signed"]
    assert refusal(house, how=Signing(correct=True)) == ["no-reason"]
    assert refusal(house, how=Signing(correct=True, reason="补录")) == ["same"]
    happens(house, "leak", "三楼跑水")
    second = signed(house, how=Signing(correct=True, reason="补录"))
    assert (second["issue"], second["corrects"]) == ("correction", first.number)
    kept = house.desk.read(lambda c: list(copies(c, "exceptions", "2026-11-24")))
    assert [row.number for row in kept] == [first.number, second.number]
    assert kept[0]["content"] == first["content"]
    assert [len(thawed(EXCEPTIONS, row)[0].tables["events"].rows) for row in kept] == [1, 2]
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_a_copy_that_was_changed_past_the_program_is_found(sqlite_house: House) -> None:
    happens(sqlite_house)
    copy = signed(sqlite_house)
    table = table_of("report-copy")
    changed = str(copy["content"]).replace('"count":1', '"count":0')
    assert changed != copy["content"]
    with sqlite_house.desk.engine.begin() as connection:
        connection.execute(update(table).where(table.c.number == copy.number).values(content=changed))
    assert sqlite_house.desk.read(lambda c: verify(c, sqlite_house.desk.files)).problems != ()


def test_a_copy_names_nobody(sqlite_house: House) -> None:
    """SEC-07: erasing a person could not reach it; the numbers lead to the rows."""
    entered(sqlite_house, phone="13812345678", name="王女士", cause="王女士说送错了颜色")
    for name in ("complaint-statistics", "complaint-tracking"):
        copy = sqlite_house.desk.write(BOSS, LATER, lambda w, name=name: sign(w, report(name), named("2026-11-24", SHANGHAI)))  # type: ignore[misc]
        assert "TS-20261124-0001" in str(copy["content"])
        assert "王女士" not in str(copy["content"])


def test_figures_that_differ_are_not_signed_and_nothing_is_kept(sqlite_house: House) -> None:
    """RPT-01: 审核无误后方可外报."""

    def differing(_told: object, _asked: Asked) -> Made:
        return Made({}, differences=(Problem("desk.report.differs-revisits", facts={"count": "1"}),))

    assert refusal(sqlite_house, replace(EXCEPTIONS, reckon=differing)) == ["differs-revisits"]
    assert sqlite_house.desk.read(lambda c: list(copies(c))) == []


def test_a_running_day_is_not_signed_and_another_way_of_delivery_needs_its_reason(sqlite_house: House) -> None:
    assert refusal(sqlite_house, days=0) == ["running"]
    assert refusal(sqlite_house, how=Signing("fax")) == ["no-reason"]
    assert refusal(sqlite_house, how=Signing(correct=True, reason="x")) == ["not-signed"]
    assert signed(sqlite_house, how=Signing("fax", "领导出差"))["delivered"] == "fax"


def test_who_may_only_read_or_write_does_not_sign(sqlite_house: House) -> None:
    with pytest.raises(Fault) as refused:
        sqlite_house.desk.write(CLERK, LATER, lambda w: sign(w, EXCEPTIONS, named("2026-11-24", SHANGHAI)))
    assert refused.value.problems[0].code == "desk.no-right"


def set_value(at_desk: House, key: str, text: str) -> None:
    change = Change(key, text, date(2026, 1, 1), "定了", "小周")
    at_desk.desk.write(OTHER, NOW, lambda w: drafted(w, change))
    at_desk.desk.write(CHIEF, NOW, lambda w: approve(w, change))


DAILY = replace(EXCEPTIONS, duty="report.daily_at", signers=("report.responsible",))
"""A day's report with a time and a responsible person, whatever it counts."""


def test_the_responsible_person_signs_and_after_its_time_a_report_is_late(sqlite_house: House) -> None:
    """RPT-01: 责任人、送达时间; both unset in the manual until the sqlite_house sets them."""
    staffed(sqlite_house)
    set_value(sqlite_house, "report.daily_at", "14:00")
    set_value(sqlite_house, "report.responsible", "王芳")
    assert refusal(sqlite_house, DAILY) == ["not-responsible"]
    set_value(sqlite_house, "report.responsible", "李敏")
    late = signed(sqlite_house, DAILY, days=1)
    assert late["late"] is True
    due = late["due_at"]
    assert due is not None
    assert due == NOW.replace(hour=14, minute=0) + timedelta(days=1)


def test_what_people_write_is_kept_changed_and_signed_with_the_figures(sqlite_house: House) -> None:
    """F-CMP12: 对策; desk 4.4."""
    summary, frame = report("complaint-summary"), named("2026-11", SHANGHAI)
    sqlite_house.desk.write(BOSS, NOW, lambda w: write(w, summary, frame, {"measures": "装车复核", "transport": "换车队"}))
    sqlite_house.desk.write(BOSS, NOW, lambda w: write(w, summary, frame, {"measures": "装车两人复核"}))
    kept = sqlite_house.desk.read(lambda c: texts_of(c, summary.name, "2026-11"))
    assert {name: row["words"] for name, row in kept.items()} == {"measures": "装车两人复核", "transport": "换车队"}
    copy = sqlite_house.desk.write(BOSS, LATER, lambda w: sign(w, summary, frame))
    assert content_of(copy)["texts"]["measures"] == "装车两人复核"
    with pytest.raises(Fault) as refused:
        sqlite_house.desk.write(BOSS, NOW, lambda w: write(w, summary, frame, {"wishes": "x"}))
    assert refused.value.problems[0].code == "desk.report.no-text"
    assert sqlite_house.desk.read(lambda c: verify(c, sqlite_house.desk.files)).problems == ()


def test_an_unsigned_report_has_no_copy(sqlite_house: House) -> None:
    assert sqlite_house.desk.read(lambda c: last_copy(c, "exceptions", "2026-11-24")) is None


COUNT = 2_000


def test_a_month_is_read_in_as_many_statements_as_a_day(house: House) -> None:
    """However many rows: no statement a row."""
    staffed(house)
    shape = {"state": "open", "version": 1, "entered_at": NOW, "happened_at": NOW, "made_by": "王芳"}
    rows = [{**shape, "number": f"TS-X-{n:06}", "kind": "wrong", "stage": "registered", "reopened": 0} for n in range(COUNT)]
    calls = [{**shape, "number": f"DH-X-{n:06}", "direction": "in", "topic": "goods", "phone": f"138{n % 900:08}"} for n in range(COUNT)]
    with house.desk.engine.begin() as connection:
        connection.execute(insert(table_of("complaint")), rows)
        connection.execute(insert(table_of("call")), calls)
    said: list[str] = []
    event.listen(house.desk.engine, "before_cursor_execute", lambda *words: said.append(words[2]))
    for one in REPORTS:
        if one.name == "heating":
            continue
        said.clear()
        period = {"complaint-archive": "2026-W48", "satisfaction": "2026-W48"}.get(one.name, "2026-11")
        told = made(house, one.name, period)
        assert len([words for words in said if words.startswith("SELECT")]) <= 6, one.name
        assert told.differences == ()
    assert made(house, "hotline").tables["figures"].rows[0][0] == COUNT
    assert made(house, "complaint-summary").tables["summary"].rows[0][0] == COUNT
