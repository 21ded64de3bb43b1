"""The bytes of a .csv file → lines of cells with their places. PURE.

Excel in China saves GBK, other programs UTF-8 with or without a mark at its start, and "Unicode text" is UTF-16; cells are parted by
commas, semicolons or tabs. All of that is read. (RFC 4180; the standard library's reader knows no column of a cell.)
"""

import re
from collections.abc import Iterator

from broadcaster.announcements.grid import GridCell, Line, known_headings
from broadcaster.faults import Fault, Mark, Problem

SEPARATORS = ",;\t"
SAMPLED = 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def text_of(file: str, raw: bytes) -> str:
    """The file's text. Raises `Fault`: `queue.binary`, `queue.encoding`, `queue.empty`."""
    text = _decoded(file, raw).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(f" {SEPARATORS}\n"):
        raise Fault(Problem("queue.empty", at=Mark(file, 1, 1)))
    if "\x00" in text:
        raise Fault(Problem("queue.binary", at=Mark(file, 1, 1)))
    return text


def guessed(raw: bytes) -> bool:
    """Whether the encoding was only taken to be GBK, since it is none of Unicode's."""
    if raw.startswith(_UTF16):
        return False
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return True
    return False


def _decoded(file: str, raw: bytes) -> str:
    try:
        if raw.startswith(_UTF16):
            return raw.decode("utf-16")
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        try:
            text = raw.decode("gb18030")
        except UnicodeDecodeError:
            text = ""
        if not _CHINESE.search(text):
            head = raw[: bad.start]
            place = Mark(file, head.count(b"\n") + 1, len(head) - head.rfind(b"\n"))
            raise Fault(Problem("queue.encoding", at=place)) from None
        return text


def separator(file: str, text: str) -> str:
    """What parts the cells: whatever makes the most headings."""

    def headings(candidate: str) -> int:
        head = "\n".join(text.split("\n")[:SAMPLED])
        try:
            return max((known_headings(line) for line in lines(file, head, candidate)), default=0)
        except Fault:
            return 0

    return max(SEPARATORS, key=headings)


def lines(file: str, text: str, parted: str) -> Iterator[Line]:
    """Every line that is not empty. Raises `Fault` `queue.csv-quote` for a quotation mark that is never closed."""
    cell = re.compile(rf'[ ]*"(?P<quoted>(?:[^"]|"")*)"(?P<rest>[^{parted}\n]*)|(?P<plain>[^{parted}\n]*)')
    place, row, begin = 0, 1, 0
    cells: dict[int, GridCell] = {}
    first, number = Mark(file, 1, 1), 1
    while True:
        match = cell.match(text, place)
        if match is None:
            return
        at = Mark(file, row, place - begin + 1)
        first = at if number == 1 else first
        value = _value(match, at)
        if value:
            cells[number] = GridCell(value, at)
        if breaks := match[0].count("\n"):
            row, begin = row + breaks, place + match[0].rfind("\n") + 1
        place = match.end() + 1
        number += 1
        if place > len(text) or text[place - 1] == "\n":
            if cells:
                yield Line(first, cells)
            cells, number, row, begin = {}, 1, row + 1, place
            if place > len(text):
                return


def _value(match: re.Match[str], at: Mark) -> str:
    if match["quoted"] is not None:
        return str(match["quoted"].replace('""', '"') + match["rest"]).strip()
    if match["plain"].lstrip(" ").startswith('"'):
        raise Fault(Problem("queue.csv-quote", at=at))
    return match["plain"].strip()
