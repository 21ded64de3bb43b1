"""Cases in the store: each act asks the machine, then writes the row, its event, its clocks and its parts, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from sqlalchemy import Connection

from broadcaster.desk import ledger, people
from broadcaster.desk.book import Book, State
from broadcaster.desk.cases import clocks
from broadcaster.desk.cases.guards import Reason
from broadcaster.desk.cases.machine import Doing, NotDone, perform
from broadcaster.desk.cases.model import Case, Share, Signature
from broadcaster.desk.cases.terms import authority
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.cases.wording import problem
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, fault

PEOPLE = ("handler", "first_owner")
"""Fields that name a clerk who then has the case."""


@dataclass(frozen=True, slots=True)
class Part:
    """One share of a complaint's loss; losses in fen, by kind (`return`, `exchange`, `discount`, `other`) (CMP-16)."""

    liable: str
    share: int
    """Hundredths of a percent."""
    losses: Mapping[str, int]
    person: str | None = None
    discipline: str | None = None


def opened(work: Work, book: Book, number: str) -> None:
    """A case is in the book: its clocks run from when it happened, or from when it was entered where that is earlier."""
    row = get(work.connection, book, number)
    happened = row["happened_at"]
    begun = min(happened, work.at) if isinstance(happened, datetime) else work.at
    kind = case_type(book.workflow)
    clocks.start(work, kind, row, kind.opens, begun=begun)
    if kind.entering:
        import_module(kind.entering).entered(work, book, row)


def case_of(connection: Connection, row: Row) -> Case:
    """The case with its shares and the signatures of this round."""
    if "@shares" not in case_type(row.book).parts:
        return Case(row.values)
    where = (("case_number", row.number),)
    shares = find(connection, book_named("complaint-share"), Query(where=where))
    return Case(
        row.values,
        tuple(Share(str(s["liable"]), _whole(s["share"])) for s in shares),
        tuple(Signature(_whole(s["place"]), str(s["signer"]), str(s["verdict"])) for s in chain_of(connection, row)),
    )


def chain_of(connection: Connection, row: Row) -> tuple[Row, ...]:
    """The approvals asked for last."""
    if row.values.get("rounds") is None or row["compensation"] is None:
        return ()
    where = (("case_number", row.number), ("about", "approval"), ("round", row["rounds"]))
    return tuple(find(connection, book_named("complaint-signature"), Query(where=where)))


def act(work: Work, book: Book, number: str, name: str, given: Mapping[str, Value], reason: str = "") -> Row:
    """Do an act that needs nothing but fields and a reason.

    Raises `Fault` with every reason why not: `desk.case.*`, and as `ledger.present` and `ledger.enact`.
    """
    row = case_row(work, book, number)
    _know_people(work, book, row, given)
    kind = case_type(book.workflow)
    if kind.entering:
        import_module(kind.entering).checked(work, given)
    return done(work, book, row, doing_of(work, name, given, reason))


def share_out(work: Work, book: Book, number: str, parts: Sequence[Part]) -> Row:
    """Who bears what, instead of what was there; former shares stay as void rows (CMP-16). Raises `Fault`: as `act`."""
    row = case_row(work, book, number)
    shares = book_named("complaint-share")
    for former in list(find(work.connection, shares, Query(where=(("case_number", row.number),)))):
        ledger.strike(work, shares, former, reason="重新划分")
    values = [
        {
            "case_number": row.number, "accused": row["accused"], "liable": p.liable, "share": p.share, "person": p.person,
            "discipline": p.discipline, **{f"loss_{name}": amount for name, amount in p.losses.items()},
        }
        for p in parts
    ]  # fmt: skip
    ledger.put_many(work, shares, values)
    return done(work, book, row, doing_of(work, "liability", {}))


