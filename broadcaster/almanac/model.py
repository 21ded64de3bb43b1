"""The almanac: what each date is, for the greetings, the closing time and the spoken date. PURE."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from broadcaster.almanac.calendar import YEARS, Calendar, Public, public_days
from broadcaster.almanac.festivals import KNOWN, When, days_of
from broadcaster.almanac.house import NO_WISHES, Added, House
from broadcaster.almanac.lunar import lunar_date
from broadcaster.timetable.model import Dates


@dataclass(frozen=True, slots=True)
class Facts:
    """What one date is in this mall."""

    festivals: tuple[str, ...] = ()
    """Names greetings go by, the one that gives the greeting first."""
    off: bool = False
    working: bool = False
    holiday: bool = False
    kinds: frozenset[str] = frozenset()


ORDINARY = Facts()


@dataclass(frozen=True, slots=True)
class Almanac:
    """Dates → day facts, by the public calendar and the mall's wishes."""

    calendar: Calendar
    house: House
    facts: Mapping[date, Facts]
    english_names: Mapping[str, str]

    def of(self, day: date) -> Facts:
        """Everything at once."""
        return self.facts.get(day, ORDINARY)

    def off(self, day: date) -> bool:
        """A public holiday's day: by the notice of a year that is known, else by law. Ordinary weekends are none."""
        return self.of(day).off

    def working(self, day: date) -> bool:
        """A Saturday or Sunday that is worked in exchange for a holiday (调休)."""
        return self.of(day).working

    def holiday(self, day: date) -> bool:
        """A day with greetings (BRD-05): off, unless the mall dropped it, or a day the mall made one."""
        return self.of(day).holiday

    def festival(self, day: date) -> str | None:
        """The name a greeting is for: `中秋节`; each day off of 春节 is one of 春节, but 除夕 is its own."""
        return next(iter(self.of(day).festivals), None)

    def english(self, festival: str) -> str | None:
        """The English name of a festival; `None` where nobody gave it one."""
        return self.english_names.get(festival)

    def lunar(self, day: date, language: str = "zh_CN") -> str:
        """The lunar date as a text of that language has it, `农历十月十六`, `the 16th day of the tenth lunar month`; empty where the
        calendar does not reach."""
        found = lunar_date(self.calendar.lunar, day)
        return "" if found is None else found.english if language == "en" else str(found)

    def known(self, year: int) -> bool:
        """Whether the year's days off are published, or entered by hand."""
        return year in self.calendar.notices or year in self.house.years


def almanac(calendar: Calendar, house: House = NO_WISHES) -> Almanac:
    """The public calendar as the mall keeps it: hand-entered years, then what is dropped, renamed, added."""
    held = {day: said for day, said in calendar.held.items() if day.year not in house.years}
    calendar = replace(calendar, held=held)
    whole = replace(calendar, notices={**calendar.notices, **house.years})
    facts = {day: _kept(public, house, day) for day, public in public_days(whole).items()}
    names = {festival.name: festival.english for festival in KNOWN}
    names |= {new: names[old] for old, new in house.rename.items() if old in names}
    for added in house.add:
        if added.english:
            names[added.name] = added.english
        for day in _days_of_added(added, calendar):
            facts[day] = _with(facts.get(day, ORDINARY), added)
    return Almanac(calendar, house, facts, names)


def _kept(public: Public, house: House, day: date) -> Facts:
    """A day of the public calendar with what the mall drops and renames."""
    names = tuple(name for name in public.festivals if name not in house.drop)
    dated = any(day in dates for dates in house.drop if isinstance(dates, Dates))
    # A day that was off for a dropped festival alone is an ordinary one for the greetings.
    gone = dated or (bool(public.festivals) and not names)
    shown = () if gone else tuple(house.rename.get(name, name) for name in names)
    return Facts(shown, public.off, public.working, public.off and not gone)


def _with(facts: Facts, added: Added) -> Facts:
    names = tuple(dict.fromkeys((added.name, *facts.festivals)))
    kinds = facts.kinds | {added.kind} if added.kind else facts.kinds
    return replace(facts, festivals=names, holiday=facts.holiday or added.holiday, kinds=frozenset(kinds))


def _days_of_added(added: Added, calendar: Calendar) -> Iterator[date]:
    for when in added.when:
        if isinstance(when, Dates):
            yield from _each(when)
        else:
            yield from _each_year(when, calendar)


def _each(dates: Dates) -> Iterator[date]:
    """Every day of a closed range."""
    first, last = dates.first, dates.last
    if first is not None and last is not None:
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def _each_year(when: When, calendar: Calendar) -> Iterator[date]:
    for year in YEARS:
        yield from days_of(when, year, calendar.lunar, calendar.qingming)
