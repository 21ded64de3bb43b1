"""What a profile's file says, kept beside the program as Python keeps its own modules: read once, then told by its digest.

It can never be stale: the digest is of all that it follows from, the file, the code that reads it, and the reader's version. What is
not so is read anew; where nothing can be kept, it is read each time.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

MARKED = Path(__file__).parents[2] / "marked"
READERS = (MARKED / "layout.py", MARKED / "tree.py", MARKED / "width.py")
"""What turns a file into data."""


def kept(file: Path, text: bytes, read: Callable[[], object]) -> object:
    """The data of `file` with this text; read by `read` where it is not kept."""
    digest = _digest(text)
    place = Path(cache_from_source(str(file.with_suffix(".py")))).with_suffix(".json")
    try:
        told = json.loads(place.read_bytes())
        if told["digest"] == digest:
            return told["data"]
    except (OSError, ValueError, KeyError, TypeError):
        pass  # nothing kept, or nothing that can be read: the file itself is there
    data = read()
    if not sys.dont_write_bytecode:
        _keep(place, json.dumps({"digest": digest, "data": data}, ensure_ascii=False))
    return data


def _digest(text: bytes) -> str:
    parts = [text, *(reader.read_bytes() for reader in READERS), version("ruamel.yaml").encode()]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _keep(place: Path, text: str) -> None:
    try:
        place.parent.mkdir(exist_ok=True)
        draft = place.with_name(f"{place.name}.{os.getpid()}")
        draft.write_text(text, "utf-8")
        draft.replace(place)
    except OSError:
        return  # the program's folder belongs to somebody else
