"""The rules' numbers: whole, sourced, visibly unset, and another's only when approved (POL-01, POL-02, POL-04, 3.28)."""

import re
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.almanac.calendar import EMPTY
from broadcaster.almanac.model import almanac
from broadcaster.desk.clocks.calendar import Opening, always
from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.clocks.span import Span, Unit
from broadcaster.desk.policy.approvals import approve, approved, drafted, drafts
from broadcaster.desk.policy.calendars import calendar, duties, terms
from broadcaster.desk.policy.keys import KEYS, PROFILES
from broadcaster.desk.policy.model import Change, Layer, compose, differences
from broadcaster.desk.policy.opening import policy, shipped
from broadcaster.desk.policy.reader import BASE, append, profile, site
from broadcaster.desk.policy.value import Comparison, Kind, Target, Unset, read
from broadcaster.desk.proof import verify
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.rules import ids
from broadcaster.faults import Fault
from broadcaster.settings import Settings
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW

DAY = date(2026, 11, 24)
ZONE = ZoneInfo("Asia/Shanghai")
ALMANAC = almanac(EMPTY)


def test_every_key_has_its_words_rules_and_what_hangs_on_it() -> None:
    for key in KEYS.values():
        assert re.search("[一-鿿]", key.zh)
        assert key.en
        assert not re.search("[一-鿿]", key.en + key.used_en)
        assert set(key.rules) <= set(ids()), key.name
        assert key.used_zh
        assert key.used_en
        assert (key.kind is Kind.CHOICE) <= bool(key.choices)


@pytest.mark.parametrize("name", [BASE, *PROFILES])
def test_every_value_of_a_profile_is_read_and_names_its_source(name: str) -> None:
    found = profile(name)
    assert len({e.key for e in found.entries}) == len(found.entries)
    for entry in found.entries:
        own = re.fullmatch(r"\d{3}_[0-9a-f]{16}\.txt:\d[\d,-]*", entry.source)
        assert own or entry.source.startswith(("2.", "3.28", "1.4", "I-", "CMP", "RPR", "RVT", "工资", "消费者")), entry
        assert bool(entry.note_zh) == bool(entry.note_en)
        assert read(KEYS[entry.key].kind, entry.text, KEYS[entry.key].choices) is not Unset.NONE


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("home_mall", "complaint.reply", Span(24, Unit.HOUR)),
        ("home_mall", "complaint.plan", Span(72, Unit.HOUR)),
        ("home_mall", "return.no_reason", Span(30, Unit.DAY)),
        ("home_mall", "pen.point", 5000),
        ("home_mall", "kpi.revisit_pass", Target(Comparison.MORE, Decimal(98), "%")),
        ("home_mall", "kpi.repair_rate", Target(Comparison.LEAST, Decimal(95), "%")),
        ("home_mall", "weather.due", time(10, 0)),
        ("home_mall", "refund.within", Unset.OPEN),
        ("home_mall", "complaint.contact", Unset.NONE),
        ("heating_hotline", "report.daily_at", Unset.BLANK),
        ("heating_hotline", "answer.max_rings", 2),
        ("heating_hotline", "calendar.open_hours", (Opening(0, 1440),)),
        ("enterprise", "complaint.contact", Unset.BLANK),
        ("shopping_plaza", "return.quality", Span(7, Unit.DAY)),
        ("product_company", "exchange.answer", Span(1, Unit.WORKING_DAY)),
        ("product_company", "pen.cap", 2000),
    ],
)
def test_the_numbers_are_the_manuals(name: str, key: str, value: object) -> None:
    assert shipped(name, DAY).value(key) == value


def test_all_that_the_enterprises_manual_leaves_blank_is_unset() -> None:
    blank = [s.key.name for s in shipped("enterprise", DAY).settings.values() if s.value is Unset.BLANK]
    assert len(blank) == 12
    assert {s.key.name for s in shipped("enterprise", DAY).unset()} >= set(blank)


