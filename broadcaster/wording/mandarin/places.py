"""Floors, shops, car parks, plates, buses and trains in Mandarin. PURE."""

import re

from broadcaster.wording.letters import spell
from broadcaster.wording.mandarin.numbers import TWO_BEFORE, cardinal, digits
from broadcaster.wording.mandarin.units import UNIT
from broadcaster.wording.rule import rule

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使"
_ROOM = "(?:号(?!人|召|称)|室|房(?!价|产|屋)|铺|柜|展位|展厅|摊位|店铺|商铺|车位|包厢)"
_LISTED = r"(?:\s*(?:[、,~/-]|至|到|和|及)\s*[A-Z]?-?\d{3,5})*"
CODE_FROM = 3
"""From this many digits on a number of a place is said digit by digit: 幺零幺号, but 十二号."""


def place_number(written: str) -> str:
    """十二, 幺零幺, 零五."""
    return digits(written) if len(written) >= CODE_FROM or written[0] == "0" else cardinal(int(written))


def _below(m: re.Match[str]) -> str:
    """`B2层`, `B2`, `B2F`, `-1层`: 负二层, 负一层."""
    return f"负{cardinal(int(m['n']))}{m['word'] if m['word'] == '楼' else '层'}"


def _above(m: re.Match[str]) -> str:
    """`3F`, `F3`, `L2层`."""
    return f"{cardinal(int(m['n']))}{m['word'] or '楼'}"


def _shop(m: re.Match[str]) -> str:
    """`A-305`, `A305`, `B2-15`, `A12`."""
    by_digit = bool(m["dash"])
    first = digits(m["n"]) if by_digit else place_number(m["n"])
    rest = "".join(f"杠{digits(part)}" for part in m["rest"].split("-") if part)
    return f"{spell(m['letters'])}{first}{rest}"


def _joined(m: re.Match[str]) -> str:
    """`3-2-501`, `3-205号`."""
    return "杠".join(map(place_number, m[0].split("-")))


def _numbered(m: re.Match[str]) -> str:
    """`No.8`, `#8`, `8#`."""
    return f"{place_number(re.sub(r'[^0-9]', '', m[0]))}号"


def _plate(m: re.Match[str]) -> str:
    """`沪A·12345`: letters one by one, figures with 幺."""
    runs = re.findall(r"[A-Z]+|\d+", m["city"] + m["number"])
    return f"{m['province']}{''.join(digits(run) if run.isdecimal() else spell(run) for run in runs)}{m['kind'] or ''}"


def _in_zone(m: re.Match[str]) -> str | None:
    """`A区305`: a shop; `A区500平方米`: a quantity."""
    return None if TWO_BEFORE.match(m["follows"]) else digits(m["n"])


def _standard(m: re.Match[str]) -> str:
    """`GB 18580-2017`, `GB/T 39600-2021`."""
    return f"{spell(m['letters'].replace('/', ''))}{digits(m['n'])}杠{digits(m['year'])}"


PLACES = (
    rule(
        rf"(?P<province>[{PROVINCES}])(?P<city>[A-Z])\s*[·.-]?\s*(?P<number>(?=(?:[A-Z]*\d){{3}})[A-Z\d]{{4,6}})(?![A-Za-z\d])"
        r"(?P<kind>[学警港澳挂])?",
        _plate,
    ),
    rule(r"(?<![A-Za-z\d素族])B(?P<n>[1-9])(?P<word>F|层|楼)(?![A-Za-z\d])", _below),
    rule(r"(?<![A-Za-z\d素族])B(?P<n>[1-9])(?P<word>)(?![A-Za-z\d.]|-\d{2,}|\s*[区号座栋馆口门厅型款级])", _below),
    rule(r"(?<![A-Za-z\d])-(?P<n>[1-9])(?P<word>[层楼F])(?![A-Za-z\d])", _below),
    rule(r"(?<![A-Za-z\d])(?P<n>[1-9]\d?)/?F(?![A-Za-z\d])(?P<word>)", _above),
    rule(r"(?<![A-Za-z\d])[FL](?P<n>[1-9]\d?)(?![A-Za-z\d.-]|\s*[赛号区型款级])(?P<word>[层楼]?)", _above),
    rule(r"(?P<letters>(?:GB|QB|HJ|JG|JC|LY)(?:/T)?)\s*(?P<n>\d{3,6})-(?P<year>(?:19|20)\d\d)(?!\d)", _standard),
    rule(r"N[Oo]\.?\s?1(?![\d.号])", "第一"),
    rule(r"(?:N[Oo]\.?|no\.)\s*\d{1,5}(?!\d|\.\d)号?|#\s*\d{1,4}(?!\d)|\d{1,4}#", _numbered),
    rule(r"(?P<letters>[A-Z]{1,2})(?P<dash>-?)(?P<n>\d{1,5})(?P<rest>(?:-\d{1,5})*)(?![A-Za-z\d%]|\.\d)", _shop),
    rule(r"\d{1,3}-\d{1,2}-\d{2,4}(?!\d|-)", _joined),
    rule(rf"\d{{1,2}}-\d{{3,4}}(?=\s*{_ROOM})", _joined),
    rule(rf"\d{{3,5}}(?={_LISTED}\s*{_ROOM})", lambda m: digits(m[0])),
    rule(rf"(?P<n>\d{{3,5}})(?!\d|[.,:/-]\d|\s*(?:{UNIT}|[万亿多余]))(?=(?P<follows>.{{0,4}}))", _in_zone, after=r"[区座栋]\s*[-·]?\s*"),
    rule(r"\d{3,4}(?=路(?!程))|(?<=[GDCKTZ])\d{1,4}(?=次)", lambda m: digits(m[0])),
)
"""沪A·12345, B2层, 3F, No.8, A-305, 101号, 3-2-501, 302路, G1234次."""
