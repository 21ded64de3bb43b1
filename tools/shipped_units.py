"""Renders systemd/ from the shipped timetable for a mall that installed into /opt/broadcaster; `--check` only compares.

`broadcaster install` writes the real ones, for a machine's own paths, account and hours.
"""

import sys
from pathlib import Path

from broadcaster.timetable.reader import read
from broadcaster.units import Installation, texts

ROOT = Path(__file__).parent.parent
HOME = Path("/opt/broadcaster")
EXAMPLE = Installation(
    user="broadcaster",
    uid=1000,
    group="broadcaster",
    sound_groups=("audio",),
    home=HOME,
    var=HOME / "var",
    program=HOME / ".venv" / "bin" / "broadcaster",
)


def main(*, only_check: bool) -> int:
    """0, or 1 when `--check` finds a difference."""
    timetable = read(ROOT / "schedules" / "mall.yaml")
    files = {ROOT / "systemd" / name: text for name, text in texts(EXAMPLE, timetable).items()}
    stale = [file for file, text in files.items() if not file.is_file() or file.read_text("utf-8") != text]
    for file in stale:
        print(f"{file.relative_to(ROOT)}: {'differs; run make units' if only_check else 'written'}")
        if not only_check:
            file.write_text(files[file], "utf-8")
    return int(only_check and bool(stale))


if __name__ == "__main__":
    sys.exit(main(only_check="--check" in sys.argv[1:]))
