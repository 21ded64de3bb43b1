"""`desk sign-out`."""

import click

from broadcaster.i18n import _


def _run() -> None:
    from zoneinfo import ZoneInfo

    from broadcaster.clock import moment
    from broadcaster.desk import session
    from broadcaster.desk_cli.seat import door, opened
    from broadcaster.settings import Settings

    settings = Settings()
    with opened(settings) as desk:
        session.sign_out(desk, door(settings), moment(ZoneInfo(settings.zone)))
    click.echo(_("Signed out."))


command = click.Command("sign-out", callback=_run, help=_("Sign out.") + "\n\n\b\n  desk sign-out")
