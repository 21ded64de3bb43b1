"""Words heard and written down as figures again: the way back from what is said, made without looking at how it is said."""

import re

HANZI_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "幺": 1}
HANZI_PLACES = {"十": 10, "百": 100, "千": 1_000}
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ENGLISH = {word: n for n, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}


def hanzi_number(words: str) -> int:
    """一万零二 → 10002."""
    for large, factor in (("亿", 10**8), ("万", 10**4)):
        if large in words:
            head, tail = words.rsplit(large, 1)
            return hanzi_number(head) * factor + hanzi_number(tail)
    total, digit = 0, 0
    for c in words:
        if c in HANZI_PLACES:
            total, digit = total + (digit or 1) * HANZI_PLACES[c], 0
        else:
            digit = HANZI_DIGITS[c]
    return total + digit


def english_number(words: str) -> int:
    """Ten thousand two → 10002."""
    total, group = 0, 0
    for word in re.split("[ -]", words):
        if word == "hundred":
            group *= 100
        elif word in ("thousand", "million", "billion", "trillion"):
            total, group = total + group * 1_000 ** (1 + ("thousand", "million", "billion", "trillion").index(word)), 0
        else:
            group += ENGLISH[word]
    return total + group
