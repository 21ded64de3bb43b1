"""Customs and tax papers of imported goods (F-ENV5)."""

from broadcaster.desk.book import Book, Tag
from broadcaster.desk.declare import HOME_MALL, choice, date, file, line, money, party, text

BOOK = Book(
    name="customs",
    prefix="BG",
    zh="进口报关单及税单台帐",
    en="Customs and tax papers",
    about_zh="进口商品的报关单、税单；没有它不能打进口标价签。",
    about_en="Customs declarations and tax papers of imported goods: no import tag without them.",
    form="F-ENV5",
    source=line(HOME_MALL, "99,175,263"),
    rules=("ENV-05", "TAG-03", "LGR-01"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        text("brand", "品牌", "Brand", required=True),
        text("goods", "商品", "Goods", required=True),
        choice("kind", "单证", "Paper", "declaration 报关单 customs declaration; tax 税单 tax paper", required=True),
        text("doc_no", "单证号", "Document number", required=True, unique=True),
        date("issued_on", "日期", "Issued", required=True),
        money("amount", "税额", "Tax", low=0),
        text("origin", "产地", "Origin"),
        file("attachment", "附件", "Attachment"),
    ),
    columns=("number", "vendor", "brand", "goods", "kind", "doc_no", "issued_on"),
    tag=Tag.INSPECTED,
)
