"""More acts at the desk: transfers, lapses, tickets, requests, supplies, needs, plans, papers, lessons, access. As `acting`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.acting import Act, Values, made
from broadcaster.i18n import N_

if TYPE_CHECKING:
    from broadcaster.desk.work import Work

LAPSE = ("clerk", "fault_code", "evidence")
SUPPLY = ("move", "item", "qty")
CLAUSE = ("policy_no", "rule_id", "clause")


def _resolved(work: "Work", given: Values, book: str) -> Values:
    """With numbers for the parties that were named."""
    from broadcaster.desk import party
    from broadcaster.desk.registers import book as book_of

    return party.resolved(work.connection, book_of(book), [given])[0]


def _acknowledging(kind: str, done: str, *needs: str) -> Act:
    """A clerk's own word about a policy document: read, objected to, or with something to suggest (POL-03)."""
    return Act(needs, lambda m, w, n, v: m.acknowledge(w, n, kind, v.get("content")), done, of="acknowledgement", module="papers")


ACTS: Mapping[tuple[str, str], Act] = {
    ("call", "transfer"): Act(
        ("transferred_to", "promised_wait"),
        lambda m, w, n, v: m.transfer(w, n, v["transferred_to"], v["promised_wait"]),
        N_("{number} is handed on; tell the customer how long it takes. When the specialist answers: desk call connect {number}"),
        module="transfers",
    ),
    ("call", "connect"): Act(
        (),
        lambda m, w, n, _v: m.connect(w, n),
        N_("{number}: the specialist has answered. Afterwards ask: 请问您还有其他问题吗？ Then: desk call wrap-up {number} --further …"),
        module="transfers",
    ),
    ("call", "wrap-up"): Act(
        ("further",),
        lambda m, w, n, v: m.wrap_up(w, n, v["further"]),
        N_("{number} is finished. Thank the customer: 感谢您的来电！"),
        module="transfers",
    ),
    ("lapse", "add"): Act(
        LAPSE,
        lambda m, w, _n, v: m.note(w, v),
        N_("{number} entered."),
        module="lapses",
        numbered=False,
        may=("call_no", "grave", "phrase_no", "clause_no", "happened_at", "remark"),
    ),
    ("relay", "hear"): Act(
        ("dept", "matter", "due"),
        lambda m, w, _n, v: m.hear(w, _resolved(w, v, "relay")),
        N_("{number} is passed on."),
        may=("name", "phone", "party", "owner", "happened_at"),
        numbered=False,
    ),
    ("vendor-talk", "relay"): Act(
        ("dept", "owner", "due"), lambda m, w, n, v: m.vendor_request(w, n, v), N_("{number} is passed on."), may=("promised",), of="relay"
    ),
    ("aftersale", "cost"): Act(
        ("sort", "item", "amount"),
        lambda m, w, n, v: m.spend(w, n, v),
        N_("{number} entered."),
        may=("borne_by",),
        of="cost",
        module="tickets",
    ),
    ("aftersale", "suggest"): Act(
        ("content",),
        lambda m, w, n, v: m.suggest(w, n, v),
        N_("{number} entered."),
        may=("dept", "due", "name"),
        of="suggestion",
        module="tickets",
    ),
    ("aftersale", "analyse"): Act(
        ("analysis", "reported_to"),
        lambda m, w, n, v: m.analyse(w, n, v["analysis"], v["reported_to"]),
        N_("{number}: analysed and reported."),
        module="tickets",
    ),
    ("request", "instruct"): Act(
        ("instruction",),
        lambda m, w, n, v: m.instruct(w, n, v["instruction"]),
        N_("{number} has its order. Carry it out, then: desk request execute {number} --executed …"),
        module="office",
    ),
    ("request", "object"): Act(
        ("objection",),
        lambda m, w, n, v: m.object_to(w, n, v["objection"]),
        N_("{number}: your disagreement is noted. The order stands."),
        module="office",
    ),
    ("request", "execute"): Act(
        ("executed",), lambda m, w, n, v: m.execute(w, n, v["executed"]), N_("{number} is carried out."), module="office"
    ),
    ("request", "report-after"): Act(
        ("report_after",), lambda m, w, n, v: m.report_after(w, n, v["report_after"]), N_("{number}: reported afterwards."), module="office"
    ),
    ("supply", "add"): Act(
        SUPPLY,
        lambda m, w, _n, v: m.hand_out(w, v),
        N_("{number} entered."),
        module="office",
        numbered=False,
        may=("unit", "dept", "taken_by", "price", "happened_at", "remark"),
    ),
    ("supply", "issue"): Act(
        (), lambda m, w, n, v: m.issue(w, n, v.get("qty")), N_("{number}: handed out."), may=("qty",), module="office"
    ),
    ("need", "submit"): Act(
        ("submitted_to",), lambda m, w, n, v: m.submit(w, n, v["submitted_to"]), N_("{number} is handed in."), module="office"
    ),
    ("need", "answer"): Act(("answer",), lambda m, w, n, v: m.answer_need(w, n, v["answer"]), N_("{number} is answered."), module="office"),
    ("task", "assess"): Act(
        ("assessment",), lambda m, w, n, v: m.assess(w, n, v["assessment"]), N_("{number} is assessed."), module="office"
    ),
    ("document", "pass"): Act(
        ("sent_to", "receipt_by"),
        lambda m, w, n, v: m.pass_on(w, n, v["sent_to"], v["receipt_by"]),
        N_("{number} is passed on."),
        module="office",
    ),
    ("policy", "sign"): _acknowledging("read", N_("{number}: you have signed that you know it.")),
    ("policy", "object"): _acknowledging("objection", N_("{number}: your objection goes to the manager."), "content"),
    ("policy", "suggest"): _acknowledging("suggestion", N_("{number}: your suggestion is noted."), "content"),
    ("acknowledgement", "reply"): Act(
        ("reply",), lambda m, w, n, v: m.reply(w, n, v["reply"]), N_("{number} is answered."), module="papers"
    ),
    ("clause", "add"): Act(
        CLAUSE, lambda m, w, _n, v: m.link(w, v), N_("{number} entered."), may=("wording",), module="papers", numbered=False
    ),
    ("casebook", "learn"): Act(
        (),
        lambda m, w, n, v: m.lesson(w, n, v),
        N_("{number} is in the case library."),
        may=("title", "course", "root_cause", "lesson", "topic"),
        row="complaint",
        module="knowing",
    ),
    ("household", "join"): Act(
        ("party",), lambda m, w, n, v: m.join(w, n, v["party"]), N_("{number} is reached there."), of="call", module="knowing"
    ),
}


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One act of a book."""
    return made(book, verb, told, ACTS[book.name, verb])
