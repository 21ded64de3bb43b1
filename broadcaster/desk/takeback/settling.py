"""What hangs on the acts of a return: its verdict, the refund's limit, the money, and what is left to do with others."""

from datetime import date, datetime, time

from broadcaster.desk import ledger
from broadcaster.desk.book import Book, State
from broadcaster.desk.cases import clocks
from broadcaster.desk.cases.guards_return import GRANTED
from broadcaster.desk.cases.model import Values
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.money.accounts import CASH, CUSTOMER, Movement, account
from broadcaster.desk.money.posting import post
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.repairs.failing import of_order
from broadcaster.desk.row import Query, Row
from broadcaster.desk.takeback import judging
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault


def opened(work: Work, book: Book, _before: Row, row: Row) -> None:
    """Judged as it comes in, by the repairs in vain the store knows of; the verdict is kept with it (RET-01, RPR-12).

    Raises `Fault`: `desk.return.before-sale`.
    """
    counted = in_vain(work, row)
    known = Row(row.book, {**row.values, **counted})
    done = ledger.enact(work, book, row, {**counted, **judged(work, book, known, {})}, act="judge")
    if done["wish"] == "exchange":
        clocks.start(work, case_type(book.workflow), done, ("exchange",), begun=_requested(row))
    limits(work, book, row, done)


def judged(work: Work, book: Book, row: Row, _given: Values) -> Values:
    """The verdict by the facts the case has now and the numbers that hold today. Raises `Fault`: `desk.return.before-sale`."""
    values = {f.name: row[f.name] for f in book.all_fields()}
    ledger.compute(book, values)
    try:
        found = judging.verdict(values, clocks.policy_of(work), _day(work, row))
    except ValueError:
        raise fault("desk.return.before-sale", number=row.number, sold=row["bought_on"], at=_day(work, row)) from None
    return judging.kept(found, work.at)


def in_vain(work: Work, row: Row) -> Values:
    """How often the book of repairs says the sold item was repaired in vain, by its order; nothing where a clerk has said (RPR-12)."""
    if row["repairs"] is not None or row["order_no"] is None:
        return {}
    found = sum(one.times for one in of_order(work.connection, str(row["order_no"])))
    return {"repairs": found} if found else {}


def checked(work: Work, _book: Book, row: Row, given: Values) -> Values:
    """What the store knows of repairs is confirmed by leaving it; a flaw is confirmed today unless another day is said, neither before the
    sale nor ahead of now (RET-03, RPR-12).

    Raises `Fault`: `desk.return.confirmed`.
    """
    counted = {} if given.get("repairs") is not None else in_vain(work, row)
    if given.get("finding") != "confirmed":
        return counted
    today, bought = work.at.astimezone(work.zone).date(), row["bought_on"]
    day = given.get("confirmed_on") or today
    if not isinstance(day, date) or day > today or (isinstance(bought, date) and day < bought):
        raise fault("desk.return.confirmed", number=row.number, day=day, bought=bought)
    return {**counted, "confirmed_on": day}


def granted(_work: Work, _book: Book, row: Row, _given: Values) -> Values:
    """It is settled as it was judged."""
    return {"settlement": row["verdict"]} if row["verdict"] in GRANTED else {}


def limits(work: Work, book: Book, before: Row, done: Row) -> None:
    """The refund's limit follows the verdict, or the special decision; the old one is dropped where the day is another (I-16)."""
    special = done["stage"] == "agreed" and done["settlement"] == "return"
    if special and done["refund_due"] is None:
        due = judging.refund_by(done.values, clocks.policy_of(work), _day(work, done))
        done = ledger.enact(work, book, done, {"refund_due": due}, act="refund-day") if due else done
    if done["refund_due"] != before["refund_due"]:
        kind = case_type(book.workflow)
        clocks.stop(work, kind, done, ("refund",), dropped=True)
        clocks.start(work, kind, done, ("refund",), begun=_anchor(work, done))


def paid(work: Work, book: Book, _before: Row, done: Row) -> None:
    """The money of a refund, or of an exchange's difference (RET-10): one entry, none where A costs what B costs."""
    customer = account(CUSTOMER, done.number)
    amount = done["refund"] if done["settlement"] == "return" else done["difference"]
    if not isinstance(amount, int) or not amount:
        return
    to_customer = done["settlement"] == "return" or amount < 0
    moved = Movement(CASH, customer, abs(amount)) if to_customer else Movement(customer, CASH, amount)
    kind = "refund" if done["settlement"] == "return" else "difference"
    entry = post(work, moved, of=done, kind=kind, voucher=done["voucher"], purpose=done["goods"])
    ledger.enact(work, book, done, {"entry_no": entry.number}, act="booked")


def tasks_done(work: Work, _book: Book, row: Row, given: Values) -> Values:
    """Nothing is open with others, and costs above the price have a reason (RET-19). Raises `Fault`: `desk.return.tasks`, `.costs`."""
    tasks = list(find(work.connection, book_named("return-task"), Query(where=(("case_number", row.number),), states=(State.OPEN,))))
    open_ones = [task.number for task in tasks if task["done_at"] is None]
    cost = sum(amount for task in tasks if task["borne_by"] == "house" and isinstance(amount := task["cost"], int))
    problems = []
    if open_ones:
        problems.append(Problem("desk.return.tasks", facts={"number": row.number, "tasks": "、".join(open_ones)}))
    if cost > int(str(row["price"])) and not given.get("cost_reason"):
        facts = {"number": row.number, "cost": f"{cost / 100:.2f}", "price": f"{int(str(row['price'])) / 100:.2f}"}
        problems.append(Problem("desk.return.costs", facts=facts))
    if problems:
        raise Fault(problems)
    return {}


def _requested(row: Row) -> datetime:
    happened = row["happened_at"]
    if not isinstance(happened, datetime):
        raise TypeError(row.number)
    return happened


def _day(work: Work, row: Row) -> date:
    return _requested(row).astimezone(work.zone).date()


def _anchor(work: Work, row: Row) -> datetime:
    """From when the refund's time runs: the confirmation of a flaw, else the request."""
    confirmed = row["confirmed_on"]
    if row["cause"] == "quality" and isinstance(confirmed, date):
        return datetime.combine(confirmed, time.min, work.zone)
    return _requested(row)
