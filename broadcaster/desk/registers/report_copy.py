"""Signed reports as they left the house, each frozen with its digest (RPT-01)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HEATING, choice, instant, line, long, text, yes

BOOK = Book(
    name="report-copy",
    prefix="BB",
    zh="签发报表",
    en="Signed reports",
    about_zh="签发过的报表：谁签的、什么时候、是否迟了，和当时的数字；不能改，更正是另一份，原来的留着。",
    about_en="Reports as they were signed: by whom, when, late or not, and the figures of then. None changes: a correction is another one.",
    form="",
    source=line(HEATING, "46-50"),
    rules=("RPT-01",),
    fields=(
        text("report", "报表", "Report", required=True, indexed=True),
        text("covers", "期间", "Period", required=True, indexed=True),
        choice("issue", "签发", "Issue", "first 首次 first; correction 更正 correction", required=True),
        text("corrects", "更正哪一份", "Corrects"),
        text("signed_by", "签发人", "Signed by", required=True),
        choice(
            "delivered",
            "送达方式",
            "Delivered",
            "person 亲自送审 in-person; fax 传真 by-fax; electronic 电子版 electronically",
            required=True,
        ),
        instant("due_at", "应送达", "Due"),
        yes("late", "迟报", "Late"),
        text("grounds", "原因", "Reason", hint_zh="更正或不亲自送审时必填", hint_en="for a correction, or when not delivered in person"),
        text("digest", "摘要值 SHA-256", "Digest SHA-256", required=True),
        text("policy", "规定版本", "Policy"),
        long("content", "内容", "Content", required=True),
    ),
    columns=("number", "report", "covers", "issue", "signed_by", "happened_at", "due_at", "late", "delivered"),
    part=True,
    retention=Retention.BUSINESS,
)
