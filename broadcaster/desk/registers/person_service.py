"""Services of a person who is a customer, one a line (F-CST7): brought in, for what, by whom, next when."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, date, line, person, text

BOOK = Book(
    name="person-service",
    prefix="SW",
    zh="客户送修记录",
    en="Services of a person",
    about_zh="自然人客户资料表下面的逐次记录：哪天送修、修什么、谁送来、下一次保养期。",
    about_en="The lines below a person's file: brought in when, for what, by whom, next service when.",
    form="",
    source=line(PRODUCTS, "31"),
    rules=("CST-09",),
    fields=(
        text("person_no", "客户资料编号", "Person's file", required=True, indexed=True, refers=("person",)),
        date("repair_on", "送修日期", "Brought in", required=True, default="today"),
        text("repair_item", "维修项目", "Repair", required=True),
        person("brought_by", "送修人", "Brought by"),
        date("next_service_on", "下一次保养期", "Next service"),
    ),
    columns=("number", "person_no", "repair_on", "repair_item", "brought_by", "next_service_on"),
    belongs="person_no",
    retention=Retention.PERSONAL,
)
