"""Questions in a terminal, field by field: choices and defaults are shown, an answer that does not fit is asked again."""

import sys
from collections.abc import Callable

import click

from broadcaster.desk.book import Book, Field, Kind
from broadcaster.desk.values import Reading, Unreadable, Value, parse
from broadcaster.desk.wording import chinese, label, misfit
from broadcaster.i18n import _

Finder = Callable[[Field, str], str | None]
"""The number of the party a word means."""


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(
    book: Book, given: dict[str, Value], reading: Reading, find_party: Finder, *, draft: bool = False, times: bool = True
) -> dict[str, Value]:
    """Values for the book's own fields that were not given; an empty answer takes the default, or leaves the field empty.

    `times`: also when it happened.
    """
    click.echo(_("{title}: Enter keeps what stands in brackets, * must be answered.").format(title=book.zh if chinese() else book.en))
    answers = dict(given)
    for field in (*(f for f in book.fields if not f.derived and f.asked), *(f for f in book.typed if times and f.name == "happened_at")):
        if field.name not in answers and _fits(field, answers):
            answers[field.name] = answer(field, reading, find_party, needed=field.required and not draft)
    return {name: value for name, value in answers.items() if value is not None}


def _fits(field: Field, answers: dict[str, Value]) -> bool:
    """Whether the field is of this row at all: who was passed over is not asked where no level was skipped."""
    return field.asked_when is None or answers.get(field.asked_when[0]) == field.asked_when[1]


def ask_field(field: Field, reading: Reading, *, needed: bool) -> Value:
    """One field of an act."""
    return answer(field, reading, lambda _field, word: word, needed=needed)


def answer(field: Field, reading: Reading, find_party: Finder, *, needed: bool, question: str = "") -> Value:
    """A value for one field, asked until it fits; `None`: left empty. `question`: in place of its label."""
    while True:
        usual = _usual(field, reading)
        text = click.prompt(question or _question(field, needed=needed), default=usual, show_default=bool(usual), type=str)
        try:
            value = _chosen(field, text.strip(), reading)
        except Unreadable as wrong:
            _refuse(f"value.{wrong.code}", field, value=text, **wrong.facts)
            continue
        if value is None and needed:
            _refuse("required", field)
        elif field.kind is Kind.PARTY and isinstance(value, str) and find_party(field, value) is None:
            _refuse("no-party", field, value=value)
        else:
            return find_party(field, str(value)) if field.kind is Kind.PARTY and value is not None else value


SPOKEN = {"now": "现在", "today": "今天", "yes": "是", "no": "否"}
"""Defaults as a Chinese reader is shown them; all of them are understood when they are typed."""


def _usual(field: Field, reading: Reading) -> str:
    """A field's default in the reader's words: `现在`, the clerk's own name, a choice by its label."""
    if field.default == "me":
        return reading.clerk
    if not chinese():
        return field.default
    labels = {one.value: one.zh for one in field.choices}
    return labels.get(field.default, SPOKEN.get(field.default, field.default))


def _chosen(field: Field, text: str, reading: Reading) -> Value:
    """A choice may be answered by its place in the list."""
    if field.kind is Kind.CHOICE and text.isdigit() and 1 <= int(text) <= len(field.choices):
        return field.choices[int(text) - 1].value
    return parse(field, text, reading)


def _question(field: Field, *, needed: bool) -> str:
    hint = field.hint_zh if chinese() else field.hint_en
    choices = "  ".join(f"{n} {c.zh if chinese() else c.en}" for n, c in enumerate(field.choices, 1))
    told = choices or hint
    return f"{'*' if needed else ' '}{label(field)}{f' ({told})' if told else ''}"


def _refuse(code: str, field: Field, **facts: str) -> None:
    from broadcaster.sentences import say

    click.echo(say(misfit(code, field, None, **facts)), err=True)


def ask_text(question: str, default: str = "") -> str:
    """One line; the default in brackets."""
    return str(click.prompt(question, default=default, show_default=bool(default), type=str)).strip()
