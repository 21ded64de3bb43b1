"""`desk explain`: a book, or which rules are built."""

import click

from broadcaster.faults import Exit, fault
from broadcaster.i18n import _


def _run(*, name: str | None, rules: bool, as_json: bool) -> None:
    from broadcaster.desk.registers import NAMES, book
    from broadcaster.desk_cli.explaining import explain, structured

    if rules or name is None:
        _rules(as_json=as_json)
        return
    if name not in NAMES:
        raise fault("desk.no-book", Exit.USAGE, book=name)
    if as_json:
        import json

        click.echo(json.dumps(structured(book(name)), ensure_ascii=False, indent=2))
    else:
        explain(book(name))


def _rules(*, as_json: bool) -> None:
    import json

    from broadcaster.desk.rules import standing
    from broadcaster.desk_cli.telling import pairs

    found = standing()
    if as_json:
        click.echo(
            json.dumps({one.rule: {"books": list(one.books), "tests": list(one.tests)} for one in found}, ensure_ascii=False, indent=2)
        )
        return
    pairs((one.rule, "  ".join((*one.books, *one.tests)) or _("not yet")) for one in found)
    built = sum(bool(one.tests) for one in found)
    click.echo(_("{built} of {all} rules are built; {books} more have a book that keeps their data.").format(
        built=built, all=len(found), books=sum(bool(one.books) and not one.tests for one in found)))  # fmt: skip


command = click.Command(
    "explain",
    callback=_run,
    params=[
        click.Argument(["name"], required=False, metavar=_("[BOOK]")),
        click.Option(
            ["--rules"],
            is_flag=True,
            help=_("Every rule of the catalogue: the books that keep its data, the test that shows it, or not yet."),
        ),
        click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output.")),
    ],
    help=_("A book, a field, or which rules are built.") + "\n\n\b\n  desk explain call\n  desk explain --rules",
)
