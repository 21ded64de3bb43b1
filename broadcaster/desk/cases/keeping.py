"""Cases in the store: each act asks the machine, then writes the row, its event, its clocks and its parts, in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from broadcaster.desk import ledger, people
from broadcaster.desk.approval import Signature
from broadcaster.desk.book import Book, State
from broadcaster.desk.cases import clocks, effects
from broadcaster.desk.cases.asked import Reason
from broadcaster.desk.cases.machine import Doing, NotDone, perform
from broadcaster.desk.cases.model import Act, Case, CaseType, Share, Values
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.cases.wording import problem
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault

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
    kind = case_type(book.workflow)
    happened = row["happened_at"]
    begun = min(happened, work.at) if isinstance(happened, datetime) else work.at
    clocks.start(work, kind, row, kind.opens, begun=begun)
    if kind.then:
        effects.then(kind.then)(work, book, row, row)


def entered(work: Work, book: Book, number: str) -> None:
    """A row of a plain register is in its book: what the book names follows."""
    row = get(work.connection, book, number)
    effects.then(book.then)(work, book, row, row)


def amended(work: Work, book: Book, before: Row, row: Row) -> None:
    """What hangs on fields that anybody may amend."""
    if not book.workflow:
        if row.state is State.OPEN:
            effects.then(book.amended)(work, book, before, row)
        return
    kind = case_type(book.workflow)
    if kind.amended and row.state is State.OPEN:
        effects.then(kind.amended)(work, book, before, row)


def case_of(connection: Connection, book: Book, row: Row) -> Case:
    """The case with its shares and the signatures of this round."""
    return Case(
        row.values,
        tuple(Share(str(s["liable"]), _whole(s["share"])) for s in _shares(connection, row)),
        tuple(Signature(_whole(s["place"]), str(s["signer"]), str(s["verdict"])) for s in chain_of(connection, book, row)),
    )


def _shares(connection: Connection, row: Row) -> tuple[Row, ...]:
    """Who bears what; none for a kind of case that is not shared."""
    if "@shares" not in case_type(row.book).parts:
        return ()
    return tuple(find(connection, book_named("complaint-share"), Query(where=(("case_number", row.number),))))


def chain_of(connection: Connection, book: Book, row: Row) -> tuple[Row, ...]:
    """The approvals asked for last."""
    chain = case_type(book.workflow).chain
    if chain is None or row["rounds"] is None or row[chain.subject] is None:
        return ()
    where = (("case_number", row.number), ("about", "approval"), ("round", row["rounds"]))
    return tuple(find(connection, book_named("complaint-signature"), Query(where=where)))


def act(work: Work, book: Book, number: str, name: str, given: Mapping[str, Value], reason: str = "") -> Row:
    """Do an act that needs nothing but fields and a reason.

    Raises `Fault` with every reason why not: `desk.case.*`, and as `ledger.present` and `ledger.enact`.
    """
    row = case_row(work, book, number)
    _know_people(work, book, row, given)
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


Seat = tuple[int, str, str]
"""Place in the chain (lower ones sign first, the same side by side), seat, clerk."""


def ask(work: Work, book: Book, number: str, given: Mapping[str, Value], signers: Sequence[Seat], reason: str = "") -> Row:
    """Ask for the signatures a kind of case needs, in the order of their places (CMP-10, CMP-15, RET-14, RET-15, DEP-02).

    Raises `Fault`: as `act`; `desk.no-clerk`, `desk.case.own-approval` for the one who asks, `desk.case.accused-signs`,
    `desk.case.seats` and `desk.case.same-signer` where the seats are fixed.
    """
    row = case_row(work, book, number)
    kind = case_type(book.workflow)
    if kind.chain is None:
        raise KeyError(book.workflow)
    wrong = [problem(book, row.number, why) for why in _unfit(work, book, kind, row, signers)]
    if wrong:
        raise Fault(wrong)
    for _place, _seat, signer in signers:
        people.clerk(work.connection, signer)
    asked = tuple(Signature(place, signer) for place, _seat, signer in signers)
    made = done(work, book, row, replace(doing_of(work, kind.chain.ask, given, reason), chain=asked))
    values = [
        {
            "case_number": row.number, "accused": _barred(book, row), "about": "approval", "round": made["rounds"], "place": place,
            "seat": seat or None, "signer": signer, "verdict": "waiting",
        }
        for place, seat, signer in signers
    ]  # fmt: skip
    ledger.put_many(work, book_named("complaint-signature"), values)
    return made


def _unfit(work: Work, book: Book, kind: CaseType, row: Row, signers: Sequence[Seat]) -> Iterator[Reason]:
    who = [signer for _place, _seat, signer in signers]
    if work.actor.clerk in who:
        yield Reason("own-approval")
    if _barred(book, row) in who:
        yield Reason("accused-signs")
    seats = kind.chain.seats if kind.chain else ()
    if seats and tuple(seat for _place, seat, _who in signers) != seats:
        yield Reason("seats", facts=(("seats", "、".join(seats)),))
    elif seats and len(set(who)) < len(who):
        yield Reason("same-signer")


def sign(work: Work, book: Book, number: str, verdict: str, opinion: str | None) -> Row:
    """Sign what is asked, when it is this clerk's turn: `agree` or `disagree` (CMP-15). Raises `Fault`: as `act`."""
    row = case_row(work, book, number)
    chain = chain_of(work.connection, book, row)
    asked = case_type(book.workflow).chain
    if asked is None:
        raise KeyError(book.workflow)
    made = done(work, book, row, replace(doing_of(work, asked.sign, {}), verdict=verdict))
    mine = next(s for s in chain if s["signer"] == work.actor.clerk and s["verdict"] == "waiting")
    changes = {"verdict": verdict, "opinion": opinion, "signed_at": work.at}
    ledger.enact(work, book_named("complaint-signature"), mine, changes, act="signed")
    return made


