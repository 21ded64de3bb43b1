"""Policy documents: who knows them, who objects, which clause a rule stands in (POL-03, POL-05)."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection

from broadcaster.desk import ledger, people
from broadcaster.desk.book import State
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def acknowledge(work: Work, number: str, kind: str, content: str | None) -> Row:
    """This clerk knows the policy, objects to it in writing, or suggests something (POL-03); anybody signed in may.

    Raises `Fault`: `desk.front.no-policy`, `desk.front.signed`, `desk.required`.
    """
    policy = get(work.connection, book("policy"), number)
    if policy.state is not State.OPEN:
        raise fault("desk.front.no-policy", number=policy.number)
    me = people.clerk(work.connection, work.actor.clerk)
    if kind == "read" and _signed(work.connection, policy.number, me.name):
        raise fault("desk.front.signed", number=policy.number)
    if kind != "read" and not (content or "").strip():
        raise fault("desk.front.in-writing", number=policy.number)
    values: dict[str, Value] = {
        "policy": policy.number, "name": me.full_name, "clerk": me.name, "kind": kind, "content": content, "signed_on": _today(work),
    }  # fmt: skip
    return get(work.connection, book("acknowledgement"), ledger.put_many(work, book("acknowledgement"), [values])[0])


def reply(work: Work, number: str, text: str) -> Row:
    """The manager's reply to an objection or a suggestion, by somebody else than who wrote it.

    Raises `Fault`: `desk.no-right`, `desk.front.no-objection`, `desk.front.own-objection`, `desk.front.done`.
    """
    work.need(Right.REVIEW, "acknowledgement")
    row = ledger.standing(work, book("acknowledgement"), number)
    if row["kind"] == "read":
        raise fault("desk.front.no-objection", number=row.number)
    if row["clerk"] == work.actor.clerk:
        raise fault("desk.front.own-objection", number=row.number)
    if row["reply"] is not None:
        raise fault("desk.front.done", number=row.number)
    changes = {"reply": text, "replied_by": work.actor.clerk}
    return ledger.amend(work, book("acknowledgement"), row.number, changes, reason="回复 replied", version=row.version)


def unsigned(connection: Connection, day: date) -> tuple[tuple[Row, tuple[str, ...]], ...]:
    """Policies in force on a day, each with the clerks who have not signed it; by rule they are deemed to know it all the same (POL-03)."""
    clerks = [one.name for one in people.clerks(connection) if not one.locked]
    found = []
    for policy in in_force(find(connection, book("policy"), Query()), day):
        signed = {str(row["clerk"]) for row in _of_policy(connection, policy.number) if row["kind"] == "read"}
        found.append((policy, tuple(name for name in clerks if name not in signed)))
    return tuple(found)


def in_force(policies: Iterable[Row], day: date) -> tuple[Row, ...]:
    """Those issued, begun and not ended. Pure."""
    return tuple(row for row in list(policies) if row.state is not State.DRAFT and _holds(row.values, day))


def clauses(connection: Connection, rule: str, day: date) -> tuple[tuple[Row, Row], ...]:
    """Clauses of policies in force that say a rule, each with its policy (POL-05). Raises `Fault`: `desk.front.no-rule`."""
    from broadcaster.desk.rules import ids

    wanted = rule.strip().upper()
    if wanted not in ids():
        raise fault("desk.front.no-rule", rule=rule)
    policies = {row.number: row for row in in_force(find(connection, book("policy"), Query()), day)}
    rows = [row for row in find(connection, book("clause"), Query(where=(("rule_id", wanted),))) if row.state is not State.DRAFT]
    return tuple((row, policies[str(row["policy_no"])]) for row in rows if row["policy_no"] in policies)


def link(work: Work, values: Mapping[str, Value]) -> Row:
    """A clause of a policy that is there. Raises `Fault`: `desk.no-row`, as `ledger.add`."""
    named = values.get("policy_no")
    policy = get(work.connection, book("policy"), str(named)) if named is not None else None
    return ledger.add(work, book("clause"), {**values, "policy_no": policy.number if policy else None})


def _signed(connection: Connection, policy: str, clerk: str) -> bool:
    return any(row["clerk"] == clerk and row["kind"] == "read" for row in _of_policy(connection, policy))


def _of_policy(connection: Connection, policy: str) -> list[Row]:
    return list(find(connection, book("acknowledgement"), Query(where=(("policy", policy),))))


def _holds(values: Mapping[str, Value], day: date) -> bool:
    first, last = values["effective_on"], values["ends_on"]
    return (not isinstance(first, date) or first <= day) and (not isinstance(last, date) or day <= last)


def _today(work: Work) -> date:
    return work.at.astimezone(work.zone).date()
