"""What clerks write into cells, read as they mean it."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.announcements import values
from broadcaster.announcements.columns import COLUMNS, column_of
from broadcaster.announcements.model import Kind
from broadcaster.announcements.spelling import (
    read_dates,
    read_times,
    read_windows,
    spell_dates,
    spell_span,
    spell_window,
)
from broadcaster.sentences import SAY
from broadcaster.timetable import hours
from broadcaster.timetable.model import Dates, Window
from broadcaster.timetable.words import Misread
from tests.plan.random_tables import moments

hold = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-12-05", ["2026-12-05"]),
        ("2026/12/5", ["2026-12-05"]),
        ("2026年12月5日", ["2026-12-05"]),
        ("2026.12.5", ["2026-12-05"]),
        ("2026-12-05 00:00:00", ["2026-12-05"]),
        ("２０２６－１２－０５", ["2026-12-05"]),
        ("2026-12-05..2026-12-06", ["2026-12-05..2026-12-06"]),
        ("2026-12-05 ~ 2026-12-06", ["2026-12-05..2026-12-06"]),
        ("2026-12-05 - 2026-12-06", ["2026-12-05..2026-12-06"]),
        ("2026年12月5日至2026年12月6日", ["2026-12-05..2026-12-06"]),
        ("2026年12月5日-6日", ["2026-12-05..2026-12-06"]),
        ("2026年12月30日至12月31日", ["2026-12-30..2026-12-31"]),
        ("2026-12-05，2026-12-08；2026-12-05", ["2026-12-05", "2026-12-08"]),
        ("2026-12-05\n2026-12-06", ["2026-12-05", "2026-12-06"]),
        (["2026-12-05", "2026-12-07..2026-12-08"], ["2026-12-05", "2026-12-07..2026-12-08"]),
        ("2026-12-05..", ["2026-12-05.."]),
    ],
)
def test_dates_are_read_as_they_are_written_in_china(written: object, meant: list[str]) -> None:
    assert [spell_dates(d) for d in values.dates(written)] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10:00..12:00", ["10:00..12:00"]),
        ("10:00-12:00", ["10:00..12:00"]),
        ("１０：００～１２：００", ["10:00..12:00"]),
        ("10点至12点，14点半到17点", ["10:00..12:00", "14:30..17:00"]),
        ("opening..closing - 1h", ["opening..closing - 1h"]),
        ("10:00:30—12:00", ["10:00:30..12:00"]),
    ],
)
def test_windows_are_read_as_people_write_them(written: str, meant: list[str]) -> None:
    assert [spell_window(w) for w in values.windows(written)] == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("11:10", ["11:10"]), ("10点半、15点40分", ["10:30", "15:40"]), ("closing - 10m", ["closing - 10m"])]
)
def test_times_are_read_as_people_write_them(written: str, meant: list[str]) -> None:
    assert [hours.spell(m) for m in values.times(written)] == meant


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("30m", 30),
        ("30分钟", 30),
        ("每30分钟", 30),
        ("半小时", 30),
        ("1小时30分", 90),
        ("1个小时", 60),
        ("0:30", 30),
        ("00:20:00", 20),
        ("20 min", 20),
    ],
)
def test_intervals_are_read_as_people_write_them(written: str, minutes: int) -> None:
    assert values.every(written) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("read", "written", "code"),
    [
        (values.dates, "12月5日", "timetable.date"),
        (values.dates, "2026-02-30", "timetable.date-unreal"),
        (values.dates, "2026-12-06..2026-12-05", "timetable.dates-reversed"),
        (values.dates, "明天", "timetable.date"),
        (values.day, "2026-12-05..2026-12-06", "timetable.date"),
        (values.windows, "10:00", "timetable.window"),
        (values.windows, "上午", "timetable.window"),
        (values.times, "25点70分", "timetable.time-impossible"),
        (values.times, ",", "timetable.empty-value"),
        (values.every, "30", "timetable.unit"),
        (values.every, "10s", "queue.every-short"),
        (values.every, "偶尔", "timetable.span"),
        (values.reads, "0", "timetable.reads"),
        (values.reads, "几遍", "queue.reads"),
        (values.priority, "10", "queue.priority"),
        (values.priority, "高", "queue.priority"),
        (values.kind, "page", "queue.page-in-file"),
        (values.kind, "促销", "timetable.choice"),
        (values.script, "zh_CN/家装节", "queue.script-name"),
        (values.fields, "品牌", "queue.field"),
        (values.fields, "=甲", "queue.field"),
        (values.prose, "=cmd|' /C calc'!A0", "queue.formula-text"),
        (values.prose, "＝1+1", "queue.formula-text"),
        (values.prose, "甲\x07乙", "queue.control-character"),
        (values.prose, "甲\ud800", "queue.control-character"),
        (values.prose, "字" * 2001, "queue.text-long"),
        (values.word, "两\n行", "queue.one-line"),
        (values.word, "字" * 201, "queue.text-long"),
        (values.word, "=1", "queue.formula-text"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(read: object, written: str, code: str) -> None:
    assert callable(read)
    with pytest.raises(Misread) as wrong:
        read(written)
    assert wrong.value.code == code
    assert SAY[code].format_map({"key": "列", **wrong.value.facts})


def test_the_rest_is_read_plainly() -> None:
    assert values.reads("2遍") == values.reads("两遍") == values.reads("2") == 2
    assert values.priority("１") == 1
    assert (values.kind("活动"), values.kind("Notice")) == (Kind.EVENT, Kind.NOTICE)
    assert values.script("scripts/zh_CN/家装节.txt") == "scripts/zh_CN/家装节"
    assert (
        values.fields("楼层＝三楼；品牌=甲=乙") == values.fields({"品牌": "甲=乙", "楼层": "三楼"}) == (("品牌", "甲=乙"), ("楼层", "三楼"))
    )
    assert values.prose("  各位顾客，\r\n 请注意： 到总服务台。 ") == "各位顾客，\n 请注意：到总服务台。"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (datetime(2026, 12, 5), "2026-12-05"),  # noqa: DTZ001 - as Excel keeps a date
        (datetime(2026, 12, 5, 10, 30), "2026-12-05 10:30:00"),  # noqa: DTZ001 - as Excel keeps a date
        (date(2026, 12, 5), "2026-12-05"),
        (time(10, 30), "10:30"),
        (time(10, 30, 15), "10:30:15"),
        (timedelta(hours=26), "26:00"),
        (2.0, "2"),
        (2.5, "2.5"),
        (13800138000.0, "13800138000"),
        (float("inf"), "inf"),
        (13800138000, "13800138000"),
        (True, "yes"),
        ("甲", "甲"),
        (["甲"], ["甲"]),
    ],
)
def test_a_cell_is_what_a_person_would_have_typed(cell: object, text: object) -> None:
    assert values.written(cell) == text


@hold
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 400), moments, moments, st.integers(1, 86_400))
def test_what_is_spelt_is_read_back(first: date, days: int, start: object, end: object, seconds: int) -> None:
    dates = [Dates(first, first + timedelta(days=days)), Dates(first, None), Dates(None, first), Dates(first, first)]
    window = Window(start, end)  # type: ignore[arg-type]
    assert list(read_dates(map(spell_dates, dates))) == dates
    assert read_windows([spell_window(window)]) == (window,)
    assert read_times([hours.spell(window.start)]) == (window.start,)
    assert hours.span(spell_span(timedelta(seconds=seconds))) == timedelta(seconds=seconds)


@pytest.mark.parametrize("heading", ["日期*", " 日期 ", "日 期", "Dates", "date", "间隔（分钟）", "Valid to", "有效期至：", "内容"])
def test_headings_are_known_with_what_people_add_to_them(heading: str) -> None:
    assert column_of(heading) is not None


def test_no_two_columns_share_a_heading() -> None:
    assert all(column_of(name) is column for column in COLUMNS for name in column.headings)
