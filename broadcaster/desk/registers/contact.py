"""Useful numbers the desk gives out or calls."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HEATING, date, line, person, phone, text, words

BOOK = Book(
    name="contact",
    prefix="LX",
    zh="联系方式汇编",
    en="Contacts",
    about_zh="常用单位和部门的电话，注明来源和日期。",
    about_en="Numbers of offices and departments, with source and date.",
    form="",
    source=line(HEATING, "24"),
    rules=("CAL-09", "FAQ-03"),
    fields=(
        text("unit", "单位", "Office", required=True),
        person("name", "姓名", "Name"),
        phone("phone", "电话", "Phone", required=True, privacy="none"),
        text("matter", "办理事项", "For what"),
        text("origin", "来源", "Source"),
        date("checked_on", "核对日期", "Checked", default="today", rules=("FAQ-03",)),
        words("note", "说明", "Note"),
    ),
    columns=("number", "unit", "name", "phone", "matter", "origin", "checked_on"),
    retention=Retention.REFERENCE,
)
