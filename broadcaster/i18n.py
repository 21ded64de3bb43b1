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
    """The reader's language: BROADCASTER_LANGUAGE, then the environment's; Chinese where neither says English."""
    for variable in ("BROADCASTER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value[:2] in {"zh", "en"}:
            return "en" if value.startswith("en") else "zh_CN"
    return "zh_CN"


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation("broadcaster", Path(__file__).parent / "locale", [name], fallback=True)


def _(message: str) -> str:
    """`message` (English) in the reader's language."""
    return _catalogue(language()).gettext(message)