def opine(work: Work, book: Book, number: str, seat: str, opinion: str) -> Row:
    """A department's opinion, signed by who gives it (CMP-15).

    Raises `Fault`: `desk.no-right`, `desk.case.settled`, as `ledger.present`.
    """
    work.need(Right.WRITE, book.name)
    row = ledger.present(work, book, number)
    if row["stage"] in case_type(book.workflow).over:
        raise fault("desk.case.settled", number=row.number, book=book.name)
    values: dict[str, Value] = {
        "case_number": row.number, "accused": _barred(book, row), "about": "opinion", "seat": seat, "signer": work.actor.clerk,
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
    return Doing(name, work.actor, work.at, given, reason, policy=clocks.policy_of(work))


def done(work: Work, book: Book, row: Row, doing: Doing) -> Row:
    """The row after an act that the machine allows, with its event, its limits and what else hangs on it.

    Raises `Fault`, as `act`: everything that is said against it, at once.
    """
    kind = case_type(book.workflow)
    made = kind.act(doing.act)
    problems: list[Problem] = []
    after: Case | None = None
    try:
        doing = replace(doing, filled=_filled(work, book, row, made, doing.given))
    except Fault as refused:
        problems += refused.problems
    try:
        after = perform(kind, case_of(work.connection, book, row), doing)
    except NotDone as refused:
        problems += [problem(book, row.number, reason) for reason in refused.reasons]
    if after is None or problems:
        raise Fault(problems)
    changes = {name: value for name, value in after.values.items() if value != row[name]}
    now = ledger.enact(work, book, row, changes, act=doing.act, reason=doing.reason)
    clocks.stop(work, kind, row, made.stops, dropped=now["stage"] in kind.dropping)
    clocks.stop(work, kind, row, made.drops, dropped=True)
    again = kind.reopens if now["reopened"] != row["reopened"] else ()
    clocks.start(work, kind, now, dict.fromkeys((*made.starts, *again)))
    if made.then:
        effects.then(made.then)(work, book, row, now)
        now = get(work.connection, book, row.number)
    clocks.settle(work, kind, now)
    return now


def _filled(work: Work, book: Book, row: Row, made: Act, given: Values) -> Values:
    return effects.fill(made.fills)(work, book, row, given) if made.fills else {}


def _barred(book: Book, row: Row) -> Value:
    """The clerk the case is about."""
    return row[book.barred] if book.barred else None


def _know_people(work: Work, book: Book, row: Row, given: Mapping[str, Value]) -> None:
    """Who gets a case is a clerk, and not the one it is about."""
    for name in PEOPLE:
        if given.get(name) is not None:
            people.clerk(work.connection, str(given[name]))
            if book.barred and given[name] == row[book.barred]:
                raise fault("desk.case.accused-handles", name=given[name])


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0
