"""`desk complaint` and `desk today` as clerks meet them, and the papers of a complaint."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from broadcaster.desk import ledger
from broadcaster.desk.checks import NATURES, complaint_nature
from broadcaster.desk.exchange.columns import whole
from broadcaster.desk.paper.forms import layout_sheet
from broadcaster.desk.reading import get
from tests.desk.cases.conftest import BOOK, entered
from tests.desk.conftest import House
from tests.desk.home import Home
from tests.desk.samples import BOSS, NOW, SHANGHAI
from tests.desk.terminal import typed_in_terminal


def new(home: Home, *more: str) -> str:
    made = home.told("complaint", "add", "--kind", "wrong", "--cause", "送错了颜色", "--phone", "13812345678", *more)
    return str(made["number"])


def test_a_complaint_is_followed_through_at_the_desk(home: Home, tmp_path: Path) -> None:
    """CMP-01, CMP-13: each refusal says what is missing and how to go on."""
    number = new(home, "--channel", "shop")
    home.run("complaint", "accept", number, "--promised-by", "2099-12-01")
    said = home.run("complaint", "close", number)
    assert said.code == 1
    assert said.err.count("\n") > 8
    home.run("complaint", "assign", number, "--handler", "李敏", "--liable-dept", "物流部")
    home.run("complaint", "investigate", number, "--root-cause", "装错车", "--fault", "own", "--sufficient", "yes", "--reasonable", "yes")
    assert home.run("complaint", "liability", number, "--share", "物流部=60", "--share", "顾家").code == 1
    shared = home.run("complaint", "liability", number, "--share", "物流部=60", "--share", "顾家=40", "--loss", "物流部:return=500")
    assert shared.code == 0
    home.run("complaint", "plan", number, "--measure", "换一套")
    home.run("complaint", "care", number, "--replaced", "yes")
    home.run("complaint", "notify", number, "--reaction", "同意")
    home.run("complaint", "execute", number)
    home.run("complaint", "confirm", number, "--satisfaction", "satisfied")
    home.run("complaint", "improve", number, "--improvement", "复核", "--improvement-owner", "李敏", "--improvement-due", "2099-12-31")
    done = home.told("complaint", "close", number)
    assert (done["stage"], done["closed_by"]) == ("closed", "李敏")
    shown = home.run("complaint", "show", number, "--history").out
    assert "60.00%" in shown
    assert "物流部" in shown
    left = home.run("complaint", "archive", "--json", "--check")
    assert left.code == 1
    assert [p["code"] for p in json.loads(left.out)["left"]] == ["desk.case.papers"]
    order = tmp_path / "订单.jpg"
    order.write_bytes(b"order")
    assert home.run("complaint", "papers", number, "--original-order", str(order), "--order-seen-by", "李敏").code == 0
    assert home.told("complaint", "archive")["filed"] == [number]
    assert home.run("verify").code == 0


def test_all_that_is_wrong_with_an_act_is_said_at_once_and_as_json(home: Home) -> None:
    number = new(home)
    said = home.run("complaint", "refuse", number, "--json")
    assert [p["code"] for p in json.loads(said.out)["problems"]] == ["desk.case.needs", "desk.case.own-refusal"]
    wrong = home.run("complaint", "investigate", number, "--fault", "谁", "--sufficient", "也许", "--json")
    assert [p["code"] for p in json.loads(wrong.out)["problems"]] == ["desk.value.choice", "desk.value.yes"]


def test_what_the_call_says_is_not_typed_again(home: Home) -> None:
    """F-CMP14, CMP-31: the complaint keeps the call's number."""
    said = ("--topic", "complaint", "--content", "送货晚了三天", "--name", "赵先生", "--phone", "13900000001")
    call = home.told("call", "add", *said)["number"]
    row = home.told("complaint", "add", "--kind", "delivery", "--call-ref", call.lower(), "--name", "赵太太")
    assert (row["cause"], row["name"], row["call_ref"], row["phone"]) == ("送货晚了三天", "赵太太", call, "139****0001")
    assert home.run("complaint", "add", "--kind", "delivery", "--call-ref", "DH-19990101-0001").code == 1


