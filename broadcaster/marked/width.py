"""A Chinese keyboard is no mistake: full-width signs and their ordinary twins. PURE."""

import unicodedata

FULL_WIDTH = "：，；、［］【】｛｝（）“”‘’－～。"
"""What a Chinese keyboard gives where YAML wants `: , [ ] { } " ' - .`"""

_TWINS = str.maketrans({"−": "-", "–": "-", "—": "-", "。": ".", "\u2026": "..."})


def fold(text: str) -> str:
    """`text` in ordinary (half-width) characters, without space around it (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", text.translate(_TWINS)).strip()


def wide(text: str) -> str:
    """The full-width signs in `text`, each once."""
    return "".join(c for c in FULL_WIDTH if c in text)
