"""Every example of the guide is heard as it says, and every list of readings in it can be read."""

import re
from pathlib import Path

from broadcaster.sentences import say
from broadcaster.wording.reader import problems
from broadcaster.wording.readings import NONE, Readings
from broadcaster.wording.spoken import spoken

GUIDE = Path("docs/scripts.md")
HEADS = {"| 稿件里写 | 念作 |": "zh_CN", "| Written | Heard |": "en"}
_LIST = re.compile(r"^```yaml readings\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(rf"^({'|'.join(map(re.escape, HEADS))})\n\|[-| ]+\|\n((?:\|.*\|\n)+)", re.MULTILINE)


def readings_at(text: str, place: int, folder: Path) -> Readings:
    """The list of readings a table follows, none where there is none before it."""
    lists = _LIST.findall(text[:place])
    if not lists:
        return NONE
    path = folder / "readings.yaml"
    path.write_text(lists[-1])
    readings, found = problems(path)
    assert [say(p) for p in found] == []
    assert readings
    return readings


def test_every_example_of_the_guide_is_heard_as_it_says(tmp_path: Path) -> None:
    text = GUIDE.read_text()
    shown: dict[str, tuple[str, str]] = {}
    for table in _TABLE.finditer(text):
        readings = readings_at(text, table.start(), tmp_path)
        rows = [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in table[2].splitlines()]
        shown |= {written: (said, spoken(written, HEADS[table[1]], readings)) for written, said in rows}
    assert len(shown) > 20
    assert {written: heard for written, (said, heard) in shown.items() if said != heard} == {}
