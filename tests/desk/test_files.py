"""Files in and out: bad ones are refused whole with every reason and place, good ones come in whole, none goes out cut off."""

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from sqlalchemy import text

from broadcaster.desk import ledger
from broadcaster.desk.exchange.columns import whole
from broadcaster.desk.exchange.incoming import take_in
from broadcaster.desk.exchange.outgoing import FORMULA, write
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query
from broadcaster.desk.wording import label
from broadcaster.faults import Fault, Problem
from broadcaster.sentences import say
from tests.desk.conftest import House
from tests.desk.samples import CLERK, NOW, SHANGHAI, sample

CALL, SHOP = book("call"), book("shop")
HEADINGS = ["方向", "来电号码", "姓名", "咨询类型", "内容", "发生日期", "书面档号"]
GOOD = ["呼入", "13812345678", "王芳", "商品", "沙发在哪里", "2026-11-20 10:00"]


def as_csv(file: Path, rows: list[list[str]], encoding: str = "utf-8") -> Path:
    with file.open("w", encoding=encoding, newline="") as opened:
        csv.writer(opened).writerows(rows)
    return file


def as_xlsx(file: Path, rows: Sequence[Sequence[object]], sheet: str = "十一月") -> Path:
    made = Workbook()
    assert made.active is not None
    made.active.title = sheet
    for row in rows:
        made.active.append(list(row))
    made.save(file)
    return file


def taken(house: House, file: Path, **more: bool) -> tuple[str, ...]:
    return house.desk.write(CLERK, NOW, lambda w: take_in(w, CALL, file, **more))[1]


def refused(house: House, file: Path) -> tuple[Problem, ...]:
    with pytest.raises(Fault) as failure:
        taken(house, file)
    with house.desk.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM desk_call")).scalar() == 0
    return failure.value.problems


def test_ten_thousand_rows_with_three_bad_ones_name_three_places_and_keep_nothing(sqlite_house: House, tmp_path: Path) -> None:
    rows = [[*GOOD, str(n)] for n in range(2, 10_002)]
    rows[4998][1] = "1381234567"
    rows[7000][3] = "别的"
    rows[9998][5] = "2026-02-30"
    file = as_csv(tmp_path / "rows.csv", [HEADINGS, *rows])
    told = {str(p.at): p.code for p in refused(sqlite_house, file)}
    assert told == {
        "rows.csv:5000:来电号码": "desk.value.phone",
        "rows.csv:7002:咨询类型": "desk.value.choice",
        "rows.csv:10000:发生日期": "desk.value.no-such-day",
    }


def test_ten_thousand_good_rows_come_in_whole(sqlite_house: House, tmp_path: Path) -> None:
    file = as_csv(tmp_path / "rows.csv", [HEADINGS, *([*GOOD, str(n)] for n in range(10_000))])
    numbers = taken(sqlite_house, file)
    assert (numbers[0], numbers[-1], len(numbers)) == ("DH-20261124-0001", "DH-20261124-10000", 10_000)


def test_a_workbook_names_sheet_and_cell(sqlite_house: House, tmp_path: Path) -> None:
    rows: list[list[object]] = [[*HEADINGS], [*GOOD, "1"], [*GOOD, "2"], [*GOOD, "3"]]
    rows[1][1], rows[2][4], rows[3][5] = 123, "=1+1", "昨日"
    rows[3][3] = '=HYPERLINK("http://x")'
    told = {str(p.at): p.code for p in refused(sqlite_house, as_xlsx(tmp_path / "电话.xlsx", rows))}
    assert told == {
        "电话.xlsx:十一月!B2": "desk.value.phone",
        "电话.xlsx:十一月!E3": "desk.file-formula",
        "电话.xlsx:十一月!D4": "desk.file-formula",
        "电话.xlsx:十一月!F4": "desk.value.date",
    }


