"""Which addresses belong to which station (RPR-01, RPR-03)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HEATING, line, text, words

BOOK = Book(
    name="route",
    prefix="PD",
    zh="地址派单表",
    en="Addresses and their stations",
    about_zh="小区、街道、楼栋归哪个维修站。报修的地址里有这几个字就派给它，字数最多的优先；一个都没有就说没有，不猜。",
    about_en="Which quarter, street or house belongs to which station. The longest words found in an address decide; where none are found it is said.",
    form="",
    source=line(HEATING, "50"),
    rules=("RPR-01", "RPR-03"),
    fields=(
        text(
            "place",
            "地址里的字",
            "Words of the address",
            required=True,
            unique=True,
            hint_zh="如 裕龙三区、府前街12号",
            hint_en="such as Yulong 3",
        ),
        text("station", "维修站", "Station", required=True),
        words("note", "说明", "Note"),
    ),
    columns=("number", "place", "station", "note"),
    retention=Retention.REFERENCE,
)
