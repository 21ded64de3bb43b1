"""Policies and norms in force."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PLAZA, date, file, line, text, words

BOOK = Book(
    name="policy",
    prefix="GD",
    zh="制度文件",
    en="Policies",
    about_zh="手册、规定和通知：版本、生效日期、对应的规则编号，罚单和个案引用它的条款。",
    about_en="Handbooks, rules and notices: version, day of effect, rule ids; fines and cases quote their clauses.",
    form="",
    source=line(PLAZA, "17"),
    rules=("POL-03", "POL-05"),
    fields=(
        text("title", "名称", "Title", required=True),
        text("edition", "版本", "Version", required=True),
        date("effective_on", "生效", "In force from", required=True, default="today"),
        date("ends_on", "废止", "Ends"),
        text("rule_ids", "规则编号", "Rule ids"),
        words("content", "摘要", "Summary"),
        file("attachment", "附件", "Attachment"),
    ),
    columns=("number", "title", "edition", "effective_on", "ends_on", "rule_ids"),
    retention=Retention.REFERENCE,
)
