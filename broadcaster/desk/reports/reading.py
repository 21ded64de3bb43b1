"""Out of the store what a report is reckoned from: the columns it needs, in a fixed number of statements, read as a stream."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, FromClause, Select, Table, case, func, select

from broadcaster.desk.ledger import CASE
from broadcaster.desk.reports.complaints import Followed, Lost
from broadcaster.desk.reports.events import Happened, Rang
from broadcaster.desk.reports.frames import Frame, before
from broadcaster.desk.reports.model import Asked, Report
from broadcaster.desk.reports.service import Service
from broadcaster.desk.reports.sold import levels, sold
from broadcaster.desk.reports.streams import STANDING, happened, stream
from broadcaster.desk.reports.summary import Counted
from broadcaster.desk.reports.weekly import Case
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import EVENT

LOSSES = ("loss_return", "loss_exchange", "loss_discount", "loss_other")
OVER = ("closed", "refused", "archived")
SOLVED = ("confirmed", "closed", "archived")


def facts(connection: Connection, report: Report, asked: Asked) -> Any:  # noqa: ANN401 - each report's own
    """What the report's `reckon` takes. It may be read once, while the connection is open."""
    return READERS[report.name](connection, asked)


class _Limit(NamedTuple):
    of: FromClause

    def verdict(self) -> Any:  # noqa: ANN401 - SQLAlchemy's expression
        """1 met, 0 failed, NULL where nothing is judged."""
        return case((self.of.c.failed > 0, 0), (self.of.c.met > 0, 1))


def _limit(name: str, asked: Asked) -> _Limit:
    """A limit's verdicts by case: one that failed once stays failed; one that is over and runs on has failed too."""
    table = table_of("clock")
    over = table.c.outcome.is_(None) & (table.c.due_at < asked.now)
    told = select(
        table.c.case_number,
        func.sum(case((table.c.outcome == "failed", 1), (over, 1), else_=0)).label("failed"),
        func.sum(case((table.c.outcome == "met", 1), else_=0)).label("met"),
    )
    standing = told.where(table.c.limit_of == name, table.c.state.in_(STANDING))
    return _Limit(standing.group_by(table.c.case_number).subquery(f"limit_{name}"))


def _verdict(told: object) -> bool | None:
    return None if told is None else bool(told)


def counted(connection: Connection, asked: Asked, frame: Frame | None = None) -> Iterator[Counted]:
    """Complaints that came in the frame, as far as they are counted."""
    table = table_of("complaint")
    reply, plan = _limit("reply", asked), _limit("plan", asked)
    of = table.outerjoin(reply.of, reply.of.c.case_number == table.c.number).outerjoin(plan.of, plan.of.c.case_number == table.c.number)
    names = ("happened_at", "kind", "stage", "closed_at", "satisfaction", "root_cause", "reopened", "accused")
    columns = (*(table.c[name] for name in names), reply.verdict().label("on_time"), plan.verdict().label("planned"))
    for row in stream(connection, select(*columns).select_from(of).where(happened(table, frame or asked.frame))):
        solved = row.stage in SOLVED and (row.stage != "archived" or row.closed_at is not None)
        refused = row.stage == "refused" or (row.stage == "archived" and row.closed_at is None)
        cause = None if asked.viewer and row.accused == asked.viewer else row.root_cause
        yield Counted(
            row.happened_at, row.kind or "other", solved, refused, _verdict(row.on_time), _verdict(row.planned),
            row.satisfaction, cause, row.reopened or 0,
        )  # fmt: skip


