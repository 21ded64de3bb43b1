"""Repair stations and how to reach them."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HEATING, line, party, person, phone, text, words

BOOK = Book(
    name="station",
    prefix="ZD",
    zh="维修站一览",
    en="Repair stations",
    about_zh="维修站的辖区、值班电话和负责人。哪个地址归哪个站，看地址派单表。",
    about_en="A station's district, duty telephone and head. Which address is whose stands in the book of routes.",
    form="",
    source=line(HEATING, "46,58"),
    rules=("RPR-03", "EXC-01"),
    fields=(
        text("name", "站名", "Station", required=True, unique=True),
        party("party", "档号", "Party", party=("station",)),
        text("district", "辖区", "District"),
        phone("phone", "值班电话", "Duty telephone", required=True, privacy="none"),
        phone("mobile", "手机", "Mobile"),
        person("head", "负责人", "Head"),
        words("note", "说明", "Note"),
    ),
    columns=("number", "name", "district", "phone", "head"),
    retention=Retention.REFERENCE,
)
