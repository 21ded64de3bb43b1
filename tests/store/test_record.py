"""The record in the store: the same promises over SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from broadcaster.record.entries import Outcome
from broadcaster.store.record import RecordStore, Unfit
from tests.store.entries import DAY, HALF_PAST_NINE, incident, item, play, words


@pytest.fixture
def store(store_url: str) -> RecordStore:
    return RecordStore.open(store_url)


def test_what_is_put_comes_back_equal_and_aware(store: RecordStore) -> None:
    first, second = item(), item(3, outcome=Outcome.CUT, reason="store.away", facts={"why": "锁着"}, end=None, lufs=None)
    store.put([first, second, play(), incident()])
    assert store.aired(DAY, DAY) == (first, second)
    assert store.plays(HALF_PAST_NINE, HALF_PAST_NINE + timedelta(days=1)) == (play(),)
    assert store.incidents(HALF_PAST_NINE, HALF_PAST_NINE + timedelta(days=1)) == (incident(),)
    assert store.aired(DAY, DAY)[0].planned_start.tzinfo is UTC


def test_the_newest_entry_with_an_id_stands(store: RecordStore) -> None:
    going, gone = item(outcome=None), item()
    store.put([going])
    assert store.aired(DAY, DAY) == (going,)
    store.put([going, gone])
    assert store.aired(DAY, DAY) == (gone,)


def test_the_last_days_and_what_is_on_air_are_remembered(store: RecordStore) -> None:
    days = [replace(item(outcome=Outcome.AIRED), id=f"day/{n}", date=DAY + timedelta(days=n)) for n in range(4)]
    old = replace(item(9, outcome=None), id="old", date=DAY - timedelta(days=90), planned_start=HALF_PAST_NINE - timedelta(days=90))
    store.put([*days, old])
    assert [a.id for a in store.remembered()] == ["old", "day/2", "day/3"]


def test_putting_twice_changes_nothing(store: RecordStore) -> None:
    for _ in range(3):
        store.put([item(), play(), incident()])
    assert len(store.aired(DAY, DAY)) == 1


def test_items_come_in_the_order_of_the_plan(store: RecordStore) -> None:
    for numbers in permutations((2, 3, 4)):
        store.put([item(n) for n in numbers])
    assert [a.id for a in store.aired(DAY, DAY)] == [f"{DAY}/{n}" for n in (2, 3, 4)]


def test_plays_of_a_kind_of_item_come_with_their_programme_day(store: RecordStore) -> None:
    night = replace(item(6, kind="rotation"), id="2026-12-04/6", date=DAY - timedelta(days=1))
    after_midnight = replace(play(3), id="night", cue=night.id)
    store.put([item(6, kind="rotation"), item(2), night, play(2), play(1), after_midnight, replace(play(4), id="song", cue=item(2).id)])
    assert store.plays_of("rotation", DAY, DAY) == ((DAY, play(1)), (DAY, play(2)))
    assert store.plays_of("rotation", DAY - timedelta(days=1), DAY) == (
        (DAY, play(1)), (DAY, play(2)), (DAY - timedelta(days=1), after_midnight),
    )  # fmt: skip
    assert store.plays_of("rotation", DAY + timedelta(days=1), DAY + timedelta(days=9)) == ()


def test_only_the_asked_days_and_times_are_read(store: RecordStore) -> None:
    store.put([item(), replace(item(3), id="2026-12-06/2", date=DAY + timedelta(days=1)), incident(1), incident(2)])
    assert [a.id for a in store.aired(DAY + timedelta(days=1), DAY + timedelta(days=9))] == ["2026-12-06/2"]
    assert store.incidents(incident(2).at, incident(2).at + timedelta(microseconds=1)) == (incident(2),)
    assert store.incidents(HALF_PAST_NINE, incident(1).at) == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()),  # noqa: DTZ001 - hypothesis adds the zone
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40),
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])), max_size=3),
)
def test_any_instant_text_and_facts_come_back(store: RecordStore, at: datetime, text: str, facts: dict[str, str]) -> None:
    entry = replace(item(), title=text, planned_start=at.astimezone(UTC), facts=facts)
    written = replace(entry, planned_start=at)
    store.put([written])
    assert store.aired(DAY, DAY)[0] == entry


def test_an_entry_no_store_can_hold_is_unfit_and_brings_nothing(store: RecordStore) -> None:
    missing = replace(item(3), band_low=None)  # type: ignore[arg-type]
    with pytest.raises(Unfit):
        store.put([item(2), missing])
    with pytest.raises(Unfit):
        store.put([item(2), replace(item(4), planned_start=HALF_PAST_NINE.replace(tzinfo=None))])
    assert store.aired(DAY, DAY) == ()


def test_instants_are_kept_in_utc_to_the_microsecond(store: RecordStore) -> None:
    store.put([incident(1)])
    with store.engine.connect() as connection:
        kept = connection.execute(text("SELECT CAST(at AS varchar) FROM incident")).scalar()
    assert str(kept).startswith("2026-12-05 01:30:01.123456")


def test_texts_are_kept_by_day_and_the_newer_of_a_cue_stands(store_url: str) -> None:
    store = RecordStore.open(store_url)
    store.put([words(5), words(4, "旧词"), replace(words(6), date=DAY + timedelta(days=1))])
    store.put([words(4)])
    assert store.texts(DAY, DAY) == (words(4), words(5))
    assert store.texts(DAY - timedelta(days=1), DAY - timedelta(days=1)) == ()
