"""Monthly assessments of vendors, sales staff, transport and installation workers (F-VND4, F-VND5, F-VND7)."""

from broadcaster.desk.book import Book, Retention, View
from broadcaster.desk.declare import HOME_MALL, choice, instant, layout, line, party, percent, person, text, whole, words
from broadcaster.desk.registers.card_item import CARDS

BOOK = Book(
    name="assessment",
    prefix="KH",
    zh="月度绩效考核表",
    en="Monthly assessments",
    about_zh="厂商、营业员、运输安装人员每月考核：逐项打分，合计、等级自动算，本人签字；有异议写在表上，由别人重评。",
    about_en="Vendors, sales staff and installers, each month: item by item, total and grade reckoned, signed by whom it is about, who may object.",
    form="",
    source=line(HOME_MALL, "279,283,287-289"),
    rules=("VND-04", "VND-06", "VND-09", "RPR-15"),
    fields=(
        choice("card", "考核表", "Card", CARDS, required=True),
        text("month", "月份", "Month", required=True, indexed=True),
        text("subject", "考核对象", "Subject", required=True, indexed=True),
        party("vendor", "厂商", "Vendor", party=("vendor",)),
        person("name", "姓名", "Name"),
        text("company", "公司", "Company"),
        text("edition", "评分标准", "Card's edition"),
        whole("score", "合计", "Score", low=0),
        whole("of", "满分", "Of", low=0),
        percent("share", "得分率", "Share", low=0, high=10_000),
        text("grade", "等级", "Grade"),
        text("judged_by", "评判依据", "Judged by"),
        text("assessor", "考核人", "Assessed by"),
        person("signed_by", "签字", "Signed by"),
        instant("signed_at", "签字时间", "Signed"),
        words("objection", "异议", "Objection"),
        instant("objected_at", "异议时间", "Objected"),
    ),
    columns=("number", "card", "month", "name", "score", "of", "share", "grade", "assessor", "signed_at"),
    part=True,
    once=("card", "subject", "month"),
    retention=Retention.PERSONAL,
    views=(
        View("vendor", "厂商月度绩效考核表", "Monthly assessments of vendors", "F-VND4", {"card": "vendor"}),
        View("sales-staff", "营业员月度绩效考核表", "Monthly assessments of sales staff", "F-VND5", {"card": "sales-staff"}),
        View("installer", "运输、安装人员月度绩效考核表", "Monthly assessments of installers", "F-VND7", {"card": "installer"}),
    ),
    layouts=(
        layout(
            "sheet", "", "月度绩效考核表", "Monthly assessment",
            "number card month name company @items score of share grade assessor signed_by signed_at objection",
        ),
    ),
)  # fmt: skip
