"""The catalogue's and the locks' tools, on a small copy."""

import gettext
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = """
from broadcaster.i18n import N_, _
SAY = {"a": N_("{clip} is gone. Put it back.")}
print(_("On air"))
"""
PAIRS = 'msgid "{clip} is gone. Put it back."\nmsgstr "{clip} 不见了，请放回去。"\n\nmsgid "On air"\nmsgstr "正在播出"\n'


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    for folder in ("tools", "broadcaster"):
        (tmp_path / folder).mkdir()
    for name in ("tools/translations.py", "tools/locks.py", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy2(root / name, tmp_path / name)
    (tmp_path / "broadcaster" / "words.py").write_text(SOURCE)
    return tmp_path


def tool(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=copy, capture_output=True, text=True, timeout=60, check=False)


def translate_clicks(copy: Path) -> None:
    """Give each of click's own texts some translation."""
    tool(copy, "tools/translations.py")
    po = copy / "broadcaster/locale/zh_CN/LC_MESSAGES/broadcaster.po"
    head, *blocks = po.read_text("utf-8").split("\n\n")
    done = [re.sub(r'msgstr(\[0\])? ""$', r'msgstr\1 "字"', b) if "#: click" in b else b for b in blocks]
    po.write_text("\n\n".join([head, *done]), "utf-8")


def test_an_untranslated_text_is_named_and_a_merged_one_is_heard(copy: Path) -> None:
    translate_clicks(copy)
    missing = tool(copy, "tools/translations.py")
    assert missing.returncode == 1
    assert "no translation: On air" in missing.stdout
    (copy / "more.po").write_text(PAIRS, "utf-8")
    assert tool(copy, "tools/translations.py", "merge", "more.po").returncode == 0
    assert tool(copy, "tools/translations.py", "--check").returncode == 0
    heard = gettext.translation("broadcaster", copy / "broadcaster/locale", ["zh_CN"])
    assert heard.gettext("On air") == "正在播出"


def test_a_check_changes_nothing_and_sees_what_is_stale(copy: Path) -> None:
    translate_clicks(copy)
    (copy / "more.po").write_text(PAIRS, "utf-8")
    tool(copy, "tools/translations.py", "merge", "more.po")
    po = copy / "broadcaster/locale/zh_CN/LC_MESSAGES/broadcaster.po"
    before = po.read_bytes()
    (copy / "broadcaster" / "words.py").write_text(SOURCE.replace("On air", "Off air"))
    checked = tool(copy, "tools/translations.py", "--check")
    assert checked.returncode == 1
    assert "no translation: Off air" in checked.stdout
    assert "stale" in checked.stdout
    assert po.read_bytes() == before


def test_a_translation_with_another_blank_is_refused(copy: Path) -> None:
    translate_clicks(copy)
    (copy / "more.po").write_text(PAIRS.replace("{clip} 不", "{file} 不"), "utf-8")
    merged = tool(copy, "tools/translations.py", "merge", "more.po")
    assert merged.returncode == 1
    assert "blanks that the text does not have: {file}" in merged.stdout


def test_the_locks_hold_every_dependency(copy: Path) -> None:
    assert tool(copy, "tools/locks.py").returncode == 0


def test_a_dependency_that_is_not_locked_is_named(copy: Path) -> None:
    project = copy / "pyproject.toml"
    project.write_text(project.read_text("utf-8").replace('"click>=', '"click>=99,>='), "utf-8")
    checked = tool(copy, "tools/locks.py")
    assert checked.returncode == 1
    assert "click" in checked.stdout


def test_a_lock_without_hashes_is_named(copy: Path) -> None:
    lock = copy / "requirements.txt"
    lock.write_text(lock.read_text("utf-8") + "left-out==1.0\n", "utf-8")
    assert "1 lines without hashes" in tool(copy, "tools/locks.py").stdout


def test_the_notice_names_every_locked_package(root: Path) -> None:
    notice = (root / "NOTICE").read_text("utf-8").lower().replace(".", "-").replace("_", "-")
    locked = re.findall(r"^([a-z0-9-]+)==", (root / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert len(locked) > 20
    assert [name for name in locked if name not in notice] == []
