"""One entry, one line."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcaster.record.entries import Aired, Entry, Incident, Outcome, Play, Text
from broadcaster.record.lines import carried, decode, encode, is_carried, is_on_air, newest, worth_remembering
from tests.store.entries import DAY, HALF_PAST_NINE, incident, item, play

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
INSTANTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
FACTS = st.dictionaries(WORDS, WORDS, max_size=3)
ENTRIES = (
    st.builds(
        Aired, WORDS, st.just(DAY), WORDS, WORDS, st.lists(WORDS, max_size=3).map(tuple), INSTANTS, INSTANTS, NUMBERS, NUMBERS,
        st.none() | NUMBERS, st.none() | INSTANTS, st.none() | INSTANTS, st.none() | NUMBERS, st.none() | NUMBERS,
        st.none() | st.sampled_from(Outcome), WORDS, FACTS,
    )
    | st.builds(Play, WORDS, WORDS, WORDS, INSTANTS, INSTANTS, NUMBERS, st.booleans())
    | st.builds(Incident, WORDS, INSTANTS, WORDS, FACTS, WORDS)
    | st.builds(Text, WORDS, st.just(DAY), INSTANTS, WORDS, WORDS, WORDS, WORDS, WORDS)
)  # fmt: skip


@given(ENTRIES)
def test_every_entry_comes_back_from_its_line(entry: Entry) -> None:
    line = encode(entry)
    assert b"\n" not in line
    assert decode(line) == entry


@given(ENTRIES, st.data())
def test_a_torn_line_is_never_taken_for_an_entry(entry: Entry, data: st.DataObject) -> None:
    line = encode(entry)
    with pytest.raises(ValueError):
        decode(line[: data.draw(st.integers(0, len(line) - 1))])


@pytest.mark.parametrize(
    "garbage", [b"", b"\x00" * 100, b"null", b"[]", b'{"entry":"aired","id":1}', b'{"entry":"song","id":"x"}', b"\xff\xfe{}"]
)
def test_garbage_is_a_value_error(garbage: bytes) -> None:
    with pytest.raises(ValueError):
        decode(garbage)


def test_the_line_reads_as_plain_json_with_the_malls_own_time() -> None:
    written = json.loads(encode(item()))
    assert (written["entry"], written["title"], written["start"]) == ("aired", "迎宾曲", "2026-12-05T09:30:00.012000+08:00")


def test_a_number_json_cannot_say_becomes_null() -> None:
    silent = decode(encode(replace(item(), lufs=float("-inf"), dial=float("nan"))))
    assert isinstance(silent, Aired)
    assert (silent.lufs, silent.dial) == (None, None)


def test_a_name_in_no_encoding_does_not_stop_the_record() -> None:
    kept = decode(encode(play(clip="promo/\udcb0\udca1.mp3")))
    assert isinstance(kept, Play)
    assert kept.clip == "promo/??.mp3"


def test_fields_of_a_later_version_are_passed_over() -> None:
    assert decode(encode(incident())[:-1] + b',"zone":"west"}') == incident()


def test_naive_instants_are_refused_both_ways() -> None:
    naive = replace(incident(), at=HALF_PAST_NINE.replace(tzinfo=None))
    with pytest.raises(ValueError):
        encode(naive)
    with pytest.raises(ValueError):
        decode(encode(incident()).replace(b"+08:00", b""))


def test_of_each_item_the_newest_line_counts() -> None:
    waiting = replace(item(5, outcome=None), start=None)
    entries: list[Entry] = [item(2, outcome=None), item(3, outcome=None), play(), item(2), waiting]
    known = newest([*map(encode, entries), b"torn"])
    assert [aired for _, aired in known.values()] == [item(3, outcome=None), item(2), waiting]
    assert [is_on_air(aired) for _, aired in known.values()] == [True, False, False]


def test_a_carried_line_says_the_same_and_that_it_is_not_new() -> None:
    line = carried(encode(item()))
    assert (decode(line), is_carried(line), is_carried(encode(item()))) == (item(), True, False)
    assert carried(line) == line


def test_two_programme_days_and_what_is_on_air_are_worth_remembering() -> None:
    days = [replace(item(outcome=Outcome.AIRED), id=str(n), date=DAY + timedelta(days=n)) for n in range(4)]
    old = replace(item(9, outcome=None), date=DAY - timedelta(days=90))
    assert worth_remembering([old, *days]) == [old, *days[2:]]
    assert worth_remembering([]) == []
