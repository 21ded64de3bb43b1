"""A timetable file → a `Timetable`, or every problem in it with file:line:column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from broadcaster.faults import Fault, Mark, Problem, Severity, by_place
from broadcaster.marked.file import raw
from broadcaster.marked.layout import Form, page
from broadcaster.marked.tree import Data, Loc, Tree
from broadcaster.timetable import coherent
from broadcaster.timetable.model import Band, Overlay, Row, Shift, Timetable
from broadcaster.timetable.refusals import refusals
from broadcaster.timetable.shape import OVERLAY, ROW, SHIFT, TABLE, Keys, RowKeys, Shape, TableKeys
from broadcaster.timetable.words import SHIPPED_DIAL, text

FORM = Form(example="schedules/mall.yaml")
SPEECH_TOLERANCE = timedelta(minutes=10)
"""How late speech may start where its row does not say: items that fall due together wait for one another (B1 note 6)."""


def read(path: Path, dial: Band = SHIPPED_DIAL) -> Timetable:
    """The timetable in a file. Raises `Fault` with every problem when there is an error among them."""
    timetable, found = problems(path, dial)
    if timetable is None:
        raise Fault(found)
    return timetable


def problems(path: Path, dial: Band = SHIPPED_DIAL) -> tuple[Timetable | None, tuple[Problem, ...]]:
    """The timetable in a file (`None` when there is an error), and all there is to say about it, by place.

    `dial`: the numbers the amplifier's dial has; a level outside is an error (B2).
    """
    try:
        tree = Tree(written := page(str(path), raw(path, FORM), FORM))
    except Fault as broken:
        return None, by_place(broken.problems)
    reading = _Reading(tree, dial, [*written.problems, *tree.problems])
    timetable = reading.timetable()
    return timetable, by_place(reading.found)


@dataclass(slots=True)
class _Reading:
    """One file on its way from data to a timetable."""

    tree: Tree
    dial: Band
    found: list[Problem] = field(default_factory=list)

    def timetable(self) -> Timetable | None:
        data = self.tree.data
        if not isinstance(data, dict):
            self._object("timetable.top-level", (), {})
            return None
        table = self._checked(TABLE, data, ())
        if table is not None:
            self._objections(coherent.table_objections(table), ())
            self._objections(coherent.unset_closing(table), (), Severity.WARNING)
        rows = self._rows(data.get("programme"), ("programme",), table)
        overlays = self._overlays(data, table)
        if table is None or any(p.severity is Severity.ERROR for p in self.found):
            return None
        return _assembled(table, rows, overlays)

    def _checked(self, shape: Shape[Keys], data: object, loc: Loc) -> Keys | None:
        """`data` as its shape has it; `None` when it is refused."""
        answer = refusals(shape, data, self.dial)
        for code, way, facts, at_key in answer[1]:
            self.found.append(Problem(code, at=self.tree.mark((*loc, *way), key=at_key), facts=facts))
        return answer[0]

    def _rows(self, data: Data, loc: Loc, table: TableKeys | None) -> tuple[Row, ...]:
        rows = []
        for number, item in enumerate(data if isinstance(data, list) else []):
            way = (*loc, number)
            keys = self._checked(ROW, item, way)
            if keys is None:
                continue
            self._objections(coherent.row_objections(keys), way)
            self._objections(coherent.row_in_table(keys, table) if table else (), way)
            rows.append(_row(keys, self.tree.mark(way)))
        return tuple(rows)

    def _overlays(self, data: dict[str, Data], table: TableKeys | None) -> tuple[Overlay, ...]:
        overlays = []
        listed = data.get("overlays")
        for number, item in enumerate(listed if isinstance(listed, list) else []):
            loc = ("overlays", number)
            keys = self._checked(OVERLAY, item, loc)
            if keys is None:
                continue
            known = coherent.day_kinds(table) if table else {keys["on"]}
            if keys["on"] not in known:
                self._objections([coherent.unknown_kind(keys["on"], known, ("on",))], loc)
            shifts = tuple(self._shifts(keys.get("shift", []), (*loc, "shift"), list(_titles(data))))
            overlays.append(Overlay(keys["on"], self._rows(keys.get("add"), (*loc, "add"), table), shifts))
        return tuple(overlays)

    def _shifts(self, data: list[Any], loc: Loc, titles: Sequence[str]) -> Iterator[Shift]:
        for number, item in enumerate(data):
            way = (*loc, number)
            keys = self._checked(SHIFT, item, way)
            if keys is None:
                continue
            for severity, objection in coherent.shift_objections(keys["title"], titles):
                self._objections([objection], way, severity)
            yield Shift(keys["title"], keys["by"], self.tree.mark(way))

    def _objections(self, objections: Iterable[coherent.Objection], loc: Loc, severity: Severity = Severity.ERROR) -> None:
        for code, way, facts in objections:
            self._object(code, (*loc, *way), facts, severity)

    def _object(self, code: str, loc: Loc, facts: Mapping[str, str], severity: Severity = Severity.ERROR) -> None:
        self.found.append(Problem(code, severity, self.tree.mark(loc, key=bool(loc)), facts))


def _titles(data: dict[str, Data]) -> Iterator[str]:
    """Every title a shift may mean, also of rows that are refused for something else."""
    overlays = data.get("overlays")
    parts = [data, *(o for o in overlays if isinstance(o, dict))] if isinstance(overlays, list) else [data]
    for part in parts:
        rows = part.get("programme" if part is data else "add")
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and isinstance(title := row.get("title"), str):
                yield text(title)


def _row(keys: RowKeys, mark: Mark) -> Row:
    if not {"play", "loop", "tolerance"} & keys.keys():
        keys["tolerance"] = SPEECH_TOLERANCE
    return Row(mark=mark, **keys)


def _assembled(table: TableKeys, rows: tuple[Row, ...], overlays: tuple[Overlay, ...]) -> Timetable:
    given: dict[str, Any] = {"fill": (), "fill_gaps": False, "days": {}, **table, "overlays": overlays}
    del given["programme"]
    return Timetable(rows=rows, **given)
