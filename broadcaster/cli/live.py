"""The air as it happens: a live view for the terminal the daemon was started in."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Group, RenderableType
from rich.live import Live
from rich.text import Text

from broadcaster.cli.standing import picture
from broadcaster.i18n import _

REFRESH_S = 0.2
WIDTH = 48
FLOOR_DB = -60.0


@contextmanager
def view(status: Callable[[], Mapping[str, object]]) -> Iterator[None]:
    """Shows `status()` five times a second while the context lasts."""
    done = threading.Event()
    thread = threading.Thread(target=_show, args=(status, done), name="live", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join(2)


def _show(status: Callable[[], Mapping[str, object]], done: threading.Event) -> None:
    with Live(auto_refresh=False, transient=False) as live:
        while not done.wait(REFRESH_S):
            live.update(_picture(status()), refresh=True)


def _picture(status: Mapping[str, object]) -> RenderableType:
    meters = status.get("meters")
    lines: list[RenderableType] = [picture(status)]
    if isinstance(meters, Mapping):
        lines.append(meter(_("level"), float(meters.get("rms_db", FLOOR_DB)), float(meters.get("peak_db", FLOOR_DB))))
    return Group(*lines)


def meter(label: str, rms_db: float, peak_db: float) -> Text:
    """A bar from −60 to 0 dBFS: the level filled, the peak a stroke."""

    def place(level_db: float) -> int:
        return round(WIDTH * (1 - max(level_db, FLOOR_DB) / FLOOR_DB))

    filled, stroke = place(rms_db), min(place(peak_db), WIDTH - 1)
    cells = ["█" if n < filled else "│" if n == stroke else "·" for n in range(WIDTH)]
    return Text(f"{label} {''.join(cells)} {rms_db:6.1f} dBFS", style="green" if peak_db < -1 else "red")
