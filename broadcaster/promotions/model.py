"""Vendors' spots, as values that are already right. PURE.

The reader builds spots from `schedules/promotions.yaml`; `turns.py` says whose turn it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from broadcaster.content.clip import RATE_HZ, Library
from broadcaster.faults import Mark
from broadcaster.timetable.model import Dates, Window

FOLDER = "promo"
"""The folder of promotions; spots that are scripts are in its rotation too."""
SCRIPTS = "scripts"
DASHES = "-－"
"""Between vendor and title in a file's name; a Chinese keyboard gives the second."""
KEPT = timedelta(days=62)
"""How long what was heard, and listings that were replaced, are kept: the months of yesterday and of today."""

Heard = Mapping[date, Mapping[str, int]]
"""By programme day and clip: how often the clip was heard whole."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One spot of a vendor."""

    source: str
    """A clip of the library ("promo/云杉家居-沙发节.ogg", also without its extension), or a script ("scripts/zh_CN/促销-沙发节"):
    then the clip the library has of it that day."""
    vendor: str
    title: str
    weight: int = 1
    """1 to `shares.MAX_WEIGHT`. The vendor's share is that of its heaviest spot of the day; its spots divide that by their weights."""
    dates: tuple[Dates, ...] = ()
    """Empty: always."""
    times: tuple[Window, ...] = ()
    """Times of day in which it may start; empty: all day."""
    daily_max: int | None = None
    """Plays a day at most."""
    mark: Mark | None = field(default=None, compare=False)
    """Where it stands in the file; `None` for a file nobody listed."""

    @property
    def folder(self) -> str:
        """The folder whose rotation it is in."""
        folder = self.source.split("/", 1)[0]
        return FOLDER if folder == SCRIPTS else folder

    @property
    def limited(self) -> bool:
        """Not to be heard all day long."""
        return bool(self.times) or self.daily_max is not None

    def holds(self, day: date) -> bool:
        """Whether it is valid on a date."""
        return not self.dates or any(day in dates for dates in self.dates)


@cache
def unlisted(clip: str) -> Spot:
    """The spot of a file nobody listed: its vendor is what stands before the first `-` of its name."""
    stem = clip.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    place = min((at for dash in DASHES if (at := stem.find(dash)) > 0), default=len(stem))
    vendor, title = stem[:place].strip(), stem[place + 1 :].strip()
    return Spot(clip, vendor or stem, title or stem)


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose a clip is, by one listing."""

    by_name: Mapping[str, Spot]

    @classmethod
    def of(cls, listed: Iterable[Spot], library: Library) -> "Owners":
        named = {spot.source: spot for spot in listed}
        return cls({**named, **{clip.name: spot for source, spot in named.items() if (clip := library.find(source))}})

    def spot(self, clip: str) -> Spot:
        """Its spot, also of a clip the library no longer has."""
        return self.by_name.get(clip) or self.by_name.get(clip.rsplit(".", 1)[0]) or unlisted(clip)


@dataclass(frozen=True, slots=True)
class Listing:
    """Spots that were listed until a frame."""

    until: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Promotions:
    """Every spot there is, and what the month has heard of them."""

    zone: ZoneInfo
    """The mall's, for times of day."""
    listed: tuple[Spot, ...] = ()
    heard: Heard = field(default_factory=dict)
    """A day is laid out from what the days before it, of its month, say here: so it stays as it is while it is aired."""
    earlier: tuple[Listing, ...] = ()
    """Listings that were in force before, the oldest first: what was laid out by them stays."""

    def listed_at(self, frame: int) -> tuple[Spot, ...]:
        """The listing in force at a programme frame."""
        return next((listing.spots for listing in self.earlier if frame < listing.until), self.listed)

    def spots(self, folders: Iterable[str], frame: int, library: Library) -> tuple[Spot, ...]:
        """The spots of the rotation of these folders: those listed, and each file nobody listed."""
        asked = frozenset(folders)
        listed = [s for s in self.listed_at(frame) if s.folder in asked]
        named = {clip.name for s in listed if (clip := library.find(s.source))}
        return (*listed, *(unlisted(c.name) for c in library.folder(*sorted(asked)) if c.name not in named))

    def following(self, before: "Promotions | None", at: int) -> "Promotions":
        """These in place of `before` from frame `at` on: nothing that was laid out until then changes."""
        if before is None:
            return self
        changed = before.listed != self.listed
        earlier = (*before.earlier, Listing(at, before.listed)) if changed else before.earlier
        oldest = at - round(KEPT.total_seconds()) * RATE_HZ
        return replace(self, heard=_recent({**self.heard, **before.heard}), earlier=tuple(e for e in earlier if e.until > oldest))


def _recent(heard: Heard) -> Heard:
    newest = max(heard, default=date.min)
    return {day: plays for day, plays in heard.items() if newest - day < KEPT}


@dataclass(frozen=True, slots=True)
class Turn:
    """One spot of a day, as it is planned to be heard."""

    start: datetime
    end: datetime
    vendor: str
    title: str
    clip: str
