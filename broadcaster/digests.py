"""What a thing is named by when its content is its name. PURE."""

import json
from hashlib import sha256

DIGITS = 16
"""Enough for a queue of any size, short enough to be typed."""


def digest(*told: object) -> str:
    """16 hexadecimal digits of a SHA-256 over what was told (text, numbers, lists of them), the same on every machine."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