def test_what_can_only_be_seen_against_the_book_is_told_with_its_place_too(house: House, tmp_path: Path) -> None:
    rows = [
        [*HEADINGS, "客户"],
        [*GOOD, "1", "没有这个人"],
        [*GOOD, "1", house.parties["customer"]],
        ["呼入", "", "", "", "", "", "", "某vendor"],
    ]
    told = sorted((str(p.at), p.code) for p in refused(house, as_csv(tmp_path / "a.csv", rows)))
    assert told == [
        ("a.csv:2:客户", "desk.no-party"),
        ("a.csv:3:书面档号", "desk.twice"),
        ("a.csv:4:方向", "desk.required"),
        ("a.csv:4:方向", "desk.required"),
    ]


def test_a_text_that_looks_like_a_command_is_a_text(sqlite_house: House, tmp_path: Path) -> None:
    evil = "=cmd|' /C calc'!A0"
    numbers = taken(sqlite_house, as_csv(tmp_path / "a.csv", [HEADINGS, [*GOOD[:4], evil, GOOD[5], ""]]))
    row = sqlite_house.desk.read(lambda c: get(c, CALL, numbers[0]))
    assert row["content"] == evil
    listing = whole(CALL, SHANGHAI, {}, reveal=True)
    write(tmp_path / "out.csv", listing, [row])
    write(tmp_path / "out.xlsx", listing, [row])
    cells = [cell for line in csv.reader((tmp_path / "out.csv").open(encoding="utf-8-sig")) for cell in line]
    assert f"'{evil}" in cells
    assert [cell for cell in cells if cell and cell[0] in FORMULA] == []
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [c.coordinate for line in sheet.iter_rows() for c in line if c.data_type == "f"] == []
    assert any(c.value == evil for line in sheet.iter_rows() for c in line)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_files_of_chinese_spreadsheets_are_read(sqlite_house: House, tmp_path: Path, encoding: str) -> None:
    file = as_csv(tmp_path / "a.csv", [HEADINGS, [*GOOD, ""]], encoding)
    row = sqlite_house.desk.read(lambda c: get(c, CALL, taken(sqlite_house, file)[0]))
    assert row["name"] == "王芳"


def test_spreadsheets_own_dates_and_numbers_are_read(sqlite_house: House, tmp_path: Path) -> None:
    heads = ["方向", "咨询类型", "内容", "发生日期", "来电号码", "铃声", "时长"]
    cells: list[object] = ["呼入", "商品", 5, datetime(2026, 11, 20, 10, 30), 13812345678, 3.0, timedelta(minutes=3, seconds=20)]  # noqa: DTZ001 - a sheet's
    row = sqlite_house.desk.read(lambda c: get(c, CALL, taken(sqlite_house, as_xlsx(tmp_path / "a.xlsx", [heads, cells]))[0]))
    assert (row["content"], row["phone"], row["rings"], row["duration"]) == ("5", "13812345678", 3, 200)
    assert str(row["happened_at"]) == "2026-11-20 02:30:00+00:00"


@pytest.mark.parametrize(("epoch", "days"), [(CALENDAR_WINDOWS_1900, 46350), (CALENDAR_MAC_1904, 46350 - 1462)])
def test_a_date_that_lost_its_format_is_taken_by_the_workbooks_own_calendar(
    sqlite_house: House, tmp_path: Path, epoch: datetime, days: int
) -> None:
    """A spreadsheet's 2026-11-24 in a cell that shows numbers."""
    made = Workbook()
    made.epoch = epoch
    made.worksheets[0].append(HEADINGS)
    made.worksheets[0].append([*GOOD[:4], days, days + 0.4375, "1"])
    made.save(tmp_path / "a.xlsx")
    said, numbers = sqlite_house.desk.write(CLERK, NOW, lambda w: take_in(w, CALL, tmp_path / "a.xlsx"))
    row = sqlite_house.desk.read(lambda c: get(c, CALL, numbers[0]))
    assert (str(row["happened_at"]), row["content"]) == ("2026-11-24 02:30:00+00:00", str(days))
    assert said.dated == {"发生日期": f"{days}.4375 → 2026-11-24 10:30:00"}


