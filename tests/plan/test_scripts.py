"""Rows that say a script, and rows that stand by for the queue."""

from dataclasses import replace
from datetime import timedelta

from broadcaster.content.said import Said
from broadcaster.faults import Problem, Severity
from broadcaster.timetable.model import Cue, Kind, Rank
from broadcaster.timetable.plan import plan
from tests.plan.shop import LIBRARY, WEEKDAY, clip, codes, lines, on, page, row, table, window

NAME = "scripts/zh_CN/欢迎语"
HALF_HOUR = timedelta(minutes=30)


def said(seconds: float, *, rendered: bool = True, troubles: tuple[Problem, ...] = ()) -> Said:
    sound = clip(f"{NAME}~1", seconds) if rendered else None
    return Said(NAME, "欢迎语", "欢迎光临。", "d1", seconds, sound, "kokoro/zf_xiaoxiao" if rendered else "", troubles=troubles)


def announced(title: str, clock: str) -> Cue:
    return replace(page(title, on(WEEKDAY, clock), 20, Rank.SPEECH), kind=Kind.SCRIPT, relieves=True)


def test_a_script_is_a_cue_of_its_rendering_with_its_words() -> None:
    planned = plan(table(row("欢迎语", "9:42", say=NAME)), WEEKDAY, LIBRARY, scripts={NAME: said(20)})
    (cue,) = planned.cues
    assert (cue.kind, cue.source, cue.end - cue.start) == (Kind.SCRIPT, (f"{NAME}~1",), timedelta(seconds=20))
    assert cue.said is not None
    assert cue.said.text == "欢迎光临。"


def test_a_script_without_sound_keeps_its_estimated_place_and_says_why() -> None:
    trouble = Problem("plan.missing-clip", Severity.ERROR, facts={"title": "欢迎语", "source": NAME})
    planned = plan(table(row("欢迎语", "9:42", say=NAME)), WEEKDAY, LIBRARY, scripts={NAME: said(13, rendered=False, troubles=(trouble,))})
    (cue,) = planned.cues
    assert (cue.source, cue.end - cue.start) == ((NAME,), timedelta(seconds=13))
    assert codes(planned) == ["plan.missing-clip"]


def test_a_row_that_stands_by_makes_room_where_an_announcement_is_due_and_nowhere_else() -> None:
    standby = row("活动信息", windows=(window("10:00", "12:00"),), every=HALF_HOUR, say="recordings/活动信息", standby=True)
    planned = plan(table(standby), WEEKDAY, LIBRARY, [announced("家装节", "10:00"), announced("家装节 2", "11:40")])
    assert lines(planned) == [
        "10:00:00-10:00:20 script 家装节",
        "10:30:00-10:30:15 recording 1.2",
        "11:00:00-11:00:15 recording 1.3",
        "11:40:00-11:40:20 script 家装节 2",
    ]
    assert codes(planned, "plan.stood-by") == ["plan.stood-by"] * 2


def test_a_notice_is_said_beside_the_row_that_stands_by_for_an_event() -> None:
    standby = row("活动信息", windows=(window("10:00", "10:30"),), every=HALF_HOUR, say="recordings/活动信息", standby=True)
    planned = plan(table(standby), WEEKDAY, LIBRARY, [replace(announced("免费量尺", "10:10"), relieves=False)])
    assert lines(planned) == ["10:00:00-10:00:15 recording 1", "10:10:00-10:10:20 script 免费量尺"]


def test_a_page_relieves_nobody() -> None:
    standby = row("活动信息", windows=(window("10:00", "10:30"),), every=HALF_HOUR, say="recordings/活动信息", standby=True)
    planned = plan(table(standby), WEEKDAY, LIBRARY, [page("寻人", on(WEEKDAY, "10:00"), 20)])
    assert [c.title for c in planned.cues] == ["寻人", "活动信息"]
