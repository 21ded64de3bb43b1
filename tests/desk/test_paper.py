"""Every book's form, blank and filled in, is a PDF with its Chinese font inside (LGR-02, LGR-04)."""

import io
import re

import pytest
from pypdf import PdfReader

from broadcaster.desk import ledger
from broadcaster.desk.book import Book
from broadcaster.desk.exchange.columns import short, whole
from broadcaster.desk.paper.forms import blank_sheet, list_sheet, row_sheet
from broadcaster.desk.registers import NAMES, book, books
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from tests.desk.conftest import House
from tests.desk.samples import CLERK, NOW, SHANGHAI, sample


def read(made: bytes) -> tuple[str, int]:
    """The words on the paper without blanks, and how many pages; fonts must be inside."""
    paper = PdfReader(io.BytesIO(made))
    for page in paper.pages:
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
        # reportlab names Helvetica on every page, used or not
        own = [font for font in fonts if font["/BaseFont"] != "/Helvetica"]
        assert own
        assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in own)
    return re.sub(r"\s", "", "".join(page.extract_text() for page in paper.pages)), len(paper.pages)


@pytest.mark.parametrize("made", list(books()), ids=NAMES)
def test_a_blank_form_has_the_manuals_title_and_every_field_to_write_in(made: Book) -> None:
    words, pages = read(blank_sheet(made))
    assert made.zh in words
    assert made.form in words
    assert [f.zh for f in made.all_fields() if not f.derived and f.zh.replace(" ", "") not in words] == []
    assert pages <= 2


def test_a_view_prints_under_its_own_title() -> None:
    call = book("call")
    assert "呼入记录表" in read(blank_sheet(call, call.view("in")))[0]


def test_a_row_is_printed_masked_with_its_number_and_its_maker(sqlite_house: House) -> None:
    call = book("call")
    values = {**sample(call, 1, sqlite_house.parties), "phone": "13812345678", "content": "<b>沙发&床</b>"}
    row = sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add(w, call, values))
    words, _pages = read(row_sheet(whole(call, SHANGHAI, {}), row))
    assert "138****5678" in words
    assert "13812345678" not in words
    assert "<b>沙发&床</b>" in words
    assert row.number in words
    assert "王芳" in words


def test_a_very_long_text_goes_on_over_pages(sqlite_house: House) -> None:
    call = book("call")
    values = {**sample(call, 1, sqlite_house.parties), "content": "长" * 9000 + "\n" * 200 + "尾"}
    row = sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add(w, call, values))
    words, pages = read(row_sheet(whole(call, SHANGHAI, {}), row))
    assert words.count("长") >= 9000
    assert "尾" in words
    assert pages > 3


def test_a_long_list_has_its_headings_on_every_page_and_every_row_once() -> None:
    shop = book("shop")
    listing = short(shop, SHANGHAI, {})
    common: dict[str, Value] = {
        "state": "open",
        "version": 1,
        "floor": "三楼",
        "brand": "顾家",
        "trade": "沙发",
        "vendor": None,
        "happened_at": NOW,
        "made_by": "王芳",
    }
    rows = (Row("shop", {**common, "number": f"PW-{n:04}", "booth": f"A{n}", "entered_at": NOW}) for n in range(450))
    words, pages = read(list_sheet(listing, rows))
    assert pages > 10
    assert words.count("编号") >= pages
    assert re.findall(r"PW-(\d{4})", words) == [f"{n:04}" for n in range(450)]
