"""`desk` as a clerk and as a program meet it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.desk.home import Home
from tests.desk.terminal import typed_in_terminal
from tests.in_process import ROOT, environ, run

Desk = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def desk(home: Home) -> Desk:
    """Runs `desk` in a process of its own, as its administrator."""

    def started(*words: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-m", "broadcaster.desk_cli", *words]
        done = subprocess.run(program, env=environ(home.folder), input="", capture_output=True, text=True, timeout=120, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return started


def test_a_program_is_never_asked_and_gets_json_for_good_and_bad(desk: Desk) -> None:
    good = desk("call", "add", "--topic", "goods", "--content", "沙发", "--json")
    row = json.loads(good.stdout)
    assert (row["topic"], row["state"], row["version"]) == ("goods", "open", 1)
    bad = desk("call", "add", "--phone", "12", "--json")
    assert bad.returncode == 1
    told = json.loads(bad.stdout)["problems"]
    assert sorted(p["code"] for p in told) == ["desk.required", "desk.required", "desk.value.phone"]
    assert all(p["message"] for p in told)
    assert [r["number"] for r in json.loads(desk("call", "list", "--json").stdout)] == [row["number"]]


def test_nobody_signed_in_is_a_sentence_with_the_way_out(desk: Desk) -> None:
    desk("sign-out")
    said = desk("call", "list")
    assert said.returncode == 1
    assert "desk sign-in" in said.stderr


def test_a_revealed_row_leaves_its_trace(home: Home) -> None:
    number = home.told("call", "add", "--topic", "goods", "--content", "x", "--phone", "13812345678")["number"]
    assert "138****5678" in home.run("call", "show", number).out
    assert home.run("call", "show", number, "--reveal").code == 1
    shown = home.run("call", "show", number, "--reveal", "--reason", "回电", "--history")
    assert "13812345678" in shown.out
    assert "回电" in shown.out


def test_an_unknown_book_command_or_field_is_answered_with_one_sentence(home: Home) -> None:
    for words in (["cal"], ["call", "ad"], ["call", "add", "--phne", "1"]):
        said = home.run(*words)
        assert said.code == 2
        assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_taught_to_complete(home: Home, shell: str) -> None:
    assert "_DESK_COMPLETE" in home.run("completion", shell).out


@pytest.mark.parametrize(
    ("line", "offered"),
    [("desk cal", "call"), ("desk call li", "list"), ("desk call add --top", "--topic"), ("desk call add --topic go", "goods")],
)
def test_books_commands_fields_and_choices_are_offered(line: str, offered: str) -> None:
    words = {"_DESK_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    assert offered in run("desk", environment=os.environ | words).out


def test_a_terminal_is_asked_field_by_field_until_the_answers_fit(home: Home) -> None:
    answers = ["三楼", "", "A-301", "顾家", "沙发", "没有的厂", "", ""]
    seen = typed_in_terminal(home.folder, ["shop", "add"], answers)
    assert "*楼层" in seen
    assert "没有的厂" in seen
    row = home.told("shop", "list")[0]
    assert (row["floor"], row["booth"], row["brand"], row["trade"], row["vendor"]) == ("三楼", "A-301", "顾家", "沙发", None)


def test_a_choice_is_answered_by_its_place_and_a_wrong_phone_is_asked_again(home: Home) -> None:
    given = ["--content", "沙发", "--agent", "李敏", "--place", "大厅", "--purpose", "-", "--private", "no", "--transferred-to", "-"]
    given += ["--promised-wait", "1:00", "--recording-ref", "-", "--rings", "2", "--answer-s", "5", "--duration", "1:00"]
    answers = ["", "123456", "13812345678", "", "王女士", "2", "1", ""]
    seen = typed_in_terminal(home.folder, ["call", "add", *given], answers)
    assert "123456" in seen
    row = home.told("call", "list")[0]
    assert (row["direction"], row["topic"], row["outcome"], row["name"]) == ("in", "price", "answered", "王女士")


HEAVY = ["alembic", "argon2", "openpyxl", "pydantic", "reportlab", "rich", "sqlalchemy", "asyncio", "http", "numpy", "matplotlib"]


@pytest.mark.parametrize("words", [["--help"], ["call", "--help"], ["call", "add", "--help"], ["clal"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = f"""
import contextlib, io, sys
from broadcaster.desk_cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
    main({words!r})
print(*[m for m in {HEAVY!r} if m in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == []


UNNEEDED = [
    "alembic", "argon2", "openpyxl", "reportlab", "rich", "numpy", "matplotlib", "sqlalchemy.orm", "broadcaster.almanac.model",
    "broadcaster.timetable.model", "broadcaster.desk.exchange.sheet",
]  # fmt: skip


def test_entering_a_row_loads_only_what_it_needs(home: Home) -> None:
    code = f"""
import sys
from broadcaster.desk_cli import cli
cli(["complaint", "add", "--kind", "quality", "--name", "王", "--phone", "13812345678", "--cause", "x"], standalone_mode=False)
print(*[m for m in {UNNEEDED!r} if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], env=environ(home.folder), capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[1:] == [""], done.stdout


EVERY_HELP = """
import click, json
from broadcaster.desk_cli import COMMANDS, cli
from broadcaster.desk.registers import NAMES
from broadcaster.desk_cli.register import VERBS
told = {}
def helped(command, words, parent):
    context = click.Context(command, info_name=words[-1] if words else "desk", parent=parent)
    told[" ".join(words)] = command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if words or name in COMMANDS or name in ("party", "call", "shop", "goods-test", "page", "question", "task"):
                helped(command.get_command(context, name), [*words, name], context)
from broadcaster.cli import _teach_click
_teach_click()
helped(cli, [], None)
print(json.dumps(told))
"""


RULES = re.compile(r"[A-Z0-9,() -]+")
"""Ids of rules that did not fit the line before."""


def _helps(language: str) -> dict[str, str]:
    program = [sys.executable, "-c", EVERY_HELP]
    done = subprocess.run(program, env=environ(ROOT, language) | {"COLUMNS": "200"}, capture_output=True, text=True, timeout=60, check=True)
    return dict(json.loads(done.stdout))


def test_every_commands_help_is_chinese_for_a_chinese_reader() -> None:
    for words, told in _helps("zh_CN").items():
        lines = [line.strip() for line in told.splitlines()[1:] if line.strip()]
        plain = [line for line in lines if not any("一" <= sign <= "鿿" for sign in line)]
        told_so = [line for line in plain if not line.startswith(("desk ", 'eval "$(desk')) and not RULES.fullmatch(line)]
        assert told_so == [], words


def test_every_commands_help_is_english_for_an_english_reader() -> None:
    for words, told in _helps("en").items():
        kept = [line for line in told.splitlines() if not line.strip().startswith(("desk ", "--"))]
        chinese = [line for line in kept if any("一" <= sign <= "鿿" for sign in line)]
        assert [line for line in chinese if "草台帐" not in line and "(" not in line] == [], words
