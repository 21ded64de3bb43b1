"""Sales with an order: what revisits count from, and the customer's file (RVT-12, CST-01, F-CST11)."""

from collections.abc import Mapping

from broadcaster.desk.book import Book, Retention, View
from broadcaster.desk.declare import HOME_MALL, PRODUCTS, address, date, line, money, party, person, phone, text, whole

EVERY: Mapping[str, str] = {}

BOOK = Book(
    name="sale",
    prefix="XS",
    zh="销售订单登记",
    en="Sales with an order",
    about_zh="每一笔有订单的销售：谁买了什么、几时送到、质保到哪天。顾客档案按电话自动建立，回访从这里算起。",
    about_en="Each sale with an order: who bought what, when it was delivered, until when its warranty runs. The customer's file follows by telephone; revisits count from here.",
    form="",
    source=line(HOME_MALL, "109,139-141,149,171-173"),
    rules=("RVT-01", "RVT-03", "RVT-12", "CST-01", "CST-05", "CST-06", "CST-07"),
    fields=(
        person("name", "姓名", "Name", required=True),
        phone("phone", "电话", "Phone", required=True, rules=("CST-01",)),
        address("address", "地址", "Address"),
        party("party", "客户档号", "Party", party=("customer",), asked=False, rules=("CST-01", "RVT-12")),
        party("vendor", "厂商", "Vendor", party=("vendor",)),
        text("goods", "商品", "Goods", required=True),
        text("spec", "规格", "Specification"),
        text("order_no", "订单", "Order", indexed=True),
        date("bought_on", "购买日", "Bought", required=True, default="today", rules=("RVT-01",)),
        date("delivered_on", "送达日", "Delivered", rules=("RVT-01",)),
        text("sku", "商品编号", "Goods number", rules=("CST-05", "CST-06")),
        whole("qty", "数量", "Pieces", low=1),
        money("amount", "金额", "Amount", low=0, rules=("CST-05",)),
        money("discount", "折扣金额", "Discount", low=0, asked=False, rules=("CST-06",)),
        money("cost", "成本", "Cost", low=0, asked=False, rules=("CST-06",)),
        money("gross_profit", "毛利额", "Gross profit", computed="gross-profit", rules=("CST-06", "CST-07")),
        date("warranty_end", "质保到期", "Warranty ends", rules=("RVT-03",)),
        text("clerk", "经办", "Clerk", default="me"),
    ),
    columns=("number", "name", "phone", "order_no", "goods", "bought_on", "delivered_on", "warranty_end"),
    checks=("delivered-after-sale", "warranty-after-sale"),
    retention=Retention.BUSINESS,
    views=(View("customers", "顾客信息汇总表", "Customers and their purchases", "F-CST11", EVERY),),
    then="sale-entered",
    extra={"also": line(PRODUCTS, "30-31")},
)
