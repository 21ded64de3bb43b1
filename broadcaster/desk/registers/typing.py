"""Typing tests (F-TRN2)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HEATING, line, percent, person, text, whole

BOOK = Book(
    name="typing",
    prefix="DZ",
    zh="打字速度测试",
    en="Typing tests",
    about_zh="每分钟英文、中文各打多少，正确率多少。",
    about_en="English and Chinese signs a minute, and how many of them right.",
    form="F-TRN2",
    source=line(HEATING, "58"),
    rules=("TRN-11",),
    fields=(
        person("name", "姓名", "Name", required=True),
        text("staff_no", "工号", "Staff number", required=True),
        whole("en_wpm", "英文/分钟", "English a minute", required=True, low=0, high=1000),
        percent("en_acc", "英文正确率", "English accuracy", required=True, low=0, high=10_000),
        whole("zh_wpm", "中文/分钟", "Chinese a minute", required=True, low=0, high=1000),
        percent("zh_acc", "中文正确率", "Chinese accuracy", required=True, low=0, high=10_000),
    ),
    columns=("number", "happened_at", "name", "staff_no", "en_wpm", "en_acc", "zh_wpm", "zh_acc"),
)
