"""Are requirements.txt and requirements-dev.txt locks of pyproject.toml? Without the network; exit 1 with what differs.

Every direct dependency must be locked to a version that its bound allows, and every locked line must carry hashes.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(\[[^\]]*\])?==(?P<version>[^ ;]+)[^\n]*\\\n(    --hash=sha256:[0-9a-f]{64}[^\n]*\n)+", re.MULTILINE
)
LINE = re.compile(r"^[A-Za-z0-9].*$", re.MULTILINE)


def wanted(groups: dict[str, list[object]], name: str) -> Iterator[Requirement]:
    """The requirements of a dependency group, with the groups it includes."""
    for entry in groups[name]:
        if isinstance(entry, dict):
            yield from wanted(groups, str(entry["include-group"]))
        else:
            yield Requirement(str(entry))


def faults(file: str, requirements: list[Requirement]) -> Iterator[str]:
    """What is missing in one lock."""
    text = (ROOT / file).read_text("utf-8")
    pins = {canonicalize_name(m["name"]): m["version"] for m in PIN.finditer(text)}
    bare = len(LINE.findall(text)) - len(pins)
    if bare:
        yield f"{file}: {bare} lines without hashes"
    for requirement in requirements:
        version = pins.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            yield f"{file}: {requirement} is not locked (found: {version}); run make lock"


def main() -> int:
    """Exit code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    # The natural voice is an extra, and part of every installation that these locks make.
    extra = project["project"]["optional-dependencies"]["neural"]
    runtime = [Requirement(d) for d in [*project["project"]["dependencies"], *extra]]
    groups = project["dependency-groups"]
    found = [
        *faults("requirements.txt", [*runtime, *wanted(groups, "setup")]),
        *faults("requirements-dev.txt", [*runtime, *wanted(groups, "dev")]),
    ]
    print("\n".join(found) or "both locks hold every dependency, with hashes")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
