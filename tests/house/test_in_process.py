"""A command called in this process begins as in a new one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.in_process import ROOT, environ, run

HELP = {"zh_CN": "用法", "en": "Usage"}


def silent(home: Path) -> dict[str, str]:
    """An environment that says no language: the settings file does."""
    return {name: value for name, value in environ(home).items() if name not in {"BROADCASTER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}}


@pytest.mark.parametrize(("program", "words"), [("desk", ("complaint", "add")), ("broadcaster", ("queue", "page"))])
def test_help_is_in_each_readers_language_and_as_a_process_of_its_own_says_it(program: str, words: tuple[str, ...], tmp_path: Path) -> None:
    module = {"desk": "broadcaster.desk_cli"}.get(program, "broadcaster")
    for language in ("zh_CN", "en", "zh_CN"):
        environment = environ(tmp_path, language)
        started = subprocess.run(
            [sys.executable, "-m", module, *words, "--help"], env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        said = run(program, *words, "--help", environment=environment)
        assert said.out.startswith(HELP[language])
        assert (said.code, said.out, said.err) == (started.returncode, started.stdout, started.stderr)


@pytest.mark.parametrize("program", ["desk", "broadcaster"])
def test_a_settings_file_that_changed_between_two_commands_is_read_again(program: str, tmp_path: Path) -> None:
    for language in ("en", "zh_CN", "en"):
        (tmp_path / "broadcaster.toml").write_text(f'language = "{language}"\n')
        said = run(program, "--help", environment=silent(tmp_path)).out
        assert said.startswith(HELP[language])
        assert ("Show the version" in said) == (language == "en")
        wrong = run(program, "nothing-like-it", environment=silent(tmp_path))
        assert (wrong.code, wrong.err.isascii()) == (2, language == "en")


def test_nothing_of_a_command_stays_behind(tmp_path: Path) -> None:
    before = (dict(os.environ), Path.cwd(), sys.stdin, sys.stdout, sys.stderr, list(sys.argv))
    assert run("desk", "init", "李敏", "--password-stdin", environment=environ(tmp_path), folder=tmp_path, given="短\n").code == 1
    assert (dict(os.environ), Path.cwd(), sys.stdin, sys.stdout, sys.stderr, list(sys.argv)) == before


def test_a_process_takes_its_own_words(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from broadcaster.desk_cli import main; main()", "call", "list", "--json"]
    done = subprocess.run(program, cwd=ROOT, env=environ(tmp_path), capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, '"code": "desk.not-signed-in"' in done.stdout) == (1, True)
