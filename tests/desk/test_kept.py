"""What a profile's file says is kept beside it, and never instead of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from broadcaster.desk.policy import reader
from broadcaster.desk.policy.kept import kept
from broadcaster.marked.layout import page
from broadcaster.marked.tree import Tree

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python itself is asked: nothing is kept where it shall keep no modules."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


class Reading:
    """Counts how often the file is read in earnest."""

    def __init__(self, file: Path) -> None:
        self.file, self.times = file, 0

    def told(self) -> object:
        return kept(self.file, self.file.read_bytes(), self._read)

    def _read(self) -> object:
        self.times += 1
        return Tree(page(self.file.name, self.file.read_bytes(), reader.FORM)).data


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    file = tmp_path / "house.yaml"
    file.write_text("a: 1\nb: [x, '']\nc:\n")
    return Reading(file)


def test_a_file_is_read_once_and_anew_as_soon_as_it_says_something_else(reading: Reading) -> None:
    said = {"a": "1", "b": ["x", ""], "c": None}
    assert (reading.told(), reading.told(), reading.times) == (said, said, 1)
    reading.file.write_text("a: 2\n")
    assert (reading.told(), reading.times) == ({"a": "2"}, 2)


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"digest": "0"}', '{"digest": "0", "data": {"a": "9"}}'])
def test_what_is_kept_wrongly_is_not_believed(reading: Reading, broken: str) -> None:
    said = reading.told()
    (place,) = (reading.file.parent / "__pycache__").iterdir()
    place.write_text(broken)
    assert (reading.told(), reading.times) == (said, 2)
    assert (reading.told(), reading.times) == (said, 2)


def test_where_nothing_can_be_kept_the_file_is_read_each_time(reading: Reading) -> None:
    (reading.file.parent / "__pycache__").write_text("a file where the folder should be")
    assert (reading.told(), reading.told(), reading.times) == ({"a": "1", "b": ["x", ""], "c": None},) * 2 + (2,)


@pytest.mark.parametrize("file", sorted(reader.PROFILES.glob("*.yaml")), ids=lambda file: file.stem)
def test_what_is_kept_of_a_shipped_profile_is_what_its_file_says(tmp_path: Path, file: Path) -> None:
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    one = Reading(copy)
    assert one.told() == one.told() == Tree(page(file.name, file.read_bytes(), reader.FORM)).data
    assert one.times == 1


LOADED = """
import json, sys
from broadcaster.desk.policy.reader import profile
print(json.dumps([profile("home_mall").version, "ruamel.yaml" in sys.modules]))
"""


def test_the_second_start_needs_no_reader_of_yaml(tmp_path: Path) -> None:
    own = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    asked = own | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    said = [
        subprocess.run([sys.executable, "-c", LOADED], env=asked, capture_output=True, text=True, timeout=60, check=True).stdout.strip()
        for _start in range(2)
    ]
    assert said == ["[1, true]", "[1, false]"]
