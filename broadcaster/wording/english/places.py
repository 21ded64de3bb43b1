"""Floors, shops, plates and telephones in English. PURE."""

import re

from broadcaster.wording.english.numbers import cardinal, digits
from broadcaster.wording.letters import spell
from broadcaster.wording.rule import rule

PROVINCES = {
    "京": "Jing", "津": "Jin", "沪": "Hu", "渝": "Yu", "冀": "Ji", "豫": "Yu", "云": "Yun", "辽": "Liao", "黑": "Hei",
    "湘": "Xiang", "皖": "Wan", "鲁": "Lu", "新": "Xin", "苏": "Su", "浙": "Zhe", "赣": "Gan", "鄂": "E", "桂": "Gui", "甘": "Gan",
    "晋": "Jin", "蒙": "Meng", "陕": "Shan", "吉": "Ji", "闽": "Min", "贵": "Gui", "粤": "Yue", "青": "Qing", "藏": "Zang",
    "川": "Chuan", "宁": "Ning", "琼": "Qiong",
}  # fmt: skip
CODE_FROM = 3
"""From this many digits on a number of a place is said digit by digit: three oh five, but twelve."""

_PLACE = (
    r"\b(?i:number|room|shops?|stores?|units?|booths?|suite|hall|gate|counter|zone|iso|bus|flight)\s+(?:\d{3,5}(?:\s*(?:,|and|&|-)\s*))*"
)
_CUE = r"\b(?i:call(?:ing)?|dial|phone|tel|telephone|hotline|mobile|ext(?:ension)?|code|ending(?: in)?|password)"
_FILL = r"\.?(?:\s+(?:number|us|at|on|is|no\.?))*[:\s]*(?:\d{3,}\s*(?:,|or|and)\s*)*"
_GUARD = r"(?!\d|[.,:]\d|\s*(?:%|yuan|RMB|people|shops|times|minutes|days))"


def place_number(written: str) -> str:
    """Twelve, three oh five."""
    return digits(written, "oh") if len(written) >= CODE_FROM or written[0] == "0" else cardinal(int(written))


def after_letters(letters: str, words: str) -> str:
    """Letters and what follows them; an A before a word would be taken for the article, so a hyphen joins them."""
    return f"{spell(letters)}{'-' if letters.endswith('A') else ' '}{words}"


def groups(written: str) -> str:
    """Groups of digits with a pause between them."""
    return ", ".join(digits(group) for group in re.findall(r"\d+", written))


def _shop(m: re.Match[str]) -> str:
    first = digits(m["n"], "oh") if m["dash"] else place_number(m["n"])
    return ", ".join([after_letters(m["letters"], first), *(digits(part, "oh") for part in m["rest"].split("-") if part)])


def _plate(m: re.Match[str]) -> str:
    runs = re.findall(r"[A-Z]+|\d+", m["city"] + m["number"])
    said = [digits(run) if run.isdecimal() else spell(run) for run in runs]
    return f"{PROVINCES[m['province']]} {' '.join(said)}".replace("A ", "A-")


def _landline(m: re.Match[str]) -> str:
    extension = f", extension {digits(m['extension'])}" if m["extension"] else ""
    return groups(f"{m['area']} {m['first']} {m['last']}") + extension


CODES = (
    rule(r"(?:\+?86[- ]?)?(?<!\d)(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)", lambda m: groups(" ".join(m.groups()))),
    rule(rf"([48]00)[- ]?(\d{{3}})[- ]?(\d{{4}}){_GUARD}", lambda m: groups(" ".join(m.groups()))),
    rule(
        r"(?:\+86[- ]?)?(?:\((?=0\d+\)))?(?P<area>0\d{2,3})\)?[- ]?(?P<first>\d{3,4})[- ]?(?P<last>\d{4})(?!\d)"
        r"(?:\s*,?\s*[Ee]xt\.?\s*(?P<extension>\d{1,5}))?",
        _landline,
    ),
    rule(rf"\d{{3,}}(?:[- ]\d{{3,}})*{_GUARD}", lambda m: groups(m[0]), after=_CUE + _FILL),
)
"""13800138000, 400-820-8820, 0512-6688 7788, 110 after call."""
PLACES = (
    rule(
        rf"(?P<province>[{''.join(PROVINCES)}])(?P<city>[A-Z])\s*[·.-]?\s*(?P<number>(?=(?:[A-Z]*\d){{3}})[A-Z\d]{{5,6}})(?![A-Za-z\d])",
        _plate,
    ),
    rule(r"(?<![A-Za-z\d])(?P<n>[1-9]\d?)/?F(?![A-Za-z\d])", lambda m: f"floor {cardinal(int(m['n']))}"),
    rule(r"(?<![A-Za-z\d])-(?P<n>[1-9])F(?![A-Za-z\d])", lambda m: f"floor B {cardinal(int(m['n']))}"),
    rule(r"(?:N[Oo]\.|no\.|#)\s*(?P<n>\d{1,5})(?!\d|\.\d)", lambda m: f"number {place_number(m['n'])}"),
    rule(r"(?P<letters>[A-Z]{1,2})(?P<dash>-?)(?P<n>\d{1,5})(?P<rest>(?:-\d{1,5})*)(?![A-Za-z\d%]|\.\d)", _shop),
    rule(r"\d{3,5}(?!\d|,\d|\.\d|\s*(?:yuan|people))", lambda m: digits(m[0], "oh"), after=_PLACE),
)
"""沪A·12345, 3F, No. 8, A-305, Shop 101."""
