"""Words for fields and values in the reader's language, and problems with them."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from broadcaster.desk.book import Book, Field, View
from broadcaster.desk.showing import shown
from broadcaster.desk.values import Reading, Unreadable, Value, parse
from broadcaster.faults import Mark, Problem
from broadcaster.i18n import language


def chinese() -> bool:
    """Whether the reader reads Chinese."""
    return language() == "zh_CN"


def label(field: Field) -> str:
    return field.zh if chinese() else field.en


def title(of: Book | View) -> str:
    return of.zh if chinese() else of.en


def told(field: Field, value: object, zone: tzinfo) -> str:
    """`values.shown` in the reader's language."""
    return shown(field, value, zone=zone, chinese=chinese())


def misfit(code: str, field: Field, at: Mark | None = None, **facts: object) -> Problem:
    """A problem with one field: the sentence begins with its label."""
    return Problem(f"desk.{code}", at=at, facts={"field": label(field), **{k: str(v) for k, v in facts.items()}})


def understood(
    book: Book,
    texts: Mapping[str, str],
    reading: Reading,
    places: Mapping[str, Mark] | None = None,
    *,
    fields: Iterable[Field] | None = None,
) -> tuple[dict[str, Value], list[Problem]]:
    """Values for what somebody typed, field by field, and everything that cannot be read.

    Fields that are not in `texts` are not in the values. `places` says where each text stood, for the problems.
    `fields`: those of an act, instead of what may be typed into the book.
    """
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for field in book.typed if fields is None else fields:
        if field.name not in texts:
            continue
        try:
            values[field.name] = parse(field, texts[field.name], reading)
        except Unreadable as wrong:
            facts = {"value": shortened(texts[field.name]), **wrong.facts}
            problems.append(misfit(f"value.{wrong.code}", field, (places or {}).get(field.name), **facts))
    return values, problems


def defaults(book: Book, reading: Reading) -> dict[str, Value]:
    """What fields have when nobody says anything."""
    return {f.name: parse(f, f.default, reading) for f in book.all_fields() if f.default}


def shortened(text: str, longest: int = 40) -> str:
    """With `…` where something is left out."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
