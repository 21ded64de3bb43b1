"""Where a script's text has blanks and conditions, and whether they are closed and in order. PURE.

A Chinese keyboard is no mistake: full-width braces, and full-width signs and quotation marks inside them, count as their
ordinary twins. Every replacement keeps the length, so that places stay what they are in the file.
"""

import re
from dataclasses import dataclass

from broadcaster.faults import Mark, Problem

BLANK, BLOCK, COMMENT = "{{", "{%", "{#"
_CLOSES = {BLANK: "}}", BLOCK: "%}", COMMENT: "#}"}
KEYWORDS = ("if", "elif", "else", "endif", "for", "endfor")
OUTWARD = frozenset({"import", "from", "include", "extends", "block", "macro", "call", "set", "do", "raw", "filter", "with", "autoescape"})
"""What the template language has beyond a script's needs; most of it would reach for something outside."""
MAX_NESTED = 8
MAX_TOLD = 40
"""Characters of a tag that a sentence about it quotes."""

_BRACES = str.maketrans("｛｝", "{}")
_WIDE = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_TWINS = {**_WIDE, 0x3000: " "}
_QUOTES = {"'": "'", '"': '"', "＇": "＇", "＂": "＂", "“": "”", "‘": "’", "「": "」", "『": "』"}
_EDGE = re.compile(r"[{]{2}|[{][%％#＃]|[{}]|[%％#＃][}]")
_QUOTED = re.compile("|".join(f"{opening}([^{closing}]*){closing}" for opening, closing in _QUOTES.items()))
_WORD = re.compile(r"(\S*)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """One `{{ … }}` or `{% … %}`; `line` and `column` count from 1 within the text."""

    line: int
    column: int
    whole: str
    """With its braces, in ordinary characters."""
    keyword: str = ""
    """Of a `{% … %}`: one of `KEYWORDS`. Empty for a blank."""
    depth: int = 0
    """How many `if` and `for` are open around it."""

    @property
    def inside(self) -> str:
        """What stands between the braces, without the signs that only eat the space around the tag (`{%- … -%}`)."""
        return re.sub(r"^[-+]|[-+]$", "", self.whole[2:-2]).strip()

    @property
    def told(self) -> str:
        """What stands inside, short enough for a sentence."""
        return self.inside if len(self.inside) <= MAX_TOLD else f"{self.inside[:MAX_TOLD]}…"

    def column_of(self, name: str) -> int:
        """The column at which a name first stands in it."""
        found = re.search(rf"\b{re.escape(name)}\b", self.whole)
        return self.column + (found.start() if found else 0)

    @property
    def expression(self) -> str:
        """What stands behind the keyword; of a blank, all of it."""
        match = _WORD.match(self.inside) if self.keyword else None
        return match[2] if match else self.inside


@dataclass(frozen=True, slots=True)
class Text:
    """A script's text in the characters the template language takes, and its tags in order; comments are none."""

    text: str
    tags: tuple[Tag, ...]
    problems: tuple[Problem, ...]


def place(at: Mark, line: int, column: int) -> Mark:
    """A place within the text as a place in the file: `at` is where the text begins."""
    return Mark(at.file, at.line + line - 1, column)


def scan(template: str, at: Mark) -> Text:
    """The tags of a text that begins at `at`, and every brace that is not in order."""
    reading = _Scan(template.translate(_BRACES), at)
    reading.run()
    return Text(reading.text, tuple(reading.tags), tuple(reading.problems))


def _plain(tag: str) -> str:
    """A tag in ordinary characters; what stands in quotation marks is somebody's words, and stays as it is."""
    pieces, last = [], 0
    for quoted in _QUOTED.finditer(tag):
        words = quoted[0][1:-1]
        mark = '"' if "'" in words else "'"
        pieces += [tag[last : quoted.start()].translate(_TWINS), f"{mark}{words}{mark}"]
        last = quoted.end()
    return "".join([*pieces, tag[last:].translate(_TWINS)])


class _Scan:
    def __init__(self, text: str, at: Mark) -> None:
        self.text, self._at = text, at
        self.tags: list[Tag] = []
        self.problems: list[Problem] = []
        self._open: list[Tag] = []

    def run(self) -> None:
        start = 0
        while edge := _EDGE.search(self.text, start):
            opening = edge[0].translate(_TWINS)
            start = self._tag(edge.start(), opening) if opening in _CLOSES else self._stray(edge)
        for tag in self._open:
            self._object("scripts.unclosed", tag.line, tag.column, found=tag.keyword, close=f"end{tag.keyword}")

    def _tag(self, start: int, opening: str) -> int:
        """Read a tag from its opening; answers where to go on."""
        close = re.compile(_CLOSES[opening].replace("%", "[%％]").replace("#", "[#＃]"))
        limit = len(self.text) if opening == COMMENT else self._line_end(start)
        end = close.search(self.text, start + 2, limit)
        again = self.text.find("{", start + 2, end.start() if end else limit)
        line, column = self._place(start)
        if end is None or (again >= 0 and opening != COMMENT):
            stop = again if again >= 0 and opening != COMMENT else limit
            self._object("scripts.open", line, column, found=self.text[start:stop].strip()[:MAX_TOLD], close=_CLOSES[opening])
            return stop
        whole = _plain(self.text[start : end.end()])
        self.text = self.text[:start] + whole + self.text[end.end() :]
        if opening != COMMENT:
            self._keep(Tag(line, column, whole, depth=len(self._open)), opening)
        return end.end()

    def _keep(self, tag: Tag, opening: str) -> None:
        if opening == BLANK:
            self.tags.append(tag)
            return
        match = _WORD.match(tag.inside)
        word = match[1] if match else ""
        if word not in KEYWORDS:
            code = "scripts.outward-tag" if word in OUTWARD else "scripts.unknown-tag"
            self._object(code, tag.line, tag.column, found=word or "{% %}")
            return
        self._nest(Tag(tag.line, tag.column, tag.whole, word, tag.depth))

    def _nest(self, tag: Tag) -> None:
        within = self._open[-1].keyword if self._open else ""
        opener = {"elif": "if", "else": "if", "endif": "if", "endfor": "for"}.get(tag.keyword, "")
        if opener and opener != within:
            self._object("scripts.stray-tag", tag.line, tag.column, found=tag.keyword, opener=opener)
            return
        if tag.keyword.startswith("end"):
            self._open.pop()
        elif not opener:
            if len(self._open) >= MAX_NESTED:
                self._object("scripts.nested", tag.line, tag.column, most=str(MAX_NESTED))
            self._open.append(tag)
        self.tags.append(tag)

    def _stray(self, edge: re.Match[str]) -> int:
        line, column = self._place(edge.start())
        self._object("scripts.brace", line, column, found=edge[0])
        # what is meant as {name} is one slip, not two
        end = self.text.find("}", edge.end(), self._line_end(edge.start())) if edge[0] == "{" else -1
        again = self.text.find("{", edge.end(), end) if end >= 0 else -1
        return end + 1 if end >= 0 and again < 0 else edge.end()

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _place(self, start: int) -> tuple[int, int]:
        return self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start)

    def _object(self, code: str, line: int, column: int, **facts: str) -> None:
        self.problems.append(Problem(code, at=place(self._at, line, column), facts=facts))
