"""`desk` as a clerk and as a program meet it."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECRET = "服务台密码123\n"  # noqa: S105 - a test's
Run = Callable[..., subprocess.CompletedProcess[str]]


def environ(home: Path, language: str = "zh_CN") -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("BROADCASTER_")}
    return kept | {
        "BROADCASTER_HOME": str(home),
        "BROADCASTER_LANGUAGE": language,
        "COLUMNS": "160",
        "PYTHONPATH": str(ROOT),
        "TERM": "dumb",
    }


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which an administrator is signed in."""
    home = tmp_path_factory.mktemp("founded")
    program = [sys.executable, "-m", "broadcaster.desk_cli", "init", "李敏", "--password-stdin"]
    subprocess.run(program, env=environ(home), input=SECRET, capture_output=True, text=True, timeout=120, check=True)
    return home


@pytest.fixture
def desk(tmp_path: Path, founded: Path) -> Run:
    """Runs `desk` on a store of its own, signed in as its administrator."""
    shutil.copytree(founded / "var", tmp_path / "var")

    def run(*words: str, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-m", "broadcaster.desk_cli", *words]
        done = subprocess.run(program, env=environ(tmp_path) | more, input=given, capture_output=True, text=True, timeout=120, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


def test_a_program_is_never_asked_and_gets_json_for_good_and_bad(desk: Run) -> None:
    good = desk("call", "add", "--topic", "goods", "--content", "沙发", "--json")
    row = json.loads(good.stdout)
    assert (row["topic"], row["state"], row["version"]) == ("goods", "open", 1)
    bad = desk("call", "add", "--phone", "12", "--json")
    assert bad.returncode == 1
    told = json.loads(bad.stdout)["problems"]
    assert sorted(p["code"] for p in told) == ["desk.required", "desk.required", "desk.value.phone"]
    assert all(p["message"] for p in told)
    assert [r["number"] for r in json.loads(desk("call", "list", "--json").stdout)] == [row["number"]]


def test_nobody_signed_in_is_a_sentence_with_the_way_out(desk: Run) -> None:
    desk("sign-out")
    said = desk("call", "list")
    assert said.returncode == 1
    assert "desk sign-in" in said.stderr


def test_a_revealed_row_leaves_its_trace(desk: Run) -> None:
    number = json.loads(desk("call", "add", "--topic", "goods", "--content", "x", "--phone", "13812345678", "--json").stdout)["number"]
    assert "138****5678" in desk("call", "show", number).stdout
    assert desk("call", "show", number, "--reveal").returncode == 1
    shown = desk("call", "show", number, "--reveal", "--reason", "回电", "--history")
    assert "13812345678" in shown.stdout
    assert "回电" in shown.stdout


def test_an_unknown_book_command_or_field_is_answered_with_one_sentence(desk: Run) -> None:
    for words in (["cal"], ["call", "ad"], ["call", "add", "--phne", "1"]):
        said = desk(*words)
        assert said.returncode == 2
        assert len(said.stderr.splitlines()) == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_taught_to_complete(desk: Run, shell: str) -> None:
    assert "_DESK_COMPLETE" in desk("completion", shell).stdout


@pytest.mark.parametrize(
    ("line", "offered"),
    [("desk cal", "call"), ("desk call li", "list"), ("desk call add --top", "--topic"), ("desk call add --topic go", "goods")],
)
def test_books_commands_fields_and_choices_are_offered(desk: Run, line: str, offered: str) -> None:
    words = {"_DESK_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    program = [sys.executable, "-c", "from broadcaster.desk_cli import cli; cli(prog_name='desk')"]
    done = subprocess.run(
        program, env=os.environ | words | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert offered in done.stdout


def typed_in_terminal(home: Path, words: list[str], answers: list[str]) -> str:
    """Everything a terminal shows while the answers are typed, each after the question has come."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "broadcaster.desk_cli", *words], environ(home))  # noqa: S606
    seen = b""
    for answer in answers:
        seen += _until_quiet(terminal)
        os.write(terminal, f"{answer}\n".encode())
    while chunk := _chunk(terminal):
        seen += chunk
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, seen.decode()
    return seen.decode()


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def _until_quiet(terminal: int) -> bytes:
    """What comes until a question stands there: a line that ends in `: `."""
    seen = b""
    while not seen.endswith(b": "):
        ready, _w, _x = select.select([terminal], [], [], 60)
        assert ready, seen.decode()
        chunk = _chunk(terminal)
        assert chunk, seen.decode()
        seen += chunk
    return seen


def test_a_terminal_is_asked_field_by_field_until_the_answers_fit(desk: Run, tmp_path: Path) -> None:
    answers = ["三楼", "", "A-301", "顾家", "沙发", "没有的厂", "", ""]
    seen = typed_in_terminal(tmp_path, ["shop", "add"], answers)
    assert "*楼层" in seen
    assert "没有的厂" in seen
    row = json.loads(desk("shop", "list", "--json").stdout)[0]
    assert (row["floor"], row["booth"], row["brand"], row["trade"], row["vendor"]) == ("三楼", "A-301", "顾家", "沙发", None)


def test_a_choice_is_answered_by_its_place_and_a_wrong_phone_is_asked_again(desk: Run, tmp_path: Path) -> None:
    given = ["--content", "沙发", "--agent", "李敏", "--place", "大厅", "--purpose", "-", "--private", "no", "--transferred-to", "-"]
    given += ["--promised-wait", "1:00", "--recording-ref", "-", "--rings", "2", "--answer-s", "5", "--duration", "1:00"]
    answers = ["", "123456", "13812345678", "", "王女士", "2", "1", ""]
    seen = typed_in_terminal(tmp_path, ["call", "add", *given], answers)
    assert "123456" in seen
    row = json.loads(desk("call", "list", "--json").stdout)[0]
    assert (row["direction"], row["topic"], row["outcome"], row["name"]) == ("in", "price", "answered", "王女士")


HEAVY = ["alembic", "argon2", "openpyxl", "pydantic", "reportlab", "rich", "sqlalchemy", "asyncio", "http", "numpy", "matplotlib"]


@pytest.mark.parametrize("words", [["--help"], ["call", "--help"], ["call", "add", "--help"], ["clal"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = f"""
import contextlib, io, sys
from broadcaster.desk_cli import main
sys.argv = ["desk", *{words!r}]
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
    main()
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


def test_entering_a_row_loads_only_what_it_needs(founded: Path, tmp_path: Path) -> None:
    shutil.copytree(founded / "var", tmp_path / "var")
    code = f"""
import sys
from broadcaster.desk_cli import cli
cli(["complaint", "add", "--kind", "quality", "--name", "王", "--phone", "13812345678", "--cause", "x"], standalone_mode=False)
print(*[m for m in {UNNEEDED!r} if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], env=environ(tmp_path), capture_output=True, text=True, timeout=60, check=True)
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
