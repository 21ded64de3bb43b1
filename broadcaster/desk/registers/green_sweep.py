"""Sweeps of the mall for environmental faults (F-ENV4)."""

from broadcaster.desk.book import Book, Span, Tag
from broadcaster.desk.declare import HOME_MALL, choice, date, file, line, party, text, words

BOOK = Book(
    name="green-sweep",
    prefix="PC",
    zh="商场环保排查登记表",
    en="Environmental sweeps",
    about_zh="质检台帐和质量报告：排查到什么、限期整改、复查结果。",
    about_en="What a sweep found, until when it must be mended, and what the second look said.",
    form="F-ENV4",
    source=line(HOME_MALL, "267"),
    rules=("ENV-04", "LGR-01"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        text("goods", "商品/材质", "Goods or material", required=True),
        words("findings", "排查情况", "Findings", required=True),
        choice("verdict", "结论", "Verdict", "pass 合格 passed; fail 不合格 failed", required=True),
        date("due", "整改期限", "Mend by"),
        choice("recheck", "复查", "Second look", "pass 合格 passed; fail 不合格 failed"),
        file("attachment", "质量报告", "Report"),
    ),
    columns=("number", "happened_at", "vendor", "goods", "verdict", "due", "recheck"),
    close=Span.MONTH,
    tag=Tag.INSPECTED,
)
