"""Spot checks of data entry (F-TRN4)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HEATING, instant, line, percent, text, whole

BOOK = Book(
    name="entry-check",
    prefix="LC",
    zh="一次录入抽查考核记录表",
    en="Data entry checks",
    about_zh="抽查录入：记录数、正确、错误，正确率自动算。",
    about_en="Checks of entered data: records, right, wrong; the accuracy is computed.",
    form="F-TRN4",
    source=line(HEATING, "58"),
    rules=("TRN-12", "CST-15"),
    fields=(
        instant("checked_at", "抽查时间", "Checked", required=True, default="now"),
        text("station", "站名", "Station", required=True),
        text("building", "被抽查楼栋名称", "Building", required=True),
        whole("records", "记录数", "Records", required=True, low=1),
        whole("ok", "正确", "Right", required=True, low=0),
        whole("bad", "错误", "Wrong", required=True, low=0),
        percent("accuracy", "正确率", "Accuracy", computed="accuracy"),
        text("entered_by", "录入员", "Entered by", required=True),
    ),
    columns=("number", "checked_at", "station", "building", "records", "bad", "accuracy", "entered_by"),
    checks=("records-add-up",),
)