@pytest.mark.parametrize("number", [2026, 20261124, 0.4375, -5, 46350 * 3])
def test_a_number_that_counts_to_no_plausible_day_is_no_date(sqlite_house: House, tmp_path: Path, number: float) -> None:
    rows: list[list[object]] = [[*HEADINGS], [*GOOD[:5], number, "1"]]
    assert [(str(p.at), p.code) for p in refused(sqlite_house, as_xlsx(tmp_path / "a.xlsx", rows))] == [
        ("a.xlsx:十一月!F2", "desk.value.date"),
    ]


def test_a_bare_number_is_a_day_only_without_a_time_and_only_where_it_shows_as_a_number(sqlite_house: House, tmp_path: Path) -> None:
    sale = book("sale")
    heads = [label(sale.field(name)) for name in ("name", "phone", "goods", "bought_on", "warranty_end")]
    made = Workbook()
    sheet = made.worksheets[0]
    for cells in (heads, ["王", "13812345678", "沙发", 46350, 46715], ["李", "13812345679", "床", 46350.5, 46715]):
        sheet.append(cells)
    sheet["E3"].number_format = "#,##0.00"
    made.save(tmp_path / "a.xlsx")
    with pytest.raises(Fault) as failure:
        sqlite_house.desk.write(CLERK, NOW, lambda w: take_in(w, sale, tmp_path / "a.xlsx"))
    assert sorted((str(p.at), p.code) for p in failure.value.problems) == [
        ("a.xlsx:Sheet!D3", "desk.value.date"), ("a.xlsx:Sheet!E3", "desk.value.date"),
    ]  # fmt: skip
    sheet.delete_rows(3)
    made.save(tmp_path / "a.xlsx")
    number = sqlite_house.desk.write(CLERK, NOW, lambda w: take_in(w, sale, tmp_path / "a.xlsx"))[1][0]
    row = sqlite_house.desk.read(lambda c: get(c, sale, number))
    assert (str(row["bought_on"]), str(row["warranty_end"])) == ("2026-11-24", "2027-11-24")


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([], {"desk.file-empty"}),
        ([["方向", "没听说过", "咨询类型", "内容"], ["呼入", "1", "商品", "x"]], {"desk.file-column-unknown"}),
        ([["方向", "方向", "咨询类型", "内容"], ["呼入", "呼入", "商品", "x"]], {"desk.file-column-twice"}),
        ([["方向", "姓名"], ["呼入", "王"]], {"desk.file-no-column"}),
        ([HEADINGS, [*GOOD, ""], [*GOOD, ""]], {"desk.file-row-twice"}),
        ([HEADINGS, [*GOOD, "", "多余"]], {"desk.file-row-shape"}),
        ([HEADINGS, GOOD[:3]], {"desk.file-row-shape"}),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused(sqlite_house: House, tmp_path: Path, rows: list[list[str]], codes: set[str]) -> None:
    found = refused(sqlite_house, as_csv(tmp_path / "a.csv", rows))
    assert {p.code for p in found} == codes
    assert all(say(p) for p in found)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0", "desk.file-kind"),
        ("a.csv", b"\xff\xfe\x00\x81\xff", "desk.file-encoding"),
        ("a.xlsx", b"PK not really", "desk.file-broken"),
        ("a.json", b"{", "desk.file-broken"),
        ("a.json", b'{"a": 1}', "desk.file-broken"),
        ("a.json", b"[]", "desk.file-empty"),
        ("a.csv", b'"open', "desk.file-broken"),
    ],
)
def test_a_file_that_is_none_is_refused(sqlite_house: House, tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert [p.code for p in refused(sqlite_house, tmp_path / name)] == [code]


def test_a_file_that_is_not_there_or_unpacks_without_end_is_refused(sqlite_house: House, tmp_path: Path) -> None:
    assert [p.code for p in refused(sqlite_house, tmp_path / "none.csv")] == ["desk.file-unreadable"]
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"0" * 310_000_000)
    assert [p.code for p in refused(sqlite_house, tmp_path / "bomb.xlsx")] == ["desk.file-large"]


