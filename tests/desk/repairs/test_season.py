"""Figures, the season's end, and the sample that is checked (RPR-03, RPR-09, RPR-14)."""

import zipfile
from datetime import date, timedelta
from decimal import Decimal

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.policy.value import Comparison, Kind, Target, Unset, read
from broadcaster.desk.policy.value import Season as Yearly
from broadcaster.desk.registers import book
from broadcaster.desk.repairs.figures import Rate, figures
from broadcaster.desk.repairs.season import Season, draw_sample, file_season, season_of, write_pack
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.repairs.conftest import BOOK, act, allowed, entered, returned, row, rows
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

SEASON = Season(date(2026, 11, 15), date(2027, 3, 15))
AFTER = NOW + timedelta(days=120)
MORE_THAN_98 = Target(Comparison.MORE, Decimal(98), "%")


@pytest.mark.parametrize(
    ("text", "today", "found"),
    [
        ("11-15 至 03-15", date(2027, 3, 20), (SEASON.first, SEASON.last)),
        ("11月15日~3月15日", date(2026, 12, 1), (SEASON.first, SEASON.last)),
        ("4-1..9-30", date(2026, 12, 1), (date(2026, 4, 1), date(2026, 9, 30))),
        ("11-15..2-29", date(2026, 12, 1), (SEASON.first, date(2027, 2, 28))),
    ],
)
def test_the_season_that_began_last_is_the_one_that_is_meant(text: str, today: date, found: tuple[date, date]) -> None:
    """CAL-03."""
    season = read(Kind.SEASON, text)
    assert isinstance(season, Yearly)
    assert season.begun(today) == found


def closed(house: House, **more: object) -> str:
    number = entered(house, **more)  # type: ignore[arg-type]
    returned(house, number)
    act(house, number, "revisit", solved=True)
    act(house, number, "close")
    return number


def test_the_season_is_filed_and_packed_when_nothing_is_left_open(hotline: House) -> None:
    """RPR-14: what is finished is filed, what is not is named; then all of it is one file, masked, with its checksums."""
    done, left = closed(hotline), entered(hotline)
    filed = hotline.desk.write(BOSS, AFTER, lambda w: file_season(w, BOOK, SEASON))
    assert (filed.numbers, filed.left, row(hotline, done)["stage"]) == ((done,), (left,), "archived")
    act(hotline, left, "cancel", reason="误报")
    filed = hotline.desk.write(BOSS, AFTER, lambda w: file_season(w, BOOK, SEASON))
    assert (filed.numbers, filed.left, filed.all) == ((left,), (), 2)
    pack = write_pack(hotline.desk, BOOK, SEASON, hotline.desk.files.parent / "packs", BOSS, AFTER)
    with zipfile.ZipFile(pack) as made:
        assert len(made.namelist()) == 5
        told = made.read(next(name for name in made.namelist() if name.endswith(".csv"))).decode("utf-8-sig")
    assert done in told
    assert left in told
    assert "13812345678" not in told


def test_which_season_is_the_houses_word_and_it_is_over_first(sqlite_hotline: House) -> None:
    with pytest.raises(Fault, match=r"desk\.repair\.season$"):
        season_of(sqlite_hotline.desk, AFTER, None, None)
    allowed(sqlite_hotline, "calendar.season", "11-15 至 03-15")
    assert season_of(sqlite_hotline.desk, AFTER, None, None) == SEASON
    with pytest.raises(Fault, match=r"desk\.repair\.season-running"):
        season_of(sqlite_hotline.desk, NOW, None, None)
    with pytest.raises(Fault, match=r"desk\.no-right"):
        sqlite_hotline.desk.write(CLERK, AFTER, lambda w: file_season(w, BOOK, SEASON))


def test_a_sample_is_drawn_without_twins_and_its_sheet_is_begun(sqlite_hotline: House) -> None:
    """RPR-14, F-RPR2: who checks it only completes how many were right."""
    with pytest.raises(Fault, match=r"desk\.repair\.none"):
        sqlite_hotline.desk.write(CLERK, NOW, lambda w: draw_sample(w, BOOK, 3, None))
    numbers = {entered(sqlite_hotline) for _n in range(5)}
    entered(sqlite_hotline, draft=True)
    sheet = sqlite_hotline.desk.write(CLERK, NOW, lambda w: draw_sample(w, BOOK, 3, SEASON))
    drawn = str(sheet["sample"]).split()
    assert (len(set(drawn)), set(drawn) <= numbers, sheet["records"], sheet["season"]) == (3, True, 3, SEASON.name)
    every = sqlite_hotline.desk.write(CLERK, NOW, lambda w: draw_sample(w, BOOK, 99, None))
    assert set(str(every["sample"]).split()) == numbers
    checks = book("repair-check")
    sqlite_hotline.desk.write(CLERK, NOW, lambda w: ledger.amend(w, checks, sheet.number, {"ok": 2, "bad": 1}, reason=""))
    done = sqlite_hotline.desk.write(CLERK, NOW, lambda w: ledger.promote(w, checks, sheet.number))
    assert (done["accuracy"], done.number) == (6666, sheet.number)


@pytest.mark.parametrize(
    ("good", "judged", "target", "percent", "met"),
    [
        (98, 100, MORE_THAN_98, "98", False),
        (99, 100, MORE_THAN_98, "99", True),
        (981, 1001, MORE_THAN_98, "98.00", True),
        (95, 100, Target(Comparison.LEAST, Decimal(95), "%"), "95", True),
        (0, 0, MORE_THAN_98, None, None),
        (5, 5, Unset.OPEN, "100", None),
    ],
)
def test_a_rate_is_held_against_its_target_by_the_exact_share(
    good: int,
    judged: int,
    target: Target | Unset,
    percent: str | None,
    met: bool | None,  # noqa: FBT001 - a parameter
) -> None:
    """RPR-09: more than 98 is not 98; nothing judged and no target give no verdict."""
    rate = Rate(good, judged, target)
    assert (rate.percent, rate.met) == (None if percent is None else Decimal(percent), met)


def test_figures_are_by_class_station_and_call_taker(plaza: House) -> None:
    """RPR-03, RPR-09: quality of what was inspected; of paid repairs those that work again; wrong stations by who took the call."""
    first, second, third = (entered(plaza, taken_by=by, kind="loose") for by in ("小周", "小周", "王芳"))
    for number in (first, second):
        act(plaza, number, "coverage", coverage="expired", fee_quote=100, quote_agreed=True)
        returned(plaza, number, repaired=number == first, quality_ok=number == first)
    act(plaza, third, "send", station="一组")
    act(plaza, third, "reroute", station="二组", reason="错了")
    act(plaza, first, "inspect", quality_ok=False)
    found = figures(rows(plaza, "repair"), NOW.date(), SHANGHAI, MORE_THAN_98, Unset.NONE)
    assert (found.entered, found.classes, found.wrong_stations) == (3, {"loose": 3}, {"王芳": 1})
    assert [(one.name, one.entered, one.returned, one.open, one.returned_today) for one in found.stations] == [
        ("二组", 1, 0, 1, 0), ("售后组", 2, 2, 0, 2),
    ]  # fmt: skip
    assert (found.quality.good, found.quality.judged, found.quality.met) == (0, 2, False)
    assert (found.out_of_warranty.good, found.out_of_warranty.judged) == (1, 2)
