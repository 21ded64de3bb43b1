"""`desk close`: the end of a book's day, week or month."""

import click

from broadcaster.faults import Exit, fault
from broadcaster.i18n import _


def _run(*, name: str, period: str | None, as_json: bool) -> None:
    import json

    from broadcaster.desk import closing
    from broadcaster.desk.packing import pack
    from broadcaster.desk.registers import NAMES, book
    from broadcaster.desk_cli.seat import seated

    if name not in NAMES:
        raise fault("desk.no-book", Exit.USAGE, book=name)
    with seated() as seat:
        made = book(name)
        if period is None:
            _show(name)
            return
        done = seat.write(lambda work: closing.close(work, made, period))
        file, digest = seat.read(lambda c: pack(c, made, done, seat.settings.desk_dir / "packs", seat.zone))
        seat.write(lambda work: closing.packed(work, made, period, digest))
    if as_json:
        click.echo(
            json.dumps({"book": name, "period": period, "rows": done.rows, "digest": done.digest, "pack": str(file), "sha256": digest})
        )
        return
    click.echo(
        _("{book} {period}: {rows} rows closed, digest {digest}.").format(book=name, period=period, rows=done.rows, digest=done.digest[:16])
    )
    click.echo(_("Pack: {file}").format(file=file))


def _show(name: str) -> None:
    from broadcaster.desk.closing import closed
    from broadcaster.desk_cli.seat import seated
    from broadcaster.desk_cli.telling import pairs

    with seated() as seat:
        found = seat.read(lambda c: tuple(closed(c, name)))
    pairs(
        (
            c.period,
            _("{rows} rows, closed {at} by {by}").format(
                rows=c.rows, at=f"{c.closed_at.astimezone(seat.zone):%Y-%m-%d %H:%M}", by=c.closed_by
            ),
        )
        for c in found
    )
    if not found:
        click.echo(_("No period of {book} is closed.").format(book=name))


command = click.Command(
    "close",
    callback=_run,
    params=[
        click.Argument(["name"], metavar=_("BOOK")),
        click.Option(
            ["--period"], metavar=_("PERIOD"), help=_("2026-11, 2026-W48 or 2026-11-24, as the book is closed; without it, what is closed.")
        ),
        click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output.")),
    ],
    help=_("Close a book's day, week or month: its rows are locked, summed up in a digest, and packed with their forms.")
    + "\n\n\b\n  desk close call --period 2026-11",
)