def test_no_clock_starts_with_a_number_nobody_gave() -> None:
    assert terms(shipped("enterprise", DAY), "complaint.contact", ZONE, ALMANAC) is Unset.BLANK
    assert terms(shipped("heating_hotline", DAY), "repair.handle", ZONE, ALMANAC) is Unset.OPEN
    made = terms(shipped("home_mall", DAY), "complaint.reply", ZONE, ALMANAC)
    assert not isinstance(made, Unset)
    assert (made.calendar, made.span) == (always(ZONE), Span(24, Unit.HOUR))
    by_hours = shipped("home_mall", DAY, (Change("calendar.clocks", "open-hours", DAY, "x", "李敏"),))
    assert calendar(by_hours, ZONE, ALMANAC) is Unset.OPEN
    assert terms(by_hours, "complaint.reply", ZONE, ALMANAC) is Unset.OPEN


def test_duties_come_from_the_policy_and_none_from_what_is_unset() -> None:
    mall = {d.name: d for d in duties(shipped("home_mall", DAY))}
    assert (mall["visit.monthly"].times, mall["visit.monthly"].cadence) == (5, Cadence.MONTH)
    assert mall["weather.due"].by == 600
    assert {"duty.sales_training.quarter", "duty.group_check.half-year", "duty.year_summary.year", "complaint.archive.week"} <= mall.keys()
    assert "report.daily_at" not in {d.name for d in duties(shipped("heating_hotline", DAY))}


def change(text: str = "12 h", since: date = DAY, by: str = "王芳", key: str = "complaint.reply") -> Change:
    return Change(key, text, since, "店庆", by)


def test_a_change_holds_from_its_day_and_the_version_tells() -> None:
    made = (change("12 h", date(2026, 12, 1)), change("8 h", date(2026, 12, 24)))
    versions = set()
    for day, text in ((date(2026, 11, 30), "24 h"), (date(2026, 12, 1), "12 h"), (date(2026, 12, 25), "8 h")):
        held = shipped("home_mall", day, made)
        assert str(held.span("complaint.reply")) == text
        versions.add(held.version)
    assert len(versions) == 3
    assert shipped("home_mall", date(2026, 12, 2), made)["complaint.reply"].layer is Layer.SITE
    found = differences(shipped("home_mall", DAY), shipped("home_mall", date(2026, 12, 2), made))
    assert [(d.before.text, d.after.text) for d in found] == [("24 h", "12 h")]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 99), st.integers(0, 60)), max_size=6), st.integers(0, 60))
def test_of_all_changes_the_latest_that_has_come_holds(made: list[tuple[int, int]], at: int) -> None:
    start = date(2026, 12, 1).toordinal()
    all_ = [change(f"{hours} h", date.fromordinal(start + day)) for hours, day in made]
    held = compose(KEYS, profile(BASE), profile("home_mall"), all_, date.fromordinal(start + at))
    come = [(day, n, hours) for n, (hours, day) in enumerate(made) if day <= at]
    assert held.span("complaint.reply") == Span(max(come)[2] if come else 24, Unit.HOUR)


def test_a_draft_counts_only_when_somebody_else_has_approved_it(house: House, tmp_path: Path) -> None:
    desk, file, made = house.desk, tmp_path / "policy.yaml", change()
    desk.write(CLERK, NOW, lambda work: drafted(work, made))
    append(file, made)
    assert desk.read(lambda c: policy(c, "home_mall", DAY)).span("complaint.reply") == Span(24, Unit.HOUR)
    for actor, code in ((CLERK, "desk.no-right"), (Actor("王芳", frozenset({(EVERY, Right.REVIEW)})), "policy.own-draft")):
        with pytest.raises(Fault) as refused:
            desk.write(actor, NOW, lambda work: approve(work, made))
        assert [p.code for p in refused.value.problems] == [code]
    desk.write(BOSS, NOW, lambda work: approve(work, made))
    assert drafts(site(file), desk.read(approved)) == ()
    assert desk.read(lambda c: policy(c, "home_mall", DAY)).span("complaint.reply") == Span(12, Unit.HOUR)
    assert desk.read(lambda c: verify(c, desk.files)).problems == ()


