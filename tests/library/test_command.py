"""`broadcaster library …` as a person or a script meets it."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.conftest import Mall
from tests.library.sounds import tone, write

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-c", "from broadcaster.cli import main; main()", "library"]


def environment(mall: Mall) -> dict[str, str]:
    return {**os.environ, "BROADCASTER_HOME": str(mall.home), "BROADCASTER_LANGUAGE": "en", "PYTHONPATH": str(ROOT), "COLUMNS": "100"}


def run(mall: Mall, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *words], env=environment(mall), capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def half_good(mall: Mall) -> Mall:
    write(mall.audio / "light/竹影.ogg", tone(3))
    (mall.audio / "promo").mkdir()
    (mall.audio / "promo/坏.mp3").touch()
    return mall


def test_a_clean_scan_says_what_there_is_and_exits_0(mall: Mall) -> None:
    write(mall.audio / "light/竹影.ogg", tone(3))
    done = run(mall, "scan")
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("1 files can be used")


def test_a_refused_file_gets_one_line_with_its_reason_and_exit_1(half_good: Mall) -> None:
    done = run(half_good, "scan")
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["warning: promo/坏.mp3 is empty (zero bytes). Copy it again."]


def test_json_says_the_same(half_good: Mall) -> None:
    done = run(half_good, "scan", "--json", "--prune")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["usable"], told["measured"], told["pruned"]) == (1, 2, 0)
    assert [(r["file"], r["code"]) for r in told["refused"]] == [("promo/坏.mp3", "library.empty")]


def test_the_list_shows_every_file(half_good: Mall) -> None:
    run(half_good, "scan")
    done = run(half_good, "list")
    assert done.returncode == 0
    assert "light/竹影.ogg" in done.stdout
    assert "promo/坏.mp3" in done.stderr
    told = json.loads(run(half_good, "list", "--json").stdout)
    assert [c["name"] for c in told["clips"]] == ["light/竹影.ogg"]
    assert told["clips"][0]["seconds"] == pytest.approx(3, abs=0.1)


def test_a_column_of_chinese_names_stays_straight(mall: Mall) -> None:
    """Columns are counted in display cells: a Chinese character is two."""
    from rich.cells import cell_len

    for name in ("竹影.wav", "bamboo.wav", "长长的曲名很长.wav"):
        write(mall.audio / "light" / name, tone(2))
    run(mall, "scan")
    rows = [line for line in run(mall, "list").stdout.splitlines() if ".wav" in line]
    assert len({cell_len(row[: row.index("0:0")]) for row in rows}) == 1


def test_without_a_scan_the_list_says_what_to_do(mall: Mall) -> None:
    done = run(mall, "list")
    assert "library scan" in done.stderr


def test_a_missing_audio_folder_is_one_sentence(tmp_path: Path) -> None:
    done = run(Mall(tmp_path), "scan")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_terminal_sees_a_progress_bar(half_good: Mall) -> None:
    ours, theirs = pty.openpty()
    terminal = {**environment(half_good), "TERM": "xterm"}
    done = subprocess.run([*RUN, "scan"], env=terminal, stdout=theirs, stderr=theirs, timeout=120, check=False)
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:
        pass
    os.close(ours)
    assert done.returncode == 1
    assert "Measuring" in seen.decode()
    assert "1 files can be used" in seen.decode()


def test_help_says_what_each_command_does(mall: Mall) -> None:
    assert "Remove masters" in run(mall, "scan", "--help").stdout
    assert "list" in run(mall, "--help").stdout
