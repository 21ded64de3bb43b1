"""Items of the scorecards, as the mall has them; without any the customary ones hold."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, choice, date, line, long, text, whole

CARDS = "vendor 厂商 vendors; sales-staff 营业员 sales-staff; installer 运输安装人员 installers"

BOOK = Book(
    name="card-item",
    prefix="PF",
    zh="考核项目",
    en="Items of scorecards",
    about_zh="月度绩效考核看哪些项目、各多少分。手册只有表名，没有项目；一项都不登记就用通行的。",
    about_en="What the monthly assessments look at, with points. The manual has titles only; without any items here the customary ones hold.",
    form="",
    source=line(HOME_MALL, "279,283,287-289"),
    rules=("VND-04", "VND-06", "VND-09"),
    fields=(
        choice("card", "考核表", "Card", CARDS, required=True),
        text("item", "项目", "Item", required=True),
        whole("points", "分值", "Points", required=True, low=1, high=1000),
        long("standard", "标准", "Standard"),
        date("starts_on", "起", "From", required=True, default="today"),
        date("ends_on", "止", "To"),
    ),
    columns=("number", "card", "item", "points", "standard", "starts_on", "ends_on"),
    checks=("ends-after-start",),
    retention=Retention.REFERENCE,
)
