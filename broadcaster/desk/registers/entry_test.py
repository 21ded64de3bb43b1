"""Data entry, who took what and how long it took (F-TRN3)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HEATING, duration, instant, line, text, whole

BOOK = Book(
    name="entry-test",
    prefix="LR",
    zh="资料录入考核用表",
    en="Data entry tests",
    about_zh="领走哪个站的报表、几点录到几点、共多少条；用时自动算。",
    about_en="Which station's report was taken, from when to when, how many records; the time is computed.",
    form="F-TRN3",
    source=line(HEATING, "58"),
    rules=("TRN-12", "CST-15"),
    fields=(
        text("station", "站名", "Station", required=True),
        whole("pages", "报表总页码", "Pages", required=True, low=1),
        text("content", "一次录入内容", "Content", required=True),
        text("taken_by", "领录人", "Taken by", required=True),
        instant("started_at", "起录时间", "Begun", required=True),
        instant("ended_at", "完成时间", "Done"),
        duration("took", "用时", "Took", computed="minutes-taken"),
        whole("records", "总记录数", "Records", low=0),
        text("signed_by", "录入签字", "Signed"),
    ),
    columns=("number", "station", "taken_by", "started_at", "ended_at", "took", "records"),
    checks=("ended-after-start",),
)
