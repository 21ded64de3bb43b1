"""What the department needs from others, handed in and answered (LGR-07)."""

from broadcaster.desk.book import Book, Span
from broadcaster.desk.declare import HEATING, choice, date, line, person, text, words

BOOK = Book(
    name="need",
    prefix="XQ",
    zh="部门需求汇总",
    en="Needs of the department",
    about_zh="收集本部门的业务、行政需求，交给行政部，记下提交日期和答复。",
    about_en="Business and administrative needs, collected and handed to administration; when, and what the answer was.",
    form="",
    source=line(HEATING, "24"),
    rules=("LGR-07",),
    fields=(
        choice("kind", "类别", "Kind", "business 业务 business; administrative 行政 administrative", required=True),
        words("content", "内容", "Content", required=True),
        person("asked_by", "提出人", "Asked by", required=True, default="me"),
        text("submitted_to", "提交部门", "Handed to", asked=False),
        date("submitted_on", "提交日期", "Handed in", asked=False),
        words("answer", "答复", "Answer", asked=False),
        date("answered_on", "答复日期", "Answered", asked=False),
    ),
    columns=("number", "happened_at", "kind", "content", "submitted_on", "answered_on"),
    checks=("answered-after-submitted",),
    close=Span.MONTH,
)
