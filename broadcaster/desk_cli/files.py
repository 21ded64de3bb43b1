"""`desk <book> import | export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.looking import need, revealed
from broadcaster.desk_cli.options import command, filters, flag, json_flag, query, reveal_options
from broadcaster.faults import fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.work import Work


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands for a book."""
    return {"import": _import, "export": _export}[verb](book, told)


class _LookedThrough(Exception):
    """Carries what an import would have done out of its transaction, which is not kept."""


def _import(book: Book, told: str) -> click.Command:
    def run(*, file: Path, draft: bool, again: bool, check: bool, as_json: bool) -> None:
        import json

        from broadcaster.desk.exchange.incoming import Incoming, take_in
        from broadcaster.desk_cli.seat import seated

        def act(work: "Work") -> tuple[Incoming, tuple[str, ...]]:
            done = take_in(work, book, file, draft=draft, again=again, keep=not check)
            if check:
                raise _LookedThrough(done)
            return done

        with seated() as seat:
            try:
                said, numbers = seat.write(act)
            except _LookedThrough as rehearsed:
                said, numbers = rehearsed.args[0]
        if as_json:
            kept = {"rows": len(numbers), "kept": not check, "numbers": [] if check else list(numbers), "taken_for_dates": said.dated}
            click.echo(json.dumps(kept, ensure_ascii=False))
            return
        done = _("{count} rows could be imported.") if check else _("{count} rows imported: {first} to {last}.")
        click.echo(done.format(count=len(numbers), first=numbers[0] if numbers else "-", last=numbers[-1] if numbers else "-"))
        if said.left_out:
            click.echo(_("Not taken over, the book gives them itself: {names}.").format(names="、".join(said.left_out)))
        if said.dated:
            found = "、".join(f"{heading} {first}" for heading, first in said.dated.items())
            click.echo(_("Bare numbers of the workbook were taken for dates: {found}. Look whether they are.").format(found=found))

    example = f"\n\n\b\n  desk {book.name} import rows.xlsx --check\n  desk {book.name} import rows.xlsx"
    params: list[click.Parameter] = [
        click.Argument(["file"], type=click.Path(path_type=Path), metavar=_("FILE")),
        flag("check", _("Only look the file through; nothing is kept.")),
        flag("draft", _("As drafts.")),
        flag("again", _("Also when this very file was imported before.")),
        json_flag(),
    ]
    return command("import", told + example, params, run)


def _export(book: Book, told: str) -> click.Command:
    def run(*, file: Path, reveal: bool, reason: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options
        import json

        from broadcaster.desk.exchange.columns import whole
        from broadcaster.desk.exchange.outgoing import KINDS, write
        from broadcaster.desk.party import accompanied, resolved_query
        from broadcaster.desk.privacy import record_export
        from broadcaster.desk.reading import find
        from broadcaster.desk_cli.seat import seated

        if file.suffix.lower() not in KINDS:
            raise fault("desk.file-kind", file=file.name)
        with seated() as seat:
            need(seat, Right.READ, book)
            view = book.view(given["view"]) if given.get("view") in {v.name for v in book.views} else None
            asked = query(book, given, seat.reading)
            if reveal:
                revealed(seat, book, reason, what=asked)
            seat.write(lambda work: record_export(work, book, file=file.name, reveal=reveal, asked=repr(asked)))
            known: dict[str, str] = {}
            listing = whole(book, seat.zone, known, view=view, reveal=reveal, viewer=seat.clerk.name)
            count = seat.read(lambda c: write(file, listing, accompanied(c, book, find(c, book, resolved_query(c, book, asked)), known)))
        told = _("{count} rows written to {file}.").format(count=count, file=file)
        click.echo(json.dumps({"rows": count, "file": str(file)}, ensure_ascii=False) if as_json else told)

    example = f"\n\n\b\n  desk {book.name} export {book.name}.xlsx --since 2026-11-01"
    params = [click.Argument(["file"], type=click.Path(path_type=Path), metavar=_("FILE")), *filters(book), json_flag(), *reveal_options()]
    return command("export", told + example, params, run)
