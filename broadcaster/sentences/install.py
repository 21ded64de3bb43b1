"""systemd's units."""

from broadcaster.i18n import N_

SAY = {
    "install.cannot-write": N_("{file} cannot be written ({why}). Run it with sudo, or choose a folder with --dir."),
    "install.no-account": N_("There is no account {user} on this machine. Make it (adduser --system --group {user}), or name another with --user."),
    "install.refused": N_("systemd does not accept the units: {why}"),
}
