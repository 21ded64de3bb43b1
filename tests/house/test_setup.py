"""./run and ./test on machines that lack something: one sentence, and nothing half done."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = ["sh", "cat", "cut", "dirname", "flock", "id", "readlink", "rm", "sed", "sha256sum", "tr"]
OLD_PYTHON = '#!/bin/sh\n[ "$1" = -V ] && { echo "Python 3.9.2"; exit 0; }\nexit 1\n'


@pytest.fixture
def machine(root: Path, tmp_path: Path) -> Path:
    """A checkout in a folder with a blank and Chinese in its name, and a machine with few programs and an old Python."""
    home = tmp_path / "门店 一号"
    (home / "tools").mkdir(parents=True)
    for name in ("run", "test", "tools/setup.sh", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy2(root / name, home / name)
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (programs / tool).symlink_to(found)
    (programs / "python3").write_text(OLD_PYTHON)
    (programs / "python3").chmod(0o755)
    return home


def start(machine: Path, script: str, language: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": str(machine.parent / "bin"), "LANG": language, "HOME": str(machine)}
    return subprocess.run([str(machine / script)], env=environ, cwd="/", capture_output=True, text=True, timeout=30, check=False)


@pytest.mark.parametrize("script", ["run", "test"])
@pytest.mark.parametrize(
    ("language", "told"), [("en_US.UTF-8", "Python 3.11 or newer"), ("zh_CN.UTF-8", "需要 Python 3.11 或更新"), ("C", "需要")]
)
def test_an_old_python_is_named_with_the_way_out(machine: Path, script: str, language: str, told: str) -> None:
    said = start(machine, script, language)
    assert said.returncode == 1
    assert told in said.stderr
    assert "3.9.2" in said.stderr
    assert "PYTHON=" in said.stderr
    assert not (machine / ".venv").exists()


def test_a_machine_without_apt_is_told_what_must_be_there(machine: Path) -> None:
    assert "libvlc5" in start(machine, "run", "en").stderr


def test_missing_packages_without_rights_are_named_for_an_administrator(machine: Path) -> None:
    programs = machine.parent / "bin"
    for name, says in (("apt-get", "exit 9"), ("dpkg-query", "echo 'installed libvlc5'; exit 1"), ("id", "echo 1000")):
        (programs / name).unlink(missing_ok=True)
        (programs / name).write_text(f"#!/bin/sh\n{says}\n")
        (programs / name).chmod(0o755)
    said = start(machine, "run", "en")
    assert said.returncode == 1
    assert "apt-get install --no-install-recommends python3 python3-venv libvlc-bin vlc-plugin-base pulseaudio" in said.stderr
    assert "libvlc5" not in said.stderr


@pytest.mark.parametrize("script", ["run", "test", "tools/setup.sh"])
def test_the_scripts_are_plain_sh(root: Path, script: str) -> None:
    subprocess.run(["/bin/sh", "-n", str(root / script)], check=True, timeout=10)


def test_the_two_commands_can_be_started(root: Path) -> None:
    for name in ("run", "test", ".ci/run"):
        assert os.access(root / name, os.X_OK), name
