"""Revisits are given to clerks, forwards to departments, interviews to a plan (RVT-09, RVT-10, CAL-10)."""

from collections.abc import Sequence

from sqlalchemy import Connection

from broadcaster.desk import ledger, party, people
from broadcaster.desk.book import State
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.generating import generate, today
from broadcaster.desk.revisits.judging import shared_out
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault


def assign(work: Work, clerks: Sequence[str]) -> dict[str, str]:
    """Share out today's calls that are nobody's: yesterday's returned orders and whatever else is due; number and clerk (RVT-09).

    Raises `Fault`: `desk.no-right`, `desk.no-clerk`.
    """
    work.need(Right.REVIEW, "revisit")
    for name in clerks:
        people.clerk(work.connection, name)
    generate(work)
    revisits = book("revisit")
    waiting = find(work.connection, revisits, Query(where=(("stage", "due"),), states=(State.OPEN,)))
    due = [r for r in waiting if str(r["due_on"]) <= str(today(work))]
    load = {name: sum(r["owner"] == name for r in due) for name in clerks}
    free = [r for r in due if r["owner"] is None and r["level"] == "clerk"]
    given = shared_out([(r.number, None if r["accused"] is None else str(r["accused"])) for r in free], load)
    for row in free:
        if row.number in given:
            ledger.enact(work, revisits, row, {"owner": given[row.number]}, act="assigned")
    return given


def forwards(connection: Connection, dept: str = "") -> tuple[Row, ...]:
    """The forward list: what revisits brought up for departments and is not done, by department (RVT-10)."""
    rows = find(connection, book("relay"), Query(where=(("topic", "revisit"), ("done_at", None)), states=(State.OPEN,)))
    return tuple(sorted((r for r in rows if not dept or r["dept"] == dept), key=lambda r: (str(r["dept"]), str(r["due"]), r.number)))


def pass_on(work: Work, dept: str, to: str) -> tuple[str, ...]:
    """A leader collects a department's forwards and passes them on to somebody there; their numbers (RVT-10).

    Raises `Fault`: `desk.no-right`, `desk.revisit.nothing-to-pass`.
    """
    work.need(Right.REVIEW, "relay")
    relays = book("relay")
    waiting = [row for row in forwards(work.connection, dept) if row["passed_at"] is None]
    if not waiting:
        raise fault("desk.revisit.nothing-to-pass", dept=dept)
    changes: dict[str, Value] = {"owner": to, "passed_at": work.at, "passed_by": work.actor.clerk}
    for row in waiting:
        ledger.amend(work, relays, row.number, changes, reason="汇总转出 passed on", version=row.version)
    return tuple(row.number for row in waiting)


def add_targets(work: Work, number: str, whom: Sequence[str]) -> Row:
    """Parties of an interview plan: a revisit each, once (CAL-10). `whom`: number, code, telephone or name.

    Raises `Fault`: `desk.revisit.no-target` for every word that means nobody or several, as `ledger.standing`.
    """
    work.need(Right.WRITE, "interview-plan")
    plans, revisits = book("interview-plan"), book("revisit")
    plan = ledger.standing(work, plans, number)
    found = {word: party.named(work.connection, revisits.field("party"), word) for word in whom}
    unknown = [Problem("desk.revisit.no-target", facts={"word": word}) for word, known in found.items() if known is None]
    if unknown:
        raise Fault(unknown)
    there = {r["key"] for r in find(work.connection, revisits, Query(where=(("origin_no", plan.number),), states=tuple(State)))}
    numbers = [n for n in dict.fromkeys(str(one) for one in found.values()) if f"interview:{plan.number}:{n}" not in there]
    ledger.put_many(work, revisits, [_target(work, plan, n) for n in numbers])
    targets = plan["targets"] if isinstance(plan["targets"], int) else 0
    if not numbers:
        return plan
    return ledger.enact(work, plans, plan, {"targets": targets + len(numbers), "done": plan["done"] or 0}, act="targets")


def _target(work: Work, plan: Row, number: str) -> dict[str, Value]:
    who = get(work.connection, book("party"), number)
    return {
        "kind": "interview", "party": number, **{name: who[name] for name in ("name", "phone", "address")}, "about": plan["topic"],
        "due_on": plan["date"], "owner": plan["owner"], "key": f"interview:{plan.number}:{number}", "origin": "interview-plan",
        "origin_no": plan.number, "sheet": plan["survey"], "stage": "due",
    }  # fmt: skip
