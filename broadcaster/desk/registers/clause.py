"""Which clause of which policy says a rule, so that a fine or a case can quote it (POL-05)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, line, long, text

BOOK = Book(
    name="clause",
    prefix="TK",
    zh="条款对照",
    en="Clauses of policies",
    about_zh="规则编号对应制度文件的哪一条：罚单、个案引用条款编号；`desk clause find CMP-05` 查某条规则的现行条款。",
    about_en="Which clause of which policy a rule stands in; fines and cases quote its number. `desk clause find CMP-05` finds those in force.",
    form="",
    source=line(HOME_MALL, "71"),
    rules=("POL-05",),
    fields=(
        text("policy_no", "制度编号", "Policy", required=True, indexed=True),
        text("rule_id", "规则编号", "Rule", required=True, indexed=True, hint_zh="如 CMP-05", hint_en="as CMP-05"),
        text("clause", "条款", "Clause", required=True, hint_zh="如 第三章3.11", hint_en="as 3.11"),
        long("wording", "原文", "Wording"),
    ),
    columns=("number", "rule_id", "policy_no", "clause", "wording"),
    checks=("rule-is-known",),
    retention=Retention.REFERENCE,
)
