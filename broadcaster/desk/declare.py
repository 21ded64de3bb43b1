"""Short ways to declare fields, so that a book reads like its paper."""

from dataclasses import replace
from functools import partial

from broadcaster.desk.book import Choice, Field, Kind, Layout, Privacy

HOME_MALL = "000_4083bf144e095bb4.txt"
HEATING = "001_3264797886e12125.txt"
ENTERPRISE = "002_bd8bcb69929ba94c.txt"
PRODUCTS = "003_8d6875859ae022c8.txt"
PLAZA = "004_000cc55b97a2c730.txt"
"""The five manuals."""


def line(manual: str, lines: str) -> str:
    """`manual:lines`, as every rule is cited."""
    return f"{manual}:{lines}"


def _field(kind: Kind, name: str, zh: str, en: str, **more: object) -> Field:
    if "privacy" in more:
        more["privacy"] = Privacy(str(more["privacy"]))
    return Field(name=name, zh=zh, en=en, kind=kind, **more)  # type: ignore[arg-type]


text = partial(_field, Kind.TEXT)
long = partial(_field, Kind.LONG)
whole = partial(_field, Kind.WHOLE)
money = partial(_field, Kind.MONEY)
percent = partial(_field, Kind.PERCENT)
date = partial(_field, Kind.DATE)
instant = partial(_field, Kind.INSTANT)
duration = partial(_field, Kind.DURATION)
party = partial(_field, Kind.PARTY)
file = partial(_field, Kind.FILE)
yes = partial(_field, Kind.YES)


def phone(name: str, zh: str, en: str, **more: object) -> Field:
    return _field(Kind.PHONE, name, zh, en, **{"privacy": Privacy.PHONE, **more})


def id_number(name: str, zh: str, en: str, **more: object) -> Field:
    return _field(Kind.ID, name, zh, en, **{"privacy": Privacy.ID, **more})


def person(name: str, zh: str, en: str, **more: object) -> Field:
    """Somebody's name."""
    return _field(Kind.TEXT, name, zh, en, **{"privacy": Privacy.NAME, **more})


def address(name: str, zh: str, en: str, **more: object) -> Field:
    return _field(Kind.TEXT, name, zh, en, **{"privacy": Privacy.ADDRESS, **more})


def words(name: str, zh: str, en: str, **more: object) -> Field:
    """Free text of several lines in which somebody may be named."""
    return _field(Kind.LONG, name, zh, en, **{"privacy": Privacy.WORDS, **more})


def kept(*fields: Field) -> tuple[Field, ...]:
    """Fields that only the book's workflow writes."""
    return tuple(replace(one, kept=True) for one in fields)


def layout(name: str, form: str, zh: str, en: str, fields: str) -> Layout:
    """`fields`: names in the paper's order, with spaces between."""
    return Layout(name=name, form=form, zh=zh, en=en, fields=tuple(fields.split()))


def choice(name: str, zh: str, en: str, choices: str, **more: object) -> Field:
    """`choices`: `value 中文 English words; value …`."""
    made = tuple(Choice(*one.split(maxsplit=2)) for one in choices.split(";"))
    return _field(Kind.CHOICE, name, zh, en, **{"choices": made, **more})


SATISFACTION = "very 很满意 very satisfied; satisfied 满意 satisfied; fair 一般 fair; dissatisfied 不满意 dissatisfied"
