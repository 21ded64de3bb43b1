"""Pages for a person, a car or a thing: the form comes before the announcement (F-BRD4, BRD-C02)."""

from collections.abc import Mapping

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import PLAZA, choice, instant, line, person, phone, text, whole, words

KINDS = (
    "lost-child 寻找走失儿童 lost child; found-child 走失儿童已找到 child found; parents 寻找孩子家长 child waits at the desk;"
    "move-car 请车主移车 move a car; lost-property 失物招领 lost property; staff-call 呼叫员工 staff call; to-desk 请顾客到服务台 to the desk"
)
OUTCOMES = (
    "found 已找到 found; came 已到 came; moved 已移车 moved; claimed 已认领 claimed; police 已报警 police called;"
    "unsettled 未结 not settled; withdrawn 撤回 withdrawn"
)
SPOKEN: Mapping[str, str] = {
    "孩子姓名": "child_name", "性别": "sex", "年龄": "age", "衣着": "clothes", "特征": "features", "家长": "guardian", "地点": "last_place",
    "时间": "last_time", "车牌": "plate", "车型": "car", "物品": "item", "姓名": "wanted", "称呼": "salutation", "部门": "department",
    "展位": "booth", "事由": "matter",
}  # fmt: skip
"""The form's fields by the blank of the script each fills."""

BOOK = Book(
    name="page",
    prefix="GB",
    zh="寻人寻物登记",
    en="Pages",
    about_zh="寻人、移车、失物招领、叫人：先填单，再播音。单子留存，播出时间自动填回，最后写明结果。",
    about_en="Somebody wanted, a car to be moved, a thing found: the form first, then the air. It is kept, gets its airings, and an outcome.",
    form="F-BRD4",
    source=line(PLAZA, "1"),
    rules=("BRD-C02", "BRD-12", "SRV-02"),
    fields=(
        choice("kind", "类别", "Kind", KINDS, required=True),
        person("reporter", "申请人", "Reporter", required=True),
        phone("phone", "电话", "Phone"),
        person("child_name", "孩子姓名", "Child's name"),
        text("sex", "性别", "Sex", hint_zh="男孩、女孩", hint_en="boy, girl"),
        text("age", "年龄", "Age", hint_zh="念出来的说法：5岁", hint_en="as it is said: five"),
        text("clothes", "衣着", "Clothes"),
        text("features", "特征", "Traits"),
        person("guardian", "家长", "Guardian"),
        text("last_place", "地点", "Place", hint_zh="最后地点、停车处、拾到处", hint_en="last seen, parked or found"),
        instant("last_time", "最后时间", "Last seen"),
        text("plate", "车牌", "Plate", privacy="name"),
        text("car", "车型", "Car"),
        text("item", "物品", "Thing"),
        person("wanted", "被找的人", "Wanted person"),
        text("salutation", "称呼", "Salutation", hint_zh="先生、女士", hint_en="Mr, Ms", rules=("SCR-08",)),
        text("department", "部门", "Department"),
        text("booth", "展位", "Booth"),
        text("matter", "播出事由", "Matter"),
        text("about", "原登记单", "Concerns", hint_zh="“已找到”写原来的单号", hint_en="of a child found: the first form", asked=False),
        words("wording", "播出文稿", "Words", asked=False),
        text("announcement", "播出队列号", "In the queue", asked=False, hint_zh="播音队列里的号，几次就几个", hint_en="ids of its announcements, one for each time it was queued"),
        whole("airings", "播出次数", "Airings", low=0, asked=False),
        instant("first_aired", "首次播出", "First aired", asked=False),
        instant("last_aired", "最后播出", "Last aired", asked=False),
        text("air_result", "播出结果", "How it aired", asked=False),
        instant("police_due", "建议报警时间", "Advise police at", asked=False),
        instant("police_at", "报警时间", "Police called", asked=False),
        choice("outcome", "结果", "Outcome", OUTCOMES, asked=False),
        text("found_at", "找到地点", "Found at", asked=False),
        words("outcome_note", "结果说明", "What came of it", asked=False),
        instant("settled_at", "结单时间", "Settled at", asked=False),
        text("settled_by", "结单人", "Settled by", asked=False),
    ),
    columns=("number", "happened_at", "kind", "reporter", "phone", "airings", "first_aired", "outcome"),
    checks=("aired-in-its-order",),
    close=Span.MONTH,
    retention=Retention.PERSONAL,
)  # fmt: skip
