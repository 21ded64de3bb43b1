"""On which rung the words stand: figures only of that very date, and young enough."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.place import Place
from broadcaster.sentences import sentence
from broadcaster.weather.ladder import YOUNG, Manual, Rung, Told, Wishes, told
from broadcaster.weather.port import Answer, Forecast, Provenance
from broadcaster.weather.sky import WMO
from broadcaster.weather.words import PLAIN
from tests.weather.conftest import SHANGHAI, TODAY, TOMORROW

HERE = Place(31.23, 121.47, "上海", "Shanghai")
WISHES = Wishes(HERE)
OWN = Manual({"zh_CN": "今天有大风。"}, "小王", datetime(2026, 11, 24, 8, tzinfo=SHANGHAI))


def at(hour: int, minute: int = 0, *, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour, minute), SHANGHAI)


def answer(fetched_at: datetime, first: date, *, days: int = 3, place: str = "31.23,121.47", **given: float) -> Answer:
    """A forecast whose high on each date is the date's day of the month."""
    dates = (first + timedelta(days=n) for n in range(days))
    forecasts = tuple(Forecast(day, (WMO[3],), high=given.get("high", float(day.day)), low=given.get("low")) for day in dates)
    return Answer(Provenance("open-meteo", fetched_at, "https://example.org", place), forecasts)


def rung(now: datetime, *answers: Answer, manual: Manual | None = None, wishes: Wishes = WISHES, day: date = TODAY) -> Rung:
    return told(day, now, answers, manual, wishes).rung


def test_an_answer_fetched_today_is_the_highest_rung_and_the_newest_of_them_is_read() -> None:
    found = told(TODAY, at(10), [answer(at(6), TODAY), answer(at(8), TODAY, high=7.0), answer(at(7), TODAY)], OWN, WISHES)
    assert (found.rung, found.provenance and found.provenance.fetched_at) == (Rung.TODAY, at(8))
    assert "七摄氏度" in found.texts["zh_CN"]


def test_yesterdays_answer_that_holds_today_is_read_under_36_hours() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert rung(at(10), answer(at(6, day=yesterday), yesterday)) is Rung.STORED
    assert rung(at(10), answer(at(10) - YOUNG, yesterday)) is Rung.PLAIN
    assert rung(at(10), answer(at(10) - YOUNG + timedelta(seconds=1), yesterday)) is Rung.STORED


def test_age_counts_at_ten_when_the_words_are_made_earlier() -> None:
    fetched = at(21, 30, day=TODAY - timedelta(days=2))
    assert at(6) - fetched < YOUNG < at(10) - fetched
    assert rung(at(6), answer(fetched, TODAY)) is Rung.PLAIN


def test_an_answer_without_today_is_never_read() -> None:
    assert rung(at(10), answer(at(6), TODAY - timedelta(days=3))) is Rung.PLAIN
    assert rung(at(10), answer(at(6), TOMORROW)) is Rung.PLAIN


def test_tomorrow_is_told_from_todays_answer() -> None:
    found = told(TOMORROW, at(20), [answer(at(6), TODAY)], None, WISHES)
    assert (found.rung, "二十五摄氏度" in found.texts["zh_CN"]) == (Rung.STORED, True)


def test_an_answer_from_the_future_is_none() -> None:
    assert rung(at(10), answer(at(10, 1), TODAY)) is Rung.PLAIN


def test_an_answer_for_another_place_is_none() -> None:
    assert rung(at(10), answer(at(6), TODAY, place="39.90,116.40")) is Rung.PLAIN
    assert rung(at(10), answer(at(6), TODAY), wishes=Wishes(None)) is Rung.PLAIN


def test_an_answer_that_cannot_be_true_gives_way_to_the_one_before() -> None:
    found = told(TODAY, at(10), [answer(at(6), TODAY), answer(at(7), TODAY, high=3.0, low=4.0)], None, WISHES)
    assert found.provenance is not None
    assert found.provenance.fetched_at == at(6)


def test_the_operators_text_is_read_when_there_is_no_answer() -> None:
    found = told(TODAY, at(10), [], OWN, WISHES)
    assert (found.rung, found.by) == (Rung.MANUAL, "小王")
    assert found.texts == {"zh_CN": "今天有大风。", "en": PLAIN["en"]}


def test_a_mall_that_writes_its_own_forecast_reads_no_stored_answer() -> None:
    own = Wishes(HERE, asks=False)
    assert rung(at(10), answer(at(6), TODAY), manual=OWN, wishes=own) is Rung.MANUAL
    assert rung(at(10), answer(at(6), TODAY), wishes=own) is Rung.PLAIN


