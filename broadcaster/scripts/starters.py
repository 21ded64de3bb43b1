"""What `script new` writes: for each kind a text that can air as it stands, to be changed. PURE."""

from collections.abc import Mapping
from typing import NamedTuple

from broadcaster.scripts.script import ScriptKind


class Starter(NamedTuple):
    """More first lines than title and kind, and the text."""

    front: str
    text: str


_K = ScriptKind
CHINESE: Mapping[ScriptKind, Starter] = {
    _K.TALK: Starter("", "各位同事，早上好。今天是{{ 日期 }}，{{ 星期 }}。请整理好着装和展位，准备迎接今天的顾客。谢谢大家。"),
    _K.WELCOME: Starter("chime_before: up4\n", "尊敬的顾客朋友，您好！欢迎光临{{ 商场 }}。祝您购物愉快！"),
    _K.WEATHER: Starter(
        "fallback: recordings/天气预报友情提醒   # 没有预报时改播什么\n",
        "现在为您播报今天的天气。\n{{ 天气 }}\n{% if 提示 %}{{ 提示 }}{% endif %}",
    ),
    _K.REMINDER: Starter("", "温馨提醒：请您照看好孩子和随身物品，乘坐扶梯时请扶好扶手。谢谢您的配合。"),
    _K.PROMO: Starter(
        "vendor: 厂商名称\n# valid: 2026-12-01..2026-12-31   # 有效期，含首尾两天；要用就去掉前面的 #\n",
        "{{ 厂商 }}优惠活动正在进行，欢迎各位顾客前往选购。",
    ),
    _K.EVENT: Starter(
        "event: 活动名称\nevent_time: 上午10点到下午5点\nevent_place: 一楼中庭\nevent_items: [凭当日小票参加抽奖]\n",
        "各位顾客，{{ 活动 }}正在举行。时间是{{ 活动时间 }}，地点在{{ 活动地点 }}。{{ 活动内容 }}。欢迎您的参加。",
    ),
    _K.GREETING: Starter(
        "# festival: 春节   # 只用于哪个节日；不写就是通用的\n",
        "尊敬的顾客朋友，节日好！{{ 商场 }}全体员工祝您和家人节日快乐，阖家幸福。",
    ),
    _K.CLOSING: Starter("", "尊敬的顾客朋友，{{ 商场 }}今天的营业时间到{{ 闭店 }}，请您留意时间。感谢您的光临，欢迎下次再来。"),
    _K.PAGE: Starter(
        "chime_before: dingdong\nreads: 2\n",
        "{{ 姓名 }}{{ 称呼 }}，请您听到广播后到一楼服务台{% if 事由 %}{{ 事由 }}{% endif %}。谢谢。",
    ),
    _K.EMERGENCY: Starter(
        "chime_before: attention3\nreads: 2\nrate: 0.9\n",
        "各位顾客，各位员工，请注意。请听从工作人员的指挥，从最近的安全出口有序离开。",
    ),
}
ENGLISH: Mapping[ScriptKind, Starter] = {
    _K.TALK: Starter(
        "", "Good morning, everyone. Today is {{ weekday }}, {{ date }}. Please have your booths ready for our guests. Thank you."
    ),
    _K.WELCOME: Starter("chime_before: up4\n", "Dear guests, welcome to {{ mall }}. We wish you a pleasant visit."),
    _K.WEATHER: Starter(
        "fallback: recordings/天气预报友情提醒   # what airs where there is no forecast\n",
        "Here is today's weather.\n{{ weather }}\n{% if reminders %}{{ reminders }}{% endif %}",
    ),
    _K.REMINDER: Starter(
        "", "A friendly reminder: please look after your children and belongings, and hold the handrail on the escalators."
    ),
    _K.PROMO: Starter(
        "vendor: Vendor\n# valid: 2026-12-01..2026-12-31   # both days included; delete the first # to use it\n",
        "Special offers are on now at {{ vendor }}. Come and see for yourself.",
    ),
    _K.EVENT: Starter(
        "event: Home Festival\nevent_time: 10 a.m. to 5 p.m.\nevent_place: the atrium on the first floor\n"
        "event_items: [a lucky draw with each order]\n",
        "Dear guests, our {{ event }} is on from {{ event_time }}, in {{ event_place }}, with {{ event_items }}. You are warmly invited.",
    ),
    _K.GREETING: Starter(
        "# festival: 春节   # for which festival; without this line it is the general one\n",
        "Dear guests, all of us at {{ mall }} wish you and your family a happy holiday.",
    ),
    _K.CLOSING: Starter(
        "", "Dear guests, {{ mall }} closes at {{ closing }} today. Thank you for your visit. We look forward to seeing you again."
    ),
    _K.PAGE: Starter(
        "chime_before: dingdong\nreads: 2\n",
        "{{ salutation }} {{ name }}, please come to the service desk{% if matter %}: {{ matter }}{% endif %}. Thank you.",
    ),
    _K.EMERGENCY: Starter(
        "chime_before: attention3\nreads: 2\nrate: 0.9\n",
        "Attention, please. Follow the staff and leave calmly by the nearest safety exit.",
    ),
}


def starter(kind: ScriptKind, language: str, title: str) -> str:
    """A new script's whole file."""
    lines = ENGLISH if language == "en" else CHINESE
    return f"---\ntitle: {title}\nkind: {kind}\n{lines[kind].front}---\n{lines[kind].text}\n"
