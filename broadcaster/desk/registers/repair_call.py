"""Calls about a repair: to its station, the worker's mobile, the household, and each time it was urged (RPR-04, RPR-05)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HEATING, choice, line, text, words, yes

BOOK = Book(
    name="repair-call",
    prefix="CB",
    zh="催单与联系记录",
    en="Calls about repairs",
    about_zh="每一次催单、每一次打维修站、维修员手机和住户电话：几点打的、有没有人接、说了什么。",
    about_en="Every urging and every call to station, worker and household: when, whether anybody answered, what was said.",
    form="",
    source=line(HEATING, "20,58"),
    rules=("RPR-04", "RPR-05", "EXC-04"),
    fields=(
        text("case_number", "报修编号", "Repair", required=True, indexed=True),
        choice(
            "whom", "打给谁", "To whom",
            "urge 催单 urging; station 维修站电话 station; worker 维修员手机 worker's mobile; household 住户 household", required=True,
        ),
        yes("answered", "有人接", "Answered", required=True),
        text("station", "维修站", "Station"),
        words("said", "说了什么", "Said"),
        text("caller", "打电话的人", "Caller", default="me"),
    ),
    columns=("number", "happened_at", "case_number", "whom", "answered", "station", "caller"),
    part=True,
)  # fmt: skip
