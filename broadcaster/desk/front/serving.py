"""Services for customers, tallied by kind (SRV-02). PURE."""

from collections import Counter
from collections.abc import Iterable

from broadcaster.desk.row import Row

PAGES = "page-"
"""Begins the kind of a page for a person, a car or a thing, counted from its own form: `page-lost-child`."""


def tally(services: Iterable[Row], pages: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    """Kind and how often, the most first; drafts do not count."""
    counts = Counter[str]()
    for row in services:
        if row.state != "draft" and isinstance(times := row["times"], int):
            counts[str(row["kind"])] += times
    counts.update(f"{PAGES}{row['kind']}" for row in pages if row.state != "draft")
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
