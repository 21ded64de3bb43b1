"""Regions of customers (F-CST2)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, line, party, text

BOOK = Book(
    name="region",
    prefix="QY",
    zh="客户区域分类表",
    en="Customer regions",
    about_zh="区域代号、组别、界限，以及不宜访问的时间。",
    about_en="Codes, groups and borders of regions, and when not to visit.",
    form="F-CST2",
    source=line(PRODUCTS, "29-30"),
    rules=("CST-04",),
    fields=(
        text("region_code", "区域代号", "Code", required=True),
        text("region", "所辖区域名称", "Region", required=True),
        text("group_name", "组别", "Group"),
        text("border", "区域界限", "Border"),
        party("party", "客户档号", "Party"),
        text("company", "公司名称", "Company"),
        text("trade", "经营类别", "Trade"),
        text("no_visit", "不宜访问时间", "Do not visit at", hint_zh="如 11:30-13:30", hint_en="as 11:30-13:30"),
    ),
    checks=("no-visit-is-hours",),
    columns=("number", "region_code", "region", "group_name", "company", "no_visit"),
    retention=Retention.REFERENCE,
)
