"""The list of readings people keep in a file → `Readings`, or every problem in it with file:line:column."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from broadcaster.faults import Fault, Mark, Problem, Severity, by_place
from broadcaster.marked.file import raw
from broadcaster.marked.layout import Form, page
from broadcaster.marked.tree import Data, Loc, Tree
from broadcaster.wording.readings import NONE, Readings, findable, same, sayable
from broadcaster.wording.spoken import LANGUAGES

FORM = Form(example="scripts_tts/readings.yaml", key=r"[^\s#:：'\"{}\[\]&*!|>%@,-][^:：#]*?")


def read(path: Path) -> Readings:
    """The readings in a file, none where there is no file. Raises `Fault` with every problem when there is an error among them."""
    readings, found = problems(path)
    if readings is None:
        raise Fault(found)
    return readings


def problems(path: Path) -> tuple[Readings | None, tuple[Problem, ...]]:
    """The readings in a file (`None` when there is an error), and all there is to say about it, by place.

    A mall without a list, or with nothing in it, reads everything as it is written; that there is none is a note.
    """
    try:
        tree = Tree(written := page(str(path), raw(path, FORM), FORM))
    except Fault as broken:
        return _without(path, broken)
    reading = _Reading(tree, [*written.problems, *tree.problems])
    readings = reading.readings()
    failed = any(p.severity is Severity.ERROR for p in reading.found)
    return None if failed else readings, by_place(reading.found)


def _without(path: Path, broken: Fault) -> tuple[Readings | None, tuple[Problem, ...]]:
    codes = {p.code for p in broken.problems}
    if codes == {"file.no-file"}:
        return NONE, (Problem("wording.no-list", Severity.NOTE, Mark(str(path), 1, 1), {"example": FORM.example}),)
    return (NONE, ()) if codes == {"file.empty"} else (None, by_place(broken.problems))


@dataclass(slots=True)
class _Reading:
    """One file on its way from data to readings."""

    tree: Tree
    found: list[Problem] = field(default_factory=list)

    def readings(self) -> Readings:
        data = self.tree.data
        if not isinstance(data, dict):
            self._object("wording.top-level", ())
            return NONE
        for language in data.keys() - set(LANGUAGES):
            self._object("wording.unknown-language", (language,), found=language, known=", ".join(LANGUAGES))
        return Readings({language: dict(self._words(language, data[language])) for language in LANGUAGES if data.get(language)})

    def _words(self, language: str, listed: Data) -> Iterator[tuple[str, str]]:
        if not isinstance(listed, dict):
            self._object("wording.want-words", (language,), language=language)
            return
        lines: dict[str, int] = {}
        for written, said in listed.items():
            loc = (language, written)
            line = lines.setdefault(same(written), self.tree.mark(loc, key=True).line)
            if line != self.tree.mark(loc, key=True).line:
                self._object("wording.twice", loc, written=written, line=str(line))
            if not findable(written):
                self._object("wording.not-findable", loc, written=written)
            elif len(same(written)) == 1 and not written.isascii():
                self._object("wording.single", loc, Severity.WARNING, written=written)
            if (words := self._said(loc, said)) is not None:
                yield written, words

    def _said(self, loc: tuple[str, str], said: Data) -> str | None:
        """What is to be said, or `None` and the reason among the problems."""
        if not said:
            self._object("wording.empty", loc, written=loc[1])
        elif not isinstance(said, str):
            self._object("wording.want-reading", loc, written=loc[1])
        elif any(c.isnumeric() and not c.isalpha() for c in said):
            self._object("wording.figure", loc, key=False, found=said)
        elif not sayable(said):
            self._object("wording.sign", loc, key=False, found=said)
        else:
            return said
        return None

    def _object(self, code: str, loc: Loc, severity: Severity = Severity.ERROR, *, key: bool = True, **facts: str) -> None:
        self.found.append(Problem(code, severity, self.tree.mark(loc, key=key and bool(loc)), facts))
