"""Standard answers, edition by edition (F-FAQ1)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HEATING, choice, date, line, long, text, whole

BOOK = Book(
    name="faq",
    prefix="CJ",
    zh="常见问题标准答案",
    en="Standard answers",
    about_zh="对外只说标准答案。改答案是出新版，旧版留着，看得到哪天说的是哪一版。",
    about_en="What is said to the public. A new answer is a new edition; the old one stays, so that one sees what was said when.",
    form="F-FAQ1",
    source=line(HEATING, "54-56"),
    rules=("FAQ-01", "FAQ-03"),
    fields=(
        text("title", "问题", "Question", required=True),
        long("answer", "标准答案", "Answer", required=True),
        text("dept", "部门", "Department", required=True),
        whole("edition", "版次", "Edition", required=True, default="1", low=1),
        date("effective_on", "生效", "Effective", required=True, default="today"),
        date("ends_on", "停用", "Ended"),
        choice("kind", "类别", "Kind", "answer 标准答案 answer; article 条例标准 rules and standards; info 其他信息 other information",
               default="answer", rules=("FAQ-03",)),
        date("basis_on", "来源日期", "Source of", rules=("FAQ-03",)),
        text("basis", "依据", "Source", rules=("FAQ-03",)),
        text("replaces", "代替", "Replaces", hint_zh="上一版的编号", hint_en="number of the edition before", asked=False),
        text("question_no", "来自问题", "From question", asked=False),
    ),
    columns=("number", "title", "dept", "edition", "effective_on", "ends_on"),
    checks=("ended-after-effective", "article-has-source", "article-has-date"),
    retention=Retention.REFERENCE,
    extra={"also": line(HEATING, "24")},
)  # fmt: skip
