"""How people and programs read a day."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from rich.cells import cell_len

from broadcaster.cli.day.calendar import as_ics
from broadcaster.cli.day.dates import read_date
from broadcaster.cli.day.structured import as_json
from broadcaster.cli.day.structured import as_text as json_text
from broadcaster.cli.day.timeline import as_text as timeline
from broadcaster.faults import Exit, Fault
from broadcaster.timetable.model import Timetable
from broadcaster.timetable.plan import plan
from tests.plan.conftest import EVENT, EVERYTHING
from tests.plan.shop import LIBRARY, SHANGHAI, WEEKDAY, on, row, shelf, table

LONG_AGO = on(date(2026, 1, 1), "12:00")


def cells(line: str, text: str) -> int:
    """The display column at which `text` stands."""
    return cell_len(line[: line.index(text)])


def test_a_timeline_shows_the_day_line_by_line(mall: Timetable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADCASTER_LANGUAGE", "en")
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = timeline([plan(mall, EVERYTHING, LIBRARY)], LONG_AGO).splitlines()
    assert lines[0] == "2027-01-02  Saturday  weekend, event day, holiday  09:20-18:00"
    assert lines[2].split() == ["09:20", "09:29", "9:00", "song", "相亲相爱、营业员心态调整", "21-24", "welcome/相亲相爱.ogg"]
    assert [line.split()[0] for line in lines[2:9]] == ["09:20", "09:24", "09:30", "09:42", "09:42", "10:00", "10:00:40"]


def test_columns_stand_under_one_another_in_cells(mall: Timetable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = timeline([plan(mall, WEEKDAY, LIBRARY)], LONG_AGO).splitlines()
    songs = {cells(line, name) for line in lines for name in ("welcome/", "farewell/", "recordings/", "english, ") if name in line}
    assert len(songs) == 1


def test_speech_is_indented_under_the_music_it_goes_over(mall: Timetable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = timeline([plan(mall, EVENT, LIBRARY)], LONG_AGO).splitlines()
    greeting = next(n for n, line in enumerate(lines) if "+ 红星欢迎语" in line)
    assert "背景音乐（早场）" in lines[greeting - 1]
    assert not any("+ 天气预报" in line for line in lines)


def test_what_is_on_now_is_marked_on_the_day_itself_only(mall: Timetable) -> None:
    now = datetime(2026, 12, 3, 9, 24, 10, tzinfo=SHANGHAI)
    marked = [line for line in timeline([plan(mall, WEEKDAY, LIBRARY)], now).splitlines() if line.startswith(">")]
    assert [line.split()[1] for line in marked] == ["09:20", "09:24"]
    assert ">" not in timeline([plan(mall, WEEKDAY, LIBRARY)], LONG_AGO)


@pytest.mark.parametrize("columns", ["60", "80", "100", "200"])
def test_a_timeline_keeps_to_the_width_it_has(mall: Timetable, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    shown = timeline([plan(mall, EVERYTHING, LIBRARY)], LONG_AGO)
    assert max(map(cell_len, shown.splitlines())) <= int(columns)


def test_titles_that_look_like_markup_are_shown_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    odd = plan(table(row("[red]促销[/blue]", "10:00", "11:00", play=("light",))), WEEKDAY, shelf({}))
    shown = timeline([odd], LONG_AGO)
    assert shown.count("[red]促销[/blue]") == 2


def test_json_has_the_promised_keys(mall: Timetable) -> None:
    day = as_json(plan(mall, EVENT, LIBRARY))
    assert {"date", "kinds", "cues", "notes"} <= day.keys()
    assert (day["date"], day["kinds"]) == ("2026-12-04", ["weekday", "event"])
    song, words = day["cues"][:2]
    assert song | {"start": "2026-12-04T09:20:00+08:00", "end": "2026-12-04T09:29:00+08:00", "kind": "song", "level": [21, 24]} == song
    assert song | {"source": ["welcome/相亲相爱.ogg"], "over": None, "rank": 30} == song
    assert (words["over"], words["title"]) == ("duck", "营业员心态调整")
    for note in day["notes"]:
        assert {"code", "severity", "at", "message"} <= note.keys()
        assert "{" not in note["message"]


def test_one_day_is_an_object_and_several_are_a_list(mall: Timetable) -> None:
    days = [plan(mall, WEEKDAY, LIBRARY), plan(mall, EVENT, LIBRARY)]
    assert json.loads(json_text(days[:1]))["date"] == "2026-12-03"
    assert [d["date"] for d in json.loads(json_text(days))] == ["2026-12-03", "2026-12-04"]


def test_every_note_has_its_sentence() -> None:
    rows = (
        row("a", "10:00", "11:00", play=("light",), stated=timedelta(minutes=1)),
        row("b", "10:30", "11:30", play=("none/x.ogg",)),
        row("c", "12:00", "12:00:10", say="c"),
        row("d", "12:00", say="d", tolerance=timedelta()),
        row("e", "13:00", "12:00", play=("light",)),
    )
    day = as_json(plan(table(*rows), WEEKDAY, shelf({})))
    berlin = table(row("f", ("2:30",), say="f"), zone=ZoneInfo("Europe/Berlin"))
    nights = [as_json(plan(berlin, d, shelf({}))) for d in (date(2026, 3, 29), date(2026, 10, 25))]
    told = {n["code"] for d in (day, *nights) for n in d["notes"]}
    words = (
        "empty-folder",
        "gap",
        "missed",
        "missing-clip",
        "no-time",
        "over-long",
        "overlap",
        "stated-length",
        "time-doubled",
        "time-skipped",
    )
    assert told == {f"plan.{w}" for w in words}


def test_a_calendar_reads_back_with_zone_times_and_stable_ids(mall: Timetable) -> None:
    days = [plan(mall, d, LIBRARY) for d in (WEEKDAY, EVENT)]
    first, second = (Calendar.from_ical(as_ics(days, mall, stamp)) for stamp in (LONG_AGO, on(WEEKDAY, "9:00")))
    events = first.walk("VEVENT")
    assert len(events) == sum(len(d.cues) for d in days)
    assert len({e["uid"] for e in events}) == len(events)
    assert [e["uid"] for e in events] == [e["uid"] for e in second.walk("VEVENT")]
    assert (events[0]["dtstart"].params["TZID"], events[0].decoded("dtstart")) == ("Asia/Shanghai", on(WEEKDAY, "9:20"))
    assert first.walk("VTIMEZONE")[0]["tzid"] == "Asia/Shanghai"
    assert all(e.decoded("dtend") > e.decoded("dtstart") for e in events)


def test_a_calendar_tells_the_second_time_of_a_doubled_hour_from_the_first() -> None:
    berlin = table(row("a", "1:00", "2:00", play=("light",)), row("b", "opening", "4:00", play=("light",)), zone=ZoneInfo("Europe/Berlin"))
    planned = plan(berlin, date(2026, 10, 25), shelf({"light/a.ogg": 9}))
    late = plan(
        table(row("n", "opening+120m", "4:00", play=("light",)), zone=berlin.zone, opening={"default": berlin.rows[0].at[0]}),
        date(2026, 10, 25),
        shelf({"light/a.ogg": 9}),
    )
    ends = [e.decoded("dtstart") for e in Calendar.from_ical(as_ics([planned, late], berlin, LONG_AGO)).walk("VEVENT")]
    assert ends == [c.start for day in (planned, late) for c in day.cues]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-05", date(2026, 12, 5)),
        ("２０２６－１２－０５", date(2026, 12, 5)),
        ("2026/12/5", date(2026, 12, 5)),
        ("today", date(2026, 12, 3)),
        ("Tomorrow", date(2026, 12, 4)),
        ("明天", date(2026, 12, 4)),
        ("+3", date(2026, 12, 6)),
        ("-3", date(2026, 11, 30)),
    ],
)
def test_dates_are_read_as_people_type_them(text: str, day: date) -> None:
    assert read_date(text, WEEKDAY) == day


@pytest.mark.parametrize(
    "text", ["", "2026-02-30", "12-05", "next week", "+", "+9999999", "9999-12-31", "0001-01-01", "-999999", "٢٠٢٦-١٢-٠٥"]
)
def test_what_is_no_date_is_refused_with_a_usage_exit(text: str) -> None:
    with pytest.raises(Fault) as refused:
        read_date(text, WEEKDAY)
    assert [p.code for p in refused.value.problems] == ["plan.bad-date"]
    assert refused.value.exit_code is Exit.USAGE
