"""Quantities in English: figures with units, ranges, money, ordinals, fractions, ratios. PURE."""

import re

from broadcaster.wording.english.numbers import cardinal, digits, number, ordinal
from broadcaster.wording.english.units import UNIT, Unit, counted, unit
from broadcaster.wording.rule import DASH, NUMBER, rule

CURRENCIES = {
    "¥": ("yuan", ""), "RMB": ("yuan", ""), "CNY": ("yuan", ""), "US$": ("dollar", "cent"), "HK$": ("Hong Kong dollar", "cent"),
    "$": ("dollar", "cent"), "€": ("euro", "cent"), "£": ("pound", "penny"),
}  # fmt: skip
"""By the sign before a sum: the money's name, and its hundredth's (none: decimals are said with “point”)."""
LONG_CODE = 7
"""From this many digits on, a figure without commas or unit is a code: said digit by digit."""

_CURRENCY = rf"(?:{'|'.join(map(re.escape, CURRENCIES))})"
_MINUS = r"(?<![\w.)\]])-(?=[\d¥$.])"
_LARGE = r"(?:\s+(?:thousand|million|billion)(?![a-z]))?"
_DENOMINATORS = {2: "half", 4: "quarter"}


def _plural(name: str, written: str) -> str:
    if name == "yuan" or written == "1":
        return name
    return "pence" if name == "penny" else f"{name}s"


def _sum(written: str, large: str, currency: str) -> str:
    """One thousand two hundred eighty yuan; ninety-nine dollars and fifty cents; 3.5 million dollars."""
    name, part = CURRENCIES[currency]
    whole, _point, rest = written.partition(".")
    if not rest.strip("0"):
        return f"{number(whole)}{large} {_plural(name, whole + large)}"
    if part and len(rest) == 2 and not large:
        return f"{number(whole)} {_plural(name, whole)} and {cardinal(int(rest))} {_plural(part, rest.lstrip('0'))}"
    return f"{number(written.rstrip('0'))}{large} {_plural(name, '')}"


def _money(m: re.Match[str]) -> str:
    last = _sum(m["b"] or m["a"], m["blarge"] or m["large"], m["currency"])
    return f"{'minus ' if m['minus'] else ''}{number(m['a']) + m['large'] + ' to ' if m['b'] else ''}{last}"


def _said(written: str, measure: Unit | None, *, minus: bool = False) -> str:
    return f"{'minus ' if minus else ''}{number(written)}{f' {counted(written, measure)}' if measure else ''}"


def _quantity(m: re.Match[str]) -> str:
    written = m["a"]
    if len(written) >= LONG_CODE and written.isdecimal() and not m["unit"]:
        return digits(written)
    return _said(written, unit(m["unit"]) if m["unit"] else None, minus=bool(m["minus"] or m.groupdict().get("below")))


def _range(m: re.Match[str]) -> str:
    last = unit(m["unit"]) if m["unit"] else None
    first = unit(m["au"]) if m["au"] and m["au"] != m["unit"] else None
    return f"{_said(m['a'], first, minus=bool(m['minus']))} to {_said(m['b'], last, minus=bool(m['bminus']))}"


def _fraction(m: re.Match[str]) -> str | None:
    """`2/3`: two thirds; `1 1/2`: one and one half; `None` for a pair such as 24/7."""
    above, below = int(m["above"]), int(m["below"])
    if not 0 < above < below:
        return None
    part = _DENOMINATORS.get(below) or ordinal(below)
    return f"{cardinal(int(m['whole'])) + ' and ' if m['whole'] else ''}{cardinal(above)} {part}{'s' if above > 1 else ''}"


ORDINALS = (
    rule(
        rf"(?P<a>\d{{1,9}})(?:st|nd|rd|th)?{DASH}(?P<b>\d{{1,9}})(?:st|nd|rd|th)(?![A-Za-z])",
        lambda m: f"{ordinal(int(m['a']))} to {ordinal(int(m['b']))}",
    ),
    rule(r"(?P<n>\d{1,9})(?:st|nd|rd|th)(?![A-Za-z])", lambda m: ordinal(int(m["n"]))),
    rule(r"(?P<n>\d+(?:\.\d+){2,})", lambda m: " point ".join(map(number, m["n"].split(".")))),
)
"""1st, 1.2.3."""
FRACTIONS = (
    rule(r"(?:(?P<whole>\d{1,3}) )?(?P<above>\d{1,3})/(?P<below>\d{1,3})(?![\d/])", _fraction),
    rule(r"(?<=\d)/(?=\d)", " "),
)
"""1/2, 24/7."""
RATIOS = (rule(r"\d+(?:\s?:\s?\d+){1,3}", lambda m: " to ".join(number(part.strip()) for part in m[0].split(":"))),)
"""1:1; after the clock has had its turn."""
QUANTITIES = (
    rule(
        rf"(?P<minus>{_MINUS})?(?P<currency>{_CURRENCY})\s*(?P<a>{NUMBER})(?P<large>{_LARGE})"
        rf"(?:{DASH}{_CURRENCY}?\s*(?P<b>{NUMBER})(?P<blarge>{_LARGE}))?(?:\s*(?:yuan|RMB)(?![A-Za-z]))?",
        _money,
    ),
    rule(
        rf"(?P<minus>{_MINUS})?(?P<a>{NUMBER})\s*(?P<au>{UNIT})?{DASH}(?P<bminus>-)?(?P<b>{NUMBER})(?:\s*(?P<unit>{UNIT}))?(?!-\d)",
        _range,
    ),
    rule(rf"(?P<minus>{_MINUS})?(?P<a>{NUMBER})\s*(?P<unit>°C?|degrees?(?![a-z]))\s*(?P<below>below(?: zero)?)(?![a-z])", _quantity),
    rule(rf"(?P<minus>{_MINUS})?(?P<a>{NUMBER})(?:\s*(?P<unit>{UNIT}))?", _quantity),
)
"""What a figure is when it is nothing else; the last one takes every figure there is."""
