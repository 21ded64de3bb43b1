"""The money ledger: fen that went from one account to another; nothing is ever changed, only taken back by a further entry."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, choice, line, money, party, text, words

BOOK = Book(
    name="account",
    prefix="JZ",
    zh="资金账",
    en="Money ledger",
    about_zh="每笔钱从哪个账户到哪个账户，凭哪件事；只增不改，错了冲销。账户：deposit:厂商 质保金，advance:编号 先行赔偿，customer:编号 顾客，vendor:厂商，cash 收付款。",
    about_en=(
        "Money from one account to another, and for which case; never changed, only taken back. Accounts: deposit:VENDOR, advance:CASE, "
        "customer:CASE, vendor:VENDOR, cash."
    ),
    form="",
    source=line(HOME_MALL, "165,177,269,293"),
    rules=("DEP-01", "RET-15"),
    fields=(
        text("case_number", "办理编号", "Case", required=True, indexed=True),
        choice(
            "kind", "收支", "Kind",
            "receive 收 received; draw 用 used; return 退 paid-back; pay 付 paid; recover 追偿 recovered; refund 退款 refunded;"
            "difference 差额 difference; back 冲销 taken-back",
            required=True,
        ),
        text("source", "付出账户", "From", required=True, indexed=True),
        text("target", "收入账户", "To", required=True, indexed=True),
        money("amount", "金额", "Amount", required=True, low=1),
        party("vendor", "厂商", "Vendor", party=("vendor",)),
        words("purpose", "事由", "For"),
        text("voucher", "凭证", "Voucher"),
        text("approved", "批准依据", "Approved by", hint_zh="账户可以透支的依据", hint_en="why an account may go below zero"),
        text("takes_back", "冲销哪一笔", "Takes back", unique=True),
    ),
    columns=("number", "happened_at", "kind", "source", "target", "amount", "case_number", "takes_back"),
    retention=Retention.MONEY,
    department_zh="财务部",
    department_en="Finance",
    part=True,
)  # fmt: skip
