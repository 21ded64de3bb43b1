"""Words for stages, acts and steps, and problems with them, in the reader's language."""

from broadcaster.desk.book import Book
from broadcaster.desk.cases.asked import Reason
from broadcaster.desk.cases.model import Act, Step
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.wording import chinese, label
from broadcaster.faults import Problem


def words(of: Act | Step) -> str:
    return of.zh if chinese() else of.en


def stage(book: Book, name: object) -> str:
    """A stage's words."""
    found = {c.value: c for c in book.field("stage").choices}.get(str(name))
    return str(name) if found is None else (found.zh if chinese() else found.en)


def outcome(book: Book, name: object) -> str:
    """A verdict's words."""
    found = {c.value: c for c in book.field("verdict").choices}.get(str(name))
    return str(name) if found is None else (found.zh if chinese() else found.en)


def problem(book: Book, number: str, reason: Reason) -> Problem:
    """A machine's reason as a problem: `desk.case.<code>`."""
    kind = case_type(book.workflow)
    facts = dict(reason.facts)
    if "act" in facts:
        act = kind.act(facts["act"])
        facts |= {"act": words(act), "from": "、".join(stage(book, s) for s in act.sources)}
    if "stage" in facts:
        facts["stage"] = stage(book, facts["stage"])
    if "step" in facts:
        facts["step"] = words(next(s for s in kind.steps if s.name == facts["step"]))
    if "verdict" in facts:
        facts["verdict"] = outcome(book, facts["verdict"])
    if reason.fields:
        facts["fields"] = "、".join(label(book.field(name)) for name in reason.fields)
    return Problem(f"desk.case.{reason.code}", facts={"number": number, "book": book.name, **facts})
