"""Whatever is changed past the program, `desk verify` sees it and says where (SEC-03)."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from broadcaster.desk import attachments, closing, ledger
from broadcaster.desk.attachments import place_of
from broadcaster.desk.chain import plain
from broadcaster.desk.proof import verify
from broadcaster.desk.registers import book
from broadcaster.desk.standing import standing
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import EVENT
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW, sample

CALL = book("call")
LATER = NOW.replace(month=12)


@pytest.fixture
def busy(house: House, tmp_path: Path) -> House:
    """A desk with a closed month, an attachment, amendments and a void row."""
    numbers = house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, CALL, [sample(CALL, n, house.parties) for n in range(5)]))
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, CALL, numbers[0], {"name": "王五", "rings": 1}, reason="听错"))
    house.desk.write(BOSS, NOW, lambda w: ledger.void(w, CALL, numbers[1], reason="重复"))
    house.desk.write(BOSS, LATER, lambda w: closing.close(w, CALL, "2026-11"))
    paper = tmp_path / "报告.pdf"
    paper.write_bytes(b"%PDF 1")
    digest = house.desk.write(CLERK, NOW, lambda w: attachments.keep(w, paper))
    test = {**sample(book("goods-test"), 1, house.parties), "attachment": digest}
    house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("goods-test"), test))
    return house


PUT_IN = """INSERT INTO desk_call (number, state, version, happened_at, entered_at, made_by)
SELECT 'DH-1', 'open', 1, happened_at, entered_at, made_by FROM desk_call WHERE number LIKE '%0004'"""


def problems(house: House, known: tuple[int, str] | None = None) -> list[str]:
    verdict = house.desk.read(lambda c: verify(c, house.desk.files, known=known))
    return sorted(problem.code for problem in verdict.problems)


def test_an_untouched_desk_holds(busy: House) -> None:
    verdict = busy.desk.read(lambda c: verify(c, busy.desk.files))
    assert verdict.problems == ()
    assert verdict.rows == 5 + 5 + 1
    assert verdict.attachments == 1


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("UPDATE desk_call SET rings = 5 WHERE number LIKE '%0003'", {"desk.row-changed"}),
        ("UPDATE desk_call SET phone = '13800000000' WHERE number LIKE '%0003'", {"desk.row-changed"}),
        ("UPDATE desk_call SET made_by = 'x', content = NULL WHERE number LIKE '%0003'", {"desk.row-changed"}),
        ("UPDATE desk_call SET state = 'open' WHERE number LIKE '%0002'", {"desk.row-changed"}),
        ("UPDATE desk_call SET period = NULL, state = 'open' WHERE number LIKE '%0003'", {"desk.period-changed"}),
        ("DELETE FROM desk_call WHERE number LIKE '%0004'", {"desk.row-gone", "desk.period-changed"}),
        (PUT_IN, {"desk.row-unknown"}),
        ("UPDATE desk_event SET by = 'x' WHERE seq = 7", {"desk.chain-changed"}),
        ("DELETE FROM desk_event WHERE seq = 12", {"desk.chain-gap"}),
        ("DELETE FROM desk_event WHERE seq = (SELECT max(seq) FROM desk_event)", {"desk.chain-end", "desk.row-unknown"}),
        ("UPDATE desk_disclosed SET value = '\"x\"' WHERE fact = 'content'", {"desk.chain-personal", "desk.row-changed"}),
        ("DELETE FROM desk_disclosed WHERE fact = 'phone'", {"desk.row-changed"}),
        ("UPDATE desk_head SET seq = 3", {"desk.chain-end"}),
    ],
)  # fmt: skip
def test_what_is_changed_by_hand_is_seen(busy: House, statement: str, seen: set[str]) -> None:
    with busy.desk.engine.begin() as connection:
        connection.execute(text(statement))
    found = set(problems(busy))
    assert seen <= found


def _gone(place: Path) -> None:
    place.unlink()


def _changed(place: Path) -> None:
    place.write_bytes(b"other")


@pytest.mark.parametrize(("spoil", "code"), [(_gone, "desk.attachment-gone"), (_changed, "desk.attachment-changed")])
def test_a_lost_or_changed_attachment_is_seen(busy: House, spoil: Callable[[Path], None], code: str) -> None:
    with busy.desk.engine.connect() as connection:
        digest = str(connection.execute(text("SELECT digest FROM desk_attachment")).scalar())
    spoil(place_of(busy.desk.files, digest))
    assert problems(busy) == [code]


def test_an_end_noted_earlier_is_found_again(busy: House) -> None:
    head = busy.desk.read(lambda c: verify(c, busy.desk.files)).head
    busy.desk.write(CLERK, NOW.replace(month=12, day=25), lambda w: ledger.add(w, book("shop"), sample(book("shop"), 1, busy.parties)))
    assert problems(busy, (head[0], head[1][:12])) == []
    assert problems(busy, (head[0], "0" * 12)) == ["desk.chain-known"]
    assert problems(busy, (9999, head[1])) == ["desk.chain-known"]


def _written(house: House, first: int, last: int) -> None:
    """Rows of calls with their events, without a chain: only how they stand is looked at."""
    facts: dict[str, object] = {"state": "open", "content": "沙发" * 300}
    row = {**facts, "version": 1, "happened_at": NOW, "entered_at": NOW, "made_by": "王芳"}
    told = {**facts, "happened_at": plain(NOW)}
    event = {"at": NOW, "by": "王芳", "kind": "add", "book": "call", "facts": told, "previous": "", "hash": ""}
    numbers = [f"DH-20261124-{n:05}" for n in range(first, last)]
    with house.desk.engine.begin() as connection:
        connection.execute(insert(table_of("call")), [row | {"number": number} for number in numbers])
        connection.execute(insert(EVENT), [event | {"number": number, "seq": 1000 + n} for n, number in enumerate(numbers, first)])


def _looked_through(house: House) -> tuple[int, int]:
    """How many rows stand as they must, and the most memory that took."""
    tracemalloc.start()
    try:
        rows, found = house.desk.read(standing)
        assert found == []
        return rows, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_looking_through_needs_no_more_memory_for_more_rows(house: House) -> None:
    """SEC-03: events and rows are read side by side, and forgotten."""
    _written(house, 0, 2000)
    few, least = _looked_through(house)
    _written(house, 2000, 6000)
    many, most = _looked_through(house)
    assert (few, many) == (2000 + len(house.parties), 6000 + len(house.parties))
    assert most - least < 3_000_000, "bytes more for six thousand rows than for two thousand"


def test_rows_of_several_books_are_told_apart_whatever_their_numbers(house: House) -> None:
    """A number that two books have, one that sorts before all, and events of a row that is gone."""
    shop = book("shop")
    house.desk.write(CLERK, NOW, lambda w: [ledger.add(w, CALL, sample(CALL, n, house.parties)) for n in range(3)])
    (number,) = house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, shop, [sample(shop, 1, house.parties)]))
    with house.desk.engine.begin() as connection:
        connection.execute(text("UPDATE desk_shop SET number = 'DH-20261124-0002'"))
        connection.execute(text("UPDATE desk_call SET number = '0' WHERE number = 'DH-20261124-0003'"))
    verdict = house.desk.read(lambda c: verify(c, house.desk.files))
    assert sorted((p.code, p.facts["book"], p.facts["number"]) for p in verdict.problems) == [
        ("desk.row-gone", "call", "DH-20261124-0003"), ("desk.row-gone", "shop", number),
        ("desk.row-unknown", "call", "0"), ("desk.row-unknown", "shop", "DH-20261124-0002"),
    ]  # fmt: skip
    assert verdict.rows == 3 + 1 + len(house.parties)
