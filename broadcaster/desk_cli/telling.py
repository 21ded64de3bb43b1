"""Rows on the screen: a table aligned in display cells, one row in full, or JSON."""

import json
import os
import sys
from collections.abc import Iterable

import click

from broadcaster.desk.book import Kind, State
from broadcaster.desk.exchange.columns import Listing
from broadcaster.desk.exchange.outgoing import as_json, said
from broadcaster.desk.row import Row
from broadcaster.i18n import _

FILE_WIDTH = 160
"""Columns where the output is no terminal."""
RIGHT = frozenset({Kind.WHOLE, Kind.MONEY, Kind.PERCENT, Kind.DURATION})
STYLES = {State.DRAFT: "yellow", State.VOID: "strike dim", State.CLOSED: "dim"}


def table(listing: Listing, rows: Iterable[Row]) -> None:
    """A table in the width there is."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column, heading in zip(listing.columns, listing.headings, strict=True):
        made.add_column(heading, justify="right" if column.kind in RIGHT else "left", overflow="fold", no_wrap=column.name == "number")
    for row in rows:
        cells = (said(listing, row, column) for column in listing.columns)
        made.add_row(*(Text(cell.replace("\n", " ")) for cell in cells), style=STYLES.get(row.state, ""))
    Console(width=width(), highlight=False).print(made)


def pairs(told: Iterable[tuple[str, str]]) -> None:
    """Labels and values, one a line, the values under each other."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True, style="dim")
    made.add_column(overflow="fold")
    for label, value in told:
        made.add_row(Text(label), Text(value))
    Console(width=width(), highlight=False).print(made)


def one(listing: Listing, row: Row) -> None:
    """Every field that has a value."""
    cells = [(h, said(listing, row, c)) for h, c in zip(listing.headings, listing.columns, strict=True)]
    pairs([(heading, text) for heading, text in cells if text])
    if row.late():
        click.echo(_("Entered late: more than a day after it happened."))


def objects(listing: Listing, rows: Iterable[Row]) -> None:
    """A list of JSON objects, written as they are read."""
    from broadcaster.desk.exchange.outgoing import write_json

    write_json(sys.stdout, listing, rows)


def as_object(listing: Listing, row: Row) -> str:
    return json.dumps({**as_json(listing, row), "version": row.version}, ensure_ascii=False, indent=2)


def width() -> int | None:
    """Of what is printed: the terminal's, or wide where there is none."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else FILE_WIDTH
