"""Vendors' deposits: received, used, paid back (F-DEP1)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, choice, kept, line, money, party, text, whole, words, yes

STAGES = "asked 待报批 to-be-signed; signing 审批中 being-signed; booked 已入账 booked; back 已冲销 taken-back; refused 未批准 refused"

BOOK = Book(
    name="deposit",
    prefix="BZ",
    zh="质保金台帐",
    en="Vendors' deposits",
    about_zh="厂商质保金的收、用、退，一笔一号，登记即入账；余额不够、留存期没有设定的，要先报批。撤场退还前，未结的事要先办完。",
    about_en="Deposits received, used and paid back: booked as entered; signed first where the balance is short or no holding time is set.",
    form="F-DEP1",
    source=line(HOME_MALL, "177,269,293"),
    rules=("DEP-01", "DEP-02", "DEP-03"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        choice("kind", "收用退", "Kind", "receive 收 received; draw 用 used; return 退 paid-back", required=True),
        words("purpose", "事由", "For", required=True),
        money("amount", "金额", "Amount", required=True, low=1),
        text("voucher", "凭证", "Voucher"),
        text("case_ref", "办理编号", "Case", refers=("complaint", "goods-return", "advance"), hint_zh="用在哪件投诉、退换货、先行赔偿",
             hint_en="the complaint, return or advance it is used for", rules=("DEP-02",)),
        yes("sign_first", "先报批", "Signed first", hint_zh="余额不够或留存期未设定时", hint_en="short balance, or no holding time set"),
        *kept(
            choice("stage", "办理状态", "Stage", STAGES, default="asked"),
            text("first_owner", "登记人", "First owner", default="me"),
            text("handler", "承办人", "Handler"),
            whole("rounds", "报批次数", "Rounds"),
            text("asked_by", "报批人", "Asked by"),
            whole("reopened", "重新处理次数", "Taken up again"),
            text("entry_no", "记账号", "Entry"),
            money("balance", "余额", "Balance"),
        ),
    ),
    columns=("number", "happened_at", "vendor", "kind", "purpose", "amount", "voucher", "balance", "stage"),
    retention=Retention.MONEY,
    department_zh="财务部",
    department_en="Finance",
    workflow="deposit",
)  # fmt: skip
