"""The papers of a repair (F-RPR1), and the ledger of repairs at home (F-SRV3)."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from broadcaster.desk.book import Layout
from broadcaster.desk.exchange.columns import short, whole
from broadcaster.desk.paper.forms import layout_sheet, list_sheet
from tests.desk.conftest import House
from tests.desk.repairs.conftest import BOOK, entered, row
from tests.desk.samples import SHANGHAI


def text(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("layout", BOOK.layouts, ids=lambda one: one.name)
def test_each_paper_has_its_title_and_its_fields(sqlite_hotline: House, layout: Layout) -> None:
    """RPR-10, desk 4.5: the hotline's order and the mall's register are two prints of one repair."""
    number = entered(sqlite_hotline, goods="沙发", order_no="D-17")
    parts = {"@calls": ("催单和电话", "催单 急"), "@clocks": ("时限", "维修完成")}
    made = text(layout_sheet(whole(BOOK, SHANGHAI), layout, row(sqlite_hotline, number), parts))
    assert number in made
    assert "F-RPR1" in made
    assert any(title.replace(" ", "") in made for title in (layout.zh, layout.en))
    known = {f.name: {f.zh.replace(" ", ""), f.en.replace(" ", "")} for f in BOOK.all_fields()}
    assert [name for name in layout.fields if name in known and not any(words in made for words in known[name])] == []
    assert ("急" in made) == ("@calls" in layout.fields)


def test_the_ledger_of_repairs_at_home_has_its_own_columns(sqlite_hotline: House) -> None:
    """SRV-07, F-SRV3: customer, address, goods, work, worker, fee, result, revisit; the address masked."""
    view = BOOK.view("home")
    number = entered(sqlite_hotline, goods="暖气片")
    listing = short(BOOK, SHANGHAI, view=view)
    assert {"name", "address", "goods", "work", "worker", "charged", "result", "revisit_ref"} <= {c.name for c in listing.columns}
    made = text(list_sheet(listing, [row(sqlite_hotline, number)], view.form))
    assert number in made
    assert "F-SRV3" in made
    assert "5号楼" not in made
