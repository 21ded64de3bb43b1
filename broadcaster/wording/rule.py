"""What a written form is, and the one pass over a text that says them. PURE.

At each place the first rule whose form stands there speaks, and what it said is never looked at again: a rule cannot
spoil another's words, and a character is either part of one form or kept.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LOOK_BACK = 32
"""How many characters before a form may tell what it is (拨打…, 电话：…)."""
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
"""`500`, `1,280`, `99.5`: always taken whole."""
DASH = r"\s*(?:--|——|[-–—~∼])\s*"
"""What stands between the ends of a range."""

Say = Callable[[re.Match[str]], str | None]
"""The words of a form; `None`: it is no such form after all (no calendar has this date)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One written form and its words."""

    form: re.Pattern[str]
    say: Say
    after: re.Pattern[str] | None = None
    """What must stand right before the form."""

    def at(self, text: str, place: int) -> tuple[str, int] | None:
        """The words of the form that begins at `place`, and where it ends; `None` when none does."""
        match = self.form.match(text, place)
        if match is None or match.end() == place:
            return None
        if self.after and not self.after.search(text[max(0, place - LOOK_BACK) : place]):
            return None
        words = self.say(match)
        return None if words is None else (words, match.end())


def rule(form: str, say: Say | str, after: str = "") -> Rule:
    """A rule of a regular expression; `say` may be the words themselves, `after` what must stand before."""
    words = say
    speak: Say = words if callable(words) else lambda _match: str(words)
    return Rule(re.compile(form, re.MULTILINE), speak, re.compile(f"(?:{after})$") if after else None)


def scan(text: str, rules: Sequence[Rule]) -> str:
    """`text` with every form said, the earlier rule before the later; what no rule knows is kept."""
    said: list[str] = []
    place = 0
    while place < len(text):
        words, place = next(filter(None, (r.at(text, place) for r in rules)), (text[place], place + 1))
        said.append(words)
    return "".join(said)
