"""The festivals the manuals greet (B4), and how greetings for them begin (SCR-02). PURE."""

import unicodedata
from collections.abc import Mapping

from broadcaster.almanac.festivals import NAMED, named

NAMES: Mapping[str, str] = {festival.name: festival.english for festival in NAMED}
"""By the name the calendar uses; other days of a mall's own keep the name it gives them."""
OPENINGS: Mapping[str, str] = {festival.name: festival.opening for festival in NAMED if festival.opening}
"""The words a Chinese greeting must begin with (SCR-02)."""


def plain(name: str) -> str:
    """The calendar's name of a festival, however a clerk writes it: `中秋`, `Mid-Autumn Festival`; one's own stays as it is."""
    found = unicodedata.normalize("NFKC", name).strip()
    if found in NAMES:
        return found
    english = {_bare(text): zh for zh, text in NAMES.items()}
    return english.get(_bare(found)) or named(found)


def spoken(name: str, language: str) -> str:
    """A festival as a text of that language names it; one's own stays as it is."""
    return NAMES.get(name, name) if language == "en" else name


def _bare(text: str) -> str:
    return text.lower().replace("’", "'").removeprefix("the ")
