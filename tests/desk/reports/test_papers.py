"""Reports as files: the manual's title, headings and order in CSV, workbook, PDF; pictures; copies read again."""

import csv
import io
import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from broadcaster.desk.reports.catalogue import REPORTS, report
from broadcaster.desk.reports.complaints import Followed, Lost, statistics, tracking
from broadcaster.desk.reports.copies import frozen, thawed
from broadcaster.desk.reports.events import Rang, hotline
from broadcaster.desk.reports.heating import RepairFact, Season, reckon
from broadcaster.desk.reports.model import Made
from broadcaster.desk.reports.pages import report_sheet
from broadcaster.desk.reports.service import Service, service
from broadcaster.desk.reports.sheets import Paper, as_object, write
from broadcaster.desk.reports.summary import Counted, summary
from broadcaster.desk.reports.wording import seen
from broadcaster.desk.row import Row
from broadcaster.desk_cli.reporting.picture import draw
from broadcaster.faults import Fault
from tests.desk.reports.conftest import asked, at

MONTH, DAY = asked("2026-11"), asked("2026-11-24", profile="heating_hotline")


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADCASTER_LANGUAGE", "zh_CN")


def heating() -> Paper:
    facts = [RepairFact(at("24 08:00"), at("24 10:00"), None, "宏城", "cold"), RepairFact(at("20 08:00"), None, None, "金宝", "leak")]
    return Paper(report("heating"), DAY, reckon(Season(facts), DAY), {})


def losses(cause: str = "=1+1") -> Paper:
    told = [Lost("TS-1", at("02 09:00"), "wrong", "王女士", "沙发", date(2026, 10, 1), cause, "物流部", "换", (500, 0, 0, 1200))]
    return Paper(report("complaint-statistics"), MONTH, statistics(told, MONTH), {})


def calls() -> Paper:
    made = hotline([Rang(at("02 09:00"), incoming=True, topic="goods", phone="13812345678") for _n in range(2)], MONTH)
    return Paper(report("hotline"), MONTH, made, {})


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "").replace(" ", "")


def test_the_heating_report_is_laid_out_as_the_manual_prints_it(tmp_path: Path) -> None:
    """F-RPT1: title with the day, figures, stations with the total first."""
    write(tmp_path / "r.xlsx", heating())
    rows = [
        [cell for cell in row if cell is not None] for row in load_workbook(tmp_path / "r.xlsx").worksheets[0].iter_rows(values_only=True)
    ]
    told = [row for row in rows if row]
    assert told[0] == ["11月24日供暖报修报表"]
    assert told[1] == ["2026年11月24日"]
    assert told[2:5] == [
        ["供暖报修数据统计"],
        ["报修量", "咨询量", "已维修", "已回访", "报修不热", "报修冰凉", "要求测温", "报修漏水"],
        [1, 0, 1, 0, 0, 1, 0, 0],
    ]
    assert told[6] == ["维修站", "累计报修", "累计维修", "未完成", "今日报修", "今日维修"]
    assert [row[1:] for row in told[7:9]] == [[2, 1, 1, 1, 1], [1, 1, 0, 1, 1]]
    assert [row[0] for row in told[8:25]][::16] == ["宏城", "金宝"]
    printed = text_of(report_sheet(heating()))
    for words in (
        "11月24日供暖报修报表",
        "报修量咨询量已维修已回访报修不热报修冰凉要求测温报修漏水",
        "维修站累计报修累计维修未完成今日报修今日维修",
    ):
        assert words in printed
    assert "F-RPT1" in printed


def test_a_heading_over_several_columns_is_one_cell(tmp_path: Path) -> None:
    """F-CMP5: 损失（元）."""
    write(tmp_path / "r.xlsx", losses())
    sheet = load_workbook(tmp_path / "r.xlsx").worksheets[0]
    merged = {str(one) for one in sheet.merged_cells.ranges}
    row = next(cell.row for cells in sheet.iter_rows() for cell in cells if cell.value == "损失（元）")
    assert f"J{row}:M{row}" in merged
    assert [sheet.cell(row + 1, column).value for column in range(10, 14)] == ["退货", "换货", "折扣", "其他"]
    assert [sheet.cell(row + 2, column).value for column in range(10, 14)] == [5, 0, 0, 12]
    assert sheet.cell(row + 2, 7).value == "=1+1"
    assert sheet.cell(row + 2, 7).data_type == "s"


