"""The complaint manager's periodic check of how complaints are taken in (CMP-35)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, instant, line, percent, text, whole, words, yes

BOOK = Book(
    name="intake-check",
    prefix="CC",
    zh="投诉登记抽查",
    en="Checks of intake",
    about_zh="投诉主管定期抽查专员的登记：按期抽签，逐件按五项打分；抽签的种子记着，谁都可以重抽一遍核对。",
    about_en="Complaints drawn for the manager's check, each judged on five points; the seed is kept, so that the draw can be repeated.",
    form="",
    source=line(PRODUCTS, "20"),
    rules=("CMP-35",),
    fields=(
        text("drawn_for", "抽查期间", "Period checked", required=True),
        text("case_number", "投诉编号", "Complaint", required=True, indexed=True),
        text("taken_by", "受理专员", "Taken by", required=True),
        text("seed", "抽签种子", "Seed", required=True),
        whole("drawn_of", "总件数", "Drawn of", low=1),
        yes("complete", "登记齐全", "Complete"),
        yes("classed_right", "分类正确", "Classed right"),
        yes("prompt", "及时登记", "Entered promptly"),
        yes("clear", "缘由清楚", "Cause clear"),
        yes("civil", "态度用语得当", "Civil words"),
        words("finding", "发现的问题", "Found"),
        percent("score", "得分", "Score", computed="intake-score"),
        text("checked_by", "检查人", "Checked by"),
        instant("checked_at", "检查时间", "Checked"),
    ),
    columns=("number", "drawn_for", "case_number", "taken_by", "score", "checked_by", "checked_at"),
    retention=Retention.BUSINESS,
    part=True,
    once=("drawn_for", "case_number"),
)
