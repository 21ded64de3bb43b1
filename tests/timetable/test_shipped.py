"""The shipped table is B1's, and clean."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from broadcaster.content.clip import Library
from broadcaster.faults import Severity
from broadcaster.timetable.hours import spell
from broadcaster.timetable.model import Band, Over, Row, Timetable
from broadcaster.timetable.reader import problems, read
from broadcaster.timetable.review import review, year
from tests.plan.recorded import recorded, with_days
from tests.timetable.conftest import FIRST, clip

SHIPPED = Path("schedules/mall.yaml")
FILES = {
    "welcome/相亲相爱.ogg": 180,
    "welcome/迎宾曲.mp3": 150,
    "farewell/送宾曲.flac": 90,
    "english/a.mp3": 120,
    "light/a.opus": 120,
    "promo/a.ogg": 20,
    **{f"recordings/{name}.ogg": 40 for name in ("营业员心态调整", "红星欢迎语", "天气预报友情提醒", "活动信息", "节日祝福")},
}
B1 = [
    ("09:20", "09:29", "10m", ("welcome/相亲相爱.ogg",)),
    ("09:30", "09:40", "10m", ("welcome/迎宾曲.mp3",)),
    ("09:42", None, "1m", ("scripts/zh_CN/红星欢迎语",)),
    ("09:42", "10:00", None, ("english", "light")),
    ("10:00", "10:05", "5m", ("scripts/zh_CN/天气预报友情提醒",)),
    ("10:05", "11:30", None, ("promo",)),
    ("11:30", "14:00", None, ("english", "light")),
    ("14:00", "15:30", None, ("promo",)),
    ("15:30", "closing - 6m", None, ("english", "light")),
    ("closing - 5m", "closing", None, ("farewell/送宾曲.flac",)),
]


@pytest.fixture
def shipped() -> Timetable:
    return read(SHIPPED)


def source(row: Row) -> tuple[str, ...]:
    return row.play or tuple(filter(None, (row.loop or row.say,)))


def test_it_has_the_ten_rows_of_the_manual(shipped: Timetable) -> None:
    rows = [
        (spell(r.at[0]), r.until and spell(r.until), r.stated and f"{r.stated // timedelta(minutes=1)}m", source(r)) for r in shipped.rows
    ]
    assert rows == B1


def test_it_has_the_manuals_levels_and_later_closing(shipped: Timetable) -> None:
    assert shipped.bands["welcome"] == shipped.bands["farewell"] == Band(21, 24)
    assert shipped.bands["english"] == shipped.bands["speech"] == Band(24, 27)
    assert shipped.bands["light"] == Band(24, 24)
    assert {kind: spell(m) for kind, m in shipped.closing.items()} == {"default": "17:30", "weekend": "18:00", "event": "18:00"}


def test_the_talk_of_row_one_and_the_bed_after_the_weather_are_there(shipped: Timetable) -> None:
    first, weather = shipped.rows[0], shipped.rows[4]
    assert (first.say, spell(first.say_at) if first.say_at else "", first.over) == ("scripts/zh_CN/营业员心态调整", "09:24", Over.DUCK)
    assert weather.then == ("light",)


def test_event_days_and_holidays_add_their_words(shipped: Timetable) -> None:
    event, holiday = shipped.overlays
    (news,), (greeting,) = event.add, holiday.add
    assert [(spell(w.start), spell(w.end)) for w in news.windows] == [("10:00", "12:00"), ("14:00", "17:00")]
    assert (news.every, news.reads, news.standby) == (timedelta(minutes=30), 2, True)
    assert [spell(m) for m in greeting.at] == ["11:00", "14:00"]


@pytest.mark.parametrize("first", [FIRST, date(2027, 12, 1), date(2030, 1, 1)])
def test_there_is_nothing_but_notes_to_say_about_it_in_any_year(shipped: Timetable, first: date) -> None:
    assert not problems(SHIPPED)[1]
    found = review(recorded(with_days(shipped)), Library(clip(name, seconds) for name, seconds in FILES.items()), year(first))
    assert {p.severity for p in found} == {Severity.NOTE}
    assert {p.code for p in found} >= {"plan.gap", "plan.stated-length"}


def test_its_sounds_are_all_in_the_demo_library(shipped: Timetable) -> None:
    rows = (*shipped.rows, *(row for overlay in shipped.overlays for row in overlay.add))
    files = {str(p.relative_to("audio")) for p in Path("audio").rglob("*.*")}
    stems = files | {name.rsplit(".", 1)[0] for name in files}
    asked = {name for row in rows for name in row.play if "/" in name}
    if not files:
        pytest.skip("the demo library is not made yet")
    assert asked <= stems
    said = {row.say.removeprefix("scripts/") for row in rows if row.say}
    assert [name for name in said if not Path("scripts_tts", f"{name}.txt").is_file() and not Path("scripts_tts", name).is_dir()] == []
