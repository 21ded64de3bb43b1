"""Plans of telephone interviews: a batch of revisits (F-CAL4)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, choice, date, kept, line, text, whole
from broadcaster.desk.registers.survey import SHEETS

BOOK = Book(
    name="interview-plan",
    prefix="FT",
    zh="电话访谈计划表",
    en="Interview plans",
    about_zh="哪天、谈什么、用哪张问卷、谁负责；对象用 desk interview-plan targets 加入，每个对象是一条回访。",
    about_en="When, about what, with which sheet, by whom; desk interview-plan targets adds whom: each is a revisit.",
    form="F-CAL4",
    source=line(PRODUCTS, "4"),
    rules=("CAL-10",),
    fields=(
        date("date", "日期", "Date", required=True),
        text("topic", "主题", "Topic", required=True),
        choice("survey", "问卷", "Sheet", SHEETS, required=True, default="questionnaire"),
        text("owner", "负责人", "Owner", required=True, default="me"),
        *kept(whole("targets", "对象数", "Targets", low=0), whole("done", "完成数", "Done", low=0)),
    ),
    columns=("number", "date", "topic", "survey", "owner", "targets", "done"),
    retention=Retention.REFERENCE,
)
