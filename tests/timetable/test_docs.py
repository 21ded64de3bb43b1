"""Every example of the guide is a timetable."""

import re
from pathlib import Path

import pytest

from broadcaster.sentences import say
from broadcaster.timetable.reader import problems
from broadcaster.timetable.shape import OVERLAY, ROW, SHIFT, TABLE

GUIDE = Path("docs/timetable.md").read_text()
EXAMPLES = re.findall(r"^```yaml( programme)?\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
TOP = """mall: 红星国际家居
timezone: Asia/Shanghai
opening: {default: 09:20}
closing: {default: 17:30, weekend: 18:00}
levels: {welcome: 21..24, farewell: 21..24, english: 24..27, light: 24, speech: 24..27}
programme:
"""


@pytest.mark.parametrize(("rows", "text"), EXAMPLES)
def test_an_example_of_the_guide_can_be_read(tmp_path: Path, rows: str, text: str) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(TOP + text if rows else text)
    timetable, found = problems(path)
    assert [say(p) for p in found] == []
    assert timetable is not None


def test_the_guide_names_every_key() -> None:
    assert [key for shape in (TABLE, ROW, OVERLAY, SHIFT) for key in shape.keys if not re.search(rf"\b{key}\b", GUIDE)] == []
