"""What a revisit leads to: a complaint, one taken up again, a rework, exception events, forwards to departments (RVT-06, RVT-10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.cases import keeping
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.reading import get
from broadcaster.desk.registers import NAMES
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.survey.answering import Answers, offers, reports
from broadcaster.desk.survey.model import Template
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

WHO = ("party", "name", "phone", "address")
DISSATISFIED = {"attitude": "attitude", "product_quality": "quality", "delivery": "delivery", "use_state": "quality"}
"""What a customer is dissatisfied with, and the kind of complaint it is."""


@dataclass(frozen=True, slots=True)
class Forward:
    """Something for another department (RVT-10)."""

    dept: str
    matter: str


def offered(connection: Connection, row: Row, template: Template, answers: Answers) -> tuple[str, ...]:
    """What may be offered to the customer now: `complaint`, `reopen` (of the complaint it is about), `repair` where there is that book."""
    found = []
    for to in offers(template, answers):
        if to == "reopen" and not _reopens(connection, row):
            found.append("complaint")
        elif to in NAMES or to == "reopen":
            found.append(to)
    return tuple(dict.fromkeys(found))


def _reopens(connection: Connection, row: Row) -> bool:
    if row["origin"] != "complaint":
        return False
    stage = get(connection, book_named("complaint"), str(row["origin_no"]))["stage"]
    return stage in case_type("complaint").act("reopen").sources


def take(work: Work, row: Row, to: str, answers: Answers, cause: str) -> str:
    """The customer takes an offer; the number of what it became. One act, one number: it names the revisit (desk 4.5).

    Raises `Fault`: `desk.no-right`, as `ledger.put_many` and `keeping.act`.
    """
    if to == "reopen":
        return keeping.act(work, book_named("complaint"), str(row["origin_no"]), "reopen", {}, f"{row.number}：{cause}").number
    work.need(Right.WRITE, to)
    if to == "repair" and row["origin"] == "repair":
        return _again(work, row, cause)
    return _complaint(work, row, answers, cause) if to == "complaint" else _rework(work, row, cause)


def _complaint(work: Work, row: Row, answers: Answers, cause: str) -> str:
    values: dict[str, Value] = {
        **{name: row[name] for name in WHO}, "channel": "phone", "kind": kind_of(answers), "cause": cause, "call_ref": row.number,
        "order_no": row["ref"] if row["kind"] in {"sale", "warranty"} else None, "goods": row["about"] if row["origin"] == "sale" else None,
    }  # fmt: skip
    (number,) = ledger.put_many(work, book_named("complaint"), [values])
    return number


def kind_of(answers: Answers) -> str:
    """The kind of complaint the answers speak of."""
    if "charged" in answers and answers["charged"].said_yes:
        return "billing"
    return next((kind for name, kind in DISSATISFIED.items() if name in answers and answers[name].word == "dissatisfied"), "service")


def settled(work: Work, row: Row, answers: Answers) -> None:
    """A repair order that solved it was revisited (RPR-04, RPR-07)."""
    solved = answers.get("solved")
    if row["origin"] == "repair" and solved is not None and solved.said_yes and _stage_of(work, row) == "done":
        keeping.act(work, book_named("repair"), str(row["origin_no"]), "revisit", {"solved": True, "revisit_ref": row.number})


def _again(work: Work, row: Row, cause: str) -> str:
    """The same order goes back to its station; one that was filed by now is ordered anew."""
    order, book = str(row["origin_no"]), book_named("repair")
    stage = _stage_of(work, row)
    if stage == "done":
        return keeping.act(work, book, order, "revisit", {"solved": False, "revisit_ref": row.number}).number
    if stage in case_type("repair").act("rework").sources:
        return keeping.act(work, book, order, "rework", {}, f"{row.number}：{cause}").number
    return _rework(work, row, cause)


def _stage_of(work: Work, row: Row) -> object:
    return get(work.connection, book_named("repair"), str(row["origin_no"]))["stage"]


def _rework(work: Work, row: Row, cause: str) -> str:
    """A repair order with what it is known to need; what is missing keeps it a draft, with its number."""
    book = book_named("repair")
    names = {f.name for f in book.fields if not f.derived}
    told: Mapping[str, Value] = {
        **{name: row[name] for name in WHO}, "content": cause, "call_ref": row.number,
        "goods": row["about"] if row["origin"] == "sale" else None, "order_no": row["ref"] if row["origin"] == "sale" else None,
    }  # fmt: skip
    values = {name: value for name, value in told.items() if name in names}
    lacking = any(f.required and not f.default and not f.derived and values.get(f.name) is None for f in book.fields)
    (number,) = ledger.put_many(work, book, [values], draft=lacking)
    return number


def report(work: Work, row: Row, template: Template, answers: Answers) -> tuple[str, ...]:
    """Praise and advice are exception events, reported upward from there (EXC-05, EXC-08, RVT-10)."""
    told = reports(template, answers)
    values = [{"event_kind": kind, "content": words, "party": row["party"], "origin": row.number} for kind, words in told]
    return ledger.put_many(work, book_named("exception"), values)


def forward(work: Work, row: Row, matter: Forward, due: datetime) -> str:
    """On the department's forward list; open until it is done (RVT-10)."""
    values: dict[str, Value] = {
        **{name: row[name] for name in ("party", "name", "phone")}, "topic": "revisit", "matter": matter.matter, "dept": matter.dept,
        "owner": work.actor.clerk, "due": due, "call_no": row.number,
    }  # fmt: skip
    (number,) = ledger.put_many(work, book_named("relay"), [values])
    return number
