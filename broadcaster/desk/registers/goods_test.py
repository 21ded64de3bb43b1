"""Environmental tests of goods (F-ENV1)."""

from broadcaster.desk.book import Book, Tag
from broadcaster.desk.declare import HOME_MALL, choice, date, file, line, party, text

BOOK = Book(
    name="goods-test",
    prefix="HJ",
    zh="商品环保检测表",
    en="Environmental tests of goods",
    about_zh="商品环保检测：品牌、材质、报告号、结论、有效期。",
    about_en="Tests of goods: brand, material, report, verdict, validity.",
    form="F-ENV1",
    source=line(HOME_MALL, "167"),
    rules=("ENV-01", "LGR-01"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        text("brand", "品牌", "Brand", required=True),
        text("goods", "商品", "Goods", required=True),
        text("material", "材质", "Material"),
        text("doc_no", "检测单号", "Report", required=True, unique=True),
        date("issued_on", "检测日期", "Tested", required=True),
        choice("verdict", "结论", "Verdict", "pass 合格 passed; fail 不合格 failed", required=True),
        date("valid_to", "有效期", "Valid to"),
        file("attachment", "附件", "Attachment"),
    ),
    columns=("number", "vendor", "brand", "goods", "doc_no", "issued_on", "verdict", "valid_to"),
    tag=Tag.INSPECTED,
    checks=("valid-after-issue",),
)
