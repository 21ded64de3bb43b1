"""The scripts on disk, and the one that is meant by what somebody typed."""

import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from broadcaster.content.said import SCRIPTS
from broadcaster.faults import Exit, Fault, Problem, Severity, fault
from broadcaster.i18n import language
from broadcaster.scripts.script import Script, Scripts
from broadcaster.settings import Settings


def near(path: Path) -> Path:
    """A path as a person here would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def on_disk(settings: Settings) -> tuple[Scripts, tuple[Problem, ...]]:
    """Every usable script, and every problem of the files. Raises `Fault` when the folder is not there."""
    from broadcaster.scripts.reader import read

    scripts, problems = read(near(settings.scripts_dir))
    if any(p.code == "scripts.no-folder" for p in problems):
        raise Fault(problems)
    return scripts, problems


def meant(settings: Settings, typed: str, festival: str = "") -> Script:
    """The script somebody means by its name, the end of its name, or its path; of a folder the one for `festival`, else the general one.

    Raises `Fault`: the file's own problems when it has errors, `scripts.unknown`, `scripts.ambiguous`.
    """
    scripts, problems = on_disk(settings)
    name = _plain(typed, settings)
    wrong = [p for p in problems if p.severity is Severity.ERROR and p.at and _is_file(p.at.file, name)]
    script = scripts.for_day(chosen(name, [*scripts, *scripts.folders], typed, spare=bool(wrong)), festival)
    if script is None:
        raise Fault(wrong) if wrong else fault("scripts.no-general", folder=name)
    return script


def chosen(name: str, known: Sequence[str], typed: str, *, spare: bool = False) -> str:
    """The known name that is meant: itself, or the only one that ends so, the reader's language first. `spare`: unknown is no fault."""
    if SCRIPTS + name in known:
        return SCRIPTS + name
    ending = sorted(full for full in known if full.endswith(f"/{name}"))
    own = [full for full in ending if full.startswith(f"{SCRIPTS}{language()}/")]
    for found in (ending, own):
        if len(found) == 1:
            return found[0]
    if ending:
        raise fault("scripts.ambiguous", Exit.USAGE, found=typed, known="、".join(own or ending))
    if spare:
        return ""
    own_last = sorted(known, key=lambda full: full.startswith(f"{SCRIPTS}{language()}/"))
    stems = {full.rsplit("/", 1)[-1]: full for full in own_last}
    guess = get_close_matches(name.rsplit("/", 1)[-1], stems, 1, 0.5)
    raise (
        fault("scripts.unknown-guess", Exit.USAGE, found=typed, guess=stems[guess[0]])
        if guess
        else fault("scripts.unknown", Exit.USAGE, found=typed)
    )


def _plain(typed: str, settings: Settings) -> str:
    """What somebody typed without what a name does not have: `scripts/zh_CN/欢迎语`, `scripts_tts/zh_CN/欢迎语.txt` → `zh_CN/欢迎语`."""
    name = unicodedata.normalize("NFC", typed).strip().removesuffix(".txt").rstrip("/")
    for head in (f"{settings.scripts_dir}/", f"{settings.scripts}/", f"./{settings.scripts}/", SCRIPTS):
        name = name.removeprefix(head)
    return name


def _is_file(file: str, name: str) -> bool:
    return file.removesuffix(".txt") == name or file.removesuffix(".txt").endswith(f"/{name}")
