"""The day's heating report, cell by cell (RPT-01, F-RPT1)."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.reports.heating import BY_STATION, CLASSES, FIGURES, REPORT, STATIONS, RepairFact, Season, reckon
from broadcaster.desk.reports.model import Made
from broadcaster.desk.reports.sheets import with_total
from tests.desk.reports.conftest import asked, at

DAY = asked("2026-11-24", profile="heating_hotline")


def figures(made: Made) -> dict[str, object]:
    (row,) = made.tables["figures"].rows
    return {column.zh: cell for column, cell in zip(FIGURES.columns, row, strict=True)}


def station(made: Made, name: str) -> dict[str, object]:
    row = next(row for row in made.tables["stations"].rows if row[0] == name)
    return {column.zh: cell for column, cell in zip(BY_STATION.columns, row, strict=True)}


def codes(made: Made) -> list[str]:
    return [problem.code.removeprefix("desk.report.differs-") for problem in made.differences]


def one(
    entered: str, returned: str = "", revisited: str = "", where: str | None = "宏城", sort: str | None = "cold", **more: bool
) -> RepairFact:
    return RepairFact(at(entered), at(returned) if returned else None, at(revisited) if revisited else None, where, sort, **more)


def test_headings_stand_as_the_manual_prints_them() -> None:
    assert [c.zh for c in FIGURES.columns] == ["报修量", "咨询量", "已维修", "已回访", "报修不热", "报修冰凉", "要求测温", "报修漏水"]
    assert [c.zh for c in BY_STATION.columns] == ["维修站", "累计报修", "累计维修", "未完成", "今日报修", "今日维修"]
    printed = "宏城裕龙万科马坡建新五里仓西辛滨河龙府东兴幸福裕祥义宾怡馨澜西园三师金宝"
    made = reckon(Season(()), DAY)
    rows = with_total(BY_STATION, made.tables["stations"])
    assert "".join(str(row[0]) for row in rows[1:]) == printed
    assert len(STATIONS) == 17
    assert rows[0][1:] == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("fact", "day", "of_station"),
    [
        # (报修量 咨询量 已维修 已回访)  (累计报修 累计维修 未完成 今日报修 今日维修)
        (one("24 00:00"), (1, 0, 0, 0), (1, 0, 1, 1, 0)),
        (one("24 23:59"), (1, 0, 0, 0), (1, 0, 1, 1, 0)),
        (one("25 00:00"), (0, 0, 0, 0), (0, 0, 0, 0, 0)),
        (one("23 23:59"), (0, 0, 0, 0), (1, 0, 1, 0, 0)),
        (one("24 08:00", "24 11:00"), (1, 0, 1, 0), (1, 1, 0, 1, 1)),
        (one("20 08:00", "24 11:00"), (0, 0, 1, 0), (1, 1, 0, 0, 1)),
        (one("20 08:00", "23 11:00"), (0, 0, 0, 0), (1, 1, 0, 0, 0)),
        (one("24 08:00", "25 11:00"), (1, 0, 0, 0), (1, 0, 1, 1, 0)),
        (one("20 08:00", "23 11:00", "24 10:00"), (0, 0, 0, 1), (1, 1, 0, 0, 0)),
        (one("24 08:00", "24 11:00", "24 15:00"), (1, 0, 1, 1), (1, 1, 0, 1, 1)),
        (one("24 08:00", "24 11:00", "25 15:00"), (1, 0, 1, 0), (1, 1, 0, 1, 1)),
        (one("24 08:00", withdrawn=True), (1, 0, 0, 0), (1, 0, 0, 1, 0)),
        (one("24 08:00", consultation=True), (0, 1, 0, 0), (0, 0, 0, 0, 0)),
        (one("23 08:00", consultation=True), (0, 0, 0, 0), (0, 0, 0, 0, 0)),
    ],
)
def test_a_fact_adds_to_exactly_these_cells(fact: RepairFact, day: tuple[int, ...], of_station: tuple[int, ...]) -> None:
    made = reckon(Season([fact]), DAY)
    assert tuple(figures(made).values())[:4] == day
    assert tuple(station(made, "宏城").values())[1:] == of_station
    assert made.tables["stations"].total == ("", *of_station)
    assert codes(made) == []


@pytest.mark.parametrize(("sort", "heading"), list(zip(CLASSES, ["报修不热", "报修冰凉", "要求测温", "报修漏水"], strict=True)))
def test_a_class_has_its_cell(sort: str, heading: str) -> None:
    made = reckon(Season([one("24 08:00", sort=sort), one("23 08:00", sort=sort)]), DAY)
    assert {name: n for name, n in figures(made).items() if n} == {"报修量": 1, heading: 1}


FORMER: Mapping[str, int] = {"reported_so_far": 3, "repaired_so_far": 2}


@pytest.mark.parametrize(
    ("facts", "former", "wrong"),
    [
        ([one("24 08:00", sort="damage")], None, ["classes"]),
        ([one("24 08:00", sort=None)], None, ["classes"]),
        ([one("20 08:00", sort="damage")], None, []),
        ([one("24 08:00", where=None)], None, ["stations"] * 3),
        ([one("20 08:00", "23 08:00", where="某站")], None, ["stations"] * 2),
        ([one("24 08:00", "", "24 10:00")], None, ["revisits"]),
        ([one("20 08:00", "21 08:00")] * 2 + [one("20 08:00")], FORMER, []),
        ([one("20 08:00", "21 08:00")] * 2 + [one("20 08:00", "24 08:00"), one("24 08:00")], FORMER, []),
        ([one("20 08:00", "21 08:00")] * 2, FORMER, ["before"]),
        ([one("20 08:00", "21 08:00")] * 3, FORMER, ["before"]),
    ],
)
def test_figures_that_do_not_agree_are_said(facts: list[RepairFact], former: Mapping[str, int] | None, wrong: list[str]) -> None:
    """前后一致、内容完整、数字准确：各站之和、各类之和、和前一天签发的对不上，都说出来。"""
    assert codes(reckon(Season(facts, former=former), DAY)) == wrong


def test_a_further_station_of_the_house_follows_the_printed_ones() -> None:
    made = reckon(Season([one("24 08:00", where="新站")], stations=("金宝", "新站")), DAY)
    assert [row[0] for row in made.tables["stations"].rows] == [*STATIONS, "新站"]
    assert codes(made) == []


moments = st.integers(0, 60 * 24 * 6).map(lambda minutes: at("20 00:00") + timedelta(minutes=minutes))


@st.composite
def facts(draw: st.DrawFn) -> RepairFact:
    entered = draw(moments)
    returned = draw(st.none() | st.integers(1, 5000).map(lambda m: entered + timedelta(minutes=m)))
    revisited = returned and draw(st.none() | st.integers(1, 3000).map(lambda m: returned + timedelta(minutes=m)))
    return RepairFact(entered, returned, revisited, draw(st.sampled_from(STATIONS)), draw(st.sampled_from(CLASSES)), draw(st.booleans()))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(facts(), max_size=30))
def test_the_days_go_on_from_one_another(known: list[RepairFact]) -> None:
    """Whatever came in: the stations sum up to the total, and yesterday's sums and today's figures give today's sums."""
    before = reckon(Season(known), asked("2026-11-23", profile="heating_hotline")).tables["stations"].total
    assert before is not None
    former = {name: int(str(before[BY_STATION.place(name)])) for name in ("reported_so_far", "repaired_so_far")}
    made = reckon(Season(known, former=former), DAY)
    assert codes(made) == []
    total = made.tables["stations"].total
    assert total is not None
    assert total[1:] == tuple(sum(int(str(row[n])) for row in made.tables["stations"].rows) for n in range(1, 6))
    assert int(str(total[1])) - int(str(total[2])) == total[3]


def test_an_unset_season_is_said_and_a_set_one_is_not() -> None:
    assert [note.code for note in reckon(Season(()), DAY).notes] == ["desk.report.season-unset"]
    told = asked("2026-11-24", profile="heating_hotline", calendar__season="11-15 至 03-15")
    assert reckon(Season(()), told).notes == ()


def test_the_paper_is_titled_with_its_day() -> None:
    from broadcaster.desk.reports.wording import heading

    assert heading(REPORT, DAY.frame) in {"11月24日供暖报修报表", "Heating repairs of 2026-11-24"}
