"""Which words are read on a date, and on which rung they stand: figures only of that very date, and young enough. PURE.

1 an answer fetched that day · 2 an earlier answer that holds the date, under 36 hours old when it is read · 3 the operator's own
text · 4 the sentence without figures · or nothing, if the mall wants it so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from broadcaster.faults import Problem
from broadcaster.place import Place
from broadcaster.weather.port import Answer, Forecast, Provenance
from broadcaster.weather.words import PLAIN, advice, sentences, tellable, texts

READ_AT = time(10, 0)
"""When the forecast is read (B1 row 5): an answer must still be young enough then."""
YOUNG = timedelta(hours=36)


class Rung(StrEnum):
    """Where the words come from; the record says which."""

    TODAY = "today"
    STORED = "stored"
    MANUAL = "manual"
    PLAIN = "plain"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Manual:
    """An operator's own words for one date, in one language or both."""

    texts: Mapping[str, str]
    by: str
    at: datetime
    """Aware: when it was set."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the mall set."""

    place: Place | None = None
    asks: bool = True
    """Whether a service is asked at all; if not, no stored answer is read either."""
    says_plain: bool = True
    """Read the sentence without figures when there is nothing better; else the forecast is skipped."""
    rehearsed: bool = False
    """The day is aired as if it were then (`--as-if`): what was fetched after its hour is at hand all the same."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is read on a date, by language (`zh_CN`, `en`); empty where it is skipped."""

    day: date
    rung: Rung
    texts: Mapping[str, str]
    provenance: Provenance | None = None
    """Of a fetched forecast."""
    by: str = ""
    """Who wrote a manual text."""
    sentences: Mapping[str, str] = field(default_factory=dict)
    """Of a fetched forecast: its words without what they advise."""
    advice: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a fetched forecast: what it advises, a sentence each."""
    problems: tuple[Problem, ...] = field(default=())
    """What could not be read on the way here."""

    @property
    def figures(self) -> bool:
        """Whether the words are a forecast's, with its figures."""
        return self.rung in {Rung.TODAY, Rung.STORED}

    @property
    def noted(self) -> tuple[str, Mapping[str, str]]:
        """Code and facts for the record: which rung was read, and by whom it was given."""
        came = self.provenance
        given = {"service": came.service, "at": came.fetched_at.isoformat(" ", "minutes")} if came else {}
        return f"weather.told-{self.rung}", given | ({"by": self.by} if self.by else {})


def told(day: date, now: datetime, answers: Iterable[Answer], manual: Manual | None, wishes: Wishes) -> Told:
    """The words for `day`, decided at `now` (aware, in the mall's zone)."""
    usable = _usable(day, now, answers, wishes) if wishes.asks else ()
    best = max(usable, key=lambda found: found[0].provenance.fetched_at, default=None)
    plain = PLAIN if wishes.says_plain else dict.fromkeys(PLAIN, "")
    if best is not None:
        answer, forecast = best
        fetched = answer.provenance.fetched_at.astimezone(now.tzinfo).date()
        rung = Rung.TODAY if fetched == day else Rung.STORED
        words = texts(forecast, wishes.place)
        return Told(day, rung, words, answer.provenance, sentences=sentences(forecast, wishes.place), advice=advice(forecast))
    if manual is not None and manual.texts:
        return Told(day, Rung.MANUAL, {**plain, **manual.texts}, by=manual.by)
    return Told(day, Rung.PLAIN if wishes.says_plain else Rung.SKIPPED, plain)


def _usable(day: date, now: datetime, answers: Iterable[Answer], wishes: Wishes) -> Iterator[tuple[Answer, Forecast]]:
    """Answers for the mall's place that hold a believable forecast of the date and will be young when it is read.

    One from the future is no answer: a clock was wrong when it was fetched, or is now. In a rehearsal it is one: the clock is set
    back on purpose, and a forecast of that very date is nothing stale.
    """
    read = max(now, datetime.combine(day, READ_AT, now.tzinfo))
    for answer in answers:
        came = answer.provenance
        if (came.fetched_at > now and not wishes.rehearsed) or read - came.fetched_at >= YOUNG or came.place != str(wishes.place):
            continue
        forecast = answer.of(day)
        if forecast is not None and tellable(forecast):
            yield answer, forecast


def with_problems(found: Told, problems: tuple[Problem, ...]) -> Told:
    """The same words, and what could not be read on the way to them."""
    return replace(found, problems=problems)
