"""`broadcaster install`: systemd units for this mall's hours and this machine."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcaster.units import Installation

SYSTEM_UNITS = Path("/etc/systemd/system")
SOUND_GROUPS = ("audio", "pulse-access")
UNITS = ("broadcaster", "broadcaster-prepare")


@click.command(
    help=_("Write the systemd units for this mall's hours and this machine, verify them, and say what to run next.")
    + "\n\n\b\n  broadcaster install --print\n  sudo broadcaster install --user broadcaster"
)
@click.option("--user", metavar=_("ACCOUNT"), help=_("The account that airs; default: the one this home folder belongs to."))
@click.option("--dir", "folder", type=click.Path(path_type=Path), default=SYSTEM_UNITS, show_default=True, help=_("Where units go."))
@click.option("--print", "only_print", is_flag=True, help=_("Show them instead of writing them."))
def command(user: str | None, folder: Path, *, only_print: bool) -> None:
    """Read the timetable, fill the templates, write and verify them."""
    from broadcaster.settings import Settings
    from broadcaster.timetable.reader import read
    from broadcaster.units import texts
    from broadcaster.units.place import put, verify

    settings = Settings()
    timetable = read(settings.timetable_file)
    machine = _machine(user)
    units = texts(machine, timetable)
    if only_print:
        click.echo("\n".join(f"# {name}\n{text}" for name, text in units.items()))
        return
    # The unit may write there and nowhere else, so it must be there before the first start.
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    for file in put(units, folder):
        click.echo(_("{file} written.").format(file=file))
    verify(folder, units)
    click.echo(_("All are in order. Now run:"))
    for line in _next(machine, folder):
        click.echo(f"  {line}")


def _machine(user: str | None) -> "Installation":
    import grp
    import os
    import pwd
    import sysconfig

    from broadcaster.faults import fault
    from broadcaster.settings import Settings
    from broadcaster.units import Installation

    settings = Settings()
    try:
        account = pwd.getpwnam(user) if user else pwd.getpwuid(settings.home.stat().st_uid)
    except KeyError:
        raise fault("install.no-account", user=user or settings.home.stat().st_uid) from None
    known = {group.gr_name for group in grp.getgrall()}
    return Installation(
        user=account.pw_name,
        uid=account.pw_uid,
        group=grp.getgrgid(account.pw_gid).gr_name,
        sound_groups=tuple(name for name in SOUND_GROUPS if name in known),
        home=Path(os.path.normpath(settings.home)),
        var=Path(os.path.normpath(settings.var_dir)),
        program=Path(sysconfig.get_path("scripts")) / "broadcaster",
    )


def _next(machine: "Installation", folder: Path) -> "Iterator[str]":
    """What is left for whoever may do it."""
    if machine.var.stat().st_uid != machine.uid:
        yield f"chown -R {machine.user}:{machine.group} {shlex.quote(str(machine.var))}"
    yield f"loginctl enable-linger {machine.user}"
    here = folder == SYSTEM_UNITS
    if not here:
        services = (shlex.quote(str(folder.absolute() / f"{name}.service")) for name in UNITS)
        yield f"systemctl link {' '.join(services)}"
    yield "systemctl daemon-reload"
    timers = (f"{name}.timer" if here else shlex.quote(str(folder.absolute() / f"{name}.timer")) for name in UNITS)
    yield f"systemctl enable --now {' '.join(timers)}"
