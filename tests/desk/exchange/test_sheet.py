"""A workbook of our own making: another program reads from it what was written, and nothing in it is a formula."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from broadcaster.desk.exchange.sheet import LONGEST, Shape, Sheet, day, instant, number, sheet, text, unescaped
from broadcaster.faults import Fault
from broadcaster.sentences import say

WORDS = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["=1+1", "_x0041_", "<&>", " a ", "a\nb", "\x0b\r", "\ufffe", "-"]
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=20))
def test_any_text_is_read_as_it_was_written_and_is_no_formula(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    file = tmp_path_factory.mktemp("sheet") / "a.xlsx"
    with sheet(file, "甲", [12] * len(words)) as made:
        made.append([text(one) for one in words])
    cells = load_workbook(file).worksheets[0][1]
    assert [unescaped(str(cell.value or "")) for cell in cells] == [*words[: len(cells)]]
    assert not any(words[len(cells) :])
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert not any(cell.data_type == "n" and cell.value for cell in cells)


def test_numbers_days_and_instants_are_such_and_shown_as_such(tmp_path: Path) -> None:
    at = datetime(2026, 11, 24, 14, 30, 5, tzinfo=UTC)
    early = datetime(1899, 5, 1, 9, 30, tzinfo=UTC)
    with sheet(tmp_path / "a.xlsx", "甲/乙", [9, 40]) as made:
        made.append([text("题", Shape.HEAD), text("")])
        made.append([number(12.5, Shape.AMOUNT), number(0.985, Shape.SHARE), number(200 / 86_400, Shape.LENGTH), number(7)][:2])
        made.append([instant(at), day(date(2026, 11, 24))])
        made.append([instant(early), day(date(1900, 2, 28))])
    read = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert (read.title, read.freeze_panes, read.column_dimensions["B"].width, read["A1"].font.b, read["B1"].value) == (
        "甲 乙",
        "A2",
        40,
        True,
        None,
    )
    assert [(c.value, c.number_format) for c in read[2]] == [(12.5, "#,##0.00"), (0.985, "0.00%")]
    assert [(c.value, c.number_format) for c in read[3]] == [
        (at.replace(tzinfo=None), "yyyy-mm-dd hh:mm"),
        (datetime(2026, 11, 24), "yyyy-mm-dd"),  # noqa: DTZ001 - a sheet's
    ]
    assert [c.value for c in read[4]] == ["1899-05-01 09:30+00:00", "1900-02-28"], "before 1 March 1900 programs disagree about numbers"


def test_what_no_cell_can_hold_is_cut_in_sight_and_not_inside_a_sign(tmp_path: Path) -> None:
    with sheet(tmp_path / "a.xlsx", "甲", [9, 9]) as made:
        made.append([text("沙" * LONGEST), text("😀" * 20_000)])
    held, cut = (str(cell.value) for cell in load_workbook(tmp_path / "a.xlsx").worksheets[0][1])
    assert held == "沙" * LONGEST
    assert cut == "😀" * ((LONGEST - 1) // 2) + "…"


def test_a_sheet_that_is_full_says_so_and_names_the_way_out() -> None:
    stream = BytesIO()
    full = Sheet(stream, "out.xlsx", [9], most=2)
    full.append([text("题")])
    full.append([text("一")])
    with pytest.raises(Fault) as failure:
        full.append([text("二")])
    assert failure.value.problems[0].code == "desk.file-full"
    assert "--since" in say(failure.value.problems[0])


def test_rows_reach_the_archive_while_more_are_written(tmp_path: Path) -> None:
    with sheet(tmp_path / "a.xlsx", "甲", [9]) as made:
        for n in range(50_000):
            made.append([text(f"{n * 7919 % 1_000_003}")])
        assert (tmp_path / "a.xlsx").stat().st_size > 100_000
    with zipfile.ZipFile(tmp_path / "a.xlsx") as packed:
        assert packed.testzip() is None