def test_what_was_written_into_the_file_by_hand_needs_two_people_too(sqlite_house: House) -> None:
    desk, made, other = sqlite_house.desk, change(by="没有这个人"), Actor("赵强", BOSS.rights)
    assert desk.write(BOSS, NOW, lambda work: approve(work, made)) is False
    with pytest.raises(Fault):
        desk.write(BOSS, NOW, lambda work: approve(work, made))
    assert desk.read(approved) == ()
    assert desk.write(other, NOW, lambda work: approve(work, made)) is True
    assert desk.read(approved) == (made,)


def test_what_is_changed_in_the_file_after_its_approval_waits_again(sqlite_house: House, tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    append(file, change())
    sqlite_house.desk.write(CLERK, NOW, lambda work: drafted(work, change()))
    sqlite_house.desk.write(BOSS, NOW, lambda work: approve(work, change()))
    file.write_text(file.read_text("utf-8").replace("12 h", "99 h"), "utf-8")
    assert [d.text for d in drafts(site(file), sqlite_house.desk.read(approved))] == ["99 h"]
    assert sqlite_house.desk.read(lambda c: policy(c, "home_mall", DAY)).span("complaint.reply") == Span(12, Unit.HOUR)


def test_a_file_keeps_what_stood_in_it(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text("# 说明\n- key: pen.point\n  value: 60\n  from: 2026-12-01\n  reason: '“新”标准: #1'\n  by: 王芳\n", "utf-8")
    append(file, change("8 h"))
    assert file.read_text("utf-8").startswith("# 说明")
    assert [(c.key, c.text) for c in site(file)] == [("pen.point", "60"), ("complaint.reply", "8 h")]
    assert [c.mark.line for c in site(file) if c.mark] == [2, 7]


def test_every_problem_of_a_file_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(
        "- key: complaint.repl\n  value: 12 h\n  from: 2026-12-01\n  reason: x\n  by: 王芳\n"
        "- key: complaint.reply\n  value: 12 hours\n  from: 1 December\n  reason: x\n  by: 王芳\n"
        "- key: complaint.plan\n  value: 12 h\n  since: 2026-12-01\n"
        "- text\n",
        "utf-8",
    )
    with pytest.raises(Fault) as refused:
        site(file)
    told = [(p.code, p.at.line if p.at else 0) for p in refused.value.problems]
    assert told == [
        ("policy.misspelt-key", 1), ("policy.value", 7), ("policy.date", 8), ("policy.missing", 11), ("policy.missing", 11),
        ("policy.missing", 11), ("policy.strange-key", 13), ("policy.want-entry", 14),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.SPAN, "24"), (Kind.SPAN, "x h"), (Kind.WHOLE, "-1"), (Kind.MONEY, "1.234"), (Kind.PERCENT, "x"), (Kind.TARGET, "98 %"),
        (Kind.TIME, "9"), (Kind.TIME, "25:00"), (Kind.TEXT, ""), (Kind.CHOICE, "perhaps"),
    ],
)  # fmt: skip
def test_what_is_no_value_of_its_kind_is_refused(kind: Kind, text: str) -> None:
    with pytest.raises(ValueError):
        read(kind, text, ("yes", "no"))


def test_a_strict_target_is_not_an_inclusive_one() -> None:
    more, least = read(Kind.TARGET, "> 98 %"), read(Kind.TARGET, ">= 95 %")
    assert isinstance(more, Target)
    assert isinstance(least, Target)
    assert (more.met(Decimal(98)), least.met(Decimal(95)), least.met(Decimal("94.99"))) == (False, True, False)


def test_the_setting_knows_the_profiles_there_are() -> None:
    assert Settings().profile == "home_mall"
    assert Settings.model_fields["profile"].annotation.__args__ == PROFILES  # type: ignore[union-attr]
