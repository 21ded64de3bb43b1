"""How far each brand is on the way to green (F-ENV2)."""

from broadcaster.desk.book import Book, Tag
from broadcaster.desk.declare import HOME_MALL, choice, date, line, party, text, words

BOOK = Book(
    name="green-brand",
    prefix="HP",
    zh="商场环保品牌推进表",
    en="Green brands",
    about_zh="各品牌环保推进到哪一步、下一步是什么。",
    about_en="How far each brand is, and its next step.",
    form="F-ENV2",
    source=line(HOME_MALL, "169"),
    rules=("ENV-02", "VND-07", "LGR-01"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        text("brand", "品牌", "Brand", required=True),
        choice(
            "stage",
            "阶段",
            "Stage",
            "talked 已沟通 talked; papers 交资料 papers; tested 已检测 tested; certified 已认证 certified",
            required=True,
        ),
        text("doc_no", "证号", "Certificate"),
        date("due", "期限", "Due"),
        words("note", "说明", "Note"),
    ),
    columns=("number", "vendor", "brand", "stage", "doc_no", "due"),
    tag=Tag.INSPECTED,
)
