"""The scripts that came with the program: as they are, they count as approved. `tools/shipped_scripts.py` writes the list."""

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("shipped.json")


@cache
def shipped() -> frozenset[str]:
    """Digests of every shipped script."""
    return frozenset(json.loads(FILE.read_text("utf-8")).values())
