"""The words for people: none escapes the translator, and the setting for their language is followed."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT


def hidden(file: Path) -> list[str]:
    """Texts marked inside an f-string, where the tool that takes them out does not look."""
    found = []
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.JoinedStr):
            calls = [n for n in ast.walk(node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "_"]
            found += [f"{file}:{c.lineno}" for c in calls if c.args and isinstance(c.args[0], ast.Constant)]
    return found


def test_no_text_for_people_is_hidden_in_an_f_string() -> None:
    assert [place for file in (ROOT / "broadcaster").rglob("*.py") for place in hidden(file)] == []


@pytest.mark.parametrize(
    ("written", "asked", "said"), [("en", "", "Usage"), ("zh_CN", "", "用法"), ("en", "zh_CN", "用法"), ("", "", "用法")]
)
def test_the_language_of_the_settings_file_is_spoken(tmp_path: Path, written: str, asked: str, said: str) -> None:
    (tmp_path / "broadcaster.toml").write_text(f'language = "{written}"\n')
    environ = {k: v for k, v in os.environ.items() if not k.startswith("BROADCASTER_")}
    environ |= {"BROADCASTER_HOME": str(tmp_path), "BROADCASTER_LANGUAGE": asked, "LC_ALL": "zh_CN.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "broadcaster", "--help"], env=environ, capture_output=True, text=True, timeout=60, check=True
    )
    assert said in done.stdout
