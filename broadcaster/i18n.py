"""Words for people, in the reader's language; Chinese first, English complete."""

import gettext
import os
from functools import cache
from pathlib import Path

LANGUAGES = ("zh_CN", "en")


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a sentence for translation where it is declared."""
    return message


def language() -> str:
    """The reader's language: the setting `language`, then the environment's; Chinese where neither says English."""
    home = os.environ.get("BROADCASTER_HOME", ".")
    setting = os.environ.get("BROADCASTER_LANGUAGE") or _written(home)
    for value in (setting, *(os.environ.get(variable, "") for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))):
        if value[:2] in {"zh", "en"}:
            return "en" if value.startswith("en") else "zh_CN"
    return "zh_CN"


@cache
def _written(home: str) -> str:
    """`language` of the settings file, read here because its own faults need words too; what is wrong with it, `Settings` says."""
    file = Path(home, "broadcaster.toml")
    if not file.is_file():
        return ""
    import tomllib

    try:
        return str(tomllib.loads(file.read_text()).get("language", ""))
    except (OSError, ValueError):
        return ""


def settings_file_anew() -> None:
    """A command begins: what settings files said to the one before, in the same process, is forgotten."""
    _written.cache_clear()


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation("broadcaster", Path(__file__).parent / "locale", [name], fallback=True)


def _(message: str) -> str:
    """`message` (English) in the reader's language."""
    return _catalogue(language()).gettext(message)
