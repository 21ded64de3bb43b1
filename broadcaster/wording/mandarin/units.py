"""Units as they are written after a figure, and how Mandarin says figure and unit together. PURE."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said around a figure: 百分之五十, 每小时四十公里, 零下三度."""

    after: str = ""
    before: str = ""
    minus: str = "负"


_LENGTHS = {"mm": "毫米", "cm": "厘米", "dm": "分米", "m": "米", "km": "公里"}
_POWERS = {f"{sign}{power}": f"{word}{name}" for sign, name in _LENGTHS.items() for power, word in (("²", "平方"), ("³", "立方"))}
_OTHERS = {
    "mg": "毫克", "g": "克", "kg": "公斤", "t": "吨", "ml": "毫升", "L": "升", "l": "升", "W": "瓦", "kW": "千瓦", "kWh": "度电",
    "V": "伏", "mAh": "毫安时", "Hz": "赫兹", "kHz": "千赫兹", "dB": "分贝", "h": "小时", "min": "分钟", "s": "秒", "Pa": "帕",
    "°": "度", "′′": "英寸", "ft": "英尺", "inch": "英寸", "RMB": "元", "CNY": "元", "元": "元",
}  # fmt: skip

CELSIUS = Unit("度", minus="零下")
UNITS: Mapping[str, Unit] = {
    **{sign: Unit(word) for sign, word in (_LENGTHS | _POWERS | _OTHERS).items()},
    **{f"{sign}2": Unit(f"平方{_LENGTHS[sign]}") for sign in ("m", "cm", "mm")},
    **{f"{sign}3": Unit(f"立方{_LENGTHS[sign]}") for sign in ("m", "cm", "mm")},
    "°C": CELSIUS,
    "摄氏度": CELSIUS,
    "度": CELSIUS,
    "°F": Unit("华氏度"),
    "%": Unit(before="百分之"),
    "‰": Unit(before="千分之"),
    "km/h": Unit("公里", before="每小时"),
    "m/s": Unit("米", before="每秒"),
}
"""By the sign as it is written after folding."""
_ANY_CASE = {sign.lower(): sign for sign in UNITS if len(sign) > 1 and sign.isascii()}


def _any_of(signs: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, signs), key=len, reverse=True))


_LATIN = [sign for sign in UNITS if (sign[-1].isascii() and sign[-1].isalnum()) or sign[-1] in "²³"]
UNIT = rf"(?:(?:{_any_of(_LATIN)}|(?i:{_any_of(_ANY_CASE)}))(?![A-Za-z0-9²³])|{_any_of(UNITS.keys() - set(_LATIN))})"
"""A unit as it stands in a text, one of several letters also in capitals (KG, CM)."""


def unit(written: str) -> Unit:
    """The unit of a sign that `UNIT` matched."""
    return UNITS.get(written) or UNITS[_ANY_CASE[written.lower()]]
