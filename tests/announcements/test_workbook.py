"""Excel as staff use it: dates as cells, merged cells, formulas, hidden rows, several sheets, and files that broke."""

import zipfile
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadcaster.announcements.sheet import read
from broadcaster.faults import Cell, Severity, letters
from broadcaster.sentences import say
from tests.announcements.desk import BOTH, when, window
from tests.announcements.files import HEAD, ROWS, placed, rows, texts, workbook


def test_dates_times_and_numbers_may_be_excels_own(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        day, clock = book.add_format({"num_format": "yyyy/m/d"}), book.add_format({"num_format": "h:mm"})
        sheet.write_row(0, 0, ["日期", "时段", "间隔", "遍数", "有效期至", "优先级", "内容"])
        sheet.write_datetime(1, 0, datetime(2026, 12, 5), day)  # noqa: DTZ001 - Excel knows no zones
        sheet.write_row(1, 1, ["10:00-12:00"])
        sheet.write_datetime(1, 2, time(0, 20), clock)
        sheet.write_number(1, 3, 3)
        sheet.write_datetime(1, 4, datetime(2026, 12, 31), day)  # noqa: DTZ001 - Excel knows no zones
        sheet.write_row(1, 5, [1, "甲"])
        sheet.write_row(2, 0, ["2026-12-06"])
        sheet.write_row(2, 6, ["乙"])

    def fill_times(book: Any, sheet: Any) -> None:
        clock = book.add_format({"num_format": "h:mm"})
        sheet.write_row(0, 0, ["日期", "时间", "内容"])
        sheet.write_row(1, 0, ["2026-12-05"])
        sheet.write_datetime(1, 1, time(11, 10), clock)
        sheet.write_row(1, 2, ["丙"])

    sheet = read(workbook(tmp_path / "a.xlsx", fill))
    assert placed(sheet) == {}
    first = sheet.announcements[0]
    assert (str(first.when.dates[0].first), first.when.windows, first.when.every and first.when.every.seconds) == (
        "2026-12-05",
        (window("10:00", "12:00"),),
        1200,
    )
    assert (first.reads, str(first.valid_to), first.priority) == (3, "2026-12-31", 1)
    exact = read(workbook(tmp_path / "b.xlsx", fill_times)).announcements[0]
    assert exact.when.times == when(times=("11:10",)).times


def test_a_merged_date_holds_for_every_row_it_stands_beside(tmp_path: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:C1", "活动广播登记表")
        sheet.write_row(1, 0, ["日期", "时段", "内容"])
        sheet.merge_range("A3:A6", "2026-12-05..2026-12-06")
        for row, text in ((2, "甲"), (3, "乙"), (4, "丙")):
            sheet.write(row, 2, text)

    sheet = read(workbook(tmp_path / "a.xlsx", fill))
    assert (placed(sheet), texts(sheet)) == ({}, ["甲", "乙", "丙"])
    assert {a.when.dates for a in sheet.announcements} == {(BOTH,)}
    assert [a.place.rpartition("!")[2] for a in sheet.announcements] == ["A3", "A4", "A5"]


def test_a_wrong_merged_date_is_told_once_at_its_cell(tmp_path: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["日期", "内容"])
        sheet.merge_range("A2:A3", "12月5日")
        sheet.write(1, 1, "甲")
        sheet.write(2, 1, "乙")

    assert placed(read(workbook(tmp_path / "a.xlsx", fill))) == {"timetable.date 活动!A2": 1}


def test_a_cell_merged_across_columns_is_refused(tmp_path: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ROWS[0])
        sheet.merge_range("A3:C3", "以下为第二天")

    assert "queue.merged 活动!A3" in placed(read(workbook(tmp_path / "a.xlsx", fill)))


def test_a_formula_counts_as_its_saved_value_and_is_refused_without_one(tmp_path: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ROWS[0][:2])
        sheet.write_formula(1, 2, '="甲"&"的内容。"', value="甲的内容。")
        sheet.write_row(2, 0, ROWS[0][:2])
        sheet.write_formula(2, 2, "=A99", value="#REF!")

    path = workbook(tmp_path / "a.xlsx", fill)
    sheet = read(path)
    assert (texts(sheet), placed(sheet).keys() >= {"queue.cell-error 活动!C3"}) == (["甲的内容。"], True)
    book: Any = openpyxl.load_workbook(path)  # openpyxl keeps formulas and forgets their values
    book.active["C3"] = "=1+1"
    book.save(tmp_path / "b.xlsx")
    assert {"queue.formula-unsaved 活动!C2", "queue.formula-unsaved 活动!C3"} <= placed(read(tmp_path / "b.xlsx")).keys()


def test_a_text_that_begins_like_a_command_is_refused(tmp_path: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ROWS[0][:2])
        sheet.write_string(1, 2, "=cmd|' /C calc'!A0")

    assert placed(read(workbook(tmp_path / "a.xlsx", fill))) == {"queue.formula-text 活动!C2": 1}


def test_hidden_rows_and_hidden_sheets_are_passed_over_and_it_is_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        for number, line in enumerate((HEAD, *ROWS, *ROWS)):
            sheet.write_row(number, 0, line)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_row(50, None, None, {"hidden": True})
        other = book.worksheets()[1]
        other.write_row(0, 0, HEAD)
        other.write_row(1, 0, ROWS[1])
        other.hide()

    sheet = read(workbook(tmp_path / "a.xlsx", fill, "活动", "旧的"))
    assert texts(sheet) == ["甲的内容。", "乙的内容。"]
    assert placed(sheet) == {"queue.hidden-rows 活动!A3": 1, "queue.hidden-sheet 旧的!A1": 1}
    assert {p.severity for p in sheet.problems} == {Severity.WARNING}
    assert [p.facts["rows"] for p in sheet.problems if p.code == "queue.hidden-rows"] == ["3, 4"]


def test_every_sheet_with_headings_is_read_and_the_others_are_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        for other in book.worksheets()[:2]:
            other.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ROWS[0])
        book.worksheets()[1].write_row(1, 0, ROWS[1])
        book.worksheets()[2].write(0, 0, "怎样填表……")
        book.worksheets()[3].write(0, 0, "电话：8012")

    sheet = read(workbook(tmp_path / "a.xlsx", fill, "一", "二", "说明", "杂记"))
    assert texts(sheet) == ["甲的内容。", "乙的内容。"]
    assert placed(sheet) == {"queue.sheet-passed 杂记!A1": 1}


def test_a_workbook_without_headings_says_so(tmp_path: Path) -> None:
    assert placed(read(rows(tmp_path / "a.xlsx", ("甲", "乙")))) == {"queue.no-headings 活动!A1": 1}


def test_ten_thousand_rows_with_three_bad_ones_give_three_problems(tmp_path: Path) -> None:
    lines = [["家装节", "2026-12-05", f"第{n}条。"] for n in range(10_000)]
    lines[123][1], lines[4567][2], lines[9_999][1] = "12月5日", "=1", "2026-02-30"
    sheet = read(rows(tmp_path / "a.xlsx", HEAD, *lines))
    assert placed(sheet) == {"timetable.date 活动!B125": 1, "queue.formula-text 活动!C4569": 1, "timetable.date-unreal 活动!B10001": 1}
    assert len(sheet.announcements) == 9_997


def test_a_far_away_cell_costs_nothing_and_a_wrong_dimension_hides_nothing(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ROWS[0])
        sheet.write_blank(100_000, 50, None, book.add_format({"bold": True}))

    path = workbook(tmp_path / "a.xlsx", fill)
    assert (texts(read(path)), read(path).problems) == (["甲的内容。"], ())
    lying = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(lying, "w") as target:
        for part in source.infolist():
            data = source.read(part)
            target.writestr(part, data.replace(b'ref="A1:AY100001"', b'ref="A1"'))
    assert texts(read(lying)) == ["甲的内容。"]


def test_more_rows_than_anybody_reads_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("日期,内容\n" + "x,x\n" * 20_001)
    assert "queue.too-many-rows 20002:1" in placed(read(path))


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_workbook_is_one_sentence(tmp_path: Path, part: float) -> None:
    raw = rows(tmp_path / "a.xlsx", HEAD, *ROWS).read_bytes()
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(raw[: int(len(raw) * part)])
    assert placed(read(broken)) == {"queue.broken-file 1:1": 1}


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = rows(tmp_path / "a.xlsx", HEAD, *ROWS)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/more.xml", b"boom")
    raw = bytearray(path.read_bytes())
    entry = raw.rindex(b"xl/more.xml") - 46  # its head in the directory (APPNOTE 4.3.12), the unpacked size 24 bytes on
    raw[entry + 24 : entry + 28] = (301_000_000).to_bytes(4, "little")
    path.write_bytes(raw)
    assert placed(read(path)) == {"queue.unpacks-large 1:1": 1}


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_anywhere_inside_a_workbook_is_a_sentence_or_does_not_matter(tmp_path: Path, data: st.DataObject) -> None:
    """Parts are damaged before they are packed: their checksums are right."""
    good = rows(tmp_path / "a.xlsx", HEAD, *ROWS)
    broken = tmp_path / "b.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(broken, "w") as target:
        names = source.namelist()
        victim = data.draw(st.sampled_from(names))
        for name in names:
            content = source.read(name)
            if name == victim:
                place, cut = data.draw(st.integers(0, len(content))), data.draw(st.integers(0, 40))
                content = content[:place] + data.draw(st.binary(max_size=6)) + content[place + cut :]
            if name != victim or data.draw(st.booleans()):
                target.writestr(name, content)
    sheet = read(broken)
    assert sheet.problems or sheet.announcements
    assert all(say(p) and p.at for p in sheet.problems)


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
def test_columns_are_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert letters(column) == name
    assert str(Cell("a.xlsx", 7, column, "活动")) == f"a.xlsx:活动!{name}7"
