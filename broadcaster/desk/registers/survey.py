"""Sheets of a survey: one row each, its answers in a book of their own (F-SUR1, F-SUR2)."""

from broadcaster.desk.book import Book, Retention, View
from broadcaster.desk.declare import PRODUCTS, address, choice, line, party, percent, person, phone, text, whole, yes

SHEETS = (
    "repair-call 报修回访 Revisit after a repair;"
    "sale-call 售后30天回访 Revisit after the sale;"
    "complaint-call 投诉回访 Revisit after a complaint;"
    "progress-call 处理中回访 Revisit while it is handled;"
    "warranty-call 质保到期前回访 Revisit before the warranty ends;"
    "regular-call 定期回访 Regular revisit;"
    "service-review 服务评价表 Service evaluation;"
    "questionnaire 售后服务调查问卷 After-sales questionnaire;"
    "shop-review 商户满意度调查 Shop satisfaction;"
    "shop-opinion 商户意见征询表 Opinion sheet of a tenant;"
    "customer-opinion 顾客意见征询表 Opinion sheet of a customer"
)
"""As `survey.templates` has them; a test holds the two together."""

BOOK = Book(
    name="survey",
    prefix="DC",
    zh="问卷",
    en="Survey sheets",
    about_zh="一份答卷一行，逐题的答案另存；由 desk survey fill 和 desk revisit call 填写，desk survey figures 统计。",
    about_en="A sheet a row, its answers one by one beside it; filled in by desk survey fill and desk revisit call, summed up by desk survey figures.",
    form="",
    source=line(PRODUCTS, "13-15"),
    rules=("SUR-01", "SUR-02", "SUR-04"),
    fields=(
        choice("template", "问卷种类", "Sheet", SHEETS, required=True, indexed=True),
        whole("edition", "版次", "Edition", low=1),
        choice(
            "population",
            "调查对象",
            "Asked",
            "customer 顾客 customers; shop 商户 shops",
            required=True,
            default="customer",
            rules=("SUR-04",),
        ),
        text("subject", "依据编号", "Because of", indexed=True, hint_zh="回访、访谈计划的编号", hint_en="number of the revisit or plan"),
        party("party", "客户档号", "Party"),
        person("name", "客户姓名", "Name"),
        phone("phone", "联系方式", "Contact"),
        address("address", "客户地址", "Address"),
        text("product_used", "使用何种产品", "Product used"),
        text("booth", "铺号", "Booth"),
        person("accused", "被投诉员工", "Employee complained about", rules=("CMP-22",)),
        text("asked_by", "询问人", "Asked by", default="me"),
        yes("abstained", "弃权", "Abstained", default="no"),
        percent("share", "满意度", "Satisfaction", low=0, high=10_000),
    ),
    columns=("number", "happened_at", "template", "population", "name", "subject", "abstained", "share", "asked_by"),
    part=True,
    barred="accused",
    retention=Retention.PERSONAL,
    views=(
        View("repair-call", "报修回访问卷", "Sheets after a repair", "", {"template": "repair-call"}),
        View("service-review", "服务评价表", "Service evaluations", "F-SUR1", {"template": "service-review"}),
        View("questionnaire", "售后服务调查问卷", "After-sales questionnaires", "F-SUR2", {"template": "questionnaire"}),
    ),
)
