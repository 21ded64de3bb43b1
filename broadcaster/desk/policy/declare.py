"""A short way to declare a key. PURE."""

from broadcaster.desk.policy.model import Key
from broadcaster.desk.policy.value import Kind


def key(  # noqa: PLR0913 - a line of a list, read by its columns
    name: str, kind: Kind, zh: str, en: str, rules: str, used_zh: str, used_en: str, *, unit: str = "", choices: str = ""
) -> Key:
    """`rules` and `choices` are words with spaces between."""
    return Key(name, kind, zh, en, tuple(rules.split()), used_zh, used_en, unit, tuple(choices.split()))