def compensate(work: Work, book: Book, number: str, given: Mapping[str, Value], signers: Sequence[tuple[str, str]]) -> Row:
    """Ask for a compensation and for the signatures of `signers` (seat and clerk), one after another (CMP-10, CMP-15).

    Raises `Fault`: as `act`; `desk.no-clerk`, `desk.case.own-approval` for the one who asks, `desk.case.accused-signs`.
    """
    row = case_row(work, book, number)
    for _seat, signer in signers:
        people.clerk(work.connection, signer)
        if signer == work.actor.clerk:
            raise Fault([problem(book, row.number, Reason("own-approval"))])
        if signer == row["accused"]:
            raise Fault([problem(book, row.number, Reason("accused-signs"))])
    asked = tuple(Signature(n, signer) for n, (_seat, signer) in enumerate(signers, 1))
    doing = Doing("compensate", work.actor, work.at, given, chain=asked, authority=authority(clocks.policy_of(work)))
    made = done(work, book, row, doing)
    values = [
        {
            "case_number": row.number, "accused": row["accused"], "about": "approval", "round": made["rounds"], "place": n,
            "seat": seat or None, "signer": signer, "verdict": "waiting",
        }
        for n, (seat, signer) in enumerate(signers, 1)
    ]  # fmt: skip
    ledger.put_many(work, book_named("complaint-signature"), values)
    return made


def sign(work: Work, book: Book, number: str, verdict: str, opinion: str | None) -> Row:
    """Sign the compensation, when it is this clerk's turn: `agree` or `disagree` (CMP-15). Raises `Fault`: as `act`."""
    row = case_row(work, book, number)
    chain = chain_of(work.connection, row)
    doing = Doing("approve", work.actor, work.at, {}, verdict=verdict, authority=authority(clocks.policy_of(work)))
    asked = done(work, book, row, doing)
    mine = next(s for s in chain if s["signer"] == work.actor.clerk and s["verdict"] == "waiting")
    changes = {"verdict": verdict, "opinion": opinion, "signed_at": work.at}
    ledger.enact(work, book_named("complaint-signature"), mine, changes, act="signed")
    return asked


def opine(work: Work, book: Book, number: str, seat: str, opinion: str) -> Row:
    """A department's opinion, signed by who gives it (CMP-15). Raises `Fault`: `desk.no-right`, as `ledger.standing`."""
    work.need(Right.WRITE, book.name)
    row = ledger.standing(work, book, number)
    values: dict[str, Value] = {
        "case_number": row.number, "accused": row["accused"], "about": "opinion", "seat": seat, "signer": work.actor.clerk,
        "verdict": None, "opinion": opinion, "signed_at": work.at,
    }  # fmt: skip
    ledger.put_many(work, book_named("complaint-signature"), [values])
    return row


def case_row(work: Work, book: Book, number: str) -> Row:
    """A case something may be done with. Raises `Fault`: `desk.case.draft`, as `ledger.present`."""
    row = ledger.present(work, book, number)
    if row.state is State.DRAFT:
        raise fault("desk.case.draft", number=row.number, book=book.name)
    return row


def doing_of(work: Work, name: str, given: Mapping[str, Value], reason: str = "") -> Doing:
    """An act this clerk wants to do now, by today's numbers."""
    held = clocks.policy_of(work)
    return Doing(name, work.actor, work.at, given, reason, authority=authority(held), policy=held)


def done(work: Work, book: Book, row: Row, doing: Doing) -> Row:
    """The row after an act that the machine allows, with its event and its clocks. Raises `Fault`: as `act`."""
    kind = case_type(book.workflow)
    before = case_of(work.connection, row)
    try:
        after = perform(kind, before, doing)
    except NotDone as refused:
        raise Fault([problem(book, row.number, reason) for reason in refused.reasons]) from None
    changes = {name: value for name, value in after.values.items() if value != row[name]}
    now = ledger.enact(work, book, row, changes, act=doing.act, reason=doing.reason)
    made = kind.act(doing.act)
    clocks.stop(work, kind, row, made.stops, dropped=now["stage"] in kind.dropping)
    clocks.stop(work, kind, row, made.drops, dropped=True)
    again = kind.reopens if now["reopened"] != row["reopened"] else ()
    clocks.start(work, kind, now, dict.fromkeys((*made.starts, *again)))
    clocks.settle(work, kind, now)
    return now


def _know_people(work: Work, book: Book, row: Row, given: Mapping[str, Value]) -> None:
    """Who gets a case is a clerk, and not the one it is about."""
    for name in PEOPLE:
        if given.get(name) is not None:
            people.clerk(work.connection, str(given[name]))
            if book.barred and given[name] == row[book.barred]:
                raise fault("desk.case.accused-handles", name=given[name])


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0
