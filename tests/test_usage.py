"""A wrong call is answered with one whole sentence in the reader's language, the same way for every command."""

import re

import click
import pytest

from broadcaster.cli.usage import sentence


@click.group()
def cli() -> None:
    """A group."""


@cli.command()
@click.argument("number", metavar="NUMBER")
@click.option("--into", type=click.Choice(["complaint", "repair"]), required=True)
@click.option("--limit", type=click.IntRange(1, 20))
@click.option("--at-least", type=click.IntRange(min=0))
@click.option("--share", type=click.FloatRange(max=1.0))
@click.option("--count", type=int)
@click.option("--file", type=click.Path(exists=True))
def become(**_given: object) -> None:
    """A command."""


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADCASTER_LANGUAGE", "en")


def told(*words: str) -> str:
    with pytest.raises(click.ClickException) as wrong:
        cli.main(list(words), standalone_mode=False)
    return sentence(wrong.value)


GOOD = ("become", "SH-1", "--into", "repair")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("become",), "NUMBER is missing."),
        (("become", "SH-1"), "--into is missing. Choose from: complaint, repair."),
        (("become", "SH-1", "--into", "x"), "--into: that is none of the choices. Choose from: complaint, repair."),
        ((*GOOD, "--limit", "0"), "--limit: write a whole number from 1 to 20."),
        ((*GOOD, "--limit", "x"), "--limit: write a whole number from 1 to 20."),
        ((*GOOD, "--at-least", "-1"), "--at-least: write a whole number of 0 or more."),
        ((*GOOD, "--share", "2"), "--share: write a number of 1.0 or less."),
        ((*GOOD, "--count", "x"), "--count: write a whole number."),
        ((*GOOD, "--intoo", "x"), "there is no option --intoo. Did you mean --into?"),
        (("becom",), "there is no command becom. Did you mean become?"),
        (("xyz",), "there is no command xyz."),
    ],
)
def test_each_wrong_call_has_one_whole_sentence(words: tuple[str, ...], said: str) -> None:
    assert told(*words) == said


@pytest.mark.parametrize("words", [(*GOOD, "more"), (*GOOD, "--limit"), (*GOOD, "--file", "nowhere"), GOOD[:2]])
def test_what_click_says_itself_ends_in_a_full_stop_too(words: tuple[str, ...]) -> None:
    assert re.search(r"[^.]\.$", told(*words))


def test_nothing_english_is_left_in_a_chinese_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for what people type: options, choices, names of commands."""
    monkeypatch.setenv("BROADCASTER_LANGUAGE", "zh_CN")
    for words in (("become",), (*GOOD, "--limit", "0"), (*GOOD, "--count", "x"), (*GOOD, "--intoo", "x"), ("becom",)):
        assert not re.sub(r"--[a-z-]+|NUMBER|becom\w*", "", told(*words)).strip("0123456789 ").isascii()
        assert not re.search(r"[a-z]{3}", re.sub(r"--[a-z-]+|NUMBER|becom\w*", "", told(*words)))
