"""What every room of the demonstration is made with: a month before now, its people, and entries with what follows them."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from broadcaster.desk.front.demo_words import SURNAMES, TITLES, WORDS, Words
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

DAYS = 30
Later = Callable[[Work, str], Row]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, and what is done with it afterwards."""

    at: datetime
    book: str
    values: Mapping[str, Value]
    later: tuple[tuple[datetime, Later], ...] = ()


@dataclass
class Month:
    """The month before `now`, day by day."""

    profile: str
    now: datetime
    zone: tzinfo
    dice: random.Random

    @property
    def words(self) -> Words:
        return WORDS[self.profile]

    def day(self, back: int) -> date:
        return self.now.astimezone(self.zone).date() - timedelta(days=back)

    def at(self, back: int) -> datetime:
        """Some moment of the working day, `back` days ago; never ahead of now."""
        clock = time(9 + self.dice.randrange(8), self.dice.randrange(60), self.dice.randrange(60))
        return min(datetime.combine(self.day(back), clock, self.zone), self.now - timedelta(minutes=1 + self.dice.randrange(50)))

    def person(self) -> dict[str, Value]:
        return {"name": self.dice.choice(SURNAMES) + self.dice.choice(TITLES), "phone": f"1390000{self.dice.randrange(10_000):04}"}


def past(later: tuple[tuple[datetime, Later], ...], now: datetime) -> tuple[tuple[datetime, Later], ...]:
    """Only what had time to happen."""
    return tuple(one for one in later if one[0] < now)
