"""Somebody without the right asks to see one row in full; somebody who has it decides (SEC-05)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, choice, instant, kept, line, text, whole, words

BOOK = Book(
    name="access",
    prefix="CY",
    zh="资料查阅申请",
    en="Requests to see data",
    about_zh="要看某一条记录里遮住的电话、地址、证件号：写明为什么，由有权限的人批准，只开这一条、只开一会儿，全程留痕。",
    about_en="To see masked data of one row: say why; somebody with the right agrees, for that row and a while, and all of it is recorded.",
    form="",
    source=line(PRODUCTS, "3,29"),
    rules=("SEC-05",),
    fields=(
        text("of_book", "台帐", "Book", required=True),
        text("of_number", "记录编号", "Row", required=True, indexed=True),
        words("purpose", "查阅用途", "What for", required=True),
        whole("minutes", "几分钟", "Minutes", required=True, default="30", low=1, high=1440),
        *kept(
            text("asked_by", "申请人", "Asked by"),
            choice("verdict", "决定", "Decision", "agreed 同意 agreed; refused 不同意 refused"),
            words("verdict_note", "决定说明", "Remarks of the decision"),
            text("decided_by", "批准人", "Decided by"),
            instant("decided_at", "决定时间", "Decided"),
            instant("ends_at", "查阅截止", "Open until"),
        ),
    ),
    columns=("number", "happened_at", "asked_by", "of_book", "of_number", "verdict", "decided_by", "ends_at"),
    retention=Retention.BUSINESS,
)
