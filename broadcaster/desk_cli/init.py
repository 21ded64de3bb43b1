"""`desk init`: the first administrator."""

import click

from broadcaster.desk_cli.passwords import password, stdin_flag
from broadcaster.i18n import _


def _run(*, name: str | None, full_name: str, from_stdin: bool) -> None:
    from zoneinfo import ZoneInfo

    from broadcaster.clock import moment
    from broadcaster.desk import people, session
    from broadcaster.desk_cli.seat import door, opened
    from broadcaster.settings import Settings

    settings = Settings()
    name = name or str(click.prompt(_("Your name at the desk"), type=str)).strip()
    with opened(settings) as desk:
        now = moment(ZoneInfo(settings.zone))
        secret = password(from_stdin=from_stdin, twice=True)
        desk.write(people.FOUNDER, now, lambda work: people.found(work, name, secret, full_name=full_name))
        session.sign_in(desk, door(settings), name, secret, now)
    click.echo(_("The desk is set up; {name} is its administrator and signed in. Others: desk clerk add NAME.").format(name=name))


command = click.Command(
    "init",
    callback=_run,
    params=[
        click.Argument(["name"], required=False, metavar=_("[NAME]")),
        click.Option(["--full-name"], default="", metavar=_("WORDS"), help=_("The name on papers.")),
        stdin_flag(),
    ],
    help=_("Set up the desk: the first administrator.") + "\n\n\b\n  desk init 李敏",
)
