"""The turns of days to come: each day's go by what the days before it will have heard. PURE."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from broadcaster.air.house import House
from broadcaster.air.mix import spots
from broadcaster.promotions.model import Turn
from broadcaster.timetable.model import Plan

Choice = Mapping[str, tuple[Turn, ...]]
"""The turns of a day by its rotations' ids (`mix.spots`)."""


def choices(plans: Iterable[Plan], house: House, known: date, plan_of: Callable[[date], Plan]) -> list[Choice]:
    """The turns of each of `plans`, which come by date. `house` has what was heard before `known`; from then on each day of a
    plan's month is taken to be heard as planned."""
    chosen: list[Choice] = []
    for plan in plans:
        house = ahead([plan_of(day) for day in between(known, plan.date)], house)
        chosen.append(spots(plan, house))
        house, known = _heard(plan, chosen[-1], house), max(known, plan.date + timedelta(days=1))
    return chosen


def ahead(plans: Sequence[Plan], house: House) -> House:
    """The house as it is after these days, in their order, if they are heard as planned."""
    for plan in plans:
        house = _heard(plan, spots(plan, house), house)
    return house


def between(known: date, day: date) -> Iterator[date]:
    """The dates of `day`'s month before it, from `known` on."""
    at = max(known, day.replace(day=1))
    while at < day:
        yield at
        at += timedelta(days=1)


def _heard(plan: Plan, choice: Choice, house: House) -> House:
    if house.promotions is None:
        return house
    plays = Counter(turn.clip for turns in choice.values() for turn in turns)
    return replace(house, promotions=replace(house.promotions, heard={**house.promotions.heard, plan.date: plays}))
