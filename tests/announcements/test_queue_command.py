"""`broadcaster queue` as people type it."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from broadcaster.faults import Exit
from broadcaster.store.board import BoardStore
from tests.announcements.files import HEAD, rows
from tests.announcements.terminal import Mall
from tests.control.conftest import Desk

EVENT = """\
event: 家装节
dates: 2026-12-05..2026-12-06
announcements:
  - {title: 开幕, text: 甲的内容。}
  - {title: 抽奖, text: 乙的内容。}
"""


@pytest.fixture
def mall(tmp_path: Path) -> Mall:
    return Mall.made(tmp_path / "商场")


def test_what_a_file_says_is_queued_and_the_next_read_of_each_is_told(mall: Mall) -> None:
    mall.write("家装节.yaml", EVENT)
    said = mall.call("queue", "add", "家装节.yaml", "--by", "小王")
    assert (said.code, said.err) == (0, "No daemon is on air; this holds from its next start on.\n")
    assert "家装节.yaml: 2 queued, 0 known already." in said.out
    for told in ("开幕            2026-12-05 10:00", "抽奖            2026-12-05 10:30"):
        assert " ".join(told.split()) in " ".join(said.out.split())
    again = mall.call("queue", "add", "家装节.yaml", "--by", "小李")
    assert "0 queued, 2 known already" in again.out
    assert "开幕, waiting, queued by 小王 (" in again.out


def test_one_bad_row_queues_nothing_of_its_file_and_all_of_the_others_unless_partial_is_asked(mall: Mall) -> None:
    mall.write("好.yaml", EVENT)
    rows(mall.home / "坏.xlsx", HEAD, ("店庆", "2026-12-05", "丙"), ("店庆", "12月5日", "丁"), ("店庆", "2026-12-05", ""))
    said = mall.call("queue", "add", "坏.xlsx", "好.yaml")
    assert said.code == Exit.PROBLEMS
    assert "坏.xlsx:活动!B3: error: 12月5日 is no date." in said.err
    assert "坏.xlsx:活动!A4: error: There is nothing to read out." in said.err
    assert "坏.xlsx: 0 queued" in said.out
    assert "好.yaml: 2 queued" in said.out
    assert [(one["title"], one["approval"]) for one in mall.json("queue", "list")] == [
        ("开幕", "never-requested"),
        ("抽奖", "never-requested"),
    ]
    partial = mall.call("queue", "add", "坏.xlsx", "--partial")
    assert (partial.code, "坏.xlsx: 1 queued" in partial.out) == (Exit.PROBLEMS, True)
    assert [one["text"] for one in mall.json("queue", "list")][-1] == "丙"


def test_programs_are_answered_in_json_with_places(mall: Mall) -> None:
    mall.write("a.csv", "日期,内容\n2026-12-05,甲\n")
    added = mall.json("queue", "add", "a.csv")["files"][0]
    assert (added["queued"][0]["next"], added["known"], added["problems"]) == ("2026-12-05T10:00:00+08:00", [], [])
    mall.write("b.csv", "日期,内容\n12月5日,甲\n")
    refused = mall.call("queue", "add", "b.csv", "--json")
    problem = json.loads(refused.out)["files"][0]["problems"][0]
    assert (refused.code, problem["code"], problem["line"], problem["column"]) == (1, "timetable.date", 2, 1)


def test_a_corrected_file_is_told_that_the_old_row_is_still_read(mall: Mall) -> None:
    mall.write("a.yaml", EVENT)
    mall.call("queue", "add", "a.yaml")
    mall.write("a.yaml", EVENT.replace("甲的内容", "甲的新内容"))
    said = mall.call("queue", "add", "a.yaml")
    old = next(one["id"] for one in mall.json("queue", "list") if one["text"] == "甲的内容。")
    assert f"broadcaster queue cancel {old[:8]}" in said.err
    assert "“开幕” is queued already with other words" in said.err


def test_more_texts_than_reads_are_told(mall: Mall) -> None:
    mall.write("a.csv", "日期,内容\n" + "".join(f"2026-12-05,第{n}条\n" for n in range(12)))
    said = mall.call("queue", "add", "a.csv")
    assert "2 texts get no turn on 2026-12-05" in said.err
    assert said.code == 0


def test_the_events_folder_counts_without_a_command_and_its_problems_are_told(mall: Mall) -> None:
    events = mall.home / "schedules" / "events"
    events.mkdir()
    (events / "家装节.yaml").write_text(EVENT)
    (events / "坏.yaml").write_text("dates: 2026-12-05\n")
    said = mall.call("queue", "list")
    assert ("开幕" in said.out, "坏.yaml:1:1: error: There is nothing to read out." in said.err) == (True, True)
    mall.write("a.yaml", EVENT)
    assert "0 queued, 2 known already" in mall.call("queue", "add", "a.yaml").out
    one = mall.json("queue", "list")[0]["id"]
    assert "held" in mall.call("queue", "hold", one, "--by", "小王").out
    assert [d["title"] for d in mall.json("queue", "list", "--date", "2026-12-05")["due"]] == ["抽奖"] * 10


def test_a_day_of_the_queue_shows_each_read(mall: Mall) -> None:
    mall.write("a.yaml", EVENT)
    mall.call("queue", "add", "a.yaml")
    due = mall.json("queue", "list", "--date", "2026-12-05")["due"]
    assert [(d["at"][11:16], d["title"]) for d in due[:3]] == [("10:00", "开幕"), ("10:30", "抽奖"), ("11:00", "开幕")]
    assert mall.json("queue", "list", "--date", "2026-12-07")["due"] == []
    assert "10:30" in mall.call("queue", "list", "--date", "2026-12-05").out


def test_orders_hold_release_move_and_cancel_and_are_written_down_with_who(mall: Mall) -> None:
    mall.write("a.yaml", EVENT)
    first, second = (one["id"] for one in mall.json("queue", "add", "a.yaml")["files"][0]["queued"])
    assert "Next read: –" in mall.call("queue", "hold", first[:6], "--by", "小王", "--reason", "等通知").out
    assert "is held already" in mall.call("queue", "hold", first, second).err
    assert mall.json("queue", "show", second)["state"] == "waiting"
    assert "Next read: 2026-12-05 10:00" in mall.call("queue", "release", first).out
    moved = mall.call("queue", "move", second, "--dates", "2026年12月6日", "--windows", "15:00-16:00", "--every", "20分钟", "--by", "小李")
    assert "Next read: 2026-12-06 15:00" in moved.out
    assert "cancelled" in mall.call("queue", "cancel", first, "--reason", "不办了").out
    told = mall.json("queue", "show", first)
    assert [(o["verb"], o["reason"]) for o in told["orders"]] == [("hold", "等通知"), ("release", ""), ("cancel", "不办了")]
    assert told["orders"][0]["by"].startswith("小王 (")
    assert [one["title"] for one in mall.json("queue", "list")] == ["抽奖"]
    assert [one["state"] for one in mall.json("queue", "list", "--all")] == ["cancelled", "moved"]
    shown = mall.call("queue", "show", second)
    assert all(word in shown.out for word in ("15:00..16:00 / 20m", "never requested", "moved", "小李"))
    assert f"--announcement {second}" in shown.err


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["hold", "ffff"], Exit.PROBLEMS, "Nothing in the queue is called ffff"),
        (["hold", "f"], Exit.PROBLEMS, "Nothing in the queue is called f"),
        (["move", "ffff"], Exit.USAGE, "--dates"),
        (["move", "ffff", "--at", "11:00", "--every", "20m"], Exit.USAGE, "exclude each other"),
        (["move", "ffff", "--dates", "明天", "--windows", "10"], Exit.USAGE, "no window"),
        (["add"], Exit.USAGE, "queue add --help"),
        (["add", "none.csv"], Exit.PROBLEMS, "no such file"),
        (["list", "--date", "13月"], Exit.USAGE, "13月"),
        (["page", "没有这稿"], Exit.USAGE, "script list"),
        (["page", "请车主移车", "--field", "车牌"], Exit.USAGE, "--field"),
        (["add", "none.csv", "--by", "x\x07"], Exit.USAGE, "is no name"),
        (["template", "a.doc"], Exit.USAGE, ".xlsx"),
    ],
)
def test_a_wrong_call_is_answered_with_sentences(mall: Mall, words: list[str], code: Exit, hint: str) -> None:
    mall.script("zh_CN/红星欢迎语", "welcome", "欢迎光临。")
    said = mall.call("queue", *words)
    assert (said.code, "Traceback" in said.err) == (code, False)
    assert hint in said.err


def test_a_page_is_read_at_once_with_its_blanks_filled_and_ends_with_how_it_came_out(mall: Mall) -> None:
    mall.script("zh_CN/即时广播/请车主移车", "page", "车牌号{{ 车牌 }}的车主，请到{{ 地点 }}移车。")
    mall.script("zh_CN/促销/沙发节", "promo", "沙发节。")
    short = mall.call("queue", "page", "请车主移车", "--field", "车牌=沪A12345")
    assert (short.code, "地点" in short.err) == (Exit.PROBLEMS, True)
    assert "沙发节 is a text for promo" in mall.call("queue", "page", "沙发节").err
    assert "no blank 颜色" in mall.call("queue", "page", "请车主移车", "--field", "颜色=红").err
    fields = ("--field", "车牌=沪A12345", "--field", "地点＝南门")
    told = mall.json("queue", "page", "请车主移车", *fields, "--every", "5m", "--for", "20m", "--by", "小李")
    assert told["words"] == "车牌号沪A12345的车主，请到南门移车。"
    assert told["fields"] == {"车牌": "沪A12345", "地点": "南门"}
    assert datetime.fromisoformat(told["next"]) == datetime.fromisoformat(told["queued_at"])
    assert (told["every"], told["by"].split(" ")[0]) == ("5m", "小李")
    assert mall.json("queue", "show", told["id"])["approval"] == "free"
    mall.call("queue", "cancel", told["id"], "--reason", "车已移走", "--by", "小李")
    assert mall.json("queue", "show", told["id"])["orders"][0]["reason"] == "车已移走"


def test_a_running_daemon_is_told_and_its_clock_is_the_one_that_counts(mall: Mall) -> None:
    desk = Desk(mall.home / "var" / "control.sock")
    desk.answer = lambda request: {"now": "2026-12-05T10:17:03+08:00"} if request.verb == "status" else {}
    desk.start()
    try:
        mall.write("a.yaml", EVENT)
        said = mall.call("queue", "add", "a.yaml")
        assert (said.code, said.err) == (0, "")
        assert "2026-12-05 10:30" in said.out
        assert [str(r.verb) for r in desk.seen] == ["status", "reload"]
    finally:
        desk.stop()
    store = BoardStore.open(f"sqlite:///{mall.home / 'var' / 'store.sqlite'}")
    assert {a.at and a.at.isoformat() for a in store.read().announcements} == {"2026-12-05T02:17:03+00:00"}
    store.close()


def test_a_broken_timetable_or_a_store_that_is_away_is_a_sentence(mall: Mall) -> None:
    mall.write("a.yaml", EVENT)
    mall.write("schedules/mall.yaml", "mall: x\n")
    said = mall.call("queue", "add", "a.yaml")
    assert (said.code, "2 queued" in said.out, "broadcaster check" in said.err) == (0, True, True)
    (mall.home / "var" / "store.sqlite").unlink()
    for file in (mall.home / "var").glob("store.sqlite*"):
        file.unlink()
    (mall.home / "var" / "store.sqlite").mkdir()
    refused = mall.call("queue", "list")
    assert (refused.code, "The store does not answer" in refused.err, "Traceback" in refused.err) == (1, True, False)


def test_a_template_is_filled_in_and_added(mall: Mall) -> None:
    assert mall.call("queue", "template", "家装节.xlsx", language="zh_CN").code == 0
    assert "3 queued" in mall.call("queue", "add", "家装节.xlsx").out
    assert "is there already" in mall.call("queue", "template", "家装节.xlsx").err
