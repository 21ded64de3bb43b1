"""What people type becomes what is meant, or a reason why not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.book import Choice, Field, Kind
from broadcaster.desk.showing import shown
from broadcaster.desk.values import Reading, Unreadable, parse
from tests.desk.samples import NOW, SHANGHAI

READING = Reading(NOW, SHANGHAI, "李敏")
CHOICES = (Choice("in", "呼入", "incoming"), Choice("out", "呼出", "outgoing"))


def field(kind: Kind, **more: object) -> Field:
    return Field(name="x", zh="某项", en="Something", kind=kind, choices=CHOICES if kind is Kind.CHOICE else (), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.TEXT, "  沙发 ", "沙发"),
        (Kind.TEXT, "me", "李敏"),
        (Kind.TEXT, "=1+1", "=1+1"),
        (Kind.LONG, "一\r\n二", "一\n二"),
        (Kind.WHOLE, "１２", 12),
        (Kind.WHOLE, "1,200", 1200),
        (Kind.MONEY, "12.5", 1250),
        (Kind.MONEY, "¥1,234.56", 123456),
        (Kind.MONEY, "12元", 1200),
        (Kind.MONEY, "-3", -300),
        (Kind.PERCENT, "98.5%", 9850),
        (Kind.PERCENT, "98.5", 9850),
        (Kind.DATE, "2026-11-24", date(2026, 11, 24)),
        (Kind.DATE, "2026年1月2日", date(2026, 1, 2)),
        (Kind.DATE, "2026/1/2", date(2026, 1, 2)),
        (Kind.DATE, "昨天", date(2026, 11, 23)),
        (Kind.DATE, "today", date(2026, 11, 24)),
        (Kind.INSTANT, "now", NOW),
        (Kind.INSTANT, "9:05", datetime(2026, 11, 24, 1, 5, tzinfo=UTC)),
        (Kind.INSTANT, "2026-11-24 09:05", datetime(2026, 11, 24, 1, 5, tzinfo=UTC)),
        (Kind.INSTANT, "昨天 9点05分", datetime(2026, 11, 23, 1, 5, tzinfo=UTC)),
        (Kind.INSTANT, "2026-11-24T01:05:00+00:00", datetime(2026, 11, 24, 1, 5, tzinfo=UTC)),
        (Kind.DURATION, "3:20", 200),
        (Kind.DURATION, "1:00:05", 3605),
        (Kind.DURATION, "3分20秒", 200),
        (Kind.DURATION, "90s", 90),
        (Kind.PHONE, "138 1234-5678", "13812345678"),
        (Kind.PHONE, "+86 13812345678", "13812345678"),
        (Kind.PHONE, "０５７１－８８８８８８８８", "0571-88888888"),
        (Kind.PHONE, "400-800-1234", "400-800-1234"),
        (Kind.PHONE, "12315", "12315"),
        (Kind.PHONE, "+49 30 1234567", "+49301234567"),
        (Kind.ID, "11010519491231002x", "11010519491231002X"),
        (Kind.ID, "E12345678", "E12345678"),
        (Kind.CHOICE, "呼出", "out"),
        (Kind.CHOICE, "Incoming", "in"),
        (Kind.YES, "是", True),
        (Kind.YES, "n", False),
        (Kind.MONEY, "   ", None),
    ],
)
def test_what_is_typed_is_understood(kind: Kind, text: str, value: object) -> None:
    assert parse(field(kind), text, READING) == value


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (Kind.TEXT, "a\x00b", "control"),
        (Kind.TEXT, "a\nb", "control"),
        (Kind.TEXT, "长" * 501, "long"),
        (Kind.WHOLE, "1.5", "whole"),
        (Kind.WHOLE, "十二", "whole"),
        (Kind.MONEY, "1.234", "money"),
        (Kind.MONEY, "1e3", "money"),
        (Kind.MONEY, "nan", "money"),
        (Kind.DATE, "24.11.", "date"),
        (Kind.DATE, "2026-02-29", "no-such-day"),
        (Kind.DATE, "2026-13-01", "no-such-day"),
        (Kind.INSTANT, "25:00", "instant"),
        (Kind.INSTANT, "2026-11-24 9", "instant"),
        (Kind.DURATION, "3", "duration"),
        (Kind.DURATION, "3:61", "duration"),
        (Kind.PHONE, "1381234567", "phone"),
        (Kind.PHONE, "12812345678", "phone"),
        (Kind.PHONE, "138****5678", "phone"),
        (Kind.PHONE, "999", "phone"),
        (Kind.ID, "110105194912310021", "id"),
        (Kind.ID, "110105194913310020", "id"),
        (Kind.CHOICE, "别的", "choice"),
        (Kind.YES, "也许", "yes"),
    ],
)
def test_what_cannot_be_is_refused(kind: Kind, text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(field(kind), text, READING)
    assert refused.value.code == code


def test_numbers_outside_their_bounds_are_refused_with_the_bounds() -> None:
    with pytest.raises(Unreadable) as refused:
        parse(field(Kind.MONEY, low=0, high=10_000), "100.01", READING)
    assert refused.value.facts == {"low": "0.00", "high": "100.00"}


VALUES = {
    Kind.WHOLE: st.integers(-(10**14), 10**14),
    Kind.MONEY: st.integers(-(10**14), 10**14),
    Kind.PERCENT: st.integers(0, 10_000),
    Kind.DURATION: st.integers(0, 999 * 3600 + 3599),
    Kind.DATE: st.dates(date(1000, 1, 1)),
    Kind.INSTANT: st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0, tzinfo=UTC)),  # noqa: DTZ001
    Kind.YES: st.booleans(),
    Kind.CHOICE: st.sampled_from(["in", "out"]),
    Kind.PHONE: st.from_regex(r"\A1[3-9][0-9]{9}\Z"),
}


@pytest.mark.parametrize("kind", list(VALUES))
@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data(), st.booleans())
def test_what_is_shown_is_read_again_as_the_same(kind: Kind, data: st.DataObject, chinese: bool) -> None:  # noqa: FBT001
    value = data.draw(VALUES[kind])
    assert parse(field(kind), shown(field(kind), value, zone=SHANGHAI, chinese=chinese), READING) == value


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(list(Kind)), st.text(max_size=30))
def test_any_text_is_a_value_or_a_reason(kind: Kind, text: str) -> None:
    try:
        value = parse(field(kind), text, READING)
    except Unreadable:
        return
    assert value is None or isinstance(value, (str, int, date))


def test_a_day_means_the_houses_day() -> None:
    late = Reading(datetime(2026, 11, 24, 23, 30, tzinfo=UTC), SHANGHAI)
    assert parse(field(Kind.DATE), "today", late) == date(2026, 11, 25)
    assert parse(field(Kind.INSTANT), "08:00", late) == datetime(2026, 11, 25, tzinfo=UTC) + timedelta(0)
