"""Files of persons who are customers (F-CST7)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, address, date, layout, line, party, person, phone, text, words

BOOK = Book(
    name="person",
    prefix="KR",
    zh="自然人客户信息资料表",
    en="Person files",
    about_zh="自然人客户：来访、送修、下次保养、意见。车型、车号只在修车的店用。",
    about_en="Persons as customers: visits, repairs, next service, wishes. Model and plate matter only where cars are repaired.",
    form="F-CST7",
    source=line(PRODUCTS, "31"),
    rules=("CST-09",),
    fields=(
        party("party", "客户档号", "Party", party=("customer",)),
        text("trade_word", "业字", "File letter"),
        person("name", "客户名称", "Name", required=True),
        address("address", "地址", "Address"),
        phone("phone", "电话", "Phone"),
        person("contact_person", "联系人", "Contact person"),
        date("visited_on", "来访日期", "Visited"),
        text("visit_reason", "来访事由", "Why"),
        person("visited_by", "来访人", "Visitor"),
        date("first_repair_on", "首次送修日期", "First repair"),
        text("model", "车型", "Model"),
        text("plate", "车号", "Plate", privacy="id"),
        text("repair_item", "维修项目", "Repair"),
        person("brought_by", "送修人", "Brought by"),
        date("next_service_on", "下一次保养期", "Next service"),
        words("opinion", "客户意见", "Opinion"),
        words("wishes", "希望得到的服务", "Wishes"),
        words("circumstances", "相关情况", "Circumstances"),
    ),
    columns=("number", "name", "phone", "visited_on", "repair_item", "next_service_on"),
    retention=Retention.PERSONAL,
    layouts=(
        layout(
            "file",
            "F-CST7",
            "自然人客户信息资料表",
            "File of a person",
            "trade_word number name address phone contact_person visited_on visit_reason visited_by first_repair_on model plate repair_item "
            "brought_by @services opinion wishes circumstances",
        ),
    ),
)
