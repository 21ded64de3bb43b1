"""What has to be done with others for a return or repair, and what it costs (RET-19)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import ENTERPRISE, choice, date, instant, line, money, party, text, whole, words

BOOK = Book(
    name="return-task",
    prefix="TX",
    zh="退换货协调事项",
    en="Errands of returns",
    about_zh="为一件退换货与部门、厂商协调的事：谁办，几时办好，办得怎样，花了多少、谁承担。",
    about_en="What a return needs from departments and vendors: who does it, by when, how well, and what it costs whom.",
    form="",
    source=line(ENTERPRISE, "14"),
    rules=("RET-19",),
    fields=(
        text("case_number", "退换货编号", "Return", required=True, indexed=True, refers=("goods-return",)),
        choice(
            "kind", "事项", "Kind",
            "repair 维修 repair; replace 更换 replacement; collect 取货 collection; deliver 送货 delivery; talk 协商 talk; other 其他 other",
            required=True,
        ),
        party("vendor", "厂商", "Vendor", party=("vendor",)),
        text("dept", "部门", "Department"),
        words("matter", "要办的事", "Matter", required=True),
        text("owner", "负责人", "Owner", required=True, default="me"),
        date("due", "期限", "Due"),
        instant("done_at", "办好时间", "Done"),
        words("result", "结果", "Result"),
        whole("rating", "评价", "Rating", low=1, high=5, hint_zh="1 差 – 5 好", hint_en="1 bad - 5 good"),
        money("cost", "费用", "Cost", low=0),
        choice("borne_by", "费用承担", "Borne by", "house 本公司 the house; vendor 厂商 the vendor; customer 顾客 the customer"),
    ),
    columns=("number", "case_number", "kind", "vendor", "owner", "due", "done_at", "rating", "cost", "borne_by"),
    checks=("done-has-result", "done-has-rating", "cost-has-bearer"),
    retention=Retention.BUSINESS,
)  # fmt: skip
