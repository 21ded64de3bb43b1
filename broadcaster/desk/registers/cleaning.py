"""Whose turn it is to clean (F-SHF3)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import PRODUCTS, choice, date, line, person, text

BOOK = Book(
    name="cleaning",
    prefix="ZR",
    zh="值日表",
    en="Cleaning duty",
    about_zh="卫生值日：哪天、谁、哪里、查得怎样。",
    about_en="Cleaning duty: which day, who, where, and how it looked.",
    form="F-SHF3",
    source=line(PRODUCTS, "8-9"),
    rules=("SHF-06",),
    fields=(
        date("date", "日期", "Date", required=True, default="today"),
        person("name", "值日人", "On duty", required=True),
        text("area", "区域", "Area", required=True),
        choice("result", "检查结果", "Result", "good 合格 good; poor 不合格 poor"),
        text("checked_by", "检查人", "Checked by"),
    ),
    columns=("number", "date", "name", "area", "result"),
)
