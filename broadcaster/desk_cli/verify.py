"""`desk verify`: nothing was changed past the program."""

import sys

import click

from broadcaster.faults import Exit
from broadcaster.i18n import _


def _run(*, known: str | None, as_json: bool) -> None:
    import json

    from broadcaster.desk.proof import verify
    from broadcaster.desk_cli.seat import seated
    from broadcaster.sentences import say, sentence

    with seated() as seat:
        verdict = seat.read(lambda c: verify(c, seat.desk.files, known=_known(known)))
    seq, hashed = verdict.head
    if as_json:
        told = [{"code": p.code, "facts": dict(p.facts), "message": sentence(p.code, p.facts)} for p in verdict.problems]
        counts = {"events": verdict.events, "rows": verdict.rows, "attachments": verdict.attachments}
        click.echo(json.dumps({**counts, "head": f"{seq}:{hashed}", "problems": told}, ensure_ascii=False, indent=2))
    else:
        for problem in verdict.problems:
            click.echo(say(problem), err=True)
        summed = _("{events} events, {rows} rows and {files} attachments looked through, {problems} problems.")
        click.echo(summed.format(events=verdict.events, rows=verdict.rows, files=verdict.attachments, problems=len(verdict.problems)))
        click.echo(
            _("The chain ends at {head}. Note it: desk verify --known {head} shows later that it is still the same.").format(
                head=f"{seq}:{hashed[:16]}"
            )
        )
    sys.exit(Exit.PROBLEMS if verdict.problems else Exit.OK)


def _known(text: str | None) -> tuple[int, str] | None:
    if text is None:
        return None
    seq, _colon, hashed = text.partition(":")
    if not seq.isdigit() or len(hashed) < 8:
        raise click.BadParameter(_("write it as desk verify printed it: 123:0a1b2c3d…"), param_hint="--known")
    return int(seq), hashed


command = click.Command(
    "verify",
    callback=_run,
    params=[
        click.Option(["--known"], metavar=_("SEQ:HASH"), help=_("An end of the chain that was noted earlier.")),
        click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output.")),
    ],
    help=_("Show that nothing was changed past the program. Exit 1 when something was.") + "\n\n\b\n  desk verify",
)
