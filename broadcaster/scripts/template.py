"""What a text asks for: its blanks, each checked where it stands, before anything is filled. PURE."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from jinja2 import nodes

from broadcaster.faults import Mark, Problem
from broadcaster.scripts.blanks import BLANKS, BY_NAME, key
from broadcaster.scripts.expressions import MAX_REPEATS, RESERVED, conditions, names, parse, parts, refusal, sayable
from broadcaster.scripts.tags import Tag, place, scan

_EXAMPLES = {"": "{{ 日期 }}", "for": "{% for 内容 in 活动内容 %}"}
_CONDITION = "{% if 星期 == '星期六' %}"


@dataclass(frozen=True, slots=True)
class Need:
    """A blank a text has, where it first stands."""

    name: str
    """As the text writes it."""
    mark: Mark

    @property
    def key(self) -> str:
        return key(self.name)


def names_of(template: str, fields: Collection[str] = ()) -> tuple[str, ...]:
    """The blanks a text has, as it writes them, in the order they first stand there; the same blank by its other name is not repeated."""
    return tuple(need.name for need in checked(template, Mark("", 1, 1), fields)[0])


def optional_in(template: str) -> frozenset[str]:
    """Keys of the blanks a text asks about (`{% if 特征 %}`, `{{ 特征 or '无' }}`): they may stay empty."""
    trees = [tree for tag in scan(template, Mark("", 1, 1)).tags if isinstance(tree := parse(tag), nodes.Node)]
    return frozenset(key(name) for tree in trees for asked in conditions(tree) for name in names(asked))


def checked(template: str, at: Mark, fields: Collection[str] = ()) -> tuple[tuple[Need, ...], tuple[Problem, ...]]:
    """The blanks of a text that begins at `at`, and everything in it that cannot be filled.

    `fields`: blanks of its own that a script declares.
    """
    return _checked(template, at, frozenset(fields))


@lru_cache(maxsize=512)
def _checked(template: str, at: Mark, fields: frozenset[str]) -> tuple[tuple[Need, ...], tuple[Problem, ...]]:
    text = scan(template, at)
    reading = _Reading(at, fields)
    for tag in text.tags:
        reading.read(tag)
    problems = [*text.problems, *reading.problems]
    if not text.text.strip():
        problems.append(Problem("scripts.no-text", at=at))
    needs: dict[str, Need] = {}
    for need in reading.needs:
        needs.setdefault(need.key, need)
    return tuple(needs.values()), tuple(problems)


class _Reading:
    """Goes through the tags in order, knowing which names a `for` has given."""

    def __init__(self, at: Mark, fields: frozenset[str]) -> None:
        self._at, self._fields = at, fields
        self.needs: list[Need] = []
        self.problems: list[Problem] = []
        self._given: list[tuple[str, int]] = []
        """Names of the loops that are open, and how deep each stands."""

    def read(self, tag: Tag) -> None:
        self._given = [(name, depth) for name, depth in self._given if depth < tag.depth]
        match parse(tag):
            case str():
                self._misunderstood(tag)
            case nodes.If(test=test):
                self._sound(tag, test)
            case nodes.Output(nodes=[said, *_]):
                if self._sound(tag, said) and not sayable(said):
                    self._object(tag, "scripts.not-words")
            case nodes.For() as loop:
                self._sound(tag, loop.iter)
                self._gives(tag, loop)

    def _gives(self, tag: Tag, loop: nodes.For) -> None:
        """The name a loop gives to each piece."""
        target = loop.target.name if isinstance(loop.target, nodes.Name) else ""
        if not target or target.startswith("_") or target in RESERVED or loop.recursive or loop.test is not None:
            self._misunderstood(tag)
        self._given.append((target, tag.depth))

    def _sound(self, tag: Tag, node: nodes.Node) -> bool:
        """Whether nothing in a tree is wrong."""
        before = len(self.problems)
        for part in parts(node):
            if isinstance(part, nodes.Name):
                self._name(tag, part.name)
            elif code := refusal(part, in_loop=bool(self._given)):
                self._object(tag, code, most=str(MAX_REPEATS))
        return len(self.problems) == before

    def _name(self, tag: Tag, name: str) -> None:
        if any(name == given for given, _depth in self._given):
            return
        need = Need(name, place(self._at, tag.line, tag.column_of(name)))
        if name in BY_NAME or name in self._fields:
            self.needs.append(need)
            return
        guess = _guess(name, [*BY_NAME, *self._fields])
        listed = ", ".join(b.en for b in BLANKS) if name.isascii() else "、".join(b.zh for b in BLANKS)
        facts = {"found": name, "guess": guess} if guess else {"found": name, "known": listed}
        self.problems.append(Problem("scripts.misspelt-blank" if guess else "scripts.unknown-blank", at=need.mark, facts=facts))

    def _misunderstood(self, tag: Tag) -> None:
        self._object(tag, "scripts.syntax", example=_EXAMPLES.get(tag.keyword, _CONDITION))

    def _object(self, tag: Tag, code: str, **facts: str) -> None:
        problem = Problem(code, at=place(self._at, tag.line, tag.column), facts={"found": tag.told, **facts})
        if problem not in self.problems:
            self.problems.append(problem)


def _guess(name: str, known: Collection[str]) -> str | None:
    """The nearest known name; of several Chinese ones as near, one that begins alike."""
    near = get_close_matches(name, known, 3, 0.75 if name.isascii() else 0.5)
    return next((n for n in near if n[0] == name[0]), near[0] if near else None)
