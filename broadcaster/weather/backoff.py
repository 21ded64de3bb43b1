"""When to ask a service: from 06:00, ever more seldom, until 09:50; each mall at its own seconds. PURE."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from zlib import crc32

FIRST = time(6, 0)
LAST = time(9, 50)
"""Ten minutes before the forecast is read it must be known what is read (it has to be spoken first)."""
SOONEST = timedelta(minutes=1)
"""Between the first two attempts; doubled after each."""
SELDOMEST = timedelta(minutes=20)


def attempts(day: date, zone: tzinfo, seed: str) -> tuple[datetime, ...]:
    """Every instant of a day at which to ask while nobody has answered, ascending. `seed` (the mall's place, say) spreads the
    malls of a service over its minutes: the first attempt by up to one, each pause by up to a quarter either way."""
    first, last = datetime.combine(day, FIRST, zone), datetime.combine(day, LAST, zone)
    return (*_doubling(first + SOONEST * _share(seed, day, 0), last - SOONEST, seed), last - SOONEST * _share(seed, day, -1))


def _doubling(at: datetime, before: datetime, seed: str) -> Iterator[datetime]:
    pause, count = SOONEST, 0
    while at < before:
        yield at
        count += 1
        at += pause * (0.75 + 0.5 * _share(seed, at.date(), count))
        pause = min(2 * pause, SELDOMEST)


def _share(seed: str, day: date, count: int) -> float:
    """A number from 0 up to 1 that looks random and is the same each time."""
    return crc32(f"{seed}/{day.isoformat()}/{count}".encode()) / 2**32


def next_attempt(now: datetime, seed: str, *, tried: datetime | None = None, fetched: datetime | None = None) -> datetime:
    """When to ask next, never before `now` (aware, in the mall's zone). `tried`: the last attempt; `fetched`: the last good answer.

    A day that has its forecast is done; a machine that starts after 06:00 without one asks at once; after 09:50 it is tomorrow's.
    """
    today = attempts(now.date(), now.tzinfo or _no_zone(now), seed)
    if fetched is None or fetched < today[0]:
        last = tried or today[0] - SELDOMEST
        due = next((at for at in today if at > last), None)
        if due is not None and now <= today[-1]:
            return max(due, now)
    return attempts(now.date() + timedelta(days=1), now.tzinfo or _no_zone(now), seed)[0]


def _no_zone(now: datetime) -> tzinfo:
    raise ValueError(now)
