"""Who has read which policy, and what they said to it."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import PLAZA, choice, date, line, party, person, text, words

BOOK = Book(
    name="acknowledgement",
    prefix="QR",
    zh="制度签收与异议",
    en="Acknowledgements",
    about_zh="员工签收制度；有异议书面交部门经理。",
    about_en="Staff sign that they know a policy; objections go to the manager in writing.",
    form="",
    source=line(PLAZA, "17"),
    rules=("POL-03",),
    fields=(
        text("policy", "制度编号", "Policy", required=True),
        party("party", "员工档号", "Staff", party=("staff",)),
        person("name", "姓名", "Name", required=True),
        date("signed_on", "签收日期", "Signed", required=True, default="today"),
        choice(
            "kind", "类型", "Kind", "read 已知悉 read; objection 异议 objection; suggestion 建议 suggestion", required=True, default="read"
        ),
        words("content", "内容", "Content"),
        text("clerk", "登录名", "Signed in as", asked=False),
        text("replied_by", "回复人", "Replied by", asked=False),
        words("reply", "回复", "Reply"),
    ),
    columns=("number", "policy", "name", "kind", "signed_on"),
)
