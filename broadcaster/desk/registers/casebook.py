"""Cases worth learning from."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import ENTERPRISE, PRODUCTS, line, text, words

BOOK = Book(
    name="casebook",
    prefix="AL",
    zh="案例库",
    en="Case library",
    about_zh="办结的投诉里值得学的：经过、原因、教训。",
    about_en="Closed complaints worth learning from: course, cause, lesson.",
    form="",
    source=line(PRODUCTS, "26"),
    rules=("FAQ-04",),
    fields=(
        text("title", "标题", "Title", required=True, unique=True),
        text("case_no", "投诉编号", "Complaint"),
        words("course", "处理经过", "Course", required=True),
        words("root_cause", "发生原因", "Cause"),
        words("lesson", "工作改进", "Lesson", required=True),
        text("topic", "主题", "Topic"),
    ),
    columns=("number", "title", "topic", "case_no"),
    retention=Retention.REFERENCE,
    extra={"also": line(ENTERPRISE, "14")},
)
