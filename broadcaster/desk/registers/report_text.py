"""What people write under a report: measures, the edited draft (F-CMP12, RPT-05)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import PRODUCTS, line, long, text

BOOK = Book(
    name="report-text",
    prefix="BW",
    zh="报表文字",
    en="Texts of reports",
    about_zh="报表上由人写的文字：对策、总结、计划；由 desk report text 登记，改过的话都留在经过里。",
    about_en="What a person writes under a report: measures, summaries, plans; by desk report text; former words stay in the history.",
    form="",
    source=line(PRODUCTS, "13,24-25"),
    rules=("RPT-05", "RPT-06"),
    fields=(
        text("report", "报表", "Report", required=True, indexed=True),
        text("covers", "期间", "Period", required=True, indexed=True),
        text("part", "栏目", "Part", required=True),
        long("words", "文字", "Words", required=True),
    ),
    columns=("number", "report", "covers", "part", "made_by"),
    part=True,
)
