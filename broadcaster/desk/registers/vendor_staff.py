"""Vendors' sales staff, coming and leaving (F-VND2, F-VND3)."""

from broadcaster.desk.book import Book, Retention, View
from broadcaster.desk.declare import HOME_MALL, choice, date, id_number, line, party, person, phone, text

BOOK = Book(
    name="vendor-staff",
    prefix="YG",
    zh="厂商营业员登记表",
    en="Vendors' sales staff",
    about_zh="营业员入职登记；离职在同一行写离职日期，不另立一本。",
    about_en="Sales staff of vendors; leaving is written into the same row.",
    form="F-VND2",
    source=line(HOME_MALL, "275-277"),
    rules=("VND-03",),
    fields=(
        person("name", "姓名", "Name", required=True),
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        text("post", "岗位", "Post", required=True),
        phone("phone", "电话", "Phone"),
        id_number("id_doc", "证件", "Id document", unique=True),
        date("joined_on", "入职", "Joined", required=True, default="today"),
        choice("state_of_service", "在岗", "Service", "on 在岗 on duty; left 离职 left", required=True, default="on"),
        date("left_on", "离职", "Left"),
        text("cause", "离职原因", "Why left", privacy="words"),
    ),
    columns=("number", "name", "vendor", "post", "phone", "joined_on", "state_of_service", "left_on"),
    checks=("left-after-joined", "leaver-has-reason"),
    retention=Retention.PERSONAL,
    views=(View("left", "厂商营业员离职登记表", "Sales staff who left", "F-VND3", {"state_of_service": "left"}),),
)
