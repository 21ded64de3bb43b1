"""Address → station (RPR-01, RPR-03)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.repairs.routing import Route, plain, routed

SEEDS = "宏城 裕龙 万科 马坡 建新 五里仓 西辛 滨河 龙府 东兴 幸福 裕祥 义宾 怡馨 澜西园 三师 金宝"
NAMES = tuple(Route(name, name) for name in SEEDS.split())
BOOK = (
    Route("裕龙三区", "宏城", "PD-1"),
    Route("裕龙三区 5号楼", "滨河", "PD-2"),
    Route("府前街ABC", "马坡", "PD-3"),
    Route("幸福", "西辛", "PD-4"),
)
PLACES = st.tuples(st.text("裕龙三区建新1", min_size=1, max_size=4), st.sampled_from("甲乙丙"))


def test_the_hotlines_stations_are_the_manuals_seventeen() -> None:
    """RPR-03."""
    words = shipped("heating_hotline", date(2026, 11, 24)).words("repair.stations")
    assert not isinstance(words, Unset)
    assert (list(words), len(words)) == (SEEDS.split(), 17)
    assert isinstance(shipped("home_mall", date(2026, 11, 24)).words("repair.stations"), Unset)


@pytest.mark.parametrize(
    ("address", "station"),
    [
        ("裕龙一区3号", "裕龙"),
        ("裕龙三区1号楼", "宏城"),
        ("裕龙三区５号楼2单元", "滨河"),
        ("顺义区 裕龙 三区 5号楼", "滨河"),
        ("府前街abc座", "马坡"),
        ("幸福西街9号", "西辛"),
        ("石门苑2号", ""),
        ("马坡镇建新路1号", ""),
        ("", ""),
    ],
)
def test_the_longest_words_win_and_nothing_is_guessed(address: str, station: str) -> None:
    """RPR-03: a longer entry before a shorter one, the book before a name; nothing found and a tie give none."""
    found = routed(address, (*NAMES, *BOOK))
    assert found.station == station
    assert (found.by is None) == (station == "")


def test_a_tie_names_all_who_fit() -> None:
    assert {route.station for route in routed("马坡镇建新路1号", NAMES).tied} == {"马坡", "建新"}


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.text("裕龙三区建新12 ", max_size=12), st.lists(PLACES, max_size=6))
def test_a_station_is_one_whose_words_are_the_longest_found(address: str, table: list[tuple[str, str]]) -> None:
    routes = [Route(place, station) for place, station in table]
    found = routed(address, routes)
    fitting = [route for route in routes if plain(route.place) in plain(address)]
    longest = max((len(route.place) for route in fitting), default=0)
    best = {route.station for route in fitting if len(route.place) == longest}
    assert {found.station} - {""} == (best if len(best) == 1 else set())
    assert {route.station for route in found.tied} == (best if len(best) > 1 else set())
