"""Signing in at trainings, and who of the sales staff was at none in a quarter (TRN-08, VND-05)."""

from collections.abc import Sequence

from sqlalchemy import Connection

from broadcaster.desk import ledger, people
from broadcaster.desk.book import State
from broadcaster.desk.clocks.duties import Period
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.scoring.keeping import STANDING, Subject, subjects
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault

STAFF = "sales-staff"


def sign_in(work: Work, number: str, who: Sequence[str], mark: int | None = None) -> Row:
    """Salespeople by their number, clerks by their name; each once.

    Raises `Fault` with everybody who is nobody: `desk.no-right`, `desk.score.nobody`, `desk.once`, `desk.front.draft`.
    """
    work.need(Right.WRITE, "training")
    row = ledger.standing(work, book("training"), number)
    if row.state is State.DRAFT:
        raise fault("desk.front.draft", number=row.number)
    known = [_known(work, one) for one in who]
    strange = [name for name, found in zip(who, known, strict=True) if found is None]
    if strange:
        raise Fault([Problem("desk.score.nobody", facts={"name": name}) for name in strange])
    values = [{**found, "training_no": row.number, "signed_at": work.at, "mark": mark} for found in known if found is not None]
    ledger.put_many(work, book("training-sign"), values)
    signed = list(find(work.connection, book("training-sign"), Query(where=(("training_no", row.number),), states=STANDING)))
    return ledger.enact(work, book("training"), row, {"attended": len(signed)}, act="signed-in")


def _known(work: Work, who: str) -> dict[str, Value] | None:
    staff = next(iter(find(work.connection, book("vendor-staff"), Query(where=(("number", who.upper()),), states=STANDING))), None)
    if staff is not None:
        return {"subject": staff.number, "name": staff["name"], "vendor": staff["vendor"]}
    if any(one.name == who for one in people.clerks(work.connection)):
        return {"subject": who, "name": who, "vendor": None}
    return None


def untrained(connection: Connection, quarter: Period) -> tuple[Subject, ...]:
    """Sales staff in service in these days who signed in at no training of theirs."""
    held = [
        r.number
        for r in find(connection, book("training"), Query(where=(("kind", STAFF),), states=STANDING))
        if quarter.first <= r["held_on"] <= quarter.last  # type: ignore[operator]
    ]
    signed = {str(r["subject"]) for r in find(connection, book("training-sign"), Query(states=STANDING)) if r["training_no"] in held}
    return tuple(s for s in subjects(connection, STAFF, quarter) if s.number not in signed)
