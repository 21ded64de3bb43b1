"""Suggestions of customers, staff and vendors."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import ENTERPRISE, PLAZA, choice, date, line, party, person, phone, text, words

BOOK = Book(
    name="suggestion",
    prefix="JY",
    zh="意见建议登记",
    en="Suggestions",
    about_zh="顾客、员工、厂商提的意见和建议，交给谁、答复了没有。",
    about_en="What customers, staff and vendors propose, who deals with it, whether it was answered.",
    form="",
    source=line(PLAZA, "17"),
    rules=("POL-03", "SRV-12"),
    fields=(
        choice("origin", "来源", "From", "customer 顾客 customer; staff 员工 staff; vendor 厂商 vendor; other 其他 other", required=True),
        party("party", "档号", "Party"),
        person("name", "姓名", "Name"),
        phone("phone", "电话", "Phone"),
        text("origin_no", "相关单号", "Concerns", rules=("SRV-12",)),
        words("content", "内容", "Content", required=True),
        text("dept", "部门", "Department"),
        date("due", "期限", "Due"),
        words("reply", "回复", "Reply"),
        date("replied_on", "回复日期", "Replied"),
    ),
    columns=("number", "happened_at", "origin", "name", "content", "dept", "due", "replied_on"),
    close=Span.MONTH,
    retention=Retention.PERSONAL,
    extra={"also": line(ENTERPRISE, "14")},
)
