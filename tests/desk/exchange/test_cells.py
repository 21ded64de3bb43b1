"""Cells worked out once for all rows say what each cell said alone; rows come out of the store as they are read."""

import tracemalloc
from collections.abc import Iterator
from datetime import datetime

import pytest
from sqlalchemy import insert

from broadcaster.desk import ledger
from broadcaster.desk.exchange.cells import Cells, said, words
from broadcaster.desk.exchange.columns import SEEN, whole
from broadcaster.desk.party import accompanied
from broadcaster.desk.reading import AT_ONCE, find
from broadcaster.desk.registers import book, books
from broadcaster.desk.row import Query, Row
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value
from tests.desk.conftest import House
from tests.desk.samples import CLERK, NOW, SHANGHAI, sample, value

PARTIES = dict.fromkeys(("customer", "vendor", "staff", "station", "authority"), "DA-20261124-0001")
NAMES = {"DA-20261124-0001": "某某"}
KEPT: dict[str, Value] = {"number": "XX-1", "state": "open", "version": 1, "entered_at": NOW, "made_by": "王芳"}


def rows(name: str) -> Iterator[Row]:
    made = book(name)
    full: dict[str, Value] = {f.name: value(f, 3, PARTIES) for f in made.all_fields()} | KEPT
    yield Row(name, full)
    yield Row(name, dict.fromkeys(full) | KEPT)
    yield Row(name, dict.fromkeys(full) | KEPT | {"erased_at": NOW})
    if made.barred:
        yield Row(name, full | {made.barred: "李敏", "erased_at": NOW})


@pytest.mark.parametrize("reveal", [False, True])
@pytest.mark.parametrize("name", [one.name for one in books()])
def test_the_cells_of_a_row_are_what_each_says_alone(name: str, *, reveal: bool) -> None:
    listing = whole(book(name), SHANGHAI, NAMES, reveal=reveal, viewer="李敏")
    cells = Cells(listing, lambda column: words(listing, column), empty="", gone="（已删除）")
    for row in rows(name):
        assert cells.of(row) == [said(listing, row, column) for column in listing.columns]


def test_whom_a_row_is_about_gets_none_of_its_cells() -> None:
    made = book("complaint")
    listing = whole(made, SHANGHAI, NAMES, reveal=True, viewer="李敏")
    *_others, about = rows("complaint")
    cells = Cells(listing, lambda column: words(listing, column), empty="", gone="-").of(about)
    told = {column.name for column, cell in zip(listing.columns, cells, strict=True) if cell not in {"", "-"}}
    assert told <= SEEN


def test_names_of_parties_come_with_the_rows_that_refer_to_them(house: House) -> None:
    shop = book("shop")
    house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, shop, [sample(shop, n, house.parties) for n in range(3)]))
    known: dict[str, str] = {"DA-1": "of other rows"}
    listing = whole(shop, SHANGHAI, known)
    vendor = shop.field("vendor")
    told = house.desk.read(lambda c: [said(listing, row, vendor) for row in accompanied(c, shop, find(c, shop, Query()), known)])
    assert told == [f"{house.parties['vendor']} 某vendor"] * 3
    assert known == {house.parties["vendor"]: "某vendor"}


def test_rows_are_not_held_while_they_are_read(house: House) -> None:
    call, many = book("call"), 6 * AT_ONCE
    kept: dict[str, Value] = {**KEPT, "happened_at": NOW, "content": "沙发" * 200}
    house.desk.write(
        CLERK, NOW, lambda w: w.connection.execute(insert(table_of("call")), [kept | {"number": f"DH-{n}"} for n in range(many)])
    )
    first, last = house.desk.read(lambda c: _peaks(accompanied(c, call, find(c, call, Query()), {})))
    assert last - first < 2_000_000, "bytes more after six thousand rows than after two"


def _peaks(coming: Iterator[Row]) -> tuple[int, int]:
    """The most memory there was after a third of the rows, and after all of them."""
    tracemalloc.start()
    try:
        assert isinstance(next(coming)["happened_at"], datetime)
        for _n in range(2 * AT_ONCE):
            next(coming)
        first = tracemalloc.get_traced_memory()[1]
        assert sum(1 for _row in coming) == 4 * AT_ONCE - 1
        return first, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
