"""The pages people read, and what can be taken out of them."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "audio/README.md"])
READMES = (ROOT / "README.md", ROOT / "README.en.md")
ENGLISH = '<a id="english"></a>'
"""From here on a page of both languages is in English."""

_FENCED = re.compile(r"^```(\S*)( run)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`((?:sudo \S*)?broadcaster [^`…]+)`")


@dataclass(frozen=True)
class Line:
    """A command line of a page."""

    page: str
    text: str
    words: tuple[str, ...]
    """What follows `broadcaster`."""

    def __str__(self) -> str:
        return f"{self.page}: {self.text}"


@dataclass(frozen=True)
class Example:
    """A command whose output the page shows, as it must be: `…` stands for anything."""

    page: str
    language: str
    line: Line
    shown: tuple[str, ...]


@cache
def text(page: Path) -> str:
    return page.read_text()


def lines() -> list[Line]:
    """Every call of `broadcaster` on any page, in blocks and in running text."""
    found = {line for page in PAGES for line in [*_in_blocks(page), *_in_text(page)]}
    return sorted(found, key=str)


def _in_blocks(page: Path) -> Iterator[Line]:
    for kind, _run, body in _FENCED.findall(text(page)):
        for row in body.splitlines():
            if kind == "sh" or (kind == "console" and row.startswith("$ ")):
                yield from calls(page, row.removeprefix("$ "))


def _in_text(page: Path) -> Iterator[Line]:
    for call in _INLINE.findall(_FENCED.sub("", text(page))):
        yield from calls(page, call)


def calls(page: Path, row: str) -> Iterator[Line]:
    """The calls of `broadcaster` in one line of shell."""
    for part in re.split(r"&&|\|(?!\|)", row.split("  #", maxsplit=1)[0]):
        words = shlex.split(part.split(">")[0], comments=True)
        at = next((n for n, word in enumerate(words) if Path(word).name == "broadcaster"), None)
        if at is not None and words[0] != "install" and all(w == "sudo" for w in words[:at]):
            yield Line(page.name, part.strip(), tuple(words[at + 1 :]))


def examples(page: Path) -> list[Example]:
    """The commands of `console run` blocks, in the order of the page."""
    found = []
    split = text(page).find(ENGLISH)
    for block in _FENCED.finditer(text(page)):
        if block[1] == "console" and block[2]:
            english = page.name.endswith(".en.md") or -1 < split < block.start()
            for step in re.split(r"^\$ ", block[3], flags=re.MULTILINE)[1:]:
                row, *shown = step.splitlines()
                line = next(calls(page, row))
                found.append(Example(page.name, "en" if english else "zh_CN", line, tuple(shown)))
    return found


def quotations(page: Path) -> list[tuple[str, str]]:
    """Language and words of everything a page quotes as said by the program."""
    split = text(page).find(ENGLISH)
    found = re.finditer(r"^> (.+)$", text(page), re.MULTILINE)
    return [("en" if -1 < split < q.start() else "zh_CN", q[1]) for q in found]


def refusals(page: Path) -> list[tuple[str, str]]:
    """Language and words of every error a page shows as a command's answer."""
    blocks = [block[3] for block in _FENCED.finditer(text(page)) if block[1] == "console"]
    found = [re.match(r"(错误|error): (.+)$", row) for block in blocks for row in block.splitlines()]
    return [("en" if error[1] == "error" else "zh_CN", error[2]) for error in found if error]


def links(page: Path) -> list[str]:
    """Targets of relative links."""
    found = re.findall(r"\]\(([^)\s]+)\)", _FENCED.sub("", text(page)))
    return [target for target in found if "://" not in target and not target.startswith("mailto:")]


def tables(page: Path) -> list[list[str]]:
    """Cells of every row of every table."""
    rows = [row for row in text(page).splitlines() if row.startswith("| ")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]
