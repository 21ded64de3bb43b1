"""`desk report` as a clerk meets it."""

import json
from pathlib import Path

from tests.desk.test_command import Run, desk, founded  # noqa: F401 - fixtures

PAST = "2026-01-05 09:00"


def test_a_report_goes_from_the_figures_to_the_signed_copy(desk: Run, tmp_path: Path) -> None:  # noqa: F811
    """RPT-01, RPT-02, SEC-02: shown, written into files, signed, corrected; exports are recorded."""
    add = ("exception", "add", "--event-kind", "leak", "--content", "三楼跑水", "--happened-at", PAST)
    desk(*add)
    files = [tmp_path / "r.csv", tmp_path / "r.pdf"]
    assert desk("report", "exceptions", "--week", "2026-W02", "--csv", str(files[0]), "--pdf", str(files[1])).returncode == 0
    assert all(file.stat().st_size > 100 for file in files)
    signed = json.loads(desk("report", "sign", "exceptions", "--date", "2026-01-05", "--json").stdout)
    assert (signed["issue"], signed["signed_by"]) == ("first", "李敏")
    again = desk("report", "sign", "exceptions", "--date", "2026-01-05")
    assert again.returncode == 1
    assert "--correct" in again.stderr
    desk(*add)
    corrected = desk("report", "sign", "exceptions", "--date", "2026-01-05", "--correct", "--reason", "漏登一件", "--json")
    assert json.loads(corrected.stdout)["corrects"] == signed["number"]
    former = json.loads(desk("report", "copy", signed["number"].lower(), "--json").stdout)
    assert former["parts"]["types"]["rows"] == [
        {"event_kind": "leak", "count": 1, "reported": {"n": 0, "d": 1}, "settled": {"n": 0, "d": 1}}
    ]
    assert len(former["parts"]["events"]["rows"]) == 1


def test_a_head_gets_a_draft_edits_it_and_it_is_kept(desk: Run, tmp_path: Path) -> None:  # noqa: F811
    """RPT-03, RPT-05."""
    draft = tmp_path / "week.md"
    assert desk("report", "draft", "satisfaction", "--week", "2026-W48", "--to", str(draft)).returncode == 0
    draft.write_text(draft.read_text("utf-8") + "下周：送货前核对颜色\n", "utf-8")
    assert "送货前核对颜色" in desk("report", "text", "satisfaction", "--week", "2026-W48", "--file", str(draft)).stdout


def test_what_cannot_be_reported_is_a_sentence(desk: Run) -> None:  # noqa: F811
    for words, code in (
        (("satisfaction", "--week", "gestern"), "desk.report.no-period"),
        (("sign", "satisfaction", "--month", "2026-10"), "desk.report.not-so"),
    ):
        said = desk("report", *words, "--json")
        assert said.returncode == 2
        assert code in said.stdout


def test_the_days_heating_report_comes_out_of_the_books(desk: Run) -> None:  # noqa: F811
    """RPT-01: 日报 from the store; what has no station is said and blocks the signature."""
    who = ("--content", "不热", "--name", "王女士", "--phone", "13812345678", "--address", "幸福小区1号")
    desk("repair", "add", "--class", "cold", *who, BROADCASTER_PROFILE="heating_hotline")
    desk("call", "add", "--topic", "goods", "--content", "几点停暖")
    said = desk("report", "heating", "--date", "today", "--json", BROADCASTER_PROFILE="heating_hotline")
    told = json.loads(said.stdout)
    (figures,) = told["parts"]["figures"]["rows"]
    assert (figures["reported"], figures["consulted"], figures["cold"]) == (1, 1, 1)
    assert told["parts"]["stations"]["total"]["unfinished"] == 1
    assert said.returncode == (1 if told["differences"] else 0)
