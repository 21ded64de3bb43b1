"""The folder of scripts → every script that can be used, and every problem with file:line:column."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b, file_digest
from pathlib import Path, PurePath
from typing import Any

from broadcaster.content.said import SCRIPTS
from broadcaster.content.shelf import KNOWN, shown
from broadcaster.faults import Fault, Mark, Problem, Severity, by_place
from broadcaster.marked.tree import Tree
from broadcaster.scripts.front import MAX_BYTES, Written, parted, told
from broadcaster.scripts.keys import FRONT, FrontKeys, objections
from broadcaster.scripts.script import LANGUAGES, Event, Script, Scripts
from broadcaster.timetable import words
from broadcaster.timetable.refusals import refusals

ENDING = ".txt"
_FOR_PEOPLE = (".md", ".part", ".tmp", ".bak", "~", ".yaml")
"""Notes for people, what editors leave behind, and the lists of other rooms (how words are read): passed over without a word."""
_OF_FIELDS = frozenset({"scripts.misspelt-blank", "scripts.unknown-blank"})
"""What cannot be said of a text while nobody knows which fields its first lines declare."""
_OF_EVENT = {"event": "name", "event_time": "time", "event_place": "place", "event_items": "items"}


def read(folder: Path) -> tuple[Scripts, tuple[Problem, ...]]:
    """Every usable script under `folder`, and all there is to say about the files, by place. Never raises.

    A script with an error is not among them; a folder that is not there is one problem.
    """
    try:
        files, found = _files(folder)
    except OSError as refusal:
        why = refusal.strerror or type(refusal).__name__
        return Scripts(), (Problem("scripts.no-folder", facts={"folder": str(folder), "reason": why}),)
    recordings = _recordings(files)
    scripts, names = [], set[str]()
    for file in (f for f in files if _ending(f) == ENDING):
        script, problems = read_script(folder, file, recordings.pop(_stem(file), ()))
        found += problems
        if _name(file) in names:
            found.append(_problem("scripts.twice", folder / file, found=_name(file)))
        elif script:
            scripts.append(script)
        names.add(_name(file))
    found += [_problem("scripts.lone-recording", folder / sound, Severity.WARNING) for alone in recordings.values() for sound in alone]
    return Scripts(scripts), by_place(found)


def read_script(folder: Path, file: str, recordings: tuple[str, ...] = ()) -> tuple[Script | None, tuple[Problem, ...]]:
    """The script in one file of the folder (`zh_CN/红星欢迎语.txt`), `None` when it has an error; and what there is to say about it.

    `recordings`: sound files that stand beside it; of several the first counts.
    """
    path = folder / file
    try:
        written = parted(str(path), _bytes(path))
    except Fault as broken:
        return None, by_place(broken.problems)
    try:
        reading = _Reading(written, Tree(written.front))
    except Fault as broken:
        text = [p for p in written.text_problems() if p.code not in _OF_FIELDS]
        return None, by_place(told([*broken.problems, *text]))
    recording, digest, problems = _recording(folder, recordings)
    reading.found += [*written.front.problems, *reading.tree.problems, *problems]
    script = reading.script(
        _name(file), file.split("/", maxsplit=1)[0] if "/" in file else "", {"recording": recording, "recording_digest": digest}
    )
    found = by_place(told(reading.found))
    return (None if any(p.severity is Severity.ERROR for p in found) else script), found


@dataclass(slots=True)
class _Reading:
    """One file on its way from data to a script."""

    written: Written
    tree: Tree
    found: list[Problem] = field(default_factory=list)

    def script(self, name: str, folder: str, beside: dict[str, str]) -> Script | None:
        top = Mark(self.written.front.file, 1, 1)
        front = self._front()
        self.found += self.written.text_problems(front.get("fields", ()) if front else self._declared())
        self._named(name, top)
        if front is None:
            return None
        given: dict[str, Any] = {key: value for key, value in front.items() if key not in _OF_EVENT}
        event = Event(**{own: front[key] for key, own in _OF_EVENT.items() if key in front})  # type: ignore[literal-required]
        language = front.get("language", folder)
        if language not in LANGUAGES:
            facts = {"folder": folder or "–", "known": ", ".join(LANGUAGES)}
            self.found.append(Problem("scripts.no-language", at=top, facts=facts))
        place = {"template": self.written.template, "mark": top, "text_line": self.written.text_line}
        return Script(**{**given, **place, **beside, "name": name, "language": language, "event": event})

    def _front(self) -> FrontKeys | None:
        """The first lines as their shape has them; `None` when they are refused."""
        data = self.tree.data
        if not isinstance(data, dict):
            self.found.append(Problem("scripts.top-level", at=self.tree.mark()))
            return None
        answer = refusals(FRONT, data, words.SHIPPED_DIAL)
        front, refused = answer
        for code, way, facts, at_key in refused:
            if code != "timetable.missing-key" or facts["key"] not in self.written.chinese:
                self.found.append(Problem(code, at=self.tree.mark(way, key=at_key), facts=facts))
        for code, key, facts in objections(front) if front else ():
            self.found.append(Problem(code, at=self.tree.mark((key,), key=True), facts=facts))
        return front

    def _declared(self) -> tuple[str, ...]:
        """The fields of first lines that are refused for something else, so that the text is not blamed for it."""
        data = self.tree.data
        fields = data.get("fields") if isinstance(data, dict) else None
        listed = fields if isinstance(fields, list) else [fields]
        return tuple(words.fold(name) for name in listed if isinstance(name, str) and name)

    def _named(self, name: str, top: Mark) -> None:
        try:
            words.name(name)
        except words.Misread:
            self.found.append(Problem("scripts.name", at=top, facts={"found": name}))


def _bytes(path: Path) -> bytes:
    top = Mark(str(path), 1, 1)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or type(failure).__name__
        raise Fault(Problem("file.unreadable", at=top, facts={"reason": reason})) from None
    if len(raw) > MAX_BYTES:
        raise Fault(Problem("scripts.too-big", at=top, facts={"limit": f"{MAX_BYTES // 1000}"}))
    return raw


def _files(folder: Path) -> tuple[list[str], list[Problem]]:
    """Every file that is a script or a recording, by its path under `folder`; and what is neither. Raises `OSError` without a folder."""
    files, found = [], list[Problem]()
    for file in sorted(_walk(folder, "", set(), found)):
        if file != file.encode(errors="ignore").decode():
            found.append(Problem("library.bad-name", Severity.WARNING, facts={"file": shown(file)}))
        elif _ending(file) in (ENDING, *KNOWN):
            files.append(file)
        elif not file.lower().endswith(_FOR_PEOPLE):
            found.append(_problem("scripts.unknown-ending", folder / file, Severity.WARNING))
    return files, found


def _walk(folder: Path, inside: str, been: set[tuple[int, int]], found: list[Problem]) -> Iterator[str]:
    """Files in and under a folder; a folder behind several links is entered once, one that cannot be is a problem."""
    try:
        here = folder.stat()
        if (here.st_dev, here.st_ino) in been:
            return
        been.add((here.st_dev, here.st_ino))
        with os.scandir(folder) as entries:
            present = [entry for entry in entries if not entry.name.startswith((".", "~$"))]
    except OSError as refusal:
        if not inside:
            raise
        found.append(_problem("file.unreadable", folder, reason=refusal.strerror or ""))
        return
    for entry in present:
        if entry.is_dir():
            yield from _walk(Path(entry.path), f"{inside}{entry.name}/", been, found)
        else:
            yield f"{inside}{entry.name}"


def _recordings(files: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Sound files by the stem they share with a script."""
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        if _ending(file) in KNOWN:
            found[_stem(file)] = (*found.get(_stem(file), ()), file)
    return found


def _recording(folder: Path, recordings: tuple[str, ...]) -> tuple[str, str, list[Problem]]:
    """The recording that counts, its digest, and what there is to say about it."""
    if not recordings:
        return "", "", []
    several = [_problem("scripts.several-recordings", folder / other, Severity.WARNING, first=recordings[0]) for other in recordings[1:]]
    try:
        with (folder / recordings[0]).open("rb") as sound:
            return recordings[0], file_digest(sound, lambda: blake2b(digest_size=16)).hexdigest(), several
    except OSError as refusal:
        unread = _problem("scripts.recording-unreadable", folder / recordings[0], reason=refusal.strerror or "")
        return "", "", [*several, unread]


def _problem(code: str, path: Path, severity: Severity = Severity.ERROR, **facts: str) -> Problem:
    return Problem(code, severity, Mark(str(path), 1, 1), facts)


def _name(file: str) -> str:
    return unicodedata.normalize("NFC", SCRIPTS + _stem(file))


def _stem(file: str) -> str:
    return file[: -len(_ending(file))] if _ending(file) else file


def _ending(file: str) -> str:
    return PurePath(file).suffix.lower()
