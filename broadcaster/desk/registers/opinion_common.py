"""What many said in an opinion campaign, the department that sees to it, and its day (OPN-C02)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import PLAZA, date, instant, line, long, text, whole

BOOK = Book(
    name="opinion-common",
    prefix="GX",
    zh="征询共性意见",
    en="Common opinions",
    about_zh="征询里提得多的意见：几个人提、归哪个部门、哪天前落实、怎样落实的。",
    about_en="What many said: how many, which department sees to it, by when, and what was done.",
    form="",
    source=line(PLAZA, "1"),
    rules=("OPN-C02",),
    fields=(
        text("campaign_no", "征询计划", "Campaign", required=True, indexed=True),
        long("matter", "共性意见", "Matter", required=True),
        whole("count", "提出人数", "How many said it", required=True, low=1),
        text("dept", "责任部门", "Department", required=True),
        date("due", "期限", "Due", required=True),
        long("measure", "落实情况", "What was done"),
        instant("done_at", "落实时间", "Done"),
    ),
    columns=("number", "campaign_no", "matter", "count", "dept", "due", "done_at"),
    part=True,
)
