"""What stood on an account after each entry (F-DEP1: 厂商, 日期, 收用退, 事由, 金额, 凭证, 余额), and what stands on all of them."""

from collections.abc import Iterator

from sqlalchemy import Connection

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HOME_MALL, instant, line, money, party, text, words
from broadcaster.desk.money.posting import balance, entries, movement, names
from broadcaster.desk.registers.account import BOOK as ACCOUNT
from broadcaster.desk.row import Row

STATEMENT = Book(
    name="account-statement", prefix="", zh="质保金使用情况表", en="Statement of an account", about_zh="", about_en="", form="F-DEP1",
    source=line(HOME_MALL, "177,269,293"), rules=(), columns=(),
    fields=(
        party("vendor", "厂商", "Vendor"), text("number", "编号", "Number"), instant("happened_at", "日期", "Date"), ACCOUNT.field("kind"),
        text("case_number", "办理编号", "Case"),
        words("purpose", "事由", "For"), money("amount", "金额", "Amount"), text("voucher", "凭证", "Voucher"),
        money("balance", "余额", "Balance"),
    ),
)  # fmt: skip
BALANCES = Book(
    name="account-balance", prefix="", zh="账户余额", en="Balances", about_zh="", about_en="", form="", source=line(HOME_MALL, "293"),
    rules=(),
    columns=(), fields=(text("account", "账户", "Account"), money("balance", "余额", "Balance")),
)  # fmt: skip


def statement(connection: Connection, name: str) -> Iterator[Row]:
    """An account's entries with the balance after each; what leaves it stands below zero. Fen."""
    left = 0
    for entry in entries(connection, name):
        change = movement(entry).change(name)
        left += change
        values = {f.name: entry.values.get(f.name) for f in STATEMENT.fields}
        yield Row(STATEMENT.name, {**values, "state": "open", "amount": change, "balance": left})


def every_balance(connection: Connection) -> Iterator[Row]:
    """Every account that was ever used, also those on which nothing is left."""
    for name in names(connection):
        yield Row(BALANCES.name, {"state": "open", "account": name, "balance": balance(connection, name)})