def test_a_day_at_the_desk(home: Home) -> None:
    """CMP-26."""
    rooms = ("tasks", "silent", "revisits", "errands", "opinions", "reports")
    assert home.told("today") == {room: [] for room in rooms}
    number = new(home, "--happened-at", "2026-01-01 09:00")
    told = home.run("today", "--json")
    assert told.code == 1
    assert [(t["why"], t["limit"], t["number"]) for t in json.loads(told.out)["tasks"]] == [
        ("late", "reply", number),
        ("late", "plan", number),
        ("follow", "", number),
    ]
    assert number in home.run("today").out


def test_whom_it_is_about_sees_only_that_it_is_there(home: Home, tmp_path: Path) -> None:
    """CMP-22: on the screen, in lists, as JSON, in files, in its history and on paper."""
    number = new(home, "--accused", "李敏", "--kind", "staff")
    for words in (("list",), ("list", "--json"), ("show", number, "--history")):
        told = home.run("complaint", *words).out
        assert number in told
        assert "送错了颜色" not in told
    home.run("complaint", "export", str(tmp_path / "a.csv"))
    assert "送错了颜色" not in (tmp_path / "a.csv").read_text("utf-8")
    home.run("complaint", "print", number, "--layout", "staff", "--to", str(tmp_path / "a.pdf"))
    assert "送错了颜色" not in _text((tmp_path / "a.pdf").read_bytes())
    assert "desk.about-you" in home.run("complaint", "accept", number, "--json").out


def test_a_terminal_asks_what_an_act_needs(home: Home) -> None:
    number = new(home)
    typed_in_terminal(home.folder, ["complaint", "accept", number], ["2099-12-01"])
    typed_in_terminal(home.folder, ["complaint", "remind", number], ["督2026-7", "三天没有动静"])
    row = home.told("complaint", "show", number)
    assert (row["stage"], row["promised_by"], row["reminders"]) == ("accepted", "2099-12-01", 1)


def test_parts_are_only_looked_at(home: Home) -> None:
    assert home.run("complaint-share", "add").code == 2
    assert home.run("complaint-share", "list").code == 0


def _text(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("layout", BOOK.layouts, ids=lambda one: one.form)
def test_each_paper_has_its_title_its_form_and_its_fields(sqlite_house: House, layout: object) -> None:
    """Desk 4.5: nine complaint sheets are nine layouts of one case."""
    chosen = next(one for one in BOOK.layouts if one is layout)
    number = entered(sqlite_house, goods="沙发", order_no="D-17")
    row = sqlite_house.desk.read(lambda c: get(c, BOOK, number))
    parts = {name: (heading, "甲 60.00%") for name, heading in (("@shares", "责任比例"), ("@opinions", "意见"), ("@clocks", "时限"))}
    made = _text(layout_sheet(whole(BOOK, SHANGHAI), chosen, row, parts))
    assert number in made
    assert chosen.form in made
    titles = {chosen.zh.replace(" ", ""), chosen.en.replace(" ", "")}
    assert any(title in made for title in titles)
    known = {f.name: {f.zh.replace(" ", ""), f.en.replace(" ", "")} for f in BOOK.all_fields()}
    missing = [name for name in chosen.fields if name in known and not any(words in made for words in known[name])]
    assert missing == []


def test_kinds_have_two_levels(sqlite_house: House) -> None:
    """CMP-02, CMP-30: every kind has its upper one; a tenant's complaint has kinds of its own."""
    kinds = {c.value for c in BOOK.field("kind").choices}
    assert {kind for some in NATURES.values() for kind in some} | {"other"} == kinds
    assert {complaint_nature({"kind": kind}) for kind in kinds} == {c.value for c in BOOK.field("nature").choices}
    vendor = sqlite_house.parties["vendor"]
    values = {"kind": "lease", "cause": "租费算错", "party": vendor}
    row = sqlite_house.desk.write(BOSS, NOW, lambda w: ledger.add(w, BOOK, values))
    assert (row["nature"], row["party"]) == ("tenant", vendor)
