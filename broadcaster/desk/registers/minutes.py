"""Minutes of meetings."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HOME_MALL, PLAZA, choice, file, line, text, words

BOOK = Book(
    name="minutes",
    prefix="HY",
    zh="会议记录",
    en="Minutes",
    about_zh="例会、重大投诉会议：谁到了、议了什么、定了什么。",
    about_en="Meetings, those on major complaints among them: who came, what was said, what was decided.",
    form="",
    source=line(PLAZA, "24"),
    rules=("CMP-04", "TSK-04"),
    fields=(
        text("topic", "主题", "Topic", required=True),
        choice(
            "kind",
            "类型",
            "Kind",
            "regular 例会 regular; complaint 重大投诉 major complaint; training 培训 training; other 其他 other",
            required=True,
        ),
        text("place", "地点", "Place"),
        words("attendees", "签到", "Attendees", required=True),
        words("content", "内容", "Content", required=True),
        words("decided", "决定", "Decided"),
        text("case_no", "投诉编号", "Complaint"),
        file("attachment", "附件", "Attachment"),
    ),
    columns=("number", "happened_at", "kind", "topic", "case_no"),
    extra={"also": line(HOME_MALL, "39")},
)
