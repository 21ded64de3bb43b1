"""How this room starts its children: the same Python, the same copy of this program."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import broadcaster

NICE = 15
_ROOT = str(Path(broadcaster.__file__).parents[1])


def command(module: str) -> tuple[str, ...]:
    """Run a module of ours; never what lies in the folder it is started from (`-P`)."""
    return sys.executable, "-P", "-m", module


def environment() -> dict[str, str]:
    """This process's, with this program's own folder first, and one thread for the libraries that would take all cores."""
    path = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def stand_back() -> None:
    """This process and its children give way to the air: in the queue for the processor, and first to go when memory runs out."""
    os.nice(max(0, NICE - os.nice(0)))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", "ascii")
