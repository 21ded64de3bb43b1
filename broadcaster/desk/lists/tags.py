"""Price tags: “imported” needs papers that were looked through; fees by day and month (TAG-02, TAG-03, ENV-05)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from broadcaster.desk.book import Book, State
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.wording import told
from broadcaster.desk.work import Work
from broadcaster.faults import fault

PAPERS = ("declaration", "tax")
"""Both: 进口报关单 and 税单."""


def imported(work: Work, _book: Book, _before: Row, row: Row) -> None:
    """A tag that says “imported” stops where a paper is lacking. Raises `Fault`: `desk.tag.papers`."""
    if not row["imported"]:
        return
    customs = book("customs")
    where = (("vendor", row["vendor"]),)
    known = [r.values for r in find(work.connection, customs, Query(where=where, states=(State.OPEN, State.CLOSED)))]
    missing = lacking(known, str(row["goods"]))
    if missing:
        names = "、".join(told(customs.field("kind"), kind, work.zone) for kind in missing)
        raise fault("desk.tag.papers", goods=row["goods"], missing=names)


def lacking(papers: Iterable[Mapping[str, Value]], goods: str) -> tuple[str, ...]:
    """Kinds of paper that nobody has looked through for these goods; the goods' name is the paper's, or has it in it. Pure."""
    seen = {str(p["kind"]) for p in papers if p["reviewed_by"] and _same(str(p["goods"]), goods)}
    return tuple(kind for kind in PAPERS if kind not in seen)


def _same(paper: str, goods: str) -> bool:
    one, other = paper.strip().casefold(), goods.strip().casefold()
    return one == other or one in other


@dataclass(frozen=True, slots=True)
class Sum:
    """Tags of a day or a month."""

    period: str
    copies: int
    amount: int
    """Fen."""
    without_receipt: int
    """Rows with a fee and no receipt."""


def totals(rows: Iterable[Mapping[str, Value]], zone: tzinfo, *, monthly: bool = False) -> tuple[Sum, ...]:
    """By day, or by month, the oldest first. Pure."""
    found: dict[str, list[int]] = {}
    for row in rows:
        at = row["happened_at"]
        if not isinstance(at, datetime):
            continue
        sums = found.setdefault(f"{at.astimezone(zone):{'%Y-%m' if monthly else '%Y-%m-%d'}}", [0, 0, 0])
        amount = int(str(row["amount"] or 0))
        sums[0] += int(str(row["qty"]))
        sums[1] += amount
        sums[2] += amount > 0 and row["receipt"] is None
    return tuple(Sum(period, *sums) for period, sums in sorted(found.items()))
