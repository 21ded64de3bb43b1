"""The form before the air, and the air back on the form (BRD-C02, B3)."""

import json
from datetime import UTC, datetime, timedelta
from time import sleep

import pytest

from broadcaster.announcements.due import due
from broadcaster.announcements.model import Announcement
from broadcaster.announcements.standing import standing
from broadcaster.desk.front.paging import POLICE_AFTER, SORTS, airings, police_advised
from broadcaster.desk.registers import book
from broadcaster.desk.registers.page import SPOKEN
from broadcaster.desk_cli.front.paging import FIELDS
from broadcaster.record.entries import Aired, Outcome
from broadcaster.scripts.blanks import BY_NAME, Source
from broadcaster.scripts.reader import read
from broadcaster.scripts.template import names_of
from broadcaster.store.board import BoardStore
from broadcaster.store.record import RecordStore
from broadcaster.timetable.days import day_of
from broadcaster.timetable.reader import read as read_timetable
from tests.desk.home import Home
from tests.desk.samples import NOW, SHANGHAI
from tests.desk.terminal import typed_in_terminal
from tests.in_process import ROOT

CHILD = [
    "page", "lost-child", "--reporter", "李女士", "--phone", "13812345678", "--child-name", "小明", "--sex", "男孩", "--age", "5岁",
    "--clothes", "红上衣", "--last-place", "三楼",
]  # fmt: skip
CAR = ["page", "move-car", "--reporter", "保安", "--plate", "沪A12345", "--last-place", "南门"]


def queued(home: Home) -> list[Announcement]:
    store = BoardStore.open(home.url)
    try:
        return list(store.read().announcements)
    finally:
        store.close()


def test_the_form_is_kept_and_its_words_are_in_the_queue(home: Home) -> None:
    form = home.told(*CHILD)
    (one,) = queued(home)
    assert (form["announcement"], one.contact, one.by.startswith("李敏")) == (one.id, form["number"], True)
    assert dict(one.fields) == {"孩子姓名": "小明", "性别": "男孩", "年龄": "5岁", "衣着": "红上衣", "地点": "三楼"}
    assert (one.when.every, one.reads) == (timedelta(minutes=5), 2)
    assert "身穿红上衣" in form["wording"]
    assert form["next"] is not None


def test_without_what_the_script_says_there_is_neither_form_nor_announcement(home: Home) -> None:
    assert home.refused("page", "lost-child", "--child-name", "小明") == ["desk.required"] * 5
    assert home.told("page", "list") == []
    assert queued(home) == []


def test_a_terminal_asks_only_what_is_missing(home: Home) -> None:
    seen = typed_in_terminal(
        home.folder, ["page", "move-car", "--reporter", "保安", "--phone", "13812345678"], ["", "沪A12345", "", "南门"]
    )
    assert "*车牌" in seen
    assert dict(queued(home)[0].fields) == {"车牌": "沪A12345", "地点": "南门"}


def test_what_the_mall_heard_stands_on_the_form_and_the_outcome_ends_the_announcement(home: Home) -> None:
    number = home.told(*CAR)["number"]
    (one,) = queued(home)
    heard = one.at or NOW
    today = day_of(read_timetable(ROOT / "schedules/mall.yaml"), heard.astimezone(SHANGHAI).date())
    (cue,) = due(standing([one], [], heard), today)
    item = Aired(cue.id, today.date, one.title, "page", (), heard, heard, 24, 27, start=heard, end=heard, outcome=Outcome.AIRED)
    record = RecordStore.open(home.url)
    record.put([item])
    record.close()
    shown = home.told("page", "show", number)
    assert (shown["airings"], shown["air_result"]) == (1, "aired")
    assert datetime.fromisoformat(shown["first_aired"]).timestamp() == pytest.approx(heard.timestamp(), abs=1)
    settled = home.told("page", "settle", number, "--outcome", "moved")
    assert (settled["outcome"], settled["settled_by"]) == ("moved", "李敏")
    (row,) = home.told("queue", "list", "--all", program="broadcaster")
    assert row["state"] == "cancelled"
    assert home.refused("page", "settle", number, "--outcome", "moved") == ["desk.front.done"]


