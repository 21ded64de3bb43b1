"""A new script's file."""

from pathlib import Path

from broadcaster.cli.texts.found import near
from broadcaster.faults import Exit, fault
from broadcaster.i18n import language
from broadcaster.scripts.script import LANGUAGES, ScriptKind
from broadcaster.scripts.starters import starter
from broadcaster.settings import Settings
from broadcaster.timetable.words import Misread
from broadcaster.timetable.words import name as named


def written(settings: Settings, typed: str, kind: str) -> Path:
    """Write a text to start from, and say where. Raises `Fault`: `scripts.bad-name`, `scripts.exists`, `scripts.cannot-write`."""
    name = typed.strip().removesuffix(".txt")
    for head in (f"{settings.scripts}/", "scripts/"):
        name = name.removeprefix(head)
    try:
        parts = named(name).split("/")
    except Misread:
        raise fault("scripts.bad-name", Exit.USAGE, found=typed) from None
    parts = parts if parts[0] in LANGUAGES else [language(), *parts]
    if len(parts) < 2 or any(part.startswith(".") for part in parts):
        raise fault("scripts.bad-name", Exit.USAGE, found=typed)
    path = near(settings.scripts_dir.joinpath(*parts[:-1], f"{parts[-1]}.txt"))
    _write(path, starter(ScriptKind(kind), parts[0], parts[-1]))
    return path


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise fault("scripts.exists", file=path) from None
    except OSError as refusal:
        raise fault("scripts.cannot-write", file=path, reason=refusal.strerror) from None
