"""How a mall wants names and words of more than one sound read: the written word → the words to say. PURE."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from broadcaster.wording.folding import PICTURE, fold
from broadcaster.wording.rule import Rule

ANY_CASE_FROM = 4
"""A name with this many Latin letters is found in capitals and small letters alike (IKEA, Ikea); a shorter one exactly as written."""


@dataclass(frozen=True, slots=True)
class Readings:
    """By language (`zh_CN`, `en`), what is said for a written word. It is said as it stands: no rule looks at it again."""

    by_language: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def rules(self, language: str) -> tuple[Rule, ...]:
        """One rule for all words of a language, the longest first; none where there are no words."""
        return _rules(tuple(self.by_language.get(language, {}).items()))


@lru_cache(maxsize=8)
def _rules(words: tuple[tuple[str, str], ...]) -> tuple[Rule, ...]:
    """Each text of a day asks for the same ones."""
    said = {same(written): spoken for written, spoken in words}
    forms = "|".join(map(_form, sorted(said, key=len, reverse=True)))
    return (Rule(re.compile(forms), lambda m: said.get(same(m[0]))),) if said else ()


NONE = Readings()
"""Everything is read as it is written."""


def same(written: str) -> str:
    """One form for every way of writing a word that a reading is to find: width, and the case of longer Latin names."""
    plain = fold(written).strip()
    return plain.lower() if _in_any_case(plain) else plain


def findable(written: str) -> bool:
    """Whether a word can be looked for: it has a letter or a figure, and no picture (all pictures are one)."""
    plain = same(written)
    return any(map(str.isalnum, plain)) and PICTURE not in plain


def sayable(words: str) -> bool:
    """Whether an engine can say `words` as they stand: letters, spaces, hyphens and apostrophes."""
    return any(map(str.isalpha, words)) and all(c.isalpha() or c in " -'" for c in words)


def _in_any_case(plain: str) -> bool:
    return sum(c.isascii() and c.isalpha() for c in plain) >= ANY_CASE_FROM


def _form(plain: str) -> str:
    """Where a word stands: letters and figures around it are not part of another word or figure."""
    before = {"a": "(?<![A-Za-z])", "0": r"(?<!\d)(?<!\d[.,:/-])"}.get(_kind(plain[0]), "")
    after = {"a": "(?![A-Za-z])", "0": r"(?!\d|[.,:/-]\d)"}.get(_kind(plain[-1]), "")
    word = re.escape(plain)
    return before + (f"(?i:{word})" if _in_any_case(plain) else word) + after


def _kind(character: str) -> str:
    if not character.isascii():
        return ""
    return "0" if character.isdecimal() else "a" if character.isalpha() else ""