def test_the_same_file_is_not_imported_twice_by_mistake(house: House, tmp_path: Path) -> None:
    file = as_csv(tmp_path / "a.csv", [HEADINGS, [*GOOD, ""]])
    taken(house, file)
    with pytest.raises(Fault) as failure:
        taken(house, file)
    assert failure.value.problems[0].code == "desk.file-again"
    assert len(taken(house, file, again=True)) == 1


def test_rows_that_were_exported_are_recognised_by_their_numbers(sqlite_house: House, tmp_path: Path) -> None:
    row = sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add(w, CALL, sample(CALL, 1, sqlite_house.parties)))
    write(tmp_path / "out.csv", whole(CALL, SHANGHAI, {}, reveal=True), [row])
    with pytest.raises(Fault) as failure:
        taken(sqlite_house, tmp_path / "out.csv")
    assert [(p.code, p.facts["number"]) for p in failure.value.problems] == [("desk.file-number-known", row.number)]


def test_masked_values_are_no_values_and_are_not_taken_for_some(sqlite_house: House, tmp_path: Path) -> None:
    assert [p.code for p in refused(sqlite_house, as_csv(tmp_path / "a.csv", [HEADINGS, ["呼入", "138****5678", *GOOD[2:], ""]]))] == [
        "desk.value.phone"
    ]


def test_a_file_is_written_whole_or_not_at_all(sqlite_house: House, tmp_path: Path) -> None:
    def rows() -> object:
        yield sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add(w, CALL, sample(CALL, 1, sqlite_house.parties)))
        raise OSError(28, "No space left on device")

    (tmp_path / "out.csv").write_text("before")
    with pytest.raises(Fault) as failure:
        write(tmp_path / "out.csv", whole(CALL, SHANGHAI, {}), rows())  # type: ignore[arg-type]
    assert failure.value.problems[0].code == "desk.file-unwritten"
    assert (tmp_path / "out.csv").read_text() == "before"
    assert [f.name for f in tmp_path.iterdir() if "begun" in f.name] == []


MANY = """
import sys
from pathlib import Path
from broadcaster.desk.exchange.columns import whole
from broadcaster.desk.exchange.outgoing import write
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from tests.desk.samples import NOW, SHANGHAI
import resource
shop = book("shop")
def row(n):
    return Row("shop", {"number": f"PW-{n}", "state": "open", "version": 1, "floor": "三楼", "booth": f"A{n}", "brand": "顾家",
                        "trade": "沙发", "vendor": None, "happened_at": NOW, "entered_at": NOW, "made_by": "王芳"})
listing = whole(shop, SHANGHAI, {})
write(Path(sys.argv[1]), listing, (row(n) for n in range(100)))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert write(Path(sys.argv[1]), listing, (row(n) for n in range(int(sys.argv[2])))) == int(sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_the_memory_of_an_export_does_not_grow_with_its_rows(tmp_path: Path) -> None:
    file, rows = tmp_path / "many.xlsx", 5_000
    done = subprocess.run(
        [sys.executable, "-c", MANY, str(file), str(rows)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    assert int(done.stdout) < 10_000, "kilobytes more than for a hundred rows"
    with zipfile.ZipFile(file) as packed:
        assert packed.read("xl/worksheets/sheet1.xml").count(b"<row ") == rows + 1


def test_an_export_has_the_manuals_headings_and_a_byte_order_mark(house: House, tmp_path: Path) -> None:
    rows = [{**sample(SHOP, n, house.parties)} for n in range(60)]
    house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, SHOP, rows))
    listing = whole(SHOP, SHANGHAI, {})
    for kind in (".csv", ".xlsx", ".json"):
        assert house.desk.read(lambda c, k=kind: write(tmp_path / f"out{k}", listing, find(c, SHOP, Query()))) == 60  # type: ignore[misc]
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf\xe7\xbc\x96\xe5\x8f\xb7,")
    assert load_workbook(tmp_path / "out.xlsx").sheetnames == ["商铺分布"]
    assert len(json.loads((tmp_path / "out.json").read_text())) == 60
