"""One person goes, the counts and the chain stay (SEC-07); what is kept too long is named."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from broadcaster.desk import attachments, ledger
from broadcaster.desk.attachments import place_of
from broadcaster.desk.erasing import erase_party
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import count, get, history
from broadcaster.desk.registers import book
from broadcaster.desk.retention import due, erase_due
from broadcaster.desk.row import Query
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, IDS, NOW

CALL, PARTY = book("call"), book("party")
PHONE = "13987654321"
TRACES = ("欧阳修", PHONE, "文三路", IDS[0])


@pytest.fixture
def known(house: House, tmp_path: Path) -> tuple[House, str, str, str]:
    """A customer with a file, a call by number, a call by reference, and a paper."""
    person = {"kind": "customer", "name": "欧阳修", "phone": PHONE, "address": "杭州市文三路1号", "id_doc": IDS[0]}
    number = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, PARTY, person)).number
    words = {"direction": "in", "topic": "goods", "content": "欧阳修问沙发"}
    by_phone = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, CALL, {**words, "phone": PHONE, "name": "欧阳修"})).number
    by_party = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, CALL, {**words, "party": number})).number
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, CALL, by_party, {"remark": "欧阳修，文三路"}, reason="欧阳修要求"))
    return house, number, by_phone, by_party


def everything(house: House) -> str:
    """Every value of every table, as text."""
    made = MetaData()
    made.reflect(house.desk.engine)
    with house.desk.engine.connect() as connection:
        return json.dumps(
            [[str(v) for v in row] for t in made.tables.values() for row in connection.execute(select(t))], ensure_ascii=False
        )


def test_nothing_of_an_erased_person_is_left_anywhere(known: tuple[House, str, str, str]) -> None:
    house, number, by_phone, by_party = known
    assert all(trace in everything(house) for trace in TRACES)
    done = house.desk.write(BOSS, NOW, lambda w: erase_party(w, number, reason="本人要求"))
    assert {n for _book, n in done.rows} == {number, by_phone, by_party}
    assert [trace for trace in TRACES if trace in everything(house)] == []


def test_rows_counts_and_chain_stay(known: tuple[House, str, str, str]) -> None:
    house, number, by_phone, _by_party = known
    before = house.desk.read(lambda c: count(c, CALL, Query()))
    house.desk.write(BOSS, NOW, lambda w: erase_party(w, number, reason="本人要求"))
    row = house.desk.read(lambda c: get(c, CALL, by_phone))
    assert (row["topic"], row["name"], row["phone"]) == ("goods", None, None)
    assert house.desk.read(lambda c: count(c, CALL, Query())) == before
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()
    assert [t.event.kind for t in house.desk.read(lambda c: history(c, "call", by_phone))] == ["add", "erase"]


def test_other_people_keep_their_data(known: tuple[House, str, str, str]) -> None:
    house, number, _by_phone, _by_party = known
    other = {"direction": "in", "topic": "goods", "content": "别人", "phone": "13911112222", "name": "苏轼"}
    kept = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, CALL, other)).number
    house.desk.write(BOSS, NOW, lambda w: erase_party(w, number, reason="本人要求"))
    assert house.desk.read(lambda c: get(c, CALL, kept))["name"] == "苏轼"


def test_an_attachment_goes_with_the_last_row_that_names_it(house: House, tmp_path: Path) -> None:
    paper = tmp_path / "欧阳修.pdf"
    paper.write_bytes(b"%PDF")
    digest = house.desk.write(CLERK, NOW, lambda w: attachments.keep(w, paper))
    vendor = house.parties["vendor"]
    row = {"vendor": vendor, "kind": "licence", "doc_no": "1", "attachment": digest}
    house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("vendor-paper"), row))
    done = house.desk.write(BOSS, NOW, lambda w: erase_party(w, vendor, reason="撤场"))
    assert done.files == (place_of(house.desk.files, digest),)
    done.files[0].unlink()
    assert "欧阳修" not in everything(house)
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_erasing_needs_the_right_and_a_reason(known: tuple[House, str, str, str]) -> None:
    house, number, _by_phone, _by_party = known
    for actor, reason, code in ((CLERK, "本人要求", "desk.no-right"), (BOSS, " ", "desk.no-reason")):
        with pytest.raises(Fault) as refused:
            house.desk.write(actor, NOW, lambda w: erase_party(w, number, reason=reason))
        assert refused.value.problems[0].code == code


def test_rows_kept_too_long_are_named_and_can_be_erased(known: tuple[House, str, str, str]) -> None:
    house, _number, by_phone, _by_party = known
    assert house.desk.read(lambda c: list(due(c, NOW))) == []
    later = NOW + timedelta(days=365 * 3 + 30)
    found = {one.book: one.rows for one in house.desk.read(lambda c: list(due(c, later)))}
    assert found == {"party": 6, "call": 2}
    rows, _files = house.desk.write(BOSS, later, erase_due)
    assert rows == 8
    assert house.desk.read(lambda c: get(c, CALL, by_phone))["name"] is None
    assert house.desk.read(lambda c: list(due(c, later))) == []
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()
