"""Parties: customers, vendors, staff, stations, authorities. Every other book refers to them (desk 4.1)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, PLAZA, address, choice, date, id_number, kept, line, person, phone, text, words

KINDS = "customer 客户 customer; vendor 厂商 vendor; staff 员工 staff; station 维修站 station; authority 主管部门 authority"

BOOK = Book(
    name="party",
    prefix="DA",
    zh="往来档案",
    en="Parties",
    about_zh="客户、厂商、员工、维修站和主管部门，各立一档；其他台帐只写档号，所以电话改一处就够了。",
    about_en="Customers, vendors, staff, stations and authorities, one file each; other ledgers name the file, so a number is changed once.",
    form="",
    source=line(HOME_MALL, "89,139,171,273-289"),
    rules=("CST-01", "CST-02", "VND-01", "SCR-08", "SEC-02"),
    fields=(
        choice("kind", "类型", "Kind", KINDS, required=True),
        person("name", "名称", "Name", required=True),
        text("salutation", "称呼", "Salutation", rules=("SCR-08",), hint_zh=f"先生、女士、大爷…（{line(PLAZA, '7')}）", hint_en="Mr, Ms …"),
        text("post", "职务", "Post", hint_zh="对上级称姓加职务", hint_en="superiors are called by surname and post", rules=("SCR-08",)),
        person("addressed", "怎样称呼", "Called", computed="addressed", rules=("SCR-08",)),
        text("code", "代码", "Code", unique=True, hint_zh="厂商编号、工号、站号", hint_en="vendor's, staff or station number"),
        phone("phone", "电话", "Phone"),
        phone("other_phone", "其他电话", "Other phone"),
        person("contact_person", "联系人", "Contact person"),
        address("address", "地址", "Address"),
        id_number("id_doc", "证件号", "Id document"),
        *kept(text("household", "住户编号", "Household", rules=("CST-02",))),
        text("booth", "铺位", "Booth", rules=("VND-01",)),
        text("floor", "楼层", "Floor"),
        text("brand", "品牌", "Brand"),
        text("trade", "类别", "Trade"),
        date("starts_on", "合同起", "Contract from"),
        date("ends_on", "合同止", "Contract to"),
        choice("standing", "往来状态", "Standing", "active 正常 active; dormant 休眠 dormant; cancelled 注销 cancelled", default="active"),
        *kept(choice("grade", "客户等级", "Grade", "AAA AAA AAA; AA AA AA; A A A; B B B", rules=("RVT-11", "CST-03"))),
        choice("shop_class", "店铺类别", "Class of shop", "anchor 主力店 anchor; other 一般商户 other", asked=False, rules=("RVT-C01",)),
        text(
            "tags",
            "标签",
            "Tags",
            asked=False,
            hint_zh="大客户、需求、习惯…，用空格隔开",
            hint_en="big customer, needs, habits …",
            rules=("CST-14",),
        ),
        words("note", "说明", "Note", rules=("CST-14",)),
    ),
    columns=("number", "kind", "name", "code", "phone", "booth", "brand", "standing"),
    checks=("ends-after-start",),
    retention=Retention.PERSONAL,
)
