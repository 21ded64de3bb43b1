"""What the pages tell people to type can be typed, and answers as shown."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import click
import pytest

from broadcaster.cli import COMMANDS, cli
from tests.docs.conftest import Run
from tests.docs.pages import PAGES, READMES, Line, examples, lines

LINES = lines()
SHOWING = [page for page in PAGES if examples(page)]


def parsed(words: tuple[str, ...], command: click.Command = cli, parent: click.Context | None = None) -> click.Context:
    """The innermost command's context. Raises `click.ClickException` for a call that is none."""
    context = command.make_context(command.name or "broadcaster", list(words), parent=parent)
    if not isinstance(command, click.Group) or not words or words[0].startswith("-"):
        return context
    name, sub, rest = command.resolve_command(context, list(words))
    assert name is not None
    assert sub is not None
    return parsed(tuple(rest), sub, context)


def refusal(words: tuple[str, ...]) -> str:
    """Why this is no call; `only named` for the name of a command that wants more, as running text has it."""
    try:
        parsed(words)
    except (click.exceptions.NoArgsIsHelpError, click.MissingParameter) as incomplete:
        named = incomplete.ctx is not None and incomplete.ctx.command_path.split()[1:] == list(words)
        return "only named" if named else incomplete.format_message()
    except click.ClickException as wrong:
        return wrong.format_message()
    return ""


def test_the_pages_tell_what_to_type() -> None:
    assert len(LINES) > 40


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_command_line_of_a_page_is_one(line: Line) -> None:
    assert refusal(line.words) in {"", "only named"}


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_a_readme_shows_every_command(page: Path) -> None:
    told = page.read_text()
    assert [name for name in COMMANDS if not re.search(rf"(broadcaster {name}\b|`{name}`)", told)] == ["calibrate"]


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.name)
def test_an_example_answers_as_the_page_shows(page: Path, broadcaster: Run) -> None:
    for example in examples(page):
        done = broadcaster(*example.line.words, language=example.language)
        said = [_plain(row) for row in done.stdout.splitlines()]
        for shown in filter(lambda row: row != "…", example.shown):
            assert any(fnmatchcase(row, _pattern(shown)) for row in said), f"{example.line}\nsays no: {shown}\n{done.stdout}{done.stderr}"


def _plain(row: str) -> str:
    return " ".join(row.split())


def _pattern(shown: str) -> str:
    return re.sub(r"([\[?*])", r"[\1]", _plain(shown)).replace("…", "*")
