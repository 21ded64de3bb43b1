"""Visits and talks outside: community, press, authorities."""

from broadcaster.desk.book import Book, Span
from broadcaster.desk.declare import ENTERPRISE, PRODUCTS, choice, line, party, text, whole, words

BOOK = Book(
    name="outreach",
    prefix="WL",
    zh="对外联络记录",
    en="Outreach",
    about_zh="走访、联络、宣传：和谁、谈什么、有什么结果。",
    about_en="Visits, contacts and publicity: with whom, about what, with what result.",
    form="",
    source=line(PRODUCTS, "5-6"),
    rules=("CST-14", "TAG-06"),
    fields=(
        choice(
            "kind",
            "类型",
            "Kind",
            "visit 走访 visit; talk 座谈 talk; event 活动 event; press 媒体 press; authority 主管部门 authority;training 培训指导 training",
            required=True,
        ),
        party("party", "对象档号", "Party"),
        text("with_whom", "对象", "With whom", required=True),
        text("topic", "主题", "Topic", required=True),
        whole("people", "人数", "People", low=0),
        words("result", "结果", "Result"),
        text("clerk", "经办", "Clerk", default="me"),
    ),
    columns=("number", "happened_at", "kind", "with_whom", "topic", "clerk"),
    close=Span.MONTH,
    extra={"also": line(ENTERPRISE, "14")},
)
