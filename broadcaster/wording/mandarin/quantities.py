"""Quantities in Mandarin: figures with units, ranges, money, percentages, discounts, fractions, ratios. PURE."""

import re

from broadcaster.wording.mandarin.numbers import DIGITS, MAGNITUDE, TWO_BEFORE, amount, cardinal, digits, number
from broadcaster.wording.mandarin.units import UNIT, Unit, unit
from broadcaster.wording.rule import DASH, NUMBER, rule

CURRENCIES = {"US$": "美元", "HK$": "港元", "$": "美元", "¥": "元", "€": "欧元", "£": "英镑", "RMB": "元", "CNY": "元"}
LONG_CODE = 7
"""From this many digits on, a figure without commas, unit or measure word is a code: said digit by digit."""

_CURRENCY = rf"(?:{'|'.join(map(re.escape, CURRENCIES))})"
_MINUS = r"(?:(?<![A-Za-z0-9])-(?=[\d.]+\s*(?:°|度|摄氏度|%))|(?<![\w)\]])-(?=[\d¥$]))"
_YUAN = "(?:元(?!旦|宵))?"
_FIRST, _SECOND = (rf"(?P<{name}>{NUMBER})(?P<{name}m>{MAGNITUDE})" for name in "ab")
_SHARED = r"(?P<word>(?:小时|分钟|个月|公里|公斤|[年月日号点时分秒楼层级折块米个件周天岁期届次位人斤吨倍成万])?)"
_TIMES = frozenset("年月日号点时分秒")
_PER_DISCOUNT = 100


def _said(written: str, magnitude: str, measure: Unit, follows: str, *, minus: bool = False) -> str:
    """One figure with its unit."""
    hundred = measure.before == "百分之" and written == "100"
    figure = "百" if hundred else amount(written, magnitude, measure.after + follows)
    return f"{measure.minus if minus else ''}{measure.before}{figure}{measure.after}"


def _quantity(m: re.Match[str]) -> str:
    measure = unit(m["unit"]) if m["unit"] else Unit()
    written = m["a"]
    if len(written) >= LONG_CODE and written.isdecimal() and not (m["am"] or m["unit"] or TWO_BEFORE.match(m["follows"])):
        return digits(written)
    return _said(written, m["am"], measure, m["follows"], minus=bool(m["minus"]))


def _range(m: re.Match[str]) -> str | None:
    word, follows = m["word"], m["follows"]
    if word and word not in _TIMES and not follows.startswith(word):
        return None
    last = unit(m["unit"]) if m["unit"] else Unit()
    first = unit(m["au"]) if m["au"] else last
    both = bool(m["au"]) or bool(m["minus"]) != bool(m["bminus"])
    one = first if both else Unit(before=first.before, minus=first.minus)
    two = last if both else Unit(last.after, minus=last.minus)
    start = _said(m["a"], m["am"], one, word or (first.after + follows), minus=bool(m["minus"]))
    end = _said(m["b"], m["bm"], two, follows, minus=bool(m["bminus"]))
    return f"{start}{word}{m['to'] or '至'}{end}"


def _money(m: re.Match[str]) -> str:
    name = CURRENCIES[m["currency"]]
    start = amount(m["a"], m["am"], name)
    end = f"至{amount(m['b'], m['bm'], name)}{name}" if m["b"] else ""
    return f"{'负' if m['minus'] else ''}{start}{name if not end or m['again'] else ''}{end}"


def _discount(m: re.Match[str]) -> str:
    return "至".join(map(_tenths, filter(None, (m["a"], m["b"]))))


def _tenths(written: str) -> str:
    """What stands before 折: 八五 for 85, 八 for 80, 三点五 for 3.5."""
    if len(written) == 2 and written != "10":
        return digits(written.removesuffix("0"), "一")
    return number(written, "折", exact=False)


