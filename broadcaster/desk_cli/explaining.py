"""`desk <book> explain`: what a book is for, field by field, with the rule and the manual's line."""

from typing import Any

import click

from broadcaster.desk.book import Book, Field, Kind, Privacy, Span, Tag, View
from broadcaster.desk_cli.options import command, json_flag
from broadcaster.i18n import N_, _

KINDS = {
    Kind.TEXT: N_("text"), Kind.LONG: N_("long text"), Kind.WHOLE: N_("whole number"), Kind.MONEY: N_("yuan"), Kind.PERCENT: N_("percent"),
    Kind.DATE: N_("day"), Kind.INSTANT: N_("time"), Kind.DURATION: N_("length of time"), Kind.PHONE: N_("telephone"),
    Kind.ID: N_("id number"), Kind.CHOICE: N_("choice"), Kind.PARTY: N_("party"), Kind.FILE: N_("file"), Kind.YES: N_("yes or no"),
}  # fmt: skip
PRIVACY = {
    Privacy.NONE: "", Privacy.NAME: N_("personal"), Privacy.WORDS: N_("may name persons"), Privacy.PHONE: N_("masked"),
    Privacy.ADDRESS: N_("masked"), Privacy.ID: N_("masked"),
}  # fmt: skip
SPANS = {Span.NONE: N_("never closed"), Span.DAY: N_("closed daily"), Span.WEEK: N_("closed weekly"), Span.MONTH: N_("closed monthly")}
TAGS = {Tag.NONE: "", Tag.INSPECTED: N_("inspected by the group"), Tag.BONUS: N_("bonus ledger"), Tag.OWN: N_("own ledger")}


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """The command `verb` for a book."""

    def run(*, as_json: bool) -> None:
        import json

        if as_json:
            click.echo(json.dumps(structured(book), ensure_ascii=False, indent=2))
        else:
            explain(book)

    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb}", [json_flag()], run)


def explain(book: Book) -> None:
    """The book on the screen."""
    from broadcaster.desk.wording import chinese, title
    from broadcaster.desk_cli.telling import pairs

    click.echo(f"{title(book)}  {book.form}".rstrip())
    click.echo(book.about_zh if chinese() else book.about_en)
    click.echo()
    source = "；".join((book.source, *book.extra.values()))
    facts = [
        (_("Rules"), " ".join(book.rules)),
        (_("Manual"), source),
        (_("Department"), book.department_zh if chinese() else book.department_en),
        (_("Kept"), "，".join(_(word) for word in (SPANS[book.close], TAGS[book.tag]) if word)),
        (_("Views"), "、".join(map(_view, book.views))),
    ]
    pairs([(name, told) for name, told in facts if told])
    click.echo()
    _fields(book)


def _view(view: View) -> str:
    from broadcaster.desk.wording import title

    return " ".join(part for part in (view.name, title(view), f"({view.form})", TAGS[view.tag] and _(TAGS[view.tag])) if part)


def _fields(book: Book) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from broadcaster.desk.wording import chinese, label
    from broadcaster.desk_cli.telling import width

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in (_("Option"), _("Field"), _("Kind"), _("Needed"), _("Remarks"), _("Rules")):
        table.add_column(heading, overflow="fold")
    for field in book.all_fields():
        option = "" if field.derived else f"--{field.name.replace('_', '-')}"
        remarks = "，".join(part for part in _remarks(field, chinese=chinese()) if part)
        needed = "*" if field.required and not field.default else ""
        table.add_row(option, label(field), _(KINDS[field.kind]), needed, remarks, " ".join(field.rules))
    Console(width=width(), highlight=False).print(table)


def _remarks(field: Field, *, chinese: bool) -> list[str]:
    return [
        _("computed") if field.computed else _("by the workflow") if field.kept else "",
        _("each once") if field.unique else "",
        _(PRIVACY[field.privacy]) if PRIVACY[field.privacy] else "",
        _("by default {value}").format(value=field.default) if field.default else "",
        "/".join(f"{c.value} {c.zh if chinese else c.en}" for c in field.choices),
        field.hint_zh if chinese else field.hint_en,
    ]


def structured(book: Book) -> dict[str, Any]:
    """The declaration for programs."""
    return {
        "name": book.name,
        "title": {"zh": book.zh, "en": book.en},
        "form": book.form,
        "rules": list(book.rules),
        "source": book.source,
        "close": book.close.value,
        "fields": [
            {
                "name": f.name,
                "label": {"zh": f.zh, "en": f.en},
                "kind": f.kind.value,
                "required": f.required,
                "unique": f.unique,
                "computed": bool(f.computed),
                "kept": f.kept,
                "privacy": f.privacy.value,
                "default": f.default,
                "choices": [{"value": c.value, "zh": c.zh, "en": c.en} for c in f.choices],
                "rules": list(f.rules),
            }
            for f in book.all_fields()
        ],
    }
