"""Leaving the house during work (F-SHF4)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, instant, line, person, text

BOOK = Book(
    name="outing",
    prefix="WC",
    zh="外出登记",
    en="Going out",
    about_zh="上班时间外出：去哪里、为什么、几点回来。",
    about_en="Leaving during work: where to, why, back when.",
    form="F-SHF4",
    source=line(PRODUCTS, "8-9"),
    rules=("SHF-06",),
    fields=(
        person("name", "姓名", "Name", required=True),
        text("place", "去向", "Where to", required=True),
        text("cause", "事由", "Why", required=True),
        instant("out_at", "外出时间", "Out", required=True, default="now"),
        instant("back_at", "返回时间", "Back"),
        text("approved_by", "批准", "Approved by"),
    ),
    columns=("number", "name", "place", "cause", "out_at", "back_at"),
    checks=("back-after-out",),
    retention=Retention.PERSONAL,
)