def _off(m: re.Match[str]) -> str | None:
    """`20% OFF` is 八折."""
    left = _PER_DISCOUNT - int(m["off"])
    return f"{_tenths(str(left))}折" if 0 < left < _PER_DISCOUNT else None


def _reduction(m: re.Match[str]) -> str | None:
    """`满200-30`: a dash that takes away, since it cannot be a range."""
    if float(m["b"].replace(",", "")) >= float(m["a"].replace(",", "")):
        return None
    return f"满{amount(m['a'], '', '元')}{m['word'] or ''}减{amount(m['b'], '', '元')}"


def _fraction(m: re.Match[str]) -> str | None:
    """`1/2`, `1 1/2`; `None` for a date or a pair such as 24/7."""
    whole, above, below = m["whole"], int(m["above"]), int(m["below"])
    if not 0 < above < below:
        return None
    return f"{cardinal(int(whole)) + '又' if whole else ''}{cardinal(below)}分之{cardinal(above)}"


def _ratio(m: re.Match[str]) -> str:
    return "比".join(number(part) for part in m[0].replace(" ", "").split(":"))


def _home(m: re.Match[str]) -> str:
    """`3室2厅1卫`."""
    return "".join("两" if c == "2" else DIGITS[int(c)] if c.isdecimal() else c for c in m[0])


ORDINALS = (
    rule(rf"第\s*(?P<a>\d+)(?:{DASH}第?(?P<b>\d+))?", lambda m: "第" + "至".join(number(n) for n in (m["a"], m["b"]) if n)),
    rule(r"(?P<n>\d+(?:\.\d+){2,})", lambda m: "点".join(map(number, m["n"].split(".")))),
    rule(r"\d[室房]\d厅(?:\d厨)?(?:\d卫)?", _home),
)
"""第1届, 1.2.3, 3室2厅."""
RATIOS = (
    rule(r"\d+(?:\s?:\s?\d+)+", _ratio, after=r"(?:比例|配比|比分|[按以])(?:是|为|约|:)?\s*"),
    rule(r"\d+(?:\s?:\s?\d+){1,3}", _ratio),
)
"""1:1; the second only after the clock has had its turn (`calendar.py`)."""
QUANTITIES = (
    rule(r"(?P<off>\d{1,2})%\s*(?i:off)\b", _off),
    rule(rf"(?P<a>\d{{2}}|\d(?:\.\d+)?)(?:{DASH}(?P<b>\d{{2}}|\d(?:\.\d+)?))?(?=\s*折)(?!\d)", _discount),
    rule(rf"满\s*(?P<a>{NUMBER})(?P<word>元?)\s*-\s*(?P<b>{NUMBER})(?!\s*(?:元?\s*(?:[送减可打享赠立]|之间)|[件个]))", _reduction),
    rule(
        rf"(?P<minus>{_MINUS})?(?P<currency>{_CURRENCY})\s*{_FIRST}{_YUAN}"
        rf"(?:{DASH}(?P<again>{_CURRENCY})?\s*{_SECOND}{_YUAN})?",
        _money,
    ),
    rule(
        rf"(?P<minus>{_MINUS})?{_FIRST}\s*(?P<au>{UNIT})?{_SHARED}(?:{DASH}|\s*(?P<to>[至到])\s*)"
        rf"(?P<bminus>-)?{_SECOND}(?:\s*(?P<unit>{UNIT}))?(?!-\d)(?=(?P<follows>.{{0,4}}))",
        _range,
    ),
    rule(rf"(?P<minus>{_MINUS})?{_FIRST}(?:\s*(?P<unit>{UNIT}))?(?=(?P<follows>.{{0,4}}))", _quantity),
)
"""What a figure is when it is nothing else; the last one takes every figure there is."""
FRACTIONS = (rule(r"(?:(?P<whole>\d{1,3}) )?(?P<above>\d{1,3})/(?P<below>\d{1,4})(?![\d/]|\s*[层楼号])", _fraction),)
"""1/2, 1 1/2; after the dates, which are written alike."""
