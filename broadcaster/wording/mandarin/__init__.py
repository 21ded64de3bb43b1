"""The order in which Mandarin's forms are tried. PURE."""

from broadcaster.wording.mandarin.calendar import CLOCK, DATES
from broadcaster.wording.mandarin.codes import CODES
from broadcaster.wording.mandarin.places import PLACES
from broadcaster.wording.mandarin.quantities import FRACTIONS, ORDINALS, QUANTITIES, RATIOS
from broadcaster.wording.mandarin.signs import FIRST, SIGNS, tidy

__all__ = ["RULES", "tidy"]

RULES = (*FIRST, *CODES, *DATES, *RATIOS[:1], *CLOCK, *RATIOS[1:], *ORDINALS, *FRACTIONS, *PLACES, *QUANTITIES, *SIGNS)
"""What is written alike is told apart by this order: a telephone before a range, a date before a fraction, a clock before a ratio."""
