"""Signs, letters and pauses in Mandarin: what a sign means is said, what only decorates is not, pauses stay. PURE."""

import re
import unicodedata

from broadcaster.wording.folding import DOT, PICTURE
from broadcaster.wording.letters import ADDRESS, LATIN, RUN, address, word
from broadcaster.wording.mandarin.numbers import cardinal, digits
from broadcaster.wording.mandarin.units import UNIT, unit
from broadcaster.wording.rule import DASH, rule

ALWAYS_SPELLED = frozenset(["APP", "VIP", "SVIP", "LED", "KTV", "ATM", "TV", "SUV", "DIY", "PVC", "USB", "GPS", "WC", "PK", "QQ"])
"""In Chinese these are letters, however they are written: app, Vip."""

_HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_POINT = r"(?:[\d元块折%米层楼点时分日号月年周起午上晨C²FM]|[周期][一二三四五六日天末]|[一二三四五六七八九十])"
"""What a range may begin with; only then is a dash 至."""
_PER = "(?:小时|平方米|平米|[人位件个天月年日次套平米张间户台周期扇樘桌份斤瓶箱盒包袋桶片条根支只对双幅把组款块盏家辆本场趟])"
_MEANT = {
    "%": "百分号", "&": "和", "+": "加", "=": "等于", "@": "艾特", "±": "正负", "×": "乘", "÷": "除以", "°": "度", "²": "平方",
    "³": "立方", "‰": "千分号", "¥": "元", "€": "欧元", "£": "英镑", "→": "到", "≈": "约", "の": "之",
}  # fmt: skip
_IN_ADDRESSES = {".": "点", "@": "艾特", "/": "斜杠", "-": "杠", "_": "下划线"}
_COMPARED = {">=": "不小于", "≥": "不小于", "<=": "不大于", "≤": "不大于", ">": "大于", "<": "小于", "≠": "不等于", "$": "美元"}
_PAUSE = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？", "、": "、", "。": "。"}
_RANK = {pause: rank for rank, pauses in enumerate(("。！？", "；", "：", "，", "、")) for pause in pauses}


def _per(m: re.Match[str]) -> str:
    return f"每{unit(m['unit']).after if m['unit'] else m['word']}"


def _mixed(m: re.Match[str]) -> str:
    """`O2O`, `B2B`: letter to letter."""
    return f" {m['a']} to {m['b']} "


FIRST = (
    rule(ADDRESS, lambda m: address(m[0], _IN_ADDRESSES, digits) + ("。" if m[0].endswith(".") else "")),
    rule(r"(?<![^\n])[ ]*\(?(?P<n>\d{1,2})[.、)](?!\d)[ ]*", lambda m: f"。{cardinal(int(m['n']))}，"),
    rule(r"(?<![A-Za-z])(?P<a>[A-Z])[24](?P<b>[A-Z])(?![A-Za-z\d])", _mixed),
    rule(r"(?<=\d)\s*(?:[vV][sS]?\.?)\s*(?=\d)|(?<![A-Za-z])(?:VS|vs)\.?(?![A-Za-z])", "对"),
    rule(r"(?i:(?<![a-z])wi-?fi(?![a-z]))", "Wi-Fi"),
)
"""Addresses, the numbers of a list's lines, O2O: what the rules for figures would take apart."""
SIGNS = (
    rule(rf"{DASH}(?=\d{{3,5}}\s*(?:号|室|铺|展位))", "，", after="[楼层]"),
    rule(rf"{DASH}(?=[¥$]?-?\d|[周一二三四五六日七八九十上下中晚次翌凌月年闭]|星期|营业|[BFL]\d)", "至", after=_POINT),
    rule(rf"{DASH}(?=[A-Z]-?\d)", "至", after=r"[A-Z]-?\d+[号区座]?"),
    rule(rf"(?P<a>[A-Z]){DASH}(?P<b>[A-Z])(?=[区座馆栋厅])", lambda m: f"{m['a']}至{m['b']}"),
    rule(r"([=+*#_&@^%])\1+", "，"),
    rule(rf"\s*/\s*(?:(?P<unit>{UNIT})|(?P<word>{_PER}))", _per, after=r"[\dA-Za-z²³元块次件个人度米升分月天时钟周]\s*"),
    rule(r"\s*[×*xX]\s*(?=\d)", "乘", after=r"[\d米m²个人]"),
    rule(rf"(?<=[{LATIN}])\s*&\s*(?=[{LATIN}])", " and "),
    rule(rf"(?<=[{LATIN}])[._-](?=[{LATIN}\d])", " "),
    rule(r"(?:°C|°F|[cm]?m[²³])(?![A-Za-z])", lambda m: {"C": "摄氏度", "F": "华氏度"}.get(m[0][-1]) or unit(m[0]).after),
    rule(r"(?:>=|<=|[≥≤><≠$])(?=\s*\d)", lambda m: _COMPARED[m[0]]),
    rule(r"★+", "星", after=r"\d"),
    rule(rf"{PICTURE}(?=[号楼层区栋])|(?<=[{LATIN}{_HANZI}\d]){DOT}(?=[{LATIN}{_HANZI}])", ""),
    rule(RUN, lambda m: word(m[0], ALWAYS_SPELLED)),
    rule(r"(?:[ ]*\n){2,}", "。"),
    rule(rf"[ ]*\n|(?<=[{_HANZI}])[ ]{{2,}}(?=[{_HANZI}])|…+|\.{{2,}}|\s*[-–—―~|\\]+\s*|[(){{}}\[\]【】〔〕〖〗<>★{PICTURE}]+", "，"),
    rule(r"\s*/\s*", "、"),
    rule(r"[,.;:!?、。]", lambda m: _PAUSE[m[0]]),
    rule(f"[{re.escape(''.join(_MEANT))}]", lambda m: _MEANT[m[0]]),
)
"""Everything that is no figure."""


def tidy(said: str) -> str:
    """Only letters and pauses are left, one pause at a place (the longest), spaces between Latin words alone."""
    kept = "".join(c if c.isalpha() or c in _RANK or c in "-'" or unicodedata.category(c)[0] == "M" else " " for c in said)
    kept = re.sub(rf"(?:(?<![{LATIN}])[-']|[-'](?![{LATIN}])| )+", " ", kept)
    kept = re.sub(rf"(?<![{LATIN}]) | (?![{LATIN}])", "", kept)
    kept = re.sub(f"[{''.join(_RANK)}]+", lambda m: min(m[0], key=_RANK.__getitem__), kept)
    return kept.lstrip("".join(_RANK)).rstrip("；：，、")
