"""When nobody is visited or called: a region's hours, meal peaks of restaurants (CST-04, RVT-C01). PURE."""

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from broadcaster.desk.clocks.calendar import Opening, read_hours
from broadcaster.desk.values import Value

FOOD = ("餐", "饮", "食", "restaurant", "food", "café", "cafe")
"""Words of a trade that eats at noon and in the evening."""


def barred(region_hours: Iterable[str], trade: str, meal_peaks: Iterable[Opening]) -> tuple[Opening, ...]:
    """Stretches of the day that are no time to come. Hours of a region that cannot be read bar nothing: `unreadable` names them."""
    found = [opening for text in region_hours for opening in _hours(text)]
    return tuple(sorted([*found, *(meal_peaks if restaurant(trade) else ())]))


def restaurant(trade: str) -> bool:
    return any(word in trade.lower() for word in FOOD)


def in_the_way(at: datetime, zone: tzinfo, stretches: Iterable[Opening]) -> Opening | None:
    """The stretch an appointment falls into; its last minute is free again."""
    local = at.astimezone(zone)
    minute = local.hour * 60 + local.minute
    return next((one for one in stretches if one.start <= minute < one.end), None)


def unreadable(region_hours: Iterable[str]) -> tuple[str, ...]:
    """Texts of 不宜访问时间 that name no hours, for the clerk to see."""
    return tuple(text for text in region_hours if not _hours(text))


def of_party(regions: Iterable[Mapping[str, Value]], number: str, name: str) -> tuple[str, ...]:
    """不宜访问时间 of the regions a party is in, by its file or its name."""
    return tuple(str(r["no_visit"]) for r in regions if r["no_visit"] and (r["party"] == number or (name and r["company"] == name)))


def _hours(text: str) -> tuple[Opening, ...]:
    try:
        return read_hours(text)
    except ValueError:
        return ()
