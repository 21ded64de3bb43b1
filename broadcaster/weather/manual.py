"""The operator's own forecast for a date: `var/weather/manual-DATE.json`."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from broadcaster.faults import Exit, Fault, Problem, Severity, fault
from broadcaster.weather.ladder import Manual
from broadcaster.weather.shelf import FOLDER, KEPT, written
from broadcaster.weather.words import CHINESE, ENGLISH

LANGUAGES = (CHINESE, ENGLISH)
MOST_SIGNS = 600
"""About two and a half minutes of Chinese speech; the programme's slot is five (B1 row 5)."""


def load(var_dir: Path, day: date) -> tuple[Manual | None, tuple[Problem, ...]]:
    """The text for a date; a file that cannot be read is a warning and no text."""
    file = _file(var_dir, day)
    try:
        kept = json.loads(file.read_text("utf-8"))
        texts = {language: cleaned(str(text)) for language, text in kept["texts"].items() if language in LANGUAGES}
        at = datetime.fromisoformat(kept["at"])
        return (Manual(texts, str(kept["by"]), at) if texts else None), ()
    except FileNotFoundError:
        return None, ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, Fault):
        return None, (Problem("weather.unreadable", Severity.WARNING, facts={"file": str(file)}),)


def put(var_dir: Path, day: date, texts: Mapping[str, str], *, by: str, at: datetime) -> None:
    """Set texts for a date, by language; others stay, an empty one is taken back. Raises `Fault`: `weather.no-words`,
    `weather.long-words`, `weather.past`, `weather.not-kept`."""
    if day < at.date():
        raise fault("weather.past", Exit.USAGE, date=day.isoformat())
    before = load(var_dir, day)[0]
    whole = {**(before.texts if before else {}), **{language: cleaned(text) for language, text in texts.items()}}
    kept = {language: text for language, text in whole.items() if text}
    try:
        if kept:
            written(_file(var_dir, day), {"texts": kept, "by": by, "at": at.isoformat()})
        else:
            _file(var_dir, day).unlink(missing_ok=True)
        _prune(var_dir, at.date() - KEPT)
    except OSError as why:
        raise fault("weather.not-kept", file=_file(var_dir, day), why=why.strerror or type(why).__name__) from None


def _prune(var_dir: Path, before: date) -> None:
    for file in (var_dir / FOLDER).glob("manual-????-??-??.json"):
        if file.stem.removeprefix("manual-") < before.isoformat():
            file.unlink(missing_ok=True)


def cleaned(text: str) -> str:
    """One line of words. Raises `Fault` for what nobody could read aloud."""
    line = " ".join(text.split())
    if len(line) > MOST_SIGNS:
        raise fault("weather.long-words", Exit.USAGE, signs=len(line), most=MOST_SIGNS)
    if line and not any(sign.isalnum() for sign in line):
        raise fault("weather.no-words", Exit.USAGE)
    return line


def _file(var_dir: Path, day: date) -> Path:
    return var_dir / FOLDER / f"manual-{day.isoformat()}.json"
