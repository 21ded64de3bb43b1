"""Address → station: the longest words found decide; none found, or a tie, is said and never guessed (RPR-03). PURE."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Route:
    """Words of an address, and the station they mean."""

    place: str
    station: str
    number: str = ""
    """The row of the book of routes; empty for a station's own name, which the policy lists."""


@dataclass(frozen=True, slots=True)
class Routed:
    """What the table says of an address: at most one station."""

    station: str = ""
    by: Route | None = None
    tied: tuple[Route, ...] = ()
    """Routes of different stations that fit equally well: a person chooses."""


def routed(address: str, routes: Iterable[Route]) -> Routed:
    """The station of an address. Full-width signs, case and spaces do not matter; of equal words the book's row goes before a name."""
    told = plain(address)
    fitting = [route for route in routes if plain(route.place) and plain(route.place) in told]
    if not fitting:
        return Routed()
    longest = max(len(plain(route.place)) for route in fitting)
    best = [route for route in fitting if len(plain(route.place)) == longest]
    best = [route for route in best if route.number] or best
    if len({route.station for route in best}) > 1:
        return Routed(tied=tuple(best))
    return Routed(best[0].station, best[0])


def plain(text: str) -> str:
    """As it is compared."""
    return "".join(normalize("NFKC", text).casefold().split())
