"""The order in which English forms are tried. PURE."""

from dataclasses import replace

from broadcaster.wording.english.calendar import CLOCK, DATES
from broadcaster.wording.english.places import CODES, PLACES
from broadcaster.wording.english.quantities import FRACTIONS, ORDINALS, QUANTITIES, RATIOS
from broadcaster.wording.english.signs import FIRST, SIGNS, tidy
from broadcaster.wording.rule import Rule

__all__ = ["RULES", "tidy"]


def _apart(rule: Rule) -> Rule:
    """A figure written close to letters (5G) is a word of its own."""
    say = rule.say
    return replace(rule, say=lambda m: None if (words := say(m)) is None else f" {words} ")


_FIGURES = (*CODES, *DATES, *CLOCK, *RATIOS, *ORDINALS, *FRACTIONS, *PLACES, *QUANTITIES)
RULES = (*FIRST, *map(_apart, _FIGURES), *SIGNS)
"""What is written alike is told apart by this order: a telephone before a range, a date before a fraction, a clock before a ratio."""
