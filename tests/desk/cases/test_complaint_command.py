"""`desk complaint` and `desk today` as clerks meet them, and the papers of a complaint."""

import json
import subprocess
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
from tests.desk.samples import BOSS, NOW, SHANGHAI
from tests.desk.test_command import SECRET, Run, desk, environ, founded, typed_in_terminal  # noqa: F401 - fixtures


def number_of(done: subprocess.CompletedProcess[str]) -> str:
    return str(json.loads(done.stdout)["number"])


def new(run: Run, *more: str) -> str:
    return number_of(run("complaint", "add", "--kind", "wrong", "--cause", "送错了颜色", "--phone", "13812345678", *more, "--json"))


def test_a_complaint_is_followed_through_at_the_desk(desk: Run, tmp_path: Path) -> None:  # noqa: F811
    """CMP-01, CMP-13: each refusal says what is missing and how to go on."""
    number = new(desk, "--channel", "shop")
    desk("complaint", "accept", number, "--promised-by", "2099-12-01")
    said = desk("complaint", "close", number)
    assert said.returncode == 1
    assert said.stderr.count("\n") > 8
    desk("complaint", "assign", number, "--handler", "李敏", "--liable-dept", "物流部")
    desk("complaint", "investigate", number, "--root-cause", "装错车", "--fault", "own", "--sufficient", "yes", "--reasonable", "yes")
    assert desk("complaint", "liability", number, "--share", "物流部=60", "--share", "顾家").returncode == 1
    shared = desk("complaint", "liability", number, "--share", "物流部=60", "--share", "顾家=40", "--loss", "物流部:return=500")
    assert shared.returncode == 0
    desk("complaint", "plan", number, "--measure", "换一套")
    desk("complaint", "care", number, "--replaced", "yes")
    desk("complaint", "notify", number, "--reaction", "同意")
    desk("complaint", "execute", number)
    desk("complaint", "confirm", number, "--satisfaction", "satisfied")
    desk("complaint", "improve", number, "--improvement", "复核", "--improvement-owner", "李敏", "--improvement-due", "2099-12-31")
    done = json.loads(desk("complaint", "close", number, "--json").stdout)
    assert (done["stage"], done["closed_by"]) == ("closed", "李敏")
    shown = desk("complaint", "show", number, "--history").stdout
    assert "60.00%" in shown
    assert "物流部" in shown
    left = desk("complaint", "archive", "--json", "--check")
    assert left.returncode == 1
    assert [p["code"] for p in json.loads(left.stdout)["left"]] == ["desk.case.papers"]
    order = tmp_path / "订单.jpg"
    order.write_bytes(b"order")
    assert desk("complaint", "papers", number, "--original-order", str(order), "--order-seen-by", "李敏").returncode == 0
    assert json.loads(desk("complaint", "archive", "--json").stdout)["filed"] == [number]
    assert desk("verify").returncode == 0


def test_all_that_is_wrong_with_an_act_is_said_at_once_and_as_json(desk: Run) -> None:  # noqa: F811
    number = new(desk)
    said = desk("complaint", "refuse", number, "--json")
    assert [p["code"] for p in json.loads(said.stdout)["problems"]] == ["desk.case.needs", "desk.case.own-refusal"]
    wrong = desk("complaint", "investigate", number, "--fault", "谁", "--sufficient", "也许", "--json")
    assert [p["code"] for p in json.loads(wrong.stdout)["problems"]] == ["desk.value.choice", "desk.value.yes"]


def test_what_the_call_says_is_not_typed_again(desk: Run) -> None:  # noqa: F811
    """F-CMP14, CMP-31: the complaint keeps the call's number."""
    said = ("--topic", "complaint", "--content", "送货晚了三天", "--name", "赵先生", "--phone", "13900000001")
    call = number_of(desk("call", "add", *said, "--json"))
    row = json.loads(desk("complaint", "add", "--kind", "delivery", "--call-ref", call.lower(), "--name", "赵太太", "--json").stdout)
    assert (row["cause"], row["name"], row["call_ref"], row["phone"]) == ("送货晚了三天", "赵太太", call, "139****0001")
    assert desk("complaint", "add", "--kind", "delivery", "--call-ref", "DH-19990101-0001").returncode == 1


def test_a_day_at_the_desk(desk: Run) -> None:  # noqa: F811
    """CMP-26."""
    rooms = ("tasks", "silent", "revisits", "errands", "opinions", "reports")
    assert json.loads(desk("today", "--json").stdout) == {room: [] for room in rooms}
    number = new(desk, "--happened-at", "2026-01-01 09:00")
    told = desk("today", "--json")
    assert told.returncode == 1
    assert [(t["why"], t["limit"], t["number"]) for t in json.loads(told.stdout)["tasks"]] == [
        ("late", "reply", number),
        ("late", "plan", number),
        ("follow", "", number),
    ]
    assert number in desk("today").stdout


def test_whom_it_is_about_sees_only_that_it_is_there(desk: Run, tmp_path: Path) -> None:  # noqa: F811
    """CMP-22: on the screen, in lists, as JSON, in files, in its history and on paper."""
    number = new(desk, "--accused", "李敏", "--kind", "staff")
    for words in (("list",), ("list", "--json"), ("show", number, "--history")):
        told = desk("complaint", *words).stdout
        assert number in told
        assert "送错了颜色" not in told
    desk("complaint", "export", str(tmp_path / "a.csv"))
    assert "送错了颜色" not in (tmp_path / "a.csv").read_text("utf-8")
    desk("complaint", "print", number, "--layout", "staff", "--to", str(tmp_path / "a.pdf"))
    assert "送错了颜色" not in _text((tmp_path / "a.pdf").read_bytes())
    assert "desk.about-you" in desk("complaint", "accept", number, "--json").stdout


def test_a_terminal_asks_what_an_act_needs(desk: Run, tmp_path: Path) -> None:  # noqa: F811
    number = new(desk)
    typed_in_terminal(tmp_path, ["complaint", "accept", number], ["2099-12-01"])
    typed_in_terminal(tmp_path, ["complaint", "remind", number], ["督2026-7", "三天没有动静"])
    row = json.loads(desk("complaint", "show", number, "--json").stdout)
    assert (row["stage"], row["promised_by"], row["reminders"]) == ("accepted", "2099-12-01", 1)


def test_parts_are_only_looked_at(desk: Run) -> None:  # noqa: F811
    assert desk("complaint-share", "add").returncode == 2
    assert desk("complaint-share", "list").returncode == 0


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
