"""Visits at the customer's or tenant's door (F-RVT2)."""

from broadcaster.desk.book import Book, Retention, Span, Tag
from broadcaster.desk.declare import HOME_MALL, address, choice, date, instant, kept, line, party, person, phone, text, words, yes

BOOK = Book(
    name="visit",
    prefix="BF",
    zh="月度上门拜访顾客填报表",
    en="Door visits",
    about_zh="上门拜访顾客每月至少五次；走访商户按年度计划，商户签字，意见一周内答复。",
    about_en="At least five visits to customers a month; tenants by the year's plan, signed by them, their opinions answered within a week.",
    form="F-RVT2",
    source=line(HOME_MALL, "143,157,249"),
    rules=("RVT-04", "RVT-C01"),
    fields=(
        choice("kind", "拜访对象", "Whom", "customer 顾客 customer; tenant 商户 tenant", required=True, default="customer"),
        date("visited_on", "拜访日", "Visited", required=True, default="today", rules=("RVT-04",)),
        text("month", "月份", "Month", computed="month-of-visit"),
        party("party", "客户档号", "Party"),
        person("name", "客户", "Customer", required=True),
        phone("phone", "电话", "Phone"),
        address("address", "地址", "Address"),
        person("visitor", "拜访人", "Visitor", required=True, default="me"),
        yes("called_first", "已先电话预约", "Called first", rules=("RVT-C01", "RVT-13")),
        yes("by_leader", "领导走访", "By the leaders", default="no", asked=False, rules=("RVT-13",)),
        words("content", "内容", "Content", required=True),
        words("opinion", "意见", "Opinion", rules=("RVT-C01",)),
        text("signed_by", "签字", "Signed by", privacy="name", rules=("RVT-C01",)),
        *kept(
            text("revisit_no", "走访计划", "Planned as"),
            date("answer_due", "答复期限", "Answer due", rules=("RVT-C01",)),
            words("answer", "答复", "Answer", rules=("RVT-C01",)),
            instant("answered_at", "答复时间", "Answered", rules=("RVT-C01",)),
            text("answered_by", "答复人", "Answered by"),
        ),
    ),
    columns=("number", "month", "visited_on", "kind", "name", "visitor", "content", "signed_by", "answer_due", "answered_at"),
    close=Span.MONTH,
    tag=Tag.INSPECTED,
    checks=("tenant-visit-signed", "tenant-visit-of", "tenant-visit-called"),
    retention=Retention.PERSONAL,
    then="visit-entered",
)
