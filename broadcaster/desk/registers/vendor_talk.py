"""Talks with dealers on operation, management, marketing (VND-08)."""

from broadcaster.desk.book import Book, Span
from broadcaster.desk.declare import HOME_MALL, choice, line, party, person, text, words

BOOK = Book(
    name="vendor-talk",
    prefix="QT",
    zh="厂商沟通记录",
    en="Talks with vendors",
    about_zh="每天和选定的经销商谈经营、管理、营销，记下要点。",
    about_en="Daily talks with chosen dealers on operation, management and marketing.",
    form="",
    source=line(HOME_MALL, "207"),
    rules=("VND-08",),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        person("name", "对方姓名", "Name"),
        choice(
            "topic",
            "主题",
            "Topic",
            "operation 经营 operation; management 管理 management; marketing 营销 marketing; other 其他 other",
            required=True,
        ),
        words("content", "内容", "Content", required=True),
        words("request", "厂商诉求", "Request", rules=("SRV-03",)),
        text("clerk", "经办", "Clerk", default="me"),
    ),
    columns=("number", "happened_at", "vendor", "topic", "content", "clerk"),
    close=Span.MONTH,
)
