"""The scripts as the board needs them: by name, what must be approved of each, and its words for whoever signs."""

from collections.abc import Mapping
from dataclasses import dataclass

from broadcaster.announcements.model import Announcement
from broadcaster.announcements.subject import subject
from broadcaster.approvals.model import Subject
from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.scripts.blanks import BLANKS, Source
from broadcaster.scripts.fill import fill
from broadcaster.scripts.reader import read
from broadcaster.scripts.script import Script
from broadcaster.settings import Settings

PREFIX = "scripts/"


@dataclass(frozen=True, slots=True)
class Texts:
    """Every usable script, and what is wrong with the others."""

    scripts: Mapping[str, Script]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, settings: Settings) -> "Texts":
        """Those of the mall's folder."""
        scripts, problems = read(settings.scripts_dir)
        return cls(scripts, problems)

    def named(self, name: str, *, kind: str = "") -> Script:
        """A script by its name, with or without `scripts/`, or by its last part or title where that is one script's only.

        `kind`: only of this kind. Raises `Fault`: `queue.no-script`, `queue.ambiguous`, with what is wrong with a script of that name.
        """
        wanted = name.removesuffix(".txt")
        exact = [s for n, s in self.scripts.items() if n in {wanted, PREFIX + wanted}]
        loose = [s for n, s in self.scripts.items() if wanted in {n.rsplit("/", 1)[-1], s.title} and (not kind or s.kind == kind)]
        found = exact or loose
        if len(found) > 1:
            raise fault("queue.ambiguous", Exit.USAGE, found=name, known=", ".join(s.name for s in found))
        if not found:
            broken = [p for p in self.problems if p.at and p.at.file.removesuffix(".txt").endswith(f"/{wanted.removeprefix(PREFIX)}")]
            raise Fault([*broken, self._missing(name, kind)] if broken else self._missing(name, kind))
        if kind and found[0].kind != kind:
            raise fault("queue.not-a-page", Exit.USAGE, found=found[0].name, kind=found[0].kind, known=self._listed(kind))
        return found[0]

    def of_kind(self, kind: str) -> list[Script]:
        """All of a kind, by name."""
        return [s for s in self.scripts.values() if s.kind == kind]

    def subject(self, given: Announcement) -> Subject:
        """What must be approved before an announcement airs."""
        script = self.scripts.get(given.script)
        return subject(given, subject_of(script) if script else None)

    def words(self, given: Announcement) -> str:
        """An announcement's text, for people: its own, or the template with what fills it."""
        if given.text:
            return given.text
        script = self.scripts.get(given.script)
        filled = "\n".join(f"{name}={value}" for name, value in given.fields)
        return f"{script.template if script else given.script}\n{filled}".strip()

    def _listed(self, kind: str) -> str:
        return "、".join(s.name for s in self.scripts.values() if not kind or s.kind == kind) or "–"

    def _missing(self, name: str, kind: str) -> Problem:
        return Problem("queue.script-unknown", facts={"found": name, "known": self._listed(kind)})


def subject_of(script: Script) -> Subject:
    """What is approved of a script: itself, as it is now."""
    return Subject(script.name, script.kind.value, script.digest)


def filled(script: Script, fields: Mapping[str, str]) -> str:
    """The words of a page as its fields make them, what the day fills in shown by an example.

    Raises `Fault`: `scripts.missing-field` and its like for each blank that nobody filled, `queue.no-such-blank` for a field without one.
    """
    known = {name for blank in BLANKS if blank.source is Source.ASKED for name in (blank.zh, blank.en)} | {*script.fields}
    stray = [name for name in fields if name not in known]
    if stray:
        facts = {"known": "、".join(sorted(known))}
        raise Fault([Problem("queue.no-such-blank", facts={"found": name, **facts}) for name in stray])
    day = {blank.zh: blank.example(script.language) for blank in BLANKS if blank.source is Source.DAY}
    return fill(script, {**day, **fields})
