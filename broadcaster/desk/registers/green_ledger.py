"""The green ledger (F-ENV3)."""

from broadcaster.desk.book import Book, Span, Tag
from broadcaster.desk.declare import HOME_MALL, choice, date, file, line, party, text

BOOK = Book(
    name="green-ledger",
    prefix="LS",
    zh="绿色环保台帐",
    en="Green ledger",
    about_zh="厂商的环保证件和报告，一件一行。",
    about_en="Vendors' environmental papers and reports, one a row.",
    form="F-ENV3",
    source=line(HOME_MALL, "263"),
    rules=("ENV-03", "LGR-01"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        text("brand", "品牌", "Brand"),
        text("goods", "商品/材质", "Goods or material", required=True),
        text("doc_no", "单证号", "Document", required=True, unique=True),
        date("issued_on", "日期", "Issued", required=True),
        choice("verdict", "结论", "Verdict", "pass 合格 passed; fail 不合格 failed; pending 待定 pending", required=True),
        date("valid_to", "有效期", "Valid to"),
        file("attachment", "附件", "Attachment"),
    ),
    columns=("number", "vendor", "brand", "goods", "doc_no", "issued_on", "verdict", "valid_to"),
    close=Span.MONTH,
    tag=Tag.INSPECTED,
    checks=("valid-after-issue",),
)
