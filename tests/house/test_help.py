"""The command line: light to start, complete in both languages."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from broadcaster.cli import COMMANDS, cli
from tests.in_process import ROOT, environ, run

HEAVY = ["alembic", "apscheduler", "av", "icalendar", "jinja2", "matplotlib", "numpy", "psycopg", "pulsectl", "pydantic", "rich", "ruamel",
         "soundfile", "sqlalchemy", "vlc", "asyncio", "http", "httpx", "tyme4py"]  # fmt: skip


def python(code: str) -> str:
    """What a process of its own prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout


def helped(words: str, language: str) -> str:
    said = run("broadcaster", *words.split(), "--help", environment=environ(ROOT, language, columns=200))
    assert said.err == ""
    return said.out


def commands() -> list[str]:
    """Every command and subcommand as it is typed."""
    found = []
    with click.Context(cli) as context:
        for name in COMMANDS:
            command = cli.get_command(context, name)
            found.append(name)
            if isinstance(command, click.Group):
                found += [f"{name} {sub}" for sub in command.commands]
    return found


@pytest.mark.parametrize("words", ["--help", "--version", "plna"])
def test_help_loads_nothing_heavy(words: str) -> None:
    loaded = python(f"""
import contextlib, io, sys
from broadcaster.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
    main([{words!r}])
print(*[m for m in {HEAVY!r} if m in sys.modules])
""")
    assert loaded.split() == []


@pytest.mark.parametrize("words", ["", *commands()])
def test_every_commands_help_is_chinese_for_a_chinese_reader(words: str) -> None:
    told = helped(words, "zh_CN")
    assert told.startswith("用法")
    lines = [line.strip() for line in told.splitlines()[1:] if line.strip()]
    # Examples are typed, not read; everything else carries Chinese.
    english = [line for line in lines if not any("一" <= sign <= "鿿" for sign in line) and not line.startswith(("broadcaster ", "sudo "))]
    assert english == []


@pytest.mark.parametrize("words", ["", *commands()])
def test_every_commands_help_is_english_for_an_english_reader(words: str) -> None:
    told = helped(words, "en")
    assert told.startswith("Usage")
    assert not [line for line in told.splitlines() if any("一" <= sign <= "鿿" for sign in line) and "broadcaster " not in line]


def test_every_listed_command_has_its_module(root: Path) -> None:
    for name in COMMANDS:
        module = root / "broadcaster" / "cli" / name.replace("-", "_")
        assert module.with_suffix(".py").is_file() or module.is_dir(), name
