"""Reports as slides that open again, with their tables, their charts and a face for Chinese signs (RPT-04)."""

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from broadcaster.desk.reports.catalogue import REPORTS, report
from broadcaster.desk.reports.customers import Customer, Sold, monthly, sales
from broadcaster.desk.reports.events import Happened, exceptions
from broadcaster.desk.reports.heating import Season
from broadcaster.desk.reports.model import Report
from broadcaster.desk.reports.service import Service
from broadcaster.desk.reports.sheets import Paper
from broadcaster.desk_cli.reporting.slides import FONT, ROWS, write
from broadcaster.faults import Fault
from tests.desk.reports.conftest import asked, at

MONTH, YEAR = asked("2026-11"), asked("2026")
WHO = Customer("DA-1", "甲", "C01")


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADCASTER_LANGUAGE", "zh_CN")


def opened(paper: Paper, folder: Path) -> Any:
    write(paper, folder / "r.pptx")
    assert ZipFile(folder / "r.pptx").testzip() is None
    return Presentation(str(folder / "r.pptx"))


def texts(made: Any) -> list[str]:
    return [shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame]


def tables(made: Any) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_table
    ]


def charts(made: Any) -> list[Any]:
    return [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]


def test_a_report_becomes_a_title_its_tables_and_its_charts(tmp_path: Path) -> None:
    told = [Happened(f"YC-{n}", at("02 09:00"), kind) for n, kind in enumerate(["praise", "praise", "advice"])]
    paper = Paper(report("exceptions"), MONTH, exceptions(told, MONTH), {}, notes=("数字未设定。",))
    made = opened(paper, tmp_path)
    assert texts(made)[0] == "异常事件报告"
    assert "数字未设定。" in texts(made)[-1]
    first = tables(made)[0]
    assert first[0][:2] == ["事件类型", "件数"]
    assert [row[1] for row in first[1:]] == ["2", "1", "3"]
    (chart,) = charts(made)
    assert [tuple(series.values) for series in chart.plots[0].series] == [(2.0, 1.0)]
    assert len(list(chart.plots[0].categories)) == 2


def test_chinese_signs_have_a_face_of_their_own(tmp_path: Path) -> None:
    """Each run, and each chart: without it a machine takes any face, or none."""
    told = [Sold(date(2026, 11, n), WHO, "S1", amount=100, profit=1) for n in (1, 2)]
    opened(Paper(report("customer-month"), MONTH, monthly(told, MONTH), {}), tmp_path)
    with ZipFile(tmp_path / "r.pptx") as packed:
        slides = [packed.read(name).decode() for name in packed.namelist() if name.startswith("ppt/slides/slide")]
        drawn = [packed.read(name).decode() for name in packed.namelist() if name.startswith("ppt/charts/chart")]
    assert all(one.count("<a:rPr") == one.count(f'<a:ea typeface="{FONT}"') > 0 for one in slides)
    assert drawn
    assert all(f'<a:ea typeface="{FONT}"' in one for one in drawn)


def test_long_tables_go_on_and_wide_ones_repeat_their_first_column(tmp_path: Path) -> None:
    told = [Sold(date(2026, 1 + n % 12, 1), WHO, f"S{n:02}", amount=100) for n in range(30)]
    made = opened(Paper(report("customer-sales"), YEAR, sales(told, YEAR), {}), tmp_path)
    found = tables(made)
    assert all(table[0][0] == "客户编号" for table in found)
    assert max(len(table) for table in found) == ROWS + 1
    beside = {heading for table in found for heading in table[0]}
    assert {"产品编号", "交易金额（元） 12月", "交易金额（元） 合计"} <= beside
    assert sum(len(table) - 1 for table in found if "产品编号" in table[0]) == 31


@pytest.mark.parametrize("of", REPORTS, ids=[one.name for one in REPORTS])
def test_every_report_has_slides_in_a_month_without_anything(of: Report, tmp_path: Path) -> None:
    held = asked("2026-11-24", profile="heating_hotline") if of.name == "heating" else MONTH
    empty: Any = (
        Season([]) if of.name == "heating" else Service((), (), (0, 0), (0, 0)) if of.name in {"satisfaction", "aftersale-summary"} else ()
    )
    assert len(opened(Paper(of, held, of.reckon(empty, held), {}), tmp_path).slides) > len(of.parts)


def test_where_slides_cannot_be_written_the_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"desk\.file-unwritten"):
        write(Paper(report("exceptions"), MONTH, exceptions([], MONTH), {}), tmp_path / "no" / "r.pptx")
