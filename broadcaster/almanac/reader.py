"""`holidays.yaml` → the mall's wishes, or every problem in it with file:line:column and a way out.

Read with the timetable's own machinery, so a Chinese keyboard's colons and an editor's GBK are answered alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from broadcaster.almanac import coherent
from broadcaster.almanac.calendar import Notice
from broadcaster.almanac.festivals import When, named
from broadcaster.almanac.house import Added, House
from broadcaster.almanac.shape import ADD, FILE, YEAR, AddKeys, FileKeys, YearKeys, year
from broadcaster.faults import Fault, Mark, Problem, Severity, by_place
from broadcaster.marked.layout import MAX_BYTES, Form, page
from broadcaster.marked.tree import Data, Loc, Tree
from broadcaster.timetable.coherent import Objection
from broadcaster.timetable.model import Dates
from broadcaster.timetable.refusals import refusals
from broadcaster.timetable.shape import Keys, Shape
from broadcaster.timetable.words import SHIPPED_DIAL, Misread

FORM = Form(example="schedules/holidays.yaml")
_OWN = {
    "file.binary": "holidays.binary",
    "file.documents": "holidays.documents",
    "file.no-file": "holidays.no-file",
    "timetable.want-entry": "holidays.want-entry",
}
"""What the timetable's reader says in the timetable's words."""


def read(file: str, raw: bytes) -> tuple[House | None, tuple[Problem, ...]]:
    """The wishes in the bytes of a file (`None` when there is an error), and all there is to say about it, by place.

    `file` is its name as the operator writes it. A file of comments alone wishes nothing, which is noted.
    """
    try:
        tree = Tree(written := page(file, raw, FORM))
    except Fault as broken:
        if [p.code for p in broken.problems] == ["file.empty"]:
            return House(file), (Problem("holidays.empty", Severity.NOTE, Mark(file, 1, 1)),)
        return None, _told(broken.problems)
    reading = _Reading(file, tree, [*written.problems, *tree.problems])
    house = reading.house()
    return house, _told(reading.found)


def bytes_of(path: Path) -> bytes:
    """A file's bytes. Raises `FileNotFoundError`, or `Fault` for anything else that keeps it from being read."""
    place = Mark(str(path), 1, 1)
    try:
        if path.is_dir():
            raise Fault(Problem("file.directory", at=place))
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise
    except OSError as failure:
        raise Fault(Problem("file.unreadable", at=place, facts={"reason": failure.strerror or type(failure).__name__})) from None
    if len(raw) > MAX_BYTES:
        raise Fault(Problem("holidays.too-big", at=place, facts={"limit": f"{MAX_BYTES / 1e6:.0f}"}))
    return raw


def _told(found: Iterable[Problem]) -> tuple[Problem, ...]:
    return by_place(replace(p, code=_OWN.get(p.code, p.code)) for p in found)


@dataclass(slots=True)
class _Reading:
    """One file on its way from data to wishes."""

    file: str
    tree: Tree
    found: list[Problem] = field(default_factory=list)

    def house(self) -> House | None:
        data = self.tree.data
        if not isinstance(data, dict):
            self._object(("holidays.top-level", (), {}), ())
            return None
        keys = self._checked(FILE, data, ())
        entries = [(n, self._added(item, n)) for n, item in enumerate(_items(data.get("add")))]
        add = tuple(added for _, added in entries if added is not None)
        known = coherent.known_names([*(a.name for a in add), *_renamed(keys)])
        years = self._years(data.get("years"), known)
        if keys is None or any(p.severity is Severity.ERROR for p in self.found):
            return None
        return self._assembled(keys, add, years, known)

    def _assembled(self, keys: FileKeys, add: tuple[Added, ...], years: Mapping[int, Notice], known: Sequence[str]) -> House | None:
        rename = {named(old): new for old, new in keys.get("rename", {}).items()}
        for objection in coherent.name_objections(keys.get("drop", ()), keys.get("rename", {}), known):
            self._object(objection, ())
        if any(p.severity is Severity.ERROR for p in self.found):
            return None
        marks = {year: self.tree.mark(("years", str(year)), key=True) for year in years}
        return House(self.file, add, keys.get("drop", ()), rename, years, marks, keys.get("worked_weekend_is", True))

    def _added(self, item: Data, number: int) -> Added | None:
        way = ("add", number)
        keys = self._checked(ADD, item, way)
        if keys is None:
            return None
        for objection in coherent.add_objections(keys):
            self._object(objection, way)
        return Added(keys["name"], _when(keys), keys.get("holiday", True), keys.get("kind"), keys.get("english"))

    def _years(self, data: Data, known: Sequence[str]) -> dict[int, Notice]:
        notices = {}
        for written, item in data.items() if isinstance(data, dict) else ():
            keys = self._checked(YEAR, item, ("years", written))
            number = _year(written)
            if keys is None or number is None:
                continue
            for objection in coherent.year_objections(number, keys, known):
                self._object(objection, ("years", written))
            notices[number] = _notice(keys)
        return notices

    def _checked(self, shape: Shape[Keys], data: object, loc: Loc) -> Keys | None:
        answer = refusals(shape, data, SHIPPED_DIAL)
        for code, way, facts, at_key in answer[1]:
            self.found.append(Problem(code, at=self.tree.mark((*loc, *way), key=at_key), facts=facts))
        return answer[0]

    def _object(self, objection: Objection, loc: Loc) -> None:
        code, way, facts = objection
        at = (*loc, *way)
        self.found.append(Problem(code, at=self.tree.mark(at, key=bool(at)), facts=facts))


def _items(data: Data) -> list[Data]:
    return data if isinstance(data, list) else []


def _year(written: str) -> int | None:
    """A key of `years`; what is none is refused with the file's other keys."""
    try:
        return year(written)
    except Misread:
        return None


def _renamed(keys: FileKeys | None) -> tuple[str, ...]:
    return tuple(keys.get("rename", {}).values()) if keys else ()


def _when(keys: AddKeys) -> tuple[When | Dates, ...]:
    yearly = (keys.get("every"), keys.get("lunar"))
    return (*(when for when in yearly if when is not None), *keys.get("dates", ()))


def _notice(keys: YearKeys) -> Notice:
    off = {day: heading for heading, ranges in keys["off"].items() for day in coherent.days_of(ranges)}
    return Notice(off, frozenset(coherent.days_of(keys.get("working", ()))))
