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

    def stands(self, text: str, place: int) -> int:
        """The first place from `place` on where the form may begin; the text's end when there is none.

        Looked for once and remembered, instead of asking every rule at every place: a year of a mall's texts has fifteen million of these.
        """
        match = self.form.search(text, place)
        return len(text) if match is None else match.start()

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
    place, stand = 0, [rule.stands(text, 0) for rule in rules]
    while (here := min(stand, default=len(text))) < len(text):
        said.append(text[place:here])
        spoken = (rule.at(text, here) for rule, first in zip(rules, stand, strict=True) if first == here)
        words, place = next(filter(None, spoken), (text[here], here + 1))
        said.append(words)
        stand = [first if first >= place else rule.stands(text, place) for rule, first in zip(rules, stand, strict=True)]
    return "".join([*said, text[place:]])
