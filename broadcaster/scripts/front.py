"""Bytes of a script's file → its first lines as a page of YAML, and the text behind them. PURE.

The encoding and the slips of a Chinese keyboard are the timetable's (`marked/layout.py`), and so are their sentences,
but where those speak of a timetable.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from broadcaster.faults import Fault, Mark, Problem, Severity
from broadcaster.marked.layout import Form, Page, page
from broadcaster.scripts.keys import CHINESE
from broadcaster.scripts.template import checked

FORM = Form(example="scripts_tts/zh_CN/红星欢迎语.txt")
MAX_BYTES = 32_000
"""Ten thousand Chinese characters: half an hour of speech."""

OURS = frozenset({"binary", "documents", "duplicate-key", "empty", "top-level"})
"""Sentences of the timetable that mean something else here."""
MENDED = frozenset({"file.wide-colon", "file.colon-space"})
"""What is read as it was meant, and only noted."""

_FENCE = re.compile(r"[ \t\u3000]*[-－—–―]{2,}[ \t\u3000]*")
_CHINESE_KEY = re.compile(r"(?P<key>[\u4e00-\u9fff]+)[ \u3000]*[:：]")


@dataclass(frozen=True, slots=True)
class Written:
    """A script's file in its two parts."""

    front: Page
    """The first lines, each on its line of the file; the fences are empty lines."""
    template: str
    text_line: int
    chinese: frozenset[str]
    """Keys that stand there under a Chinese name, and are left out of `front`."""

    def text_problems(self, fields: Collection[str] = ()) -> tuple[Problem, ...]:
        """Everything in the text that cannot be filled."""
        return checked(self.template, Mark(self.front.file, self.text_line, 1), fields)[1]


def parted(file: str, raw: bytes) -> Written:
    """The two parts of a file. Raises `Fault` when it is no text, or its first lines are not there or not closed."""
    try:
        page(file, raw, FORM)
    except Fault as broken:
        raise Fault(told(broken.problems)) from None
    lines = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next(n for n, line in enumerate(lines) if line.strip())
    if not _FENCE.fullmatch(lines[first]):
        raise Fault(Problem("scripts.no-front", at=Mark(file, first + 1, 1)))
    closing = next((n for n, line in enumerate(lines) if n > first and _FENCE.fullmatch(line)), None)
    if closing is None:
        raise Fault(Problem("scripts.front-open", at=Mark(file, first + 1, 1)))
    front, chinese, problems = _front(file, lines, first, closing)
    return Written(replace(front, problems=(*front.problems, *problems)), "\n".join(lines[closing + 1 :]), closing + 2, chinese)


def _front(file: str, lines: list[str], first: int, closing: int) -> tuple[Page, frozenset[str], list[Problem]]:
    kept, chinese, problems = [""] * (first + 1), set(), []
    for number in range(first + 1, closing):
        match = _CHINESE_KEY.match(lines[number])
        kept.append("" if match else lines[number])
        if match:
            key = CHINESE.get(match["key"], "")
            chinese.add(key)
            code = "scripts.chinese-key" if key else "scripts.unknown-chinese-key"
            problems.append(Problem(code, at=Mark(file, number + 1, 1), facts={"found": match["key"], "key": key}))
    try:
        return page(file, "\n".join(kept).encode(), FORM), frozenset(chinese), problems
    except Fault:
        # only emptiness is left to object to
        empty = Problem("scripts.front-empty", at=Mark(file, first + 1, 1))
        raise Fault(problems or empty) from None


def told(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What the timetable's machinery says, in the words of a script."""
    return tuple(_told(problem) for problem in problems)


def _told(problem: Problem) -> Problem:
    room, _dot, name = problem.code.partition(".")
    if room in {"timetable", "file"} and name in OURS:
        return replace(problem, code=f"scripts.{name}")
    return replace(problem, severity=Severity.NOTE) if problem.code in MENDED else problem
