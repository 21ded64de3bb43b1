"""`desk report` as a clerk meets it."""

import json
from pathlib import Path

from tests.desk.home import Home

PAST = "2026-01-05 09:00"


def test_a_report_goes_from_the_figures_to_the_signed_copy(home: Home, tmp_path: Path) -> None:
    """RPT-01, RPT-02, SEC-02: shown, written into files, signed, corrected; exports are recorded."""
    add = ("exception", "add", "--event-kind", "leak", "--content", "三楼跑水", "--happened-at", PAST)
    home.run(*add)
    files = [tmp_path / "r.csv", tmp_path / "r.pdf"]
    assert home.run("report", "exceptions", "--week", "2026-W02", "--csv", str(files[0]), "--pdf", str(files[1])).code == 0
    assert all(file.stat().st_size > 100 for file in files)
    signed = home.told("report", "sign", "exceptions", "--date", "2026-01-05")
    assert (signed["issue"], signed["signed_by"]) == ("first", "李敏")
    again = home.run("report", "sign", "exceptions", "--date", "2026-01-05")
    assert again.code == 1
    assert "--correct" in again.err
    home.run(*add)
    corrected = home.run("report", "sign", "exceptions", "--date", "2026-01-05", "--correct", "--reason", "漏登一件", "--json")
    assert json.loads(corrected.out)["corrects"] == signed["number"]
    former = home.told("report", "copy", signed["number"].lower())
    assert former["parts"]["types"]["rows"] == [
        {"event_kind": "leak", "count": 1, "reported": {"n": 0, "d": 1}, "settled": {"n": 0, "d": 1}}
    ]
    assert len(former["parts"]["events"]["rows"]) == 1


def test_a_head_gets_a_draft_edits_it_and_it_is_kept(home: Home, tmp_path: Path) -> None:
    """RPT-03, RPT-05."""
    draft = tmp_path / "week.md"
    assert home.run("report", "draft", "satisfaction", "--week", "2026-W48", "--to", str(draft)).code == 0
    draft.write_text(draft.read_text("utf-8") + "下周：送货前核对颜色\n", "utf-8")
    assert "送货前核对颜色" in home.run("report", "text", "satisfaction", "--week", "2026-W48", "--file", str(draft)).out


def test_what_cannot_be_reported_is_a_sentence(home: Home) -> None:
    for words, code in (
        (("satisfaction", "--week", "gestern"), "desk.report.no-period"),
        (("sign", "satisfaction", "--month", "2026-10"), "desk.report.not-so"),
    ):
        said = home.run("report", *words, "--json")
        assert said.code == 2
        assert code in said.out


def test_the_days_heating_report_comes_out_of_the_books(home: Home) -> None:
    """RPT-01: 日报 from the store; what has no station is said and blocks the signature."""
    who = ("--content", "不热", "--name", "王女士", "--phone", "13812345678", "--address", "幸福小区1号")
    home.run("repair", "add", "--class", "cold", *who, profile="heating_hotline")
    home.run("call", "add", "--topic", "goods", "--content", "几点停暖")
    said = home.run("report", "heating", "--date", "today", "--json", profile="heating_hotline")
    told = json.loads(said.out)
    (figures,) = told["parts"]["figures"]["rows"]
    assert (figures["reported"], figures["consulted"], figures["cold"]) == (1, 1, 1)
    assert told["parts"]["stations"]["total"]["unfinished"] == 1
    assert said.code == (1 if told["differences"] else 0)
