"""One way of writing for what people write in many: full-width signs, circled digits, emoji, odd spaces. PURE.

What is left afterwards: letters of any script, ASCII digits, punctuation and signs. No letter is lost.
"""

import re
import unicodedata
from functools import cache

PICTURE = "\u2756"
"""Stands for an emoji or ornament, which is not said but parts what stands around it."""
DOT = "·"
"""Stands for every dot and ball at half height."""

_KEPT = frozenset(f"\n²³…°★{DOT}")
"""Signs with a meaning of their own, which Unicode's folding (NFKC) would turn into other ones."""
_TWINS = str.maketrans(
    {
        "\r": "\n", "\t": " ", "\u3000": "  ", "〇": "零", "㎡": "m²", "㎥": "m³", "№": "No.", "−": "-", "‐": "-", "‑": "-", "‒": "-",
        "〜": "~", "∼": "~", "✕": "×", "✖": "×", "➡": "→", "’": "'", "∶": ":", "™": None, "®": None, "©": None,
    }
    | dict.fromkeys("・‧∙⋅•●◆■▪◦○◎□◇", DOT)
)  # fmt: skip


def fold(text: str) -> str:
    """`text` with one sign for each thing: ASCII digits, and a `PICTURE` for every picture."""
    plain = "".join(map(_folded, unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_TWINS)))
    return re.sub(" {3,}", "  ", plain)


@cache
def _folded(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign in _KEPT:
        return sign
    if kind[0] == "N":
        return _number(sign)
    if kind in {"So", "Co", "Cn", "Cs"}:
        plain = unicodedata.normalize("NFKC", sign)
        return plain if "°" in plain or (plain != sign and plain.isascii()) else PICTURE
    if kind[0] == "C" or kind in {"Sk", "Me"} or sign in "\ufe0e\ufe0f":
        return ""
    return " " if kind[0] == "Z" else unicodedata.normalize("NFKC", sign)


def _number(sign: str) -> str:
    """`٣` → 3, `Ⅳ` → 4, `½` → 1/2 with a space before it, `①` → 1 and a pause: it counts the lines of a list."""
    plain = unicodedata.normalize("NFKC", sign).replace("⁄", "/")
    value = unicodedata.numeric(sign)
    if "/" in plain or value != int(value):
        return f" {plain if '/' in plain else value}"
    counts = unicodedata.category(sign) == "No" and (sign == plain or not plain.isdecimal() or "circle" in unicodedata.decomposition(sign))
    return f"{int(value)}{PICTURE}" if counts else str(int(value))
