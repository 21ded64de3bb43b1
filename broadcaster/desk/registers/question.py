"""Questions outside the standard answers, from the caller to the department and back (FAQ-01)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import ENTERPRISE, HEATING, choice, instant, line, person, phone, text, words

BOOK = Book(
    name="question",
    prefix="WT",
    zh="待答问题",
    en="Open questions",
    about_zh="标准答案里没有的问题，不自己答：问部门，答复顾客，再补进标准答案。",
    about_en="What the standard answers do not say: ask the department, answer the caller, and add it to the standard answers.",
    form="",
    source=line(HEATING, "54-56"),
    rules=("FAQ-01", "FAQ-02"),
    fields=(
        words("question", "问题", "Question", required=True),
        text("topic", "主题", "Topic"),
        person("name", "姓名", "Name"),
        phone("phone", "电话", "Phone"),
        text("call_no", "来电单号", "Call"),
        text("dept", "部门", "Department", required=True),
        instant("due", "限时", "Due", required=True),
        words("answer", "答案", "Answer", asked=False),
        text("answered_by", "答复人", "Answered by", asked=False),
        instant("answered_at", "答复时间", "Answered", asked=False),
        instant("replied_at", "回复顾客时间", "Caller told", asked=False),
        text("faq_no", "标准答案编号", "Standard answer", asked=False),
        choice("stage", "进度", "Stage", "asked 待答 asked; answered 已答 answered; told 已回复 caller told; published 已入库 published",
               default="asked", asked=False),
    ),
    columns=("number", "happened_at", "question", "dept", "due", "stage", "faq_no"),
    close=Span.MONTH,
    retention=Retention.PERSONAL,
    extra={"also": line(ENTERPRISE, "14")},
)  # fmt: skip
