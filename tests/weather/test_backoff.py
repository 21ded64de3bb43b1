"""When a service is asked: from six, ever more seldom, until ten to ten."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.weather.backoff import attempts, next_attempt
from tests.weather.conftest import SHANGHAI, TODAY, TOMORROW

days = st.dates(date(2024, 1, 1), date(2035, 12, 31))
seeds = st.text(max_size=12)


def at(hour: int, minute: int, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour, minute), SHANGHAI)


@given(days, seeds)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_attempts_begin_at_six_end_at_ten_to_ten_and_grow_apart_up_to_a_cap(day: date, seed: str) -> None:
    times = attempts(day, SHANGHAI, seed)
    assert at(6, 0, day) <= times[0] < at(6, 1, day)
    assert at(9, 49, day) < times[-1] <= at(9, 50, day)
    pauses = [(b - a).total_seconds() for a, b in pairwise(times)]
    assert all(pause > 0 for pause in pauses)
    for n, pause in enumerate(pauses[:-1]):
        usual = min(60 * 2**n, 1200)
        assert 0.75 * usual <= pause <= 1.25 * usual
    assert pauses[-1] <= 1.25 * 1200
    assert 12 <= len(times) <= 24


def test_a_mall_always_has_the_same_attempts_and_another_mall_others() -> None:
    assert attempts(TODAY, SHANGHAI, "31.23,121.47") == attempts(TODAY, SHANGHAI, "31.23,121.47")
    firsts = {attempts(TODAY, SHANGHAI, f"mall {n}")[0] for n in range(50)}
    assert len(firsts) == 50


def test_before_six_it_is_six_and_a_late_start_asks_at_once() -> None:
    first = attempts(TODAY, SHANGHAI, "x")[0]
    assert next_attempt(at(3, 0), "x") == first
    assert next_attempt(at(8, 10), "x") == at(8, 10)


def test_after_ten_to_ten_it_is_tomorrow() -> None:
    assert next_attempt(at(9, 51), "x") == attempts(TOMORROW, SHANGHAI, "x")[0]
    assert next_attempt(at(9, 51), "x", tried=at(9, 40)) == attempts(TOMORROW, SHANGHAI, "x")[0]


def test_a_day_that_has_its_forecast_is_done() -> None:
    assert next_attempt(at(6, 10), "x", tried=at(6, 5), fetched=at(6, 5)) == attempts(TOMORROW, SHANGHAI, "x")[0]


def test_an_answer_of_the_night_does_not_spare_the_morning() -> None:
    assert next_attempt(at(5, 0), "x", tried=at(2, 0), fetched=at(2, 0)) == attempts(TODAY, SHANGHAI, "x")[0]


@given(days, seeds)
@settings(derandomize=True, deadline=None, max_examples=50)
def test_a_service_that_never_answers_is_asked_at_every_attempt_and_no_other_time(day: date, seed: str) -> None:
    now, tried, asked = at(0, 0, day), None, []
    while (due := next_attempt(now, seed, tried=tried)).date() == day:
        assert due >= now
        asked.append(due)
        tried = now = due
    assert tuple(asked) == attempts(day, SHANGHAI, seed)


@given(days, seeds, st.integers(0, 24 * 3600 - 1), st.integers(0, 24 * 3600 - 1))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_the_next_attempt_is_never_in_the_past_and_never_outside_the_morning(day: date, seed: str, second: int, before: int) -> None:
    now = at(0, 0, day) + timedelta(seconds=second)
    due = next_attempt(now, seed, tried=now - timedelta(seconds=before))
    assert due >= now
    assert time(6) <= due.timetz().replace(tzinfo=None) <= time(9, 50)
