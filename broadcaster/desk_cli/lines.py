"""Lines of plain registers that belong to a row of another: items of an assessment, who came to a training, services of a person."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.i18n import N_, _

Line = Callable[[Row], str]


def _item(row: Row) -> str:
    given = _("does not apply") if row["apart"] else f"{row['score']}/{row['points']}"
    return f"{row['item']}  {given}"


def _came(row: Row) -> str:
    return f"{row['name']}  {'' if row['mark'] is None else row['mark']}".rstrip()


def _service(row: Row) -> str:
    told = (row["repair_on"], row["repair_item"], row["brought_by"], row["next_service_on"])
    return "  ".join(str(value) for value in told if value is not None)


LINES: Mapping[str, tuple[str, str, str, str, Line]] = {
    "assessment": ("@items", N_("Items"), "assessment-item", "assessment_no", _item),
    "training": ("@came", N_("Signed in"), "training-sign", "training_no", _came),
    "person": ("@services", N_("Services"), "person-service", "person_no", _service),
}
"""By book: the part's name on a layout, its heading, the book of its lines, the field that names the row, a line's words."""


def parts_of(connection: Connection, row: Row) -> dict[str, tuple[str, str]]:
    """Heading and text, for a layout; nothing for a book without lines."""
    if row.book not in LINES:
        return {}
    name, heading, of, field, line = LINES[row.book]
    rows = find(connection, book(of), Query(where=((field, row.number),)))
    return {name: (_(heading), "\n".join(line(one) for one in rows))}
