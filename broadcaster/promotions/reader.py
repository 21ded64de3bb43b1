"""The list of promotions → spots, or every problem in it with file:line:column.

A mall without the list is a mall whose files all count alike: each file's vendor is what its name begins with.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from broadcaster.faults import Fault, Mark, Problem, Severity
from broadcaster.promotions.model import SCRIPTS, Spot, unlisted
from broadcaster.promotions.shape import FILE, SPOT, SpotKeys
from broadcaster.settings import Settings
from broadcaster.timetable.coherent import backwards
from broadcaster.timetable.hours import spell
from broadcaster.timetable.layout import MAX_BYTES, page
from broadcaster.timetable.refusals import refusals
from broadcaster.timetable.shape import Keys, Shape
from broadcaster.timetable.tree import Loc, Tree
from broadcaster.timetable.words import SHIPPED_DIAL

NAME = "promotions.yaml"


def file_of(settings: Settings) -> Path:
    """The list stands beside the timetable."""
    return settings.timetable_file.with_name(NAME)


def read(path: Path) -> tuple[Spot, ...]:
    """The spots of a list; none where there is no file. Raises `Fault` with every problem when there is an error among them."""
    spots, found = problems(path)
    if spots is None:
        raise Fault(found)
    return spots


def problems(path: Path) -> tuple[tuple[Spot, ...] | None, tuple[Problem, ...]]:
    """The spots of a list (`None` when there is an error), and all there is to say about the file, by place.

    What the library and the timetable have to say to it is a matter of `review.py`.
    """
    try:
        raw = _bytes(path)
        tree = Tree(written := page(str(path), raw)) if raw is not None else None
    except Fault as broken:
        empty = [p.code for p in broken.problems] == ["timetable.empty"]
        return ((), ()) if empty else (None, broken.problems)
    if tree is None:
        return (), ()
    reading = _Reading(tree, [*written.problems, *tree.problems])
    spots = tuple(reading.spots())
    found = tuple(sorted(reading.found, key=lambda p: (p.at or Mark("", 0, 0), p.code)))
    return None if any(p.severity is Severity.ERROR for p in found) else spots, found


def _bytes(path: Path) -> bytes | None:
    def refuse(code: str, **facts: str) -> Fault:
        return Fault(Problem(code, at=Mark(str(path), 1, 1), facts=facts))

    try:
        if path.is_dir():
            raise refuse("timetable.directory")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as failure:
        raise refuse("timetable.unreadable", reason=getattr(failure, "strerror", None) or type(failure).__name__) from None
    if len(raw) > MAX_BYTES:
        raise refuse("promotions.too-big", limit=f"{MAX_BYTES / 1e6:.0f}")
    return raw


@dataclass(slots=True)
class _Reading:
    """One file on its way from data to spots."""

    tree: Tree
    found: list[Problem] = field(default_factory=list)

    def spots(self) -> Iterator[Spot]:
        if not isinstance(self.tree.data, dict):
            self._object("promotions.top-level", ())
            return
        self._checked(FILE, self.tree.data, ())
        listed = self.tree.data.get("spots")
        lines: dict[str, int] = {}
        for number, item in enumerate(listed if isinstance(listed, list) else []):
            keys = self._checked(SPOT, item, ("spots", number))
            if keys is not None and (spot := self._spot(keys, ("spots", number))) is not None:
                self._once(spot, lines, ("spots", number))
                yield spot

    def _checked(self, shape: Shape[Keys], data: object, loc: Loc) -> Keys | None:
        answer = refusals(shape, data, SHIPPED_DIAL)
        for code, way, facts, at_key in answer[1]:
            self.found.append(Problem(code, at=self.tree.mark((*loc, *way), key=at_key), facts=facts))
        return answer[0]

    def _spot(self, keys: SpotKeys, loc: Loc) -> Spot | None:
        source = keys.get("play") or keys.get("say")
        if source is None:
            self._object("promotions.no-sound", loc)
            return None
        self._source(keys, source, loc)
        self._hours(keys, loc)
        named = unlisted(source if "." in source.rsplit("/", 1)[-1] else f"{source}.")
        return Spot(
            source=source,
            vendor=keys.get("vendor") or named.vendor,
            title=keys.get("title") or named.title,
            weight=keys.get("weight", 1),
            dates=keys.get("dates", ()),
            times=keys.get("times", ()),
            daily_max=keys.get("daily_max"),
            mark=self.tree.mark(loc),
        )

    def _source(self, keys: SpotKeys, source: str, loc: Loc) -> None:
        script, key = source.startswith(f"{SCRIPTS}/"), "play" if "play" in keys else "say"
        if "play" in keys and "say" in keys:
            self._object("timetable.either", (*loc, "say"), key="say", other="play")
        elif "/" not in source:
            self._object("promotions.folder", (*loc, key), found=source)
        elif key == "say" and not script:
            self._object("promotions.no-script", (*loc, key), found=source)
        elif script and "vendor" not in keys:  # its name begins with its kind, not with a vendor's
            self._object("promotions.no-vendor", (*loc, key))

    def _hours(self, keys: SpotKeys, loc: Loc) -> None:
        for key in ("dates", "times"):
            if keys.get(key) == ():
                self._object("timetable.empty-value", (*loc, key), key=key)
        for number, window in enumerate(keys.get("times", ())):
            if backwards(window.start, window.end):
                facts = {"start": spell(window.start), "end": spell(window.end)}
                self._object("promotions.backwards", (*loc, "times", number), **facts)

    def _once(self, spot: Spot, lines: dict[str, int], loc: Loc) -> None:
        """One spot a source: two would be two shares of one sound."""
        line = lines.setdefault(spot.source, self.tree.mark(loc).line)
        if line != self.tree.mark(loc).line:
            self._object("promotions.twice", loc, title=spot.title, line=str(line))

    def _object(self, code: str, loc: Loc, **facts: str) -> None:
        self.found.append(Problem(code, at=self.tree.mark(loc), facts=facts))
