"""Telephones and other strings of digits in Mandarin: digit by digit with 幺, a pause between groups. PURE."""

import re

from broadcaster.wording.mandarin.numbers import TWO_BEFORE, digits
from broadcaster.wording.rule import rule

_CUE = (
    "(?:电话|热线|拨打|请拨|致电|拨|手机号|呼叫|客服|分机|内线|转|联系方式|报警|急救|火警|号码|编号|单号|订单号|尾号|卡号|会员号|工号|货号|型号|密码|验证码"
    r"|QQ|微信|[Tt][Ee][Ll])"
)
_FILL = r"(?:号码?|专线|[为是请拨打至:\s])*(?:(?:[\d -]{3,12}\s*[、,或和/]\s*)+)?"
_EMERGENCY = "110|119|120|122"
_HOTLINE = r"12345|12315|12306|114|100\d\d|95\d{3}|96\d{3,4}"
_GUARD = r"(?!\d|[.,:]\d|\s*[%°元折米万亿级多余])"


def groups(written: str) -> str:
    """Groups of digits with a pause between them: 四零零，八二零，八八二零."""
    return "，".join(digits(group) for group in re.findall(r"\d+", written))


def _mobile(m: re.Match[str]) -> str:
    return groups(" ".join(m.groups()))


def _landline(m: re.Match[str]) -> str:
    extension = f"转{digits(m['extension'])}" if m["extension"] else ""
    return groups(f"{m['area']} {m['first']} {m['last']}") + extension


def _cued(m: re.Match[str]) -> str | None:
    return None if TWO_BEFORE.match(m["follows"]) else groups(m["code"])


CODES = (
    rule(r"(?:\+?86[- ]?)?(?<!\d)(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)", _mobile),
    rule(rf"([48]00)[- ]?(\d{{3}})[- ]?(\d{{4}}){_GUARD}", _mobile),
    rule(rf"([48]00)-(\d{{4}})-(\d{{3}}){_GUARD}", _mobile),
    rule(
        r"(?:\+86[- ]?)?(?:\((?=0\d+\)))?(?P<area>0\d{2,3})\)?[- ]?(?P<first>\d{3,4})[- ]?(?P<last>\d{4})(?!\d)"
        r"(?:\s*(?:转|-|[Ee][Xx][Tt]\.?)\s*(?P<extension>\d{1,5}))?",
        _landline,
    ),
    rule(rf"(?:{_HOTLINE})(?=\s*(?:热线|电话|投诉|平台|市民|消费者))|(?:400|800)(?=电话|热线|客服)", lambda m: digits(m[0])),
    rule(rf"(?:{_EMERGENCY})(?=\s*(?:报警|急救|火警|救护|指挥|电话))", lambda m: digits(m[0])),
    rule(r"12345(?=市长|政务|,|。|$)|12315(?![\d.元])", lambda m: digits(m[0], "一" if m[0] == "12345" else "幺")),
    rule(rf"(?P<code>\d{{3,}}(?:[- ]\d{{3,}})*){_GUARD}(?=(?P<follows>.{{0,4}}))", _cued, after=_CUE + _FILL),
)
"""13800138000, 400-820-8820, 0512-6688 7788转8001, 110 after 拨打, 12315."""
