"""The steps of a migration for books: `tools/desk_migration.py` prints all, `tools/desk_migration.py call shop` some.

What it prints is put into a file of `broadcaster/store/migrations/versions/` once, and stands there as it is: a step never follows later
changes of a declaration. A test compares the migrated store with the declarations.
"""

import sys
from collections.abc import Iterator

from sqlalchemy import Table

from broadcaster.desk.book import Kind
from broadcaster.desk.registers import NAMES, book
from broadcaster.desk.table import table_of

WORDS = {
    Kind.TEXT: "text", Kind.LONG: "text", Kind.PHONE: "text", Kind.ID: "text", Kind.CHOICE: "text", Kind.FILE: "text",
    Kind.WHOLE: "whole", Kind.MONEY: "whole", Kind.PERCENT: "whole", Kind.DURATION: "whole",
    Kind.DATE: "date", Kind.INSTANT: "instant", Kind.YES: "flag", Kind.PARTY: "party",
}  # fmt: skip


def steps(name: str) -> Iterator[str]:
    """`book("desk_call", text="…", …)` for one book."""
    made = book(name)
    sorts: dict[str, list[str]] = {}
    for field in made.fields:
        word = "text" if field.kind is Kind.PARTY and name == "party" else WORDS[field.kind]
        sorts.setdefault(word, []).append(field.name)
    indexed = sorted(_indexed(table_of(name)))
    parts = [f'{word}="{" ".join(names)}"' for word, names in sorts.items()]
    yield f'    book("{made.table}", {", ".join(parts)}, index="{" ".join(indexed)}")'
    if made.sought:
        yield f'    op.create_index("ix_{made.table}_{"_".join(made.sought)}", "{made.table}", {list(made.sought)})'


def _indexed(table: Table) -> Iterator[str]:
    return (index.columns[0].name for index in table.indexes if len(index.columns) == 1)


if __name__ == "__main__":
    for chosen in sys.argv[1:] or NAMES:
        print(*steps(chosen), sep="\n")
