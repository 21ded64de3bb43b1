"""Whole numbers as they are spoken, from −199 to 199. PURE."""

from math import floor

_ZH = "零一二三四五六七八九"
_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def whole(value: float) -> int:
    """The nearest whole number, halves up: as thermometers are read (12.5 is 13, −3.5 is −3)."""
    return floor(value + 0.5)


def chinese(n: int) -> str:
    """`十三`, `零下三`, `一百零五`."""
    if n < 0:
        return "零下" + chinese(-n)
    if n >= 100:
        return "一百" + ("" if n == 100 else "零" + chinese(n - 100) if n < 110 else ("一" if n < 120 else "") + chinese(n - 100))
    if n < 20:
        return _ZH[n] if n < 10 else "十" + (_ZH[n % 10] if n % 10 else "")
    return _ZH[n // 10] + "十" + (_ZH[n % 10] if n % 10 else "")


def english(n: int) -> str:
    """`thirteen`, `minus three`, `one hundred and five`."""
    if n < 0:
        return "minus " + english(-n)
    if n >= 100:
        return "one hundred" + (f" and {english(n - 100)}" if n > 100 else "")
    if n < 20:
        return _EN[n]
    return _EN_TENS[n // 10] + (f"-{_EN[n % 10]}" if n % 10 else "")
