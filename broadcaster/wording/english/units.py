"""Units as they are written after a figure, and their English names. PURE."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said after one, and after any other figure."""

    one: str
    more: str


def _plain(name: str) -> Unit:
    return Unit(name, f"{name}s")


_LENGTHS = {"mm": "millimeter", "cm": "centimeter", "m": "meter", "km": "kilometer"}
_POWERS = {
    f"{sign}{power}": _plain(f"{word} {name}") for sign, name in _LENGTHS.items() for power, word in (("²", "square"), ("³", "cubic"))
}
_NAMES = {
    "mg": "milligram", "g": "gram", "kg": "kilogram", "t": "ton", "ml": "milliliter", "L": "liter", "l": "liter", "W": "watt",
    "kW": "kilowatt", "kWh": "kilowatt-hour", "V": "volt", "dB": "decibel", "h": "hour", "hr": "hour", "hrs": "hour",
    "min": "minute", "mins": "minute", "s": "second", "sec": "second",
}  # fmt: skip
UNITS: Mapping[str, Unit] = {
    **{sign: _plain(name) for sign, name in (_LENGTHS | _NAMES).items()},
    **_POWERS,
    **{f"{sign}{power[0]}": _POWERS[sign + power[1]] for sign in ("m", "cm", "mm") for power in ("2²", "3³")},
    "Hz": Unit("hertz", "hertz"),
    "kHz": Unit("kilohertz", "kilohertz"),
    "°C": _plain("degree"),
    "°": _plain("degree"),
    "°F": Unit("degree Fahrenheit", "degrees Fahrenheit"),
    "%": Unit("percent", "percent"),
    "‰": Unit("per thousand", "per thousand"),
    "ft": Unit("foot", "feet"),
    "′′": Unit("inch", "inches"),
    "km/h": Unit("kilometer per hour", "kilometers per hour"),
    "m/s": Unit("meter per second", "meters per second"),
    **dict.fromkeys(("RMB", "CNY", "元", "yuan"), Unit("yuan", "yuan")),
}
"""By the sign as it is written after folding."""
_ANY_CASE = {sign.lower(): sign for sign in ("kg", "km", "cm", "mm", "ml", "kW", "kWh", "km/h", "RMB", "CNY")}
_WORDLIKE = [sign for sign in UNITS if sign[-1].isalnum() or sign[-1] in "²³"]


def _any_of(signs: list[str]) -> str:
    return "|".join(sorted(map(re.escape, signs), key=len, reverse=True))


UNIT = rf"(?:(?:{_any_of(_WORDLIKE)}|(?i:{_any_of(list(_ANY_CASE))}))(?![A-Za-z0-9²³])|{_any_of([s for s in UNITS if s not in _WORDLIKE])})"
"""A unit as it stands in a text."""


def unit(written: str) -> Unit:
    """The unit of a sign that `UNIT` matched."""
    return UNITS.get(written) or UNITS[_ANY_CASE[written.lower()]]


def counted(written: str, measure: Unit) -> str:
    """The unit's name after a figure."""
    return measure.one if written == "1" else measure.more
