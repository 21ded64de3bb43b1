"""A page → plain data, and the line and column of every piece of it: ruamel.yaml's node tree, YAML 1.2.

Only the structure is taken from YAML; every value stays the text that was written (`09:20` is never 560, `no` never false).
"""

from collections.abc import Iterator, Sequence

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from broadcaster.faults import Fault, Mark, Problem
from broadcaster.marked.layout import Page, empty
from broadcaster.marked.width import FULL_WIDTH, fold

Data = dict[str, "Data"] | list["Data"] | str | None
"""What is left of YAML when every scalar is text; `None` is an empty value."""
Loc = Sequence[int | str]
"""The way to a piece of data: `("programme", 3, "at")`."""

_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_SYNTAX = {
    "unexpected end of stream": "file.quote",
    "expected ',' or": "file.bracket",
    "another document": "file.documents",
    "undefined alias": "file.alias",
}


class Tree:
    """The data of a page, and where each piece of it stands."""

    def __init__(self, page: Page) -> None:
        """Raises `Fault` where the structure breaks."""
        self._page = page
        self._problems: list[Problem] = []
        self._known: dict[int, Data] = {}
        self._open: set[int] = set()
        self._root = _composed(page)
        self.data = self._plain(self._root)
        if self.data is None:
            raise Fault(empty(page.file, page.form))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the structure although it can be read."""
        return tuple(self._problems)

    def mark(self, loc: Loc = (), *, key: bool = False) -> Mark:
        """Where a value stands, or (`key`) its key; for an empty value its key, for a piece that is not there the nearest around it."""
        node, place = self._root, self._root
        for step in loc:
            found = next(_children(node, step), None)
            if found is None:
                break
            place, node = found
        return self._at(place if key or node.tag == _NULL else node)

    def _at(self, node: Node) -> Mark:
        return self._page.mark(node.start_mark.line, node.start_mark.column)

    def _plain(self, node: Node) -> Data:
        """Plain data; a piece with several aliases is converted once, a piece inside itself is refused."""
        if id(node) in self._open:
            raise Fault(Problem("file.recursive", at=self._at(node)))
        if id(node) not in self._known:
            self._open.add(id(node))
            self._known[id(node)] = self._converted(node)
            self._open.discard(id(node))
        return self._known[id(node)]

    def _converted(self, node: Node) -> Data:
        if isinstance(node, MappingNode):
            return self._table(node)
        if isinstance(node, SequenceNode):
            return [self._plain(item) for item in node.value]
        return self._text(node) if isinstance(node, ScalarNode) else None

    def _text(self, node: ScalarNode) -> Data:
        if node.style is None and node.end_mark.line > node.start_mark.line and node.value.strip():
            self._problems.append(Problem("file.continued", at=self._at(node), facts={"found": node.value}))
        # ruamel.yaml marks the places where a folded text (>) was folded
        value = str(node.value).replace("\a", "") if node.style == ">" else str(node.value)
        return None if node.tag == _NULL and node.style is None else value

    def _table(self, node: MappingNode) -> Data:
        table: dict[str, Data] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if key.tag == _MERGE:
                merged = self._plain(value)
                table = {**merged, **table} if isinstance(merged, dict) else table
                continue
            word = _word(key)
            if word in lines:
                facts = {"key": word, "line": str(lines[word])}
                self._problems.append(Problem("file.duplicate-key", at=self._at(key), facts=facts))
            lines[word] = self._at(key).line
            table[word] = self._plain(value)
        return table


def _word(key: Node) -> str:
    return fold(key.value) if isinstance(key, ScalarNode) and key.value else ""


def _children(node: Node, step: int | str) -> Iterator[tuple[Node, Node]]:
    """(key, value) of what `step` leads to; an item of a list is its own key."""
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        yield node.value[step], node.value[step]
    if isinstance(node, MappingNode):
        yield from ((key, value) for key, value in node.value if _word(key) == step)
        for key, value in node.value:
            if key.tag == _MERGE:
                yield from _children(value, step)


def _composed(page: Page) -> Node:
    try:
        root: Node = YAML(typ="safe", pure=True).compose(page.text)  # the usual way keeps comments too, in half as long again
    except MarkedYAMLError as broken:
        # A mended page that still breaks has said what is wrong: more would be a consequence.
        raise Fault(page.problems or (_syntax(page, broken),)) from None
    except RecursionError:
        raise Fault(Problem("file.too-deep", at=Mark(page.file, 1, 1))) from None
    except YAMLError:
        raise Fault(Problem("file.binary", at=Mark(page.file, 1, 1))) from None
    return root


def _syntax(page: Page, broken: MarkedYAMLError) -> Problem:
    message = broken.problem or ""
    code = next((code for words, code in _SYNTAX.items() if words in message), "file.syntax")
    opened = code in {"file.quote", "file.bracket"} and broken.context_mark
    mark = (broken.context_mark if opened else broken.problem_mark) or broken.context_mark
    near = broken.problem_mark or mark
    at = page.mark(mark.line, mark.column) if mark else Mark(page.file, 1, 1)
    line = page.text.split("\n")[near.line].split(" #")[0] if near and near.line < page.text.count("\n") + 1 else ""
    wide = next((i for i, c in enumerate(line) if c in FULL_WIDTH), None)
    if near and wide is not None:
        facts = {"found": line.strip(), "chars": "".join(c for c in FULL_WIDTH if c in line)}
        return Problem("file.full-width", at=page.mark(near.line, wide), facts=facts)
    return Problem(code, at=at, facts={"found": line.strip()})
