"""Out of the store: sales with their customers, and grades, for the customers' reports (F-CST1, F-CST3 to F-CST5)."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from broadcaster.desk.reports.customers import Customer, Graded, Sold
from broadcaster.desk.reports.model import Asked
from broadcaster.desk.reports.streams import STANDING, stream
from broadcaster.desk.table import table_of

OF_PARTY = ("number", "name", "code", "trade", "grade", "address", "contact_person", "phone")


def sold(connection: Connection, asked: Asked) -> Iterator[Sold]:
    """Sales of these days, by the day they were made; a customer's file says who, the sale itself where there is none."""
    sale, party = table_of("sale"), table_of("party")
    own = ("bought_on", "sku", "site", "clerk", "amount", "discount", "gross_profit", "name", "phone", "address")
    columns = [*(sale.c[n].label(n) for n in own), *(party.c[n].label(f"of_{n}") for n in OF_PARTY)]
    inside = sale.c.state.in_(STANDING) & (sale.c.bought_on >= asked.frame.first) & (sale.c.bought_on <= asked.frame.last)
    of = sale.outerjoin(party, party.c.number == sale.c.party)
    for row in stream(connection, select(*columns).select_from(of).where(inside).order_by(sale.c.bought_on, sale.c.id)):
        who = Customer(
            row.of_number or row.phone or "", row.of_name or row.name, row.of_code, row.of_trade, row.of_grade,
            row.of_address or row.address, row.of_contact_person, row.of_phone or row.phone,
        )  # fmt: skip
        yield Sold(row.bought_on, who, row.sku, row.site, row.clerk, row.amount or 0, row.discount or 0, row.gross_profit)


def levels(connection: Connection, asked: Asked) -> Iterator[Graded]:
    """The grade each customer had at the end of the period: the last one approved up to then."""
    party, grading = table_of("party"), table_of("grading")
    until = asked.seen_at.astimezone(asked.zone).date() if asked.seen_at < asked.frame.until else asked.frame.last
    names = ("party", "grade_to", "first_owner", "reviewer", "approver", "effective_on")
    approved = grading.c.state.in_(STANDING) & (grading.c.stage == "approved") & (grading.c.effective_on <= until)
    last = {r.party: r for r in stream(connection, select(*(grading.c[n] for n in names)).where(approved).order_by(grading.c.approved_at))}
    active = party.c.state.in_(STANDING) & (party.c.kind == "customer") & (party.c.standing == "active")
    for row in stream(connection, select(*(party.c[n] for n in OF_PARTY)).where(active).order_by(party.c.id)):
        made = last.get(row.number)
        if made is not None:
            customer = Customer(row.number, row.name, row.code, row.trade, made.grade_to)
            yield Graded(customer, made.first_owner, made.reviewer, made.approver, made.effective_on)
