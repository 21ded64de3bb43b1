"""Spot checks of repair papers (F-RPR2)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HEATING, date, line, long, percent, text, whole, words

BOOK = Book(
    name="repair-check",
    prefix="BC",
    zh="报修资料整理抽查",
    en="Repair paper checks",
    about_zh="抽查报修资料：查了几条、错几条、准确率自动算。",
    about_en="Spot checks of repair papers: how many, how many wrong; the accuracy is computed.",
    form="F-RPR2",
    source=line(HEATING, "20"),
    rules=("LGR-03", "RPR-14"),
    fields=(
        text("season", "供暖季", "Season", rules=("RPR-14",)),
        long("sample", "抽到的报修单", "Sample", asked=False, rules=("RPR-14",)),
        date("checked_at", "抽查日期", "Checked", required=True, default="today"),
        whole("records", "条数", "Records", required=True, low=1),
        whole("ok", "正确", "Right", required=True, low=0),
        whole("bad", "错误", "Wrong", required=True, low=0),
        percent("accuracy", "正确率", "Accuracy", computed="accuracy"),
        text("agent", "整理人", "Agent"),
        words("note", "说明", "Note"),
    ),
    columns=("number", "checked_at", "agent", "records", "bad", "accuracy"),
    checks=("records-add-up",),
)
