"""Settings."""

from broadcaster.i18n import N_

SAY = {
    "settings.not-toml": N_("{file} is not TOML: {why}. Correct it there, or remove the file."),
    "settings.wrong": N_("The setting {key} cannot be used: {why}. In broadcaster.toml or as BROADCASTER_… there are: {known}."),
}
