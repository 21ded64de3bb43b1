"""The library that knows China's calendar: tyme4py (MIT), no network. Read once for each of its versions; `kept.py` keeps the answer."""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import PackageNotFoundError, version

from broadcaster.almanac.calendar import YEARS, Calendar, Notice
from broadcaster.almanac.lunar import LunarYear
from broadcaster.faults import fault

PACKAGE = "tyme4py"
_JOINED = {"国庆中秋": "国庆节、中秋节", "抗战胜利日": "抗战胜利纪念日"}
"""Its names of holidays, where they are not ours."""
_QINGMING = 7
"""Of its solar terms, counted from the winter solstice of the year before."""
_FIRST_NOTICE = 2002
"""The first year of its public holidays."""


def source() -> str:
    """Name and version; empty where it is not installed."""
    try:
        return f"{PACKAGE} {version(PACKAGE)}"
    except PackageNotFoundError:
        return ""


def calendar() -> Calendar:
    """All it knows of `YEARS`; takes a second or two. Raises `Fault` `almanac.library-broken` whatever it stumbles over."""
    try:
        return Calendar(source(), _lunar(), _qingming(), _notices())
    except Exception as broken:  # noqa: BLE001 - somebody else's code and data, new overnight: the mall greets all the same
        raise fault("almanac.library-broken", library=source() or PACKAGE, why=f"{type(broken).__name__}: {broken}") from None


def _lunar() -> dict[int, LunarYear]:
    from tyme4py.lunar import LunarYear as Year

    found = {}
    for number in range(YEARS.start - 1, YEARS.stop):
        months = Year.from_year(number).get_months()
        first = months[0].get_first_julian_day().get_solar_day()
        lengths = tuple((month.get_month_with_leap(), month.get_day_count()) for month in months)
        found[number] = LunarYear(date(first.get_year(), first.get_month(), first.get_day()), lengths)
    return found


def _qingming() -> dict[int, date]:
    from tyme4py.solar import SolarTerm

    days = {year: SolarTerm.from_index(year, _QINGMING).get_solar_day() for year in YEARS}
    return {year: date(day.get_year(), day.get_month(), day.get_day()) for year, day in days.items()}


def _notices() -> dict[int, Notice]:
    """By the year a notice is for; New Year's days in the December before belong to it."""
    from tyme4py.holiday import LegalHoliday

    off: dict[int, dict[date, str]] = {}
    working: dict[int, set[date]] = {}
    for day in _days(_FIRST_NOTICE):
        holiday = LegalHoliday.from_ymd(day.year, day.month, day.day)
        if holiday is None:
            continue
        name = _JOINED.get(holiday.get_name(), holiday.get_name())
        year = day.year + (day.month == 12 and name == "元旦")
        if holiday.is_work():
            working.setdefault(year, set()).add(day)
        else:
            off.setdefault(year, {})[day] = name
    return {year: Notice(days, frozenset(working.get(year, ()))) for year, days in off.items() if "春节" in days.values()}


def _days(first_year: int) -> Iterator[date]:
    """Every day that may stand in a notice: from the December before the first year to the last year that has a New Year's Day."""
    from tyme4py.holiday import LegalHoliday

    last = first_year
    while LegalHoliday.from_ymd(last + 1, 1, 1) is not None:
        last += 1
    day = date(first_year - 1, 12, 25)
    while day.year <= last:
        yield day
        day += timedelta(days=1)
