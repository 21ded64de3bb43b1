"""Who should be at the hotline, who was not, and what became of it: coverage, missed calls, lapses (CAL)."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk import ledger
from broadcaster.desk.front import lapses
from broadcaster.desk.front.coverage import Stretch, gaps, needed
from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.policy.value import Kind, read
from broadcaster.desk.registers import book
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.front.entering import DAY, HOUR, added, call
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

SEASON = Change("calendar.season", "11-15 – 03-15", DAY, "供暖", "李敏")


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("11-15 – 03-15", [(11, 15), (1, 1), (3, 15)], [(11, 14), (3, 16)]), ("3月1日至5月2日", [(3, 1), (5, 2)], [(2, 28), (5, 3)])],
)
def test_a_season_may_run_over_the_turn_of_the_year(text: str, inside: list[tuple[int, int]], outside: list[tuple[int, int]]) -> None:
    season = read(Kind.SEASON, text)
    assert all(season.holds(date(2026, *day)) for day in inside)  # type: ignore[union-attr]
    assert not any(season.holds(date(2026, *day)) for day in outside)  # type: ignore[union-attr]
    with pytest.raises(ValueError, match=r"month|day"):
        read(Kind.SEASON, "13-01 – 02-31")


def test_in_the_season_somebody_is_there_round_the_clock() -> None:
    """CAL-03: dates of the season in the profile; what is unset is not judged."""
    bare = shipped("home_mall", DAY)
    assert needed(bare, DAY, DAY, SHANGHAI).unjudged == (DAY,)
    wanted = needed(shipped("home_mall", DAY, (SEASON,)), at(24, 0).date(), at(25, 0).date(), SHANGHAI)
    assert wanted.stretches == ((at(24, 0).astimezone(UTC), at(26, 0).astimezone(UTC)),)
    shifts = [(at(24, 0), at(24, 9)), (at(24, 8), at(24, 20)), (at(25, 0), at(25, 23))]
    assert gaps(wanted.stretches, shifts) == ((at(24, 20), at(25, 0)), (at(25, 23), at(26, 0)))
    summer = needed(shipped("heating_hotline", date(2026, 7, 1)), date(2026, 7, 1), date(2026, 7, 1), SHANGHAI)
    assert summer.unjudged == ()
    assert len(summer.stretches) == 1


hours = st.integers(0, 72)
stretch = st.tuples(hours, hours).filter(lambda pair: pair[0] < pair[1])


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.lists(stretch, max_size=6), st.lists(stretch, max_size=6))
def test_an_hour_is_a_gap_exactly_when_it_is_wanted_and_nobody_is_there(
    wanted: list[tuple[int, int]], shifts: list[tuple[int, int]]
) -> None:
    base = datetime(2026, 11, 24, tzinfo=UTC)

    def spans(pairs: list[tuple[int, int]]) -> list[Stretch]:
        return [(base + a * HOUR, base + b * HOUR) for a, b in pairs]

    def holds(pairs: list[Stretch], n: int) -> bool:
        return any(a <= base + n * HOUR < b for a, b in pairs)

    found = list(gaps(spans(wanted), spans(shifts)))
    for n in range(73):
        assert holds(found, n) == (holds(spans(wanted), n) and not holds(spans(shifts), n))


def test_a_missed_call_asks_why_and_blames_who_was_on_the_roster(house: House) -> None:
    """CAL-11: a warning, a penalty where the result was grave; nothing where there was a special reason."""
    with pytest.raises(Fault, match=r"desk\.check\.missed"):
        call(house, outcome="missed")
    added(house, "roster", {"clerk": "王芳", "post": "home", "starts_at": NOW - HOUR, "ends_at": NOW + HOUR})
    added(house, "roster", {"clerk": "赵六", "starts_at": NOW + HOUR, "ends_at": NOW + 9 * HOUR})
    told: dict[str, Value] = {"topic": "other", "content": "未接", "missed_why": "没听见"}
    _call, made = house.desk.write(BOSS, NOW, lambda w: lapses.missed(w, told, excused=False, grave=False))
    assert [(one["clerk"], one["fault_code"]) for one in made] == [("王芳", "unanswered")]
    _call, none = house.desk.write(BOSS, NOW, lambda w: lapses.missed(w, told, excused=True, grave=False))
    assert none == ()
    with pytest.raises(Fault, match=r"desk\.about-you"):
        house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("lapse"), made[0].number, {"evidence": "没有的事"}, reason="改"))


def test_a_shift_ends_after_it_begins(sqlite_house: House) -> None:
    with pytest.raises(Fault, match=r"desk\.check\.order"):
        added(sqlite_house, "roster", {"clerk": "王芳", "starts_at": NOW, "ends_at": NOW})


@pytest.mark.parametrize(
    ("profile", "code", "grave", "measure", "fen"),
    [
        ("heating_hotline", "hung-up", False, "fine", 5000),
        ("heating_hotline", "mandarin", False, "person", None),
        ("shopping_plaza", "chatting", False, "warning", None),
        ("shopping_plaza", "unanswered", True, "penalty", None),
        ("shopping_plaza", "wrong-tone", False, "warning", None),
        ("enterprise", "retort", False, "bonus", None),
        ("home_mall", "hung-up", False, "person", None),
    ],
)
def test_each_lapse_has_a_code_its_manual_and_what_is_proposed(
    profile: str, code: str, *, grave: bool, measure: str, fen: int | None
) -> None:
    """CAL-08 (50 yuan), CAL-13, CAL-14."""
    made = lapses.proposed(code, shipped(profile, DAY), grave=grave)
    assert (made.measure, made.amount) == (measure, fen)
    assert made.basis.split(":")[0][:3] in {"001", "004"}
    assert made.version.startswith(profile)


def test_every_reason_of_the_book_has_its_sentence_in_a_manual() -> None:
    """CAL-08, CAL-13, CAL-14."""
    assert {c.value for c in book("lapse").field("fault_code").choices} == set(lapses.SOURCES)


def test_a_lapse_points_to_the_call_and_to_what_should_have_been_said(sqlite_house: House) -> None:
    """SCR-07: QA items may point to a phrase; nobody notes their own lapse."""
    told: dict[str, Value] = {
        "clerk": "赵六",
        "fault_code": "hung-up",
        "evidence": "没说再见",
        "call_no": call(sqlite_house),
        "phrase_no": "visitor-3",
    }
    assert sqlite_house.desk.write(BOSS, NOW, lambda w: lapses.note(w, told))["basis"]
    for wrong in ({"phrase_no": "visitor-99"}, {"call_no": "DH-1"}):
        with pytest.raises(Fault, match=r"desk\.no-row"):
            sqlite_house.desk.write(BOSS, NOW, lambda w, wrong=wrong: lapses.note(w, {**told, **wrong}))  # type: ignore[misc]
    with pytest.raises(Fault, match=r"desk\.front\.own-lapse"):
        sqlite_house.desk.write(BOSS, NOW, lambda w: lapses.note(w, {**told, "clerk": "李敏"}))