def lost(connection: Connection, asked: Asked) -> Iterator[Lost]:
    """Complaints with their losses, added up by the store."""
    table, shares = table_of("complaint"), table_of("complaint-share")
    sums = [func.sum(func.coalesce(shares.c[name], 0)).label(name) for name in LOSSES]
    summed = select(shares.c.case_number, *sums).where(shares.c.state.in_(STANDING)).group_by(shares.c.case_number).subquery("losses")
    names = ("number", "happened_at", "kind", "name", "goods", "bought_on", "cause", "liable_dept", "measure", "accused")
    columns = (*(table.c[name] for name in names), *(summed.c[name] for name in LOSSES))
    of = table.outerjoin(summed, summed.c.case_number == table.c.number)
    for row in stream(connection, select(*columns).select_from(of).where(happened(table, asked.frame))):
        if asked.viewer and row.accused == asked.viewer:
            yield Lost(row.number, row.happened_at, row.kind or "other")
            continue
        amounts = [int(getattr(row, name) or 0) for name in LOSSES]
        yield Lost(
            row.number, row.happened_at, row.kind or "other", row.name, row.goods, row.bought_on, row.cause, row.liable_dept, row.measure,
            (amounts[0], amounts[1], amounts[2], amounts[3]),
        )  # fmt: skip


def followed(connection: Connection, asked: Asked) -> Iterator[Followed]:
    """Complaints with their shares, signatures and reminders: four statements, however many they are."""
    table, shares, signed = table_of("complaint"), table_of("complaint-share"), table_of("complaint-signature")
    inside = happened(table, asked.frame)
    liable, persons, losses = _shares(connection, table, shares, inside)
    last = _dates(connection, select(signed.c.case_number, func.max(signed.c.signed_at)).join(table, table.c.number == signed.c.case_number)
                  .where(inside, signed.c.about == "approval", signed.c.state.in_(STANDING)).group_by(signed.c.case_number))  # fmt: skip
    urged: dict[str, list[Any]] = {}
    reminders = select(EVENT.c.number, EVENT.c.at).join(table, table.c.number == EVENT.c.number)
    for number, at in stream(connection, reminders.where(inside, EVENT.c.kind == f"{CASE}remind").order_by(EVENT.c.seq)):
        urged.setdefault(number, []).append(at)
    names = ("number", "happened_at", "accepted_at", "planned_at", "confirmed_at", "closed_at", "name", "delivery_no", "goods_spec",
             "shipped_on", "qty", "amount", "bad_qty", "cause", "measure", "accused")  # fmt: skip
    for row in stream(connection, select(*(table.c[name] for name in names)).where(inside)):
        if asked.viewer and row.accused == asked.viewer:
            yield Followed(row.number, row.happened_at)
            continue
        number = row.number
        yield Followed(
            number, row.happened_at, row.accepted_at, row.planned_at, last.get(number), row.confirmed_at, row.closed_at, row.name,
            row.delivery_no, row.goods_spec, row.shipped_on, row.qty, row.amount, row.bad_qty, row.cause, row.measure,
            losses.get(number, 0), tuple(liable.get(number, ())), tuple(persons.get(number, ())), tuple(urged.get(number, ())),
        )  # fmt: skip


def _shares(connection: Connection, table: Table, shares: Table, inside: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, int]]:  # noqa: ANN401
    liable: dict[str, Any] = {}
    persons: dict[str, Any] = {}
    losses: dict[str, int] = {}
    columns = (shares.c.case_number, shares.c.liable, shares.c.share, shares.c.person, shares.c.discipline, *(shares.c[n] for n in LOSSES))
    asked = select(*columns).join(table, table.c.number == shares.c.case_number).where(inside, shares.c.state.in_(STANDING))
    for number, who, percent, person, how, *amounts in stream(connection, asked.order_by(shares.c.id)):
        liable.setdefault(number, []).append((who, percent or 0))
        if person:
            persons.setdefault(number, []).append((person, how or ""))
        losses[number] = losses.get(number, 0) + sum(int(amount or 0) for amount in amounts)
    return liable, persons, losses


def _dates(connection: Connection, asked: Select[Any]) -> dict[str, Any]:
    return {number: at for number, at in stream(connection, asked) if at is not None}


