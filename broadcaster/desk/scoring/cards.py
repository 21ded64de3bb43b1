"""The cards there are: what is customary, where the mall has entered no items of its own. Data only. PURE.

The manual prints the titles of these assessments and no items (F-VND4, F-VND5, F-VND7).
"""

from collections.abc import Iterable, Mapping
from datetime import date

from broadcaster.desk.scoring.model import Card, Item
from broadcaster.desk.values import Value


def _card(name: str, items: str) -> Card:
    """`item points standard; …`."""
    return Card(name, tuple(Item(i, int(points), standard) for i, points, standard in (one.split(maxsplit=2) for one in items.split(";"))))


SHIPPED: Mapping[str, Card] = {
    card.name: card
    for card in (
        _card(
            "vendor",
            "经营业绩 20 完成当月销售计划;商品质量 20 无质量问题，环保资料齐全;明码标价 15 一货一签，价格真实;"
            "投诉处理 20 按时答复，顾客满意;现场管理 15 陈列整洁，人员在岗;配合工作 10 按时参加会议和活动",
        ),
        _card(
            "sales-staff",
            "仪容仪表 15 着装、胸牌符合规范;出勤纪律 20 不迟到、不早退、不空岗;服务态度 25 主动热情，使用规范用语;"
            "业务知识 20 熟悉商品、价格和三包;单据规范 10 订单、价签填写正确;投诉情况 10 无有效投诉",
        ),
        _card(
            "installer",
            "准时到达 20 按约定时间到达;安装质量 30 一次装好，无损坏;服务态度 20 礼貌，征求意见;"
            "仪容仪表 10 着装整洁，戴鞋套;收费规范 10 不乱收费;投诉情况 10 无有效投诉",
        ),
    )
}
"""By name."""


def card_of(name: str, rows: Iterable[Mapping[str, Value]], day: date) -> Card:
    """The mall's own items that hold on a day; the shipped ones where it has none."""
    own = tuple(Item(str(r["item"]), int(str(r["points"])), str(r["standard"] or "")) for r in rows if r["card"] == name and _holds(r, day))
    return Card(name, own) if own else SHIPPED[name]


def _holds(row: Mapping[str, Value], day: date) -> bool:
    first, last = row["starts_on"], row["ends_on"]
    return isinstance(first, date) and first <= day and (not isinstance(last, date) or day <= last)
