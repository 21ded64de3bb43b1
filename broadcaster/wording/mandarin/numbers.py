"""Figures in Mandarin: quantities up to 亿, strings of digits with 幺, and 两 where a measure word follows. PURE."""

import re

DIGITS = "零一二三四五六七八九"
MAGNITUDE = "[百千万亿]{0,2}"
"""What may stand between a figure and its measure word: 3.5万元."""
LONGEST = 16
"""Digits of the largest quantity that is said as one (千万亿); longer ones are said digit by digit."""

TWO_BEFORE = re.compile(
    r"\s*(?:个|位(?!于)|名(?![品牌])|人(?![气工])|件|遍|回|天(?![猫津气花])|周|岁|小时|秒|元(?![旦宵])|块|角|米|公里|千米|[厘毫]米|平[方米]|立方"
    r"|[毫公]?升|[千毫]?克|公?斤|吨|瓦|千瓦|伏|次|张|把|套|台|分(?![之店期会])|点(?![\d亮])|年(?!级)|组|款|种|样|项|份|瓶|箱|盒|包|袋|桶|片|条|根|支"
    r"|只|对|双(?![\d十节旦休])|副|幅|扇|间|家(?![博具居装电纺庭])|户|座|辆|部|本(?![店届次周月年])|页|封|场|趟|倍|成(?!都)|折|度电|居室|节(?!日)"
    r"|桌|床(?![垫品])|碗|杯|朵|棵|束|盆|笔|句|首(?![届发])|门(?![窗店口])|抽|英[寸尺])"
)
"""Measure words: a 2 before them is 两 (两个, 两折), elsewhere 二 (二楼, 二号, 二级, 二月)."""

_GROUPS = ("", "万", "亿", "万亿")
_PLACES = ("", "十", "百", "千")


def digits(written: str, one: str = "幺") -> str:
    """Digit by digit, as numbers of shops and telephones are said; other signs fall away."""
    return "".join(one if d == "1" else DIGITS[int(d)] for d in written if d.isdecimal())


def cardinal(value: int) -> str:
    """A whole number: 一千二百八十, 两万, 十二. Digit by digit from 10¹⁶ on."""
    if value < 0:
        return "负" + cardinal(-value)
    if value >= 10**LONGEST:
        return digits(str(value))
    groups = [value // 10_000**n % 10_000 for n in range(4)]
    words, gap = "", False
    for n in reversed(range(4)):
        if groups[n]:
            zero = "零" if words and (gap or groups[n] < 1_000) else ""
            words += zero + _group(groups[n]) + (_GROUPS[n] if n < 3 or not groups[2] else "万")
        gap = bool(words) and not groups[n]
    return re.sub(r"^二(?=[百千万亿])", "两", re.sub(r"^一十", "十", words)) or "零"


def _group(value: int) -> str:
    """1 to 9999."""
    words = ""
    for place in reversed(range(4)):
        digit = value // 10**place % 10
        if digit:
            words += DIGITS[digit] + _PLACES[place]
        elif words and value % 10**place and not words.endswith("零"):
            words += "零"
    return words


def number(written: str, follows: str = "", *, exact: bool = True) -> str:
    """A figure (`1,280`, `99.5`, `007`) before what follows it. `exact` keeps zeros at a decimal's end: 三点零, but 一点五米."""
    whole, _point, rest = written.replace(",", "").partition(".")
    rest = rest if exact else rest.rstrip("0")
    if rest:
        return f"{_whole(whole)}点{digits(rest, '一')}"
    if len(whole) > 1 and whole[0] == "0":
        return digits(whole)
    return "两" if whole == "2" and TWO_BEFORE.match(follows) else _whole(whole)


def _whole(written: str) -> str:
    """Python reads no figure of more than 4300 digits, and nobody hears one of more than 16."""
    return digits(written) if len(written) > LONGEST else cardinal(int(written))


def amount(written: str, magnitude: str, follows: str) -> str:
    """A figure with its 百, 千, 万 or 亿 (`3.5万`, `2亿`)."""
    if magnitude and written == "2":
        return f"两{magnitude}"
    exact = not magnitude and not TWO_BEFORE.match(follows)
    return number(written, "" if magnitude else follows, exact=exact) + magnitude