def cases(connection: Connection, asked: Asked, which: Callable[[Table], Any], *, judged: bool = False) -> Iterator[Case]:
    """Complaints as cases; `which`: beside those that stand."""
    table = table_of("complaint")
    names = ("number", "happened_at", "kind", "stage", "amended_at", "entered_at", "handler", "first_owner", "closed_at", "archive_week",
             "cause", "measure", "accused")  # fmt: skip
    columns = [table.c[name] for name in names]
    of: FromClause = table
    if judged:
        reply = _limit("reply", asked)
        columns.append(reply.verdict().label("on_time"))
        of = table.outerjoin(reply.of, reply.of.c.case_number == table.c.number)
    for row in stream(connection, select(*columns).select_from(of).where(table.c.state.in_(STANDING), which(table))):
        hidden = asked.viewer and row.accused == asked.viewer
        touched = row.amended_at or row.entered_at
        ended = (row.closed_at or touched) if row.stage in OVER else None
        yield Case(
            row.number, row.happened_at, row.kind or "other", row.stage, touched, None if hidden else row.handler,
            None if hidden else row.first_owner, ended, row.archive_week, _verdict(row.on_time) if judged else None,
            None if hidden else row.cause, None if hidden else row.measure,
        )  # fmt: skip


def _archive(connection: Connection, asked: Asked) -> Iterator[Case]:
    def which(table: Table) -> Any:  # noqa: ANN401 - SQLAlchemy's condition
        return (table.c.archive_week == asked.frame.name) | (table.c.archive_week.is_(None) & table.c.stage.in_(OVER))

    return cases(connection, asked, which, judged=True)


def _aging(connection: Connection, asked: Asked) -> Iterator[Case]:
    def which(table: Table) -> Any:  # noqa: ANN401 - SQLAlchemy's condition
        return (table.c.happened_at < asked.seen_at) & (table.c.stage.not_in(OVER) | (table.c.amended_at >= asked.seen_at))

    return cases(connection, asked, which)


def _disputes(connection: Connection, asked: Asked) -> Iterator[Case]:
    def which(table: Table) -> Any:  # noqa: ANN401 - SQLAlchemy's condition
        return table.c.dispute.is_(True) & (table.c.happened_at < asked.seen_at)

    return cases(connection, asked, which)


def exceptions(connection: Connection, asked: Asked) -> Iterator[Happened]:
    table = table_of("exception")
    names = ("number", "happened_at", "event_kind", "content", "reported_to", "reported_at", "result", "settled_at")
    return (Happened(*row) for row in stream(connection, select(*(table.c[n] for n in names)).where(happened(table, asked.frame))))


def rang(connection: Connection, asked: Asked) -> Iterator[Rang]:
    table = table_of("call")
    columns = (table.c.happened_at, table.c.direction, table.c.topic, table.c.phone, table.c.rings, table.c.outcome)
    for at, direction, *more in stream(connection, select(*columns).where(happened(table, asked.frame))):
        yield Rang(at, direction == "in", *more)


def service(connection: Connection, asked: Asked) -> Service:
    """Both periods' complaints, and how many calls and exception events they had."""
    former = before(asked.frame)
    return Service(
        counted(connection, asked),
        counted(connection, asked, former),
        (_calls(connection, asked.frame), _calls(connection, former)),
        (_exceptions(connection, asked.frame), _exceptions(connection, former)),
    )


def _calls(connection: Connection, frame: Frame) -> int:
    table = table_of("call")
    return int(connection.execute(select(func.count()).where(happened(table, frame), table.c.direction == "in")).scalar_one())


def _exceptions(connection: Connection, frame: Frame) -> int:
    return int(connection.execute(select(func.count()).where(happened(table_of("exception"), frame))).scalar_one())


def heating(connection: Connection, asked: Asked) -> Any:  # noqa: ANN401 - `heating.Season`
    from broadcaster.desk.reports.repairs import season

    return season(connection, asked)


READERS: Mapping[str, Callable[[Connection, Asked], Any]] = {
    "heating": heating,
    "complaint-statistics": lost,
    "complaint-tracking": followed,
    "complaint-summary": counted,
    "complaint-totals": counted,
    "complaint-archive": _archive,
    "complaint-aging": _aging,
    "disputes": _disputes,
    "exceptions": exceptions,
    "hotline": rang,
    "satisfaction": service,
    "aftersale-summary": service,
    "customer-grades": levels,
    "customer-sales": sold,
    "customer-month": sold,
    "customer-ranking": sold,
}
