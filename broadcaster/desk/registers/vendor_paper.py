"""The six papers each vendor must have (F-VND1)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HOME_MALL, choice, date, file, line, party, text

BOOK = Book(
    name="vendor-paper",
    prefix="ZL",
    zh="厂商六项资料",
    en="Vendor papers",
    about_zh="厂商的六类文件、文号、有效期；手册没有写明是哪六项，这里按惯例列出；要哪几项由 vendor.papers 定，缺的和过期的见 desk vendor-paper missing。",
    about_en="A vendor's six kinds of paper, numbers and validity. The manual does not name the six: these are customary; which are wanted vendor.papers says, and desk vendor-paper missing tells which lack or have run out.",
    form="F-VND1",
    source=line(HOME_MALL, "273"),
    rules=("VND-02",),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        choice(
            "kind", "类别", "Kind",
            "licence 营业执照 business licence; tax 税务资料 tax papers; brand 商标授权 trade mark; agency 代理授权 agency;"
            "quality 质检报告 quality report; contract 合同 contract; other 其他 other",
            required=True,
        ),
        text("kind_name", "其他资料名称", "Name of another kind", hint_zh="类别选“其他”时写", hint_en="where the kind is another one", rules=("VND-02",)),
        text("doc_no", "文号", "Document number", required=True),
        date("issued_on", "签发日期", "Issued"),
        date("valid_to", "有效期", "Valid to"),
        file("attachment", "附件", "Attachment"),
    ),
    columns=("number", "vendor", "kind", "doc_no", "issued_on", "valid_to"),
    checks=("valid-after-issue", "other-paper-is-named"),
)  # fmt: skip
