"""Who bears which share of a complaint's loss (F-CMP5, F-CMP10, F-CMP11)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import PRODUCTS, line, money, percent, person, text

BOOK = Book(
    name="complaint-share",
    prefix="ZB",
    zh="投诉责任比例",
    en="Shares of liability",
    about_zh="每件投诉的责任部门、比例和损失；比例合计 100%，由 desk complaint liability 登记。",
    about_en="Liable departments of a complaint, their shares and losses; shares come to 100 %; entered by desk complaint liability.",
    form="",
    source=line(PRODUCTS, "21-24"),
    rules=("CMP-16",),
    fields=(
        text("case_number", "投诉编号", "Complaint", required=True, indexed=True),
        person("accused", "被投诉员工", "Employee complained about", rules=("CMP-22",)),
        text("liable", "责任归属", "Liable", required=True),
        percent("share", "比率", "Share", required=True, low=1, high=10_000, rules=("CMP-16",)),
        money("loss_return", "损失退货", "Loss by return", low=0),
        money("loss_exchange", "损失换货", "Loss by exchange", low=0),
        money("loss_discount", "损失折扣", "Loss by discount", low=0),
        money("loss_other", "损失其他", "Other loss", low=0),
        person("person", "个人惩处姓名", "Person", rules=("CMP-24",)),
        text("discipline", "惩处类别", "Discipline", rules=("CMP-24",)),
    ),
    columns=("number", "case_number", "liable", "share", "loss_return", "loss_exchange", "loss_discount", "loss_other"),
    part=True,
    barred="accused",
)
