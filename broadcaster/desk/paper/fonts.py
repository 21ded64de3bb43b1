"""A font with Chinese that can be embedded: TrueType outlines, as PDF's maker wants them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from broadcaster.faults import fault

NAME = "desk"
PATHS = (
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "C:/Windows/Fonts/msyh.ttc",
)
"""Where they usually are, best first."""


@cache
def embedded() -> str:
    """The name under which the font is known to reportlab. Raises `Fault`: `desk.no-font`."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    for file in _candidates():
        try:
            font = TTFont(NAME, file, subfontIndex=0)
        except (TTFError, OSError):
            continue
        if ord("客") in font.face.charToGlyph:
            pdfmetrics.registerFont(font)
            pdfmetrics.registerFontFamily(NAME, normal=NAME, bold=NAME, italic=NAME, boldItalic=NAME)
            return NAME
    raise fault("desk.no-font")


def _candidates() -> Iterator[str]:
    yield from (path for path in PATHS if Path(path).is_file())
    try:
        listed = subprocess.run(["fc-list", ":lang=zh", "file"], capture_output=True, text=True, timeout=10, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return
    files = (line.rstrip(": ").strip() for line in listed.splitlines())
    yield from sorted(file for file in files if file.lower().endswith((".ttf", ".ttc")))
