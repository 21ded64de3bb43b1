"""Figures in English: quantities, ordinals, years, strings of digits. PURE."""

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LONGEST = 15
"""Digits of the largest quantity that is said as one (trillions); longer ones are said digit by digit."""

_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ("", " thousand", " million", " billion", " trillion")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}


def digits(written: str, zero: str = "zero") -> str:
    """Digit by digit: one three eight; `zero` may be “oh”, as in rooms."""
    return " ".join(zero if d == "0" else DIGITS[int(d)] for d in written if d.isdecimal())


def cardinal(value: int) -> str:
    """A whole number: one thousand two hundred eighty. Digit by digit from 10¹⁵ on."""
    if value < 0:
        return f"minus {cardinal(-value)}"
    if value >= 10**LONGEST:
        return digits(str(value))
    groups = [(value // 1_000**n % 1_000, name) for n, name in enumerate(_GROUPS)]
    return " ".join(_group(group) + name for group, name in reversed(groups) if group) or DIGITS[0]


def _group(value: int) -> str:
    """1 to 999."""
    hundreds, rest = divmod(value, 100)
    words = [f"{DIGITS[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        words.append(_TENS[rest // 10] + (f"-{DIGITS[rest % 10]}" if rest % 10 else ""))
    elif rest:
        words.append(_TEENS[rest - 10] if rest >= 10 else DIGITS[rest])
    return " ".join(words)


def ordinal(value: int) -> str:
    """First, twenty-second, one hundredth."""
    words = cardinal(value)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    return words[:cut] + (_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))


def year(value: int) -> str:
    """Twenty twenty-six, nineteen oh five, two thousand nine."""
    century, rest = divmod(value, 100)
    if rest == 0:
        return cardinal(value) if value % 1_000 == 0 else f"{cardinal(century)} hundred"
    if value // 10 == 200:
        return cardinal(value)
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def decade(value: int) -> str:
    """The nineties, the nineteen nineties: a year and an s."""
    words = year(value) if value > 99 else cardinal(value)
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def number(written: str) -> str:
    """A figure: `1,280`, `99.5`, `007`."""
    whole, _point, rest = written.replace(",", "").partition(".")
    by_digit = len(whole) > LONGEST or (len(whole) > 1 and whole[0] == "0" and not rest)
    said = digits(whole) if by_digit else cardinal(int(whole))
    return f"{said} point {digits(rest)}" if rest else said
