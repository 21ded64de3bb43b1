"""Where the mall is, for whoever asks about its weather. PURE."""

import re
from dataclasses import dataclass
from unicodedata import normalize

_WRITTEN = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)(?:\s+(\S+))?(?:\s+(\S.*))?")


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees north and east, and the name that is spoken (empty: none is)."""

    latitude: float
    longitude: float
    name: str = ""
    english: str = ""

    def __str__(self) -> str:
        """`31.23,121.47`: what a service is asked for, to about a kilometre."""
        return f"{self.latitude:.2f},{self.longitude:.2f}"


def place(written: str) -> Place:
    """`31.23,121.47 上海 Shanghai`, names may be left out. Raises `ValueError` for what is no place on Earth."""
    match = _WRITTEN.fullmatch(normalize("NFKC", written).replace("、", ",").strip())
    if match is None:
        raise ValueError(written)
    found = Place(float(match[1]), float(match[2]), match[3] or "", match[4] or "")
    if not -90 <= found.latitude <= 90 or not -180 <= found.longitude <= 180:
        raise ValueError(written)
    return found
