"""A service of forecasts, as the broadcast needs it, and what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from broadcaster.place import Place
from broadcaster.weather.sky import Sky


@dataclass(frozen=True, slots=True)
class Wind:
    """A wind by the Beaufort scale."""

    low: int
    high: int
    """Forces 0 to 17; equal where the service names one."""
    bearing: int | None
    """Where it blows from, in eighths of a circle from north over east: 0 to 7; `None` where it has no direction."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One date's weather; whatever a service leaves open is `None` or empty. Temperatures in °C."""

    date: date
    skies: tuple[Sky, ...] = ()
    """One, or the day's and the night's."""
    low: float | None = None
    high: float | None = None
    rain_percent: float | None = None
    """Probability of precipitation."""
    wind: Wind | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a forecast comes from."""

    service: str
    fetched_at: datetime
    """Aware."""
    url: str
    """Without the key."""
    place: str
    """Latitude and longitude it was asked for: `31.23,121.47`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said once, for several dates."""

    provenance: Provenance
    forecasts: tuple[Forecast, ...]

    def of(self, day: date) -> Forecast | None:
        """The forecast of that very date, found by its name and never by its position."""
        return next((forecast for forecast in self.forecasts if forecast.date == day), None)


@dataclass(frozen=True, slots=True)
class Question:
    """One GET. What is secret stands apart, so that `url` may be shown and kept."""

    url: str
    secret_query: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret_headers: Mapping[str, str] = field(default_factory=dict, repr=False)


class Forecasts(Protocol):
    """A service. It asks and understands; the network is `over_https.py`'s."""

    name: str

    def question(self, place: Place, zone: str) -> Question:
        """What to ask for the next days at `place`; `zone` (IANA) says where a day begins."""

    def answer(self, body: bytes) -> tuple[Forecast, ...]:
        """The dates in an answer. Raises `Fault`: `weather.refused` and its kin for what the service says of itself,
        `weather.nonsense` for what is no forecast. Nulls, missing values and codes nobody knows are left open."""
