"""The scripts as the board needs them: by name, what must be approved of each, and its words for whoever signs."""

from collections.abc import Mapping
from dataclasses import dataclass

from broadcaster.announcements.model import Announcement
from broadcaster.announcements.subject import subject
from broadcaster.approvals.model import Subject
from broadcaster.cli.texts.found import meant
from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.scripts.blanks import BLANKS, Source
from broadcaster.scripts.fill import fill
from broadcaster.scripts.reader import read
from broadcaster.scripts.script import Script
from broadcaster.settings import Settings


@dataclass(frozen=True, slots=True)
class Texts:
    """Every usable script, by name."""

    settings: Settings
    scripts: Mapping[str, Script]

    @classmethod
    def of(cls, settings: Settings) -> "Texts":
        """Those of the mall's folder; a mall may have none."""
        return cls(settings, read(settings.scripts_dir)[0])

    def page(self, typed: str) -> Script:
        """The page somebody means. Raises `Fault`: `queue.not-a-page`, and as `found.meant`."""
        script = meant(self.settings, typed)
        if script.kind != "page":
            known = "、".join(s.name for s in self.scripts.values() if s.kind == "page")
            raise fault("queue.not-a-page", Exit.USAGE, found=script.name, kind=script.kind, known=known or "–")
        return script

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
