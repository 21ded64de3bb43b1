"""`desk goods-return summary | settled`: returns without reason by vendor and month (F-RET2), and all that was settled (F-RET5)."""

from pathlib import Path
from typing import Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.derived import days_options, output_options, tell
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command, query


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of the two lists."""

    def run(*, csv: bool, to: Path | None, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk.reading import find
        from broadcaster.desk.takeback import summing
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            asked = query(book, given, seat.reading)
            rows = seat.read(lambda c: list(find(c, book, asked)))
            made, sums = (summing.SUMMARY, summing.summary) if verb == "summary" else (summing.SETTLED_LIST, summing.settled)
            tell(seat, made, sums(rows, seat.zone), of=book, to=to, csv=csv, as_json=as_json)

    example = f"desk {book.name} {verb} --since 2026-11-01 --to 退货.xlsx"
    return command(verb, f"{told}\n\n\b\n  {example}", [*days_options(), *output_options()], run)
