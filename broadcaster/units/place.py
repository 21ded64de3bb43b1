"""Puts units where systemd finds them, and lets systemd itself look at them."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from broadcaster.faults import fault


def put(texts: Mapping[str, str], folder: Path) -> Iterator[Path]:
    """Write each text under its name, whole or not at all. Raises `Fault` `install.cannot-write`."""
    for name, text in texts.items():
        file = folder / name
        half = folder / f".{name}.new"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            half.write_text(text, "utf-8")
            half.replace(file)
        except OSError as refused:
            raise fault("install.cannot-write", file=file, why=refused.strerror) from None
        yield file


def verify(folder: Path, names: Iterable[str]) -> None:
    """`systemd-analyze verify`, where there is systemd. Raises `Fault` `install.refused` with its words."""
    program = shutil.which("systemd-analyze")
    if program is None:
        return
    files = [str(folder / name) for name in names]
    # Manual pages are not installed on a lean machine, and their absence is no fault of a unit.
    said = subprocess.run([program, "verify", "--man=no", *files], capture_output=True, text=True, timeout=60, check=False)
    if said.returncode or said.stderr.strip():
        raise fault("install.refused", why=said.stderr.strip() or f"exit {said.returncode}")