def test_csv_has_a_mark_for_spreadsheets_and_starts_no_formula(tmp_path: Path) -> None:
    write(tmp_path / "r.csv", losses("=HYPERLINK(1)"))
    raw = (tmp_path / "r.csv").read_text("utf-8")
    assert raw.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(raw[1:])))
    line = next(row for row in rows if "TS-1" in row)
    assert line[6] == "'=HYPERLINK(1)"
    assert line[9:] == ["5.00", "0.00", "0.00", "12.00"]
    assert next(row for row in rows if "损失（元） 退货" in row)[0] == "投诉种类"


def test_a_followed_complaint_is_a_column_of_the_sheet_twelve_to_one() -> None:
    """F-CMP11: headings at the side; the thirteenth begins another sheet."""
    made = tracking([Followed(f"TS-{n}", at("02 09:00")) for n in range(13)], MONTH)
    paper = Paper(report("complaint-tracking"), MONTH, made, {})
    assert len(PdfReader(BytesIO(report_sheet(paper))).pages) >= 2
    assert "处理时效收件" in text_of(report_sheet(paper))


def test_phones_are_masked_unless_revealed() -> None:
    """SEC-02."""
    paper = calls()
    assert "138****5678" in str(seen(paper.made, paper.report, reveal=False))
    assert "13812345678" not in str(seen(paper.made, paper.report, reveal=False))
    assert "13812345678" in str(seen(paper.made, paper.report, reveal=True))


def test_what_people_wrote_stands_under_the_figures(tmp_path: Path) -> None:
    """F-CMP12."""
    made = summary([Counted(at("02 09:00"), "quality", cause="脱漆")], MONTH)
    paper = Paper(report("complaint-summary"), MONTH, made, {"transport": "换车队"}, (("签发人", "李敏"),))
    printed = text_of(report_sheet(paper))
    for words in ("投诉次数", "解决比例", "运输环节问题及其对策：换车队", "加工环节问题及其对策：", "签发人：李敏"):
        assert words in printed
    write(tmp_path / "r.json", paper)
    told = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert told["parts"]["summary"]["rows"][0]["ratio"] == {"n": 0, "d": 1}
    assert told["texts"] == {"transport": "换车队"}


def test_a_picture_is_drawn_where_a_share_or_a_trend_is_the_point(tmp_path: Path) -> None:
    draw(calls(), tmp_path / "r.png")
    assert (tmp_path / "r.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    draw(Paper(report("hotline"), MONTH, hotline([], MONTH), {}), tmp_path / "empty.png")
    with pytest.raises(Fault) as refused:
        draw(heating(), tmp_path / "none.png")
    assert refused.value.problems[0].code == "desk.report.no-picture"


def test_a_copy_gives_back_every_cell_that_names_nobody() -> None:
    for paper in (heating(), losses(), calls()):
        content = frozen(paper.report, paper.made, {"note": "x"}, paper.asked)
        made, texts = thawed(paper.report, Row("report-copy", {"content": content}))
        assert texts == {"note": "x"}
        for part in paper.report.parts:
            told, kept = paper.made.tables[part.name], made.tables[part.name]
            assert len(told.rows) == len(kept.rows)
            for before, after in zip(told.rows, kept.rows, strict=True):
                assert after == tuple(None if c.personal else cell for c, cell in zip(part.columns, before, strict=True))
        assert frozen(paper.report, paper.made, {"note": "x"}, paper.asked) == content


def test_a_draft_tells_the_figures_and_leaves_room_for_what_a_person_knows() -> None:
    """RPT-05: of nothing nothing is judged, of the rest n and d are said."""
    chosen = report("aftersale-summary")
    assert chosen.draft is not None
    made: Made = service(Service([Counted(at("02 09:00"), "quality", solved=True)], (), (7, 5), (1, 0)), MONTH)
    told = chosen.draft(made, MONTH)
    assert told.startswith("# ")
    assert told.count("\n## ") == 4
    assert all(words in told for words in ("7", "100.00", "品质 1"))
    assert "0/0" in told or "0 of 0" in told or "0 件" in told


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.name)
def test_every_report_can_be_shown_to_a_program(one: object) -> None:
    chosen = next(r for r in REPORTS if r is one)
    empty = Season(()) if chosen.name == "heating" else Service(()) if chosen.draft else ()
    frame = (
        MONTH if None in chosen.cadences or chosen.name == "aftersale-summary" else DAY if chosen.name == "heating" else asked("2026-W48")
    )
    told = as_object(Paper(chosen, frame, chosen.reckon(empty, frame), {}))
    assert json.loads(json.dumps(told))["report"] == chosen.name
    assert set(told["parts"]) == {part.name for part in chosen.parts}
