"""Templates: what is written can be added as it is, in either language."""

import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from broadcaster.announcements.columns import COLUMNS
from broadcaster.announcements.rows import Known
from broadcaster.announcements.sheet import Sheet, read
from broadcaster.announcements.template import NOTES, write
from broadcaster.faults import Fault
from tests.announcements.files import placed

TODAY = date(2026, 11, 24)
WRITE = """
import sys
from datetime import date
from pathlib import Path
from broadcaster.announcements.template import write
write(Path(sys.argv[1]), date(2026, 11, 24))
"""


def written(path: Path, language: str) -> Sheet:
    """In a process of its own: the language is the reader's environment's."""
    environ = {**os.environ, "BROADCASTER_LANGUAGE": language}
    subprocess.run([sys.executable, "-c", WRITE, str(path)], env=environ, check=True, timeout=60)
    return read(path, Known(TODAY))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_template_can_be_added_as_it_is_and_means_the_same_in_all_three_forms(tmp_path: Path, language: str) -> None:
    sheets = [written(tmp_path / f"a.{ending}", language) for ending in ("xlsx", "csv", "yaml")]
    assert [placed(s) for s in sheets] == [{}, {}, {}]
    assert len({tuple(a.id for a in s.announcements) for s in sheets}) == 1
    assert {d.first for a in sheets[0].announcements for d in a.when.dates} == {date(2026, 12, 5)}


def test_a_template_has_every_column_a_drop_down_where_there_is_a_choice_and_a_sheet_of_notes(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write(file, TODAY)
    book = openpyxl.load_workbook(file)
    first, notes = book.worksheets
    assert [cell.value for cell in first[1]] == [c.chinese for c in COLUMNS]
    assert [row[0].value for row in notes.iter_rows()] == [c.chinese for c in COLUMNS]
    assert first.freeze_panes == "A2"
    with zipfile.ZipFile(file) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<dataValidation ") == sum(bool(c.choices) for c in COLUMNS)
    assert "活动,通知" in sheet


def test_every_column_has_its_note() -> None:
    assert NOTES.keys() == {column.key for column in COLUMNS}


def test_nothing_is_written_over_and_nowhere_else(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("mine")
    for path, code in (
        (file, "queue.template-exists"),
        (tmp_path / "a.doc", "queue.unknown-ending"),
        (tmp_path / "none" / "a.csv", "queue.template-unwritten"),
    ):
        with pytest.raises(Fault) as refused:
            write(path, TODAY)
        assert refused.value.problems[0].code == code
    assert file.read_text() == "mine"
