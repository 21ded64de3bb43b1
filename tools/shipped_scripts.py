"""Digests of what is shipped to be said, `broadcaster/approvals/shipped.json`: as it is, it counts as approved.

* `tools/shipped_scripts.py`: write it anew from `scripts_tts/`.
* `tools/shipped_scripts.py --check`: change nothing; exit 1 when a script is new, changed or gone since, and name it.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from broadcaster.announcements.folder import EventsFolder
from broadcaster.announcements.subject import subject
from broadcaster.approvals.shipped import FILE
from broadcaster.faults import Severity
from broadcaster.scripts.reader import read
from broadcaster.sentences import say

ROOT = Path(__file__).parent.parent


def digests(folder: Path) -> dict[str, str]:
    """By name; a script with an error ends the program, since it would air on nobody's word."""
    scripts, problems = read(folder)
    wrong = [say(p) for p in problems if p.severity is Severity.ERROR]
    if wrong:
        raise SystemExit("\n".join(wrong))
    return {name: script.digest for name, script in sorted(scripts.items())}


def announced(folder: Path) -> dict[str, str]:
    """What the shipped files of the queue say, by title."""
    found = EventsFolder(folder).read()
    if wrong := [say(p) for p in found.problems if p.severity is Severity.ERROR]:
        raise SystemExit("\n".join(wrong))
    return {f"{a.event} {a.title}": subject(a, None).digest for a in found.announcements}


def stale(known: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Names of scripts that are not as the list says."""
    return sorted(name for name in known.keys() | now.keys() if known.get(name) != now.get(name))


def main(words: list[str]) -> int:
    """Exit code."""
    now = {**digests(ROOT / "scripts_tts"), **announced(ROOT / "schedules" / "events")}
    if words != ["--check"]:
        FILE.write_text(json.dumps(now, ensure_ascii=False, indent=2) + "\n", "utf-8")
        print(f"{len(now)} scripts")
        return 0
    names = stale(json.loads(FILE.read_text("utf-8")), now)
    for name in names:
        print(f"not as it is listed, run tools/shipped_scripts.py: {name}")
    return int(bool(names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
