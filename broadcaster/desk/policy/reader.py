"""Profiles that come with the program, and the mall's own list of changes; both read with a place for every problem."""

import json
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from broadcaster.desk.policy.kept import kept
from broadcaster.desk.policy.keys import KEYS
from broadcaster.desk.policy.model import Change, Profile
from broadcaster.desk.policy.shape import Objection, changes, entries
from broadcaster.faults import Fault, Problem, by_place
from broadcaster.marked.file import raw
from broadcaster.marked.layout import Form, page

if TYPE_CHECKING:
    from broadcaster.marked.tree import Data, Tree

NAME = "policy.yaml"
FORM = Form(example=f"schedules/{NAME}", key="[A-Za-z_]+")
BASE = "base"
PROFILES = Path(__file__).with_name("profiles")
_HEAD = "# 商场自己的数字：写在这里是草稿，批准后到日子生效（desk policy approve）。\n"


@cache
def profile(name: str) -> Profile:
    """A profile of the package. Raises `Fault`: `policy.*` with file, line and column, were one wrong."""
    file = PROFILES / f"{name}.yaml"
    text = file.read_bytes()
    told = kept(file, text, lambda: _structure(file.name, text))
    data = told if isinstance(told, dict) else {}
    wrong: list[Objection] = []
    found = entries(KEYS, data.get("values"), wrong.append)
    if wrong:
        reading = _Reading.of(file.name, text)
        for objection in wrong:
            reading.object(objection)
        reading.done()
    return Profile(name, int(str(data["version"])), str(data["zh"]), str(data["en"]), found)


def _structure(name: str, text: bytes) -> "Data":
    reading = _Reading.of(name, text)
    reading.done()
    return reading.tree.data


def site(path: Path) -> tuple[Change, ...]:
    """The mall's changes as they stand in its file, approved or not; none where there is no file.

    Raises `Fault` with every problem.
    """
    try:
        written = raw(path, FORM)
        reading = _Reading.of(str(path), written)
    except Fault as broken:
        if {p.code for p in broken.problems} <= {"file.no-file", "file.empty"}:
            return ()
        raise
    found = changes(KEYS, reading.tree.data, reading.object)
    reading.done()
    return tuple(replace(change, mark=reading.tree.mark((n,))) for n, change in enumerate(found))


def append(path: Path, change: Change) -> None:
    """Write one more change at the end of the mall's file, which keeps all it had. Raises `Fault`: as `site`, `policy.unwritten`."""
    site(path)
    told = {"key": change.key, "value": change.text, "from": change.since.isoformat(), "reason": change.reason, "by": change.by}
    lines = [f"{'- ' if n == 0 else '  '}{key}: {json.dumps(text, ensure_ascii=False)}" for n, (key, text) in enumerate(told.items())]
    try:
        before = path.read_text("utf-8-sig") if path.exists() else _HEAD
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.write_text(before.rstrip("\n") + "\n" + "\n".join(lines) + "\n", "utf-8")
        draft.replace(path)
    except OSError as why:
        raise Fault(Problem("policy.unwritten", facts={"file": str(path), "why": why.strerror or type(why).__name__})) from None


@dataclass(slots=True)
class _Reading:
    tree: "Tree"
    found: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, file: str, text: bytes) -> "_Reading":
        from broadcaster.marked.tree import Tree

        tree = Tree(written := page(file, text, FORM))
        return cls(tree, [*written.problems, *tree.problems])

    def object(self, objection: Objection) -> None:
        code, way, facts, at_key = objection
        self.found.append(Problem(code, at=self.tree.mark(way, key=at_key), facts=facts))

    def done(self) -> None:
        if self.found:
            raise Fault(by_place(self.found))
