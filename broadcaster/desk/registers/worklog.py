"""The daily log of work (F-SHF5)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HEATING, PRODUCTS, date, line, person, words

BOOK = Book(
    name="worklog",
    prefix="RZ",
    zh="工作日志",
    en="Work log",
    about_zh="每天做了什么、明天做什么；认真填，是工作量的依据。",
    about_en="What was done today and is planned for tomorrow: the measure of the workload.",
    form="F-SHF5",
    source=line(HEATING, "22,24"),
    rules=("SHF-07", "LGR-07"),
    fields=(
        date("date", "日期", "Date", required=True, default="today"),
        person("name", "姓名", "Name", required=True, default="me"),
        words("done", "今日工作", "Done", required=True),
        words("open_items", "未结事项", "Open"),
        words("plan", "明日安排", "Plan"),
    ),
    columns=("number", "date", "name", "done", "open_items"),
    extra={"also": line(PRODUCTS, "9")},
)
