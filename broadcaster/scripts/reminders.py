"""The day's friendly reminders (友情提醒) beside what the weather advises: so a text that asks for them always has some. PURE."""

from collections.abc import Collection
from datetime import date

CROWDED = frozenset({"weekend", "holiday", "event"})
"""Kinds of day on which many come."""
_CROWD = {
    "zh_CN": "今天客流较大，上下扶梯时请不要拥挤，并请照看好身边的老人和孩子。",
    "en": "The mall is busy today. Please do not crowd on the escalators, and keep your children and elderly relatives close to you.",
}
_OF_THE_DAY = {
    "zh_CN": (
        "订货前请先量好家里的尺寸，有疑问请向导购人员咨询。",
        "请您在订货单上写清送货地址和电话，以免耽误送货。",
        "付款以后请保管好票据，退换货时需要用到。",
        "商场内禁止吸烟，谢谢您的配合。",
        "请不要让孩子攀爬样品，以免碰伤。",
        "如果您需要帮助，请到一楼服务台，或者询问身边的工作人员。",
        "离开以前，请您检查一下随身物品是否带齐。",
    ),
    "en": (
        "Before you order, please measure your rooms, and ask our staff if in doubt.",
        "Please write your address and telephone number clearly on the order, so that your goods arrive in time.",
        "Please keep your receipt. You will need it to return or exchange goods.",
        "Smoking is not allowed anywhere in the mall. Thank you for your cooperation.",
        "Please do not let children climb on the samples, so that nobody is hurt.",
        "If you need help, please come to the service desk on the first floor, or ask any of our staff.",
        "Before you leave, please check that you have all your belongings with you.",
    ),
}
"""One a day in turn: what holds in any mall and any season."""


def reminders(day: date, kinds: Collection[str], language: str) -> tuple[str, ...]:
    """Whole sentences for a date of these kinds; never none."""
    own = _OF_THE_DAY[language]
    crowd = (_CROWD[language],) if CROWDED & set(kinds) else ()
    return (*crowd, own[day.toordinal() % len(own)])