def test_with_nothing_at_all_the_sentence_without_figures_is_read_or_nothing_by_setting() -> None:
    assert told(TODAY, at(10), [], None, WISHES).texts == PLAIN
    skipped = told(TODAY, at(10), [], None, Wishes(HERE, says_plain=False))
    assert (skipped.rung, set(skipped.texts.values())) == (Rung.SKIPPED, {""})


def test_a_text_in_one_language_alone_is_skipped_in_the_other_where_the_mall_wants_it_so() -> None:
    assert told(TODAY, at(10), [], OWN, Wishes(HERE, says_plain=False)).texts == {"zh_CN": "今天有大风。", "en": ""}


def test_the_mall_s_own_date_says_what_today_is() -> None:
    """Fetched at 23:30 UTC of the day before: it is 07:30 in Shanghai."""
    early = datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert rung(at(10), answer(early, TODAY)) is Rung.TODAY


instants = st.integers(0, 8 * 24 * 60 * 60).map(lambda seconds: datetime(2026, 11, 20, tzinfo=SHANGHAI) + timedelta(seconds=seconds))
near = st.dates(date(2026, 11, 20), date(2026, 11, 28))
flags = st.tuples(st.booleans(), st.booleans(), st.booleans())
answered = st.builds(
    answer,
    instants,
    st.dates(date(2026, 11, 19), date(2026, 11, 29)),
    days=st.integers(0, 4),
    place=st.sampled_from(["31.23,121.47", "39.90,116.40"]),
)


@given(instants, near, st.lists(answered, max_size=5), flags)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_a_text_with_figures_is_only_ever_told_for_a_forecast_of_that_very_date_and_young_enough(
    now: datetime, day: date, stored: list[Answer], flags: tuple[bool, bool, bool]
) -> None:
    asks, says, written = flags
    found = told(day, now, stored, OWN if written else None, Wishes(HERE, asks, says))
    good = [one for one in stored if asks and young(one, now, day) and one.of(day) and one.provenance.place == str(HERE)]
    assert found.figures == bool(good)
    if found.figures:
        assert found.provenance in {one.provenance for one in good}
        assert spoken(day) in found.texts["zh_CN"]
        assert found.provenance is not None
        assert found.provenance.fetched_at == max(one.provenance.fetched_at for one in good)
    else:
        assert found.rung is (Rung.MANUAL if written else Rung.PLAIN if says else Rung.SKIPPED)
        assert "摄氏度" not in found.texts["zh_CN"]
        assert found.provenance is None


def young(one: Answer, now: datetime, day: date) -> bool:
    came = one.provenance.fetched_at
    return came <= now and now - came < timedelta(hours=36) and datetime.combine(day, time(10), SHANGHAI) - came < timedelta(hours=36)


def spoken(day: date) -> str:
    from broadcaster.weather.numbers import chinese

    return f"最高气温{chinese(day.day)}摄氏度"


@pytest.mark.parametrize("rung", Rung)
def test_only_the_first_two_rungs_have_figures(rung: Rung) -> None:
    assert Told(TODAY, rung, PLAIN).figures == (rung in {Rung.TODAY, Rung.STORED})


@pytest.mark.parametrize("rung", Rung)
def test_each_rung_has_its_sentence_for_the_record(rung: Rung) -> None:
    found = Told(TODAY, rung, PLAIN, answer(at(6), TODAY).provenance if rung in {Rung.TODAY, Rung.STORED} else None, "小王")
    code, facts = found.noted
    assert not re.search(r"[{}]", sentence(code, facts))


def test_a_rehearsal_reads_what_was_fetched_after_its_hour_and_still_nothing_stale() -> None:
    rehearsed = Wishes(HERE, rehearsed=True)
    assert rung(at(9), answer(at(17), TODAY), wishes=rehearsed) is Rung.TODAY
    assert rung(at(9), answer(at(10) - YOUNG, TODAY), wishes=rehearsed) is Rung.PLAIN
    assert rung(at(9), answer(at(17), TOMORROW), wishes=rehearsed) is Rung.PLAIN


def test_tomorrow_is_rehearsed_with_the_forecast_at_hand() -> None:
    assert told(TOMORROW, at(12), [answer(at(6), TOMORROW)], None, Wishes(HERE)).rung is Rung.STORED
