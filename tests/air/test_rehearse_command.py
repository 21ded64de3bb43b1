"""`broadcaster rehearse`: what it refuses before it renders anything."""

from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from broadcaster.cli.rehearse import command
from broadcaster.faults import Fault

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A mall with its table and its texts, and no sound yet."""
    for folder in ("schedules", "scripts_tts"):
        copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--from", "10:10", "--to", "10:00", "--out", "day.wav"), "rehearse.empty", {"start": "10:10", "end": "10:00"}),
        (("--from", "10:00", "--to", "10:01", "--out", "day.txt"), "rehearse.no-sound-file", {"file": "day.txt"}),
    ],
)
def test_what_cannot_be_rehearsed_is_refused_with_its_place_and_leaves_no_file(
    home: Path, words: tuple[str, ...], code: str, told: dict[str, str]
) -> None:
    *times, name = words
    result = CliRunner(env={"BROADCASTER_HOME": str(home)}).invoke(command, ["--date", "2026-12-05", *times, str(home / name)])
    assert not list(home.glob("day.*"))
    assert isinstance(result.exception, Fault)
    assert [(p.code, {k: v.removeprefix(f"{home}/") for k, v in p.facts.items()}) for p in result.exception.problems] == [(code, told)]
