"""What was asked at the desk or on the line and passed on: who promised what until when (F-SRV5)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import HOME_MALL, PLAZA, choice, instant, line, party, person, phone, text, words

BOOK = Book(
    name="relay",
    prefix="ZX",
    zh="现场咨询转达记录",
    en="Relays",
    about_zh="咨询、厂商找部门、限时回电：转给谁、谁答应了什么、几时前，办完才算完。",
    about_en="Inquiries, vendors' requests, calls back: to whom it was passed, who promised what until when; open until it is done.",
    form="F-SRV5",
    source=line(HOME_MALL, "81,87"),
    rules=("SRV-01", "SRV-03", "SRV-05", "SRV-11", "CAL-07"),
    fields=(
        choice(
            "topic", "类型", "Kind",
            "inquiry 咨询 inquiry; vendor 厂商找部门 vendor's request; callback 限时回电 call back; transfer 转接专员 passed to a specialist;"
            "hearsay 替别的部门听到的 heard for another department; revisit 回访转办 from a revisit",
            required=True, default="inquiry",
        ),
        party("party", "客户", "Party", party_where=("topic", "vendor", "vendor")),
        person("name", "姓名", "Name"),
        phone("phone", "电话", "Phone"),
        words("matter", "事项", "Matter", required=True),
        text("dept", "转达部门", "Department", required=True),
        person("owner", "负责人", "Owner", required=True),
        words("promised", "答应的事", "Promised", hint_zh="没有写就是“给顾客答复”", hint_en="an answer, unless something else is written"),
        instant("due", "限时", "Due", required=True, rules=("SRV-05",)),
        text("call_no", "来电单号", "Call"),
        instant("passed_at", "汇总转出时间", "Collected and passed on", asked=False, rules=("RVT-10",)),
        text("passed_by", "汇总人", "Passed on by", asked=False),
        words("result", "结果", "Result", asked=False),
        instant("done_at", "办结时间", "Done", asked=False),
        text("done_by", "办结人", "Done by", asked=False),
    ),
    columns=("number", "happened_at", "topic", "name", "dept", "owner", "due", "done_at"),
    checks=("done-has-result", "vendor-request-names-vendor"),
    close=Span.MONTH,
    retention=Retention.PERSONAL,
    extra={"also": line(PLAZA, "10,12-13")},
)  # fmt: skip
