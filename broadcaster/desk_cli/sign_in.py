"""`desk sign-in`."""

import click

from broadcaster.desk_cli.passwords import password, stdin_flag
from broadcaster.i18n import _


def _run(*, name: str | None, from_stdin: bool) -> None:
    from zoneinfo import ZoneInfo

    from broadcaster.clock import moment
    from broadcaster.desk import session
    from broadcaster.desk_cli.seat import door, opened
    from broadcaster.settings import Settings

    settings = Settings()
    name = name or str(click.prompt(_("Your name at the desk"), type=str)).strip()
    with opened(settings) as desk:
        who = session.sign_in(desk, door(settings), name, password(from_stdin=from_stdin), moment(ZoneInfo(settings.zone)))
    click.echo(
        _("{name} is signed in; after {minutes} idle minutes one has to sign in again.").format(
            name=who.full_name, minutes=settings.desk_minutes
        )
    )


command = click.Command(
    "sign-in",
    callback=_run,
    params=[click.Argument(["name"], required=False, metavar=_("[NAME]")), stdin_flag()],
    help=_("Sign in.") + "\n\n\b\n  desk sign-in 李敏",
)