def test_words_are_read_again_until_the_form_is_settled(home: Home) -> None:
    number = home.told(*CAR)["number"]
    sleep(1.1)  # the queue knows an announcement by its second
    names = home.told("page", "again", number)["announcement"].split()
    assert sorted(names) == sorted(one.id for one in queued(home))
    assert len(names) == 2
    home.told("page", "settle", number, "--outcome", "moved")
    assert {row["state"] for row in home.told("queue", "list", "--all", program="broadcaster")} == {"cancelled"}
    assert home.refused("page", "again", number) == ["desk.front.done"]
    assert len(queued(home)) == 2


def test_a_closed_form_needs_an_outcome(home: Home) -> None:
    number = home.told(*CAR)["number"]
    assert home.refused("page", "settle", number) == ["desk.required"]


def test_ten_minutes_after_a_child_is_lost_the_police_are_advised_until_they_are_called() -> None:
    lost = {"police_due": NOW + POLICE_AFTER, "outcome": None, "police_at": None}
    assert not police_advised(lost, NOW + timedelta(minutes=9, seconds=59))
    assert police_advised(lost, NOW + timedelta(minutes=10))
    assert not police_advised({**lost, "police_at": NOW}, NOW + timedelta(hours=1))
    assert not police_advised({**lost, "outcome": "found"}, NOW + timedelta(hours=1))
    assert not police_advised({**lost, "police_due": None}, NOW + timedelta(hours=1))


def test_the_advice_is_said_when_the_form_is_looked_at(home: Home) -> None:
    form = home.told(*CHILD)
    first = home.run("page", "show", form["number"])
    assert "110" not in first.err
    past = (datetime.now(UTC) - timedelta(minutes=1)).astimezone(SHANGHAI)
    home.told("page", "amend", form["number"], "--police-due", f"{past:%Y-%m-%d %H:%M}", "--reason", "试")
    assert form["number"] in home.run("page", "show", form["number"]).err
    assert [d["number"] for d in home.told("call", "due", "--overdue")] == [form["number"]]
    home.told("page", "police", form["number"])
    assert home.run("page", "show", form["number"]).err == ""


def test_airings_are_those_of_the_forms_own_announcement() -> None:
    def item(name: str, minute: int, outcome: Outcome, *, heard: bool) -> Aired:
        at = NOW + timedelta(minutes=minute)
        return Aired(name, NOW.date(), "x", "page", (), at, at, 24, 27, start=at if heard else None, outcome=outcome)

    items = [
        item("2026-11-24/abc@52200", 0, Outcome.AIRED, heard=True),
        item("2026-11-24/abc@52500", 5, Outcome.MISSED, heard=False),
        item("2026-11-24/abcd@52500", 6, Outcome.AIRED, heard=True),
    ]
    found = airings(items, "abc")
    assert (found.times, found.first, found.last, found.result) == (1, NOW, NOW, "aired, missed")
    assert airings(items, "").times == 0
    assert airings(items, "abc abcd").times == 2


@pytest.mark.parametrize("sort", SORTS.values(), ids=SORTS.keys())
def test_every_shipped_page_can_be_filled_from_its_form(sort: object) -> None:
    kinds = {c.value: c.zh for c in book("page").field("kind").choices}
    one = SORTS[sort.name]  # type: ignore[attr-defined]
    scripts = {name.rsplit("/", 1)[-1]: script for name, script in read(ROOT / "scripts_tts")[0].items() if "zh_CN" in name}
    script = scripts[one.script]
    asked = [n for n in names_of(script.template, script.fields) if n not in BY_NAME or BY_NAME[n].source is Source.ASKED]
    assert {SPOKEN[BY_NAME[n].zh] for n in asked} <= set(one.fields)
    assert kinds[one.name] == one.script
    assert tuple(FIELDS[one.name][0].split()) == one.fields


def test_words_that_a_script_asks_and_no_field_holds_come_by_name(home: Home) -> None:
    (home.folder / "scripts_tts").unlink()
    folder = home.folder / "scripts_tts/zh_CN/即时广播"
    folder.mkdir(parents=True)
    (folder / "请车主移车.txt").write_text(
        "---\ntitle: 移车\nkind: page\nfields: [车位]\n---\n{{ 车牌 }}停在{{ 车位 }}，请移开。\n", "utf-8"
    )
    assert home.refused(*CAR) == ["desk.front.blank"]
    assert home.told(*CAR, "--field", "车位=B12")["wording"] == "沪A12345停在B12，请移开。"
    assert json.dumps(home.told("page", "list"), ensure_ascii=False).count("GB-") == 1
