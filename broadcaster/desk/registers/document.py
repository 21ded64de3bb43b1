"""Papers received and passed on (F-LGR2)."""

from broadcaster.desk.book import Book, Span
from broadcaster.desk.declare import HEATING, choice, date, file, line, person, text

BOOK = Book(
    name="document",
    prefix="WJ",
    zh="文件收发登记",
    en="Documents",
    about_zh="来文、去文：哪天收到、送给哪个部门、期限、谁签收。",
    about_en="Papers in and out: when, to which department, due when, signed for by whom.",
    form="F-LGR2",
    source=line(HEATING, "34,36"),
    rules=("LGR-05", "LGR-07"),
    fields=(
        choice("direction", "收发", "Direction", "in 收文 in; out 发文 out", required=True, default="in"),
        choice(
            "sort",
            "类别",
            "Sort",
            "general 一般 general; issued 下发文件 issued; onboarding 入职材料 onboarding papers",
            default="general",
            rules=("LGR-07",),
        ),
        person(
            "about_whom",
            "入职人员",
            "Newcomer",
            asked_when=("sort", "onboarding"),
            hint_zh="入职材料填",
            hint_en="of onboarding papers",
            rules=("LGR-07",),
        ),
        text("kept_at", "存放处", "Kept at", rules=("LGR-05",)),
        text("document", "文件", "Document", required=True),
        text("doc_no", "文号", "Document number"),
        text("origin", "来文单位", "From"),
        date("received_on", "收到日期", "Received", required=True, default="today"),
        text("sent_to", "送达部门", "Passed to"),
        date("passed_on", "送达日期", "Passed on"),
        date("due", "期限", "Due"),
        person("receipt_by", "签收", "Signed for by"),
        file("attachment", "附件", "Attachment"),
    ),
    columns=("number", "received_on", "document", "doc_no", "sent_to", "due", "receipt_by"),
    close=Span.MONTH,
    checks=("passed-on-after-received",),
)
