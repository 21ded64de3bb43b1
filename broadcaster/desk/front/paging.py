"""A page's form: what its script says of it, when the police are advised, how it aired (BRD-C02). PURE."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from broadcaster.desk.book import Book, Field
from broadcaster.desk.registers.page import SPOKEN
from broadcaster.desk.values import Value
from broadcaster.record.entries import Aired

POLICE_AFTER = timedelta(minutes=10)
"""Customary: ten minutes of search with the exits watched, then the police."""
LOST_CHILD = "lost-child"


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of page, as a clerk chooses it."""

    name: str
    """The choice of the form's `kind`, and the command."""
    script: str
    """The script that is read, by its name's last word."""
    fields: tuple[str, ...]
    """What the form asks, in this order."""
    every: str = ""
    lasts: str = ""
    """Read again every so often, for so long; empty: once."""


SORTS: Mapping[str, Sort] = {
    one.name: one
    for one in (
        Sort(
            LOST_CHILD, "寻找走失儿童",
            ("child_name", "sex", "age", "clothes", "features", "last_place", "last_time", "guardian"), every="5m", lasts="30m",
        ),
        Sort("found-child", "走失儿童已找到", ("child_name",)),
        Sort("parents", "寻找孩子家长", ("sex", "age", "clothes", "features", "child_name"), every="5m", lasts="30m"),
        Sort("move-car", "请车主移车", ("plate", "car", "last_place")),
        Sort("lost-property", "失物招领", ("item", "last_place")),
        Sort("staff-call", "呼叫员工", ("department", "wanted", "last_place", "matter")),
        Sort("to-desk", "请顾客到服务台", ("wanted", "salutation", "matter")),
    )
}  # fmt: skip
"""Every sort of page there is (B3)."""


def lacking(book: Book, sort: Sort, blanks: Iterable[str], optional: frozenset[str], values: Mapping[str, Value]) -> tuple[Field, ...]:
    """Fields of the form that the script needs and nobody has filled. `blanks`: Chinese names, `optional`: of those that may stay empty."""
    needed = {SPOKEN[blank] for blank in blanks if blank in SPOKEN and blank not in optional}
    names = ("reporter", *sort.fields, *sorted(needed - set(sort.fields)))
    return tuple(book.field(n) for n in names if (n in needed or book.field(n).required) and not values.get(n))


def spoken(values: Mapping[str, Value], blanks: Iterable[str], zone: tzinfo) -> dict[str, str]:
    """What fills the script's blanks, by their Chinese names; an instant as the mall's clock shows it."""
    found = {}
    for blank in blanks:
        value = values.get(SPOKEN.get(blank, ""))
        if isinstance(value, datetime):
            found[blank] = f"{value.astimezone(zone):%H:%M}"
        elif isinstance(value, str) and value:
            found[blank] = value
    return found


def police_due(sort: Sort, at: datetime) -> datetime | None:
    """When the desk advises to call the police; `None` for pages about anything but a lost child."""
    return at + POLICE_AFTER if sort.name == LOST_CHILD else None


def police_advised(values: Mapping[str, Value], now: datetime) -> bool:
    """Whether the child is missing too long and nobody has called the police."""
    due = values.get("police_due")
    settled = values.get("outcome") is not None or values.get("police_at") is not None
    return isinstance(due, datetime) and now >= due and not settled


@dataclass(frozen=True, slots=True)
class Airings:
    """What the mall heard of a page."""

    times: int
    first: datetime | None
    last: datetime | None
    result: str
    """Outcomes of the record in the order of the air: `aired, aired, missed`."""

    def changes(self) -> dict[str, Value]:
        """As the form keeps it."""
        return {"airings": self.times, "first_aired": self.first, "last_aired": self.last, "air_result": self.result or None}


def airings(items: Iterable[Aired], announcements: str) -> Airings:
    """Of the record's items those that are a form's, by the ids it keeps: a cue's id is `2026-12-05/<announcement>@<time>`."""
    names = announcements.split()
    own = [one for one in items if any(f"/{name}@" in one.id for name in names)]
    heard = sorted(one.start for one in own if one.start is not None)
    told = ", ".join(one.outcome.value for one in own if one.outcome is not None)
    return Airings(len(heard), heard[0] if heard else None, heard[-1] if heard else None, told)
