"""A font on this machine that has Chinese."""

import os
import tempfile
from pathlib import Path

FAMILIES = (
    "WenQuanYi Micro Hei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans CJK JP",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "Droid Sans Fallback",
    "AR PL UMing CN",
)
"""Best first."""
FILES = ("wqy-microhei", "notosanscjk", "notosanssc", "sourcehansans", "wqy-zenhei", "msyh", "simhei", "droidsansfallback", "uming")
"""How their files begin, in lower case."""


def chinese_family() -> str | None:
    """The best family there is; one installed since matplotlib last looked is found too. `None`: no Chinese font."""
    # matplotlib keeps a list of fonts; a daemon's account may have no home to keep it in
    if not os.access(Path.home(), os.W_OK):
        os.environ.setdefault("MPLCONFIGDIR", str(Path(tempfile.gettempdir()) / f"broadcaster-matplotlib-{os.getuid()}"))
    from matplotlib.font_manager import findSystemFonts, fontManager

    found = _best(fontManager.get_font_names())
    if found:
        return found
    for file in findSystemFonts():
        if Path(file).name.lower().startswith(FILES):
            fontManager.addfont(file)
    return _best(fontManager.get_font_names())


def _best(names: list[str]) -> str | None:
    known = set(names)
    return next((family for family in FAMILIES if family in known), None)
