"""Suggestions of customers, staff and vendors."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import (
    ENTERPRISE,
    HEATING,
    PLAZA,
    PRODUCTS,
    choice,
    date,
    instant,
    kept,
    line,
    party,
    person,
    phone,
    text,
    words,
)

BOOK = Book(
    name="suggestion",
    prefix="JY",
    zh="意见建议登记",
    en="Suggestions",
    about_zh="顾客、员工、厂商提的意见和建议：交给谁，采纳不采纳，怎样回复的。",
    about_en="What customers, staff and vendors propose, who deals with it, whether it was adopted, what the reply was.",
    form="",
    source=line(PLAZA, "17"),
    rules=("POL-03", "SRV-12", "OPN-02"),
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
        *kept(
            choice("adopted", "是否采纳", "Adopted", "yes 采纳 adopted; part 部分采纳 in-part; no 不采纳 not-adopted", rules=("OPN-02",)),
            instant("decided_at", "决定时间", "Decided"),
            text("decided_by", "决定人", "Decided by"),
        ),
    ),
    columns=("number", "happened_at", "origin", "name", "content", "dept", "due", "adopted", "replied_on"),
    close=Span.MONTH,
    retention=Retention.PERSONAL,
    extra={"also": line(ENTERPRISE, "14"), "proposals": line(HEATING, "58"), "advice": line(PRODUCTS, "26")},
)
