"""`desk account balance | statement`, `desk deposit statement`."""

from pathlib import Path

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.derived import output_options, tell
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command
from broadcaster.i18n import _


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return _balance(book, told) if verb == "balance" else _statement(book, told)


def _balance(book: Book, told: str) -> click.Command:
    def run(*, csv: bool, to: Path | None, as_json: bool) -> None:
        from broadcaster.desk.money.statement import BALANCES, every_balance
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            tell(seat, BALANCES, seat.read(lambda c: list(every_balance(c))), of=book, to=to, csv=csv, as_json=as_json)

    return command("balance", f"{told}\n\n\b\n  desk {book.name} balance", output_options(), run)


def _statement(book: Book, told: str) -> click.Command:
    def run(*, account: str | None, csv: bool, to: Path | None, as_json: bool) -> None:
        from broadcaster.desk.money.statement import STATEMENT, statement
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            chosen = seat.read(lambda c: _chosen(c, book, account))
            rows = seat.read(lambda c: [row for name in chosen for row in statement(c, name)])
            tell(seat, STATEMENT, rows, of=book, to=to, csv=csv, as_json=as_json)

    example = "欧派" if book.name == "deposit" else "deposit:欧派"
    every = book.name != "deposit"
    params = [
        click.Argument(["account"], required=every, metavar=_("VENDOR") if book.name == "deposit" else _("ACCOUNT")),
        *output_options(),
    ]
    return command("statement", f"{told}\n\n\b\n  desk {book.name} statement {example} --to 质保金.xlsx", params, run)


def _chosen(connection: object, book: Book, word: str | None) -> tuple[str, ...]:
    """The account that is asked for; without one every vendor's deposit."""
    from broadcaster.desk.money.accounts import DEPOSIT
    from broadcaster.desk.money.posting import names

    if word is not None:
        return (_named(connection, book, word),)
    return tuple(name for name in names(connection) if name.startswith(f"{DEPOSIT}:"))  # type: ignore[arg-type]


def _named(connection: object, book: Book, word: str) -> str:
    """An account's name with the vendor's number for whatever names the vendor. Raises `Fault`: `desk.money.no-account`."""
    from broadcaster.desk import party
    from broadcaster.desk.money.accounts import DEPOSIT, VENDOR
    from broadcaster.desk.money.posting import names
    from broadcaster.faults import fault

    kind, colon, of = (DEPOSIT, ":", word) if book.name == "deposit" else word.partition(":")
    if kind in {DEPOSIT, VENDOR}:
        from broadcaster.desk.registers import book as book_named

        of = party.named(connection, book_named("deposit").field("vendor"), of) or of  # type: ignore[arg-type]
    name = f"{kind}{colon}{of}"
    if name not in names(connection):  # type: ignore[arg-type]
        raise fault("desk.money.no-account", account=word)
    return name
