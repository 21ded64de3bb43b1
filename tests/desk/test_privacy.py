"""Masked by default; the chain holds no personal value, and stays whole without it (SEC-02, SEC-07)."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.book import Field, Kind, Privacy
from broadcaster.desk.chain import GENESIS, Event, breaks, commitment, digest
from broadcaster.desk.masking import mask_address, mask_id, mask_phone, masked


@pytest.mark.parametrize(
    ("number", "seen"),
    [("13812345678", "138****5678"), ("0571-88888888", "057****8888"), ("88888888", "****88"), ("12315", "****15")],
)
def test_a_telephone_number_shows_its_ends_only(number: str, seen: str) -> None:
    assert mask_phone(number) == seen


@pytest.mark.parametrize(
    ("address", "seen"),
    [("杭州市西湖区文三路1号", "杭州市****"), ("文三路12号3单元", "文三路****"), ("某处小区", "某处****"), ("三楼", "****")],
)
def test_an_address_shows_its_area_only(address: str, seen: str) -> None:
    assert mask_address(address) == seen


def test_an_id_number_shows_its_last_four() -> None:
    assert (mask_id("11010519491231002X"), mask_id("12345")) == ("****002X", "****")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from([Privacy.PHONE, Privacy.ADDRESS, Privacy.ID]), st.text(min_size=5, max_size=40))
def test_never_is_the_whole_value_seen(privacy: Privacy, text: str) -> None:
    seen = masked(Field(name="x", zh="某", en="x", privacy=privacy), text)
    assert isinstance(seen, str)
    assert text not in seen


def test_a_masked_day_is_not_seen_at_all() -> None:
    born = Field(name="x", zh="某", en="x", kind=Kind.DATE, privacy=Privacy.ID)
    assert masked(born, datetime(1980, 1, 1, tzinfo=UTC).date()) == "****"


def chain(count: int) -> list[Event]:
    events, previous = [], GENESIS
    for seq in range(1, count + 1):
        event = Event(seq, datetime(2026, 11, 24, tzinfo=UTC), "李敏", "add", "call", f"DH-{seq}", {"qty": seq}, previous)
        previous = digest(event)
        events.append(replace(event, hash=previous))
    return events


def test_a_whole_chain_has_no_breaks() -> None:
    assert list(breaks(chain(20))) == []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(0, 9), st.sampled_from(["by", "kind", "book", "number", "facts", "at"]))
def test_any_change_of_any_event_is_seen(where: int, what: str) -> None:
    events = chain(10)
    other = {"facts": {"qty": 999}, "at": datetime(2026, 11, 25, tzinfo=UTC)}.get(what, "jemand")
    events[where] = replace(events[where], **{what: other})  # type: ignore[arg-type]
    assert next(breaks(events)) == (where + 1, "changed")
    rewritten = replace(events[where], hash=digest(events[where]))
    events[where] = rewritten
    assert [what for _seq, what in breaks(events)] == ([] if where == 9 else ["order"])


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.integers(0, 8))
def test_an_event_taken_away_or_put_elsewhere_is_seen(where: int) -> None:
    events = chain(10)
    assert next(breaks([*events[:where], *events[where + 1 :]]))[1] == "gap"
    events[where], events[where + 1] = events[where + 1], events[where]
    assert next(breaks(events))[1] == "gap"


def test_a_commitment_tells_nothing_without_its_salt_and_holds_with_it() -> None:
    one, other = commitment("a", "13812345678"), commitment("b", "13812345678")
    assert one != other
    assert one == commitment("a", "13812345678")
    assert "138" not in json.dumps(one).replace(one[7:], "")
