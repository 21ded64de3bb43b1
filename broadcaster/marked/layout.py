"""Bytes → lines YAML can take: the encoding, and what a Chinese keyboard does to indentation and colons. PURE.

What can be read as it was meant is mended, so that everything after it is still checked; it is reported all the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from broadcaster.faults import Fault, Mark, Problem

MAX_BYTES = 1_000_000
"""A whole year of a busy mall's rows stays far under this; more is a mistake (or a film)."""

_INDENT = re.compile(r"^[\s\u00a0\u3000]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a kind of file before one is opened."""

    example: str
    """Where a good one usually stands."""
    key: str = "[A-Za-z_]+"
    """How its keys look, as a regular expression: what stands before a colon that is to be mended."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file's text, mended; `problems` say what was mended or cannot be."""

    file: str
    form: Form
    text: str
    problems: tuple[Problem, ...] = ()
    widened: Mapping[int, int] = field(default_factory=dict)
    """By line, the column (both from 0) where mending put in a space: what stands behind it is one less in the file."""

    def mark(self, line: int, column: int) -> Mark:
        """The place in the file as it was written, for a line and column of `text` counted from 0."""
        behind = line in self.widened and column > self.widened[line]
        return Mark(self.file, line + 1, column + 1 - behind)


def page(file: str, raw: bytes, form: Form) -> Page:
    """The text of a file. Raises `Fault` when it is no text, or empty."""
    text = _decoded(file, raw)
    if match := _CONTROL.search(text):
        head = text[: match.start()]
        place = Mark(file, head.count("\n") + 1, len(head) - head.rfind("\n"))
        raise Fault(Problem("file.binary", at=place))
    if not re.search(r"^[ \t]*[^\s#]", text, re.MULTILINE):
        raise Fault(empty(file, form))
    return _mended(file, text, form)


def empty(file: str, form: Form) -> Problem:
    """What is said of a file in which nothing stands."""
    return Problem("file.empty", at=Mark(file, 1, 1), facts={"example": form.example})


def _decoded(file: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as bad:
        head = raw[: bad.start]
        place = Mark(file, head.count(b"\n") + 1, len(head[head.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1)
        raise Fault(Problem(_foreign(raw), at=place)) from None


def _foreign(raw: bytes) -> str:
    """What bytes that are not UTF-8 seem to be: a Windows editor's GBK, another encoding, or no text at all."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "file.encoding"
    if b"\x00" in raw:
        return "file.binary"
    try:
        return "file.gbk" if re.search("[\u4e00-\u9fff]", raw.decode("gb18030")) else "file.encoding"
    except UnicodeDecodeError:
        return "file.encoding"


def _mended(file: str, text: str, form: Form) -> Page:
    key = re.compile(rf"^(?P<head>[ ]*(?:-[ ]+)*(?P<key>{form.key})[ ]*)(?P<colon>：|:(?=[^\s:/]))(?P<space>[ \t]?)")
    lines: list[str] = []
    problems: list[Problem] = []
    widened: dict[int, int] = {}
    for number, line in enumerate(text.split("\n")):
        problems += _indentation(file, number, line)
        match = key.match(line)
        lines.append(f"{match['head']}: {line[match.end() :]}" if match else line)
        if match:
            problems.append(_colon(file, number, match))
        if match and not match["space"]:
            widened[number] = len(match["head"]) + 1
    return Page(file, form, "\n".join(lines), tuple(problems), widened)


def _indentation(file: str, number: int, line: str) -> Iterator[Problem]:
    match = _INDENT.match(line)
    indent = match[0] if match else ""
    if len(indent) == len(line) or line[len(indent)] == "#":
        return
    for column, character in enumerate(indent):
        if character != " ":
            code = "file.tab" if character == "\t" else "file.wide-space"
            yield Problem(code, at=Mark(file, number + 1, column + 1))
            return


def _colon(file: str, number: int, match: re.Match[str]) -> Problem:
    code = "file.wide-colon" if match["colon"] == "：" else "file.colon-space"
    return Problem(code, at=Mark(file, number + 1, len(match["head"]) + 1), facts={"key": match["key"]})
