"""Every example of the guide is a script, and the guide leaves nothing out."""

import re
from pathlib import Path

import pytest

from broadcaster.scripts.blanks import BLANKS, examples
from broadcaster.scripts.fill import fill
from broadcaster.scripts.keys import FRONT
from broadcaster.scripts.reader import read
from broadcaster.scripts.script import CHIMES, ScriptKind
from broadcaster.sentences import say

GUIDE = (Path(__file__).parents[2] / "docs/scripts.md").read_text()
EXAMPLES = re.findall(r"^```text script\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
CHINESE, ENGLISH = GUIDE.split('<a id="english"></a>')


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda t: t.splitlines()[1])
def test_an_example_of_the_guide_is_a_script_that_can_be_filled(folder: Path, text: str) -> None:
    (folder / "zh_CN/例.txt").write_text(text)
    scripts, problems = read(folder)
    assert [say(p) for p in problems] == []
    (script,) = scripts.values()
    assert fill(script, examples(script.language, script.fields))


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) > 5


@pytest.mark.parametrize("half", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_each_half_names_every_key_kind_and_chime(half: str) -> None:
    words = (*FRONT.keys, *ScriptKind, *CHIMES)
    assert [word for word in words if not re.search(rf"(?<!\w){word}(?!\w)", half, re.ASCII)] == []


def test_the_guide_names_every_blank() -> None:
    rows = [row for row in CHINESE.splitlines() if row.startswith("| ")]
    told = [(row.split("|")[1].split(), row.split("|")[2].split()) for row in rows]
    pairs = {pair for zh, en in told if len(zh) == len(en) for pair in zip(zh, en, strict=True)}
    assert {(b.zh, b.en) for b in BLANKS} <= pairs
