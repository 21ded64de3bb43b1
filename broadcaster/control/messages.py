"""What travels over the socket: a request's value, and problems as JSON and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from broadcaster.faults import Cell, Fault, Mark, Place, Problem, Severity
from broadcaster.sentences import sentence


class Verb(StrEnum):
    """What can be asked of the daemon: the path of its route, without the leading slash."""

    STATUS = "status"
    RELOAD = "reload"
    STOP = "stop"
    SKIP = "skip"
    LEVEL = "level"
    EMERGENCY = "emergency"
    EMERGENCY_STOP = "emergency/stop"

    @property
    def method(self) -> str:
        """`GET` where nothing changes, else `POST`."""
        return "GET" if self is Verb.STATUS else "POST"


@dataclass(frozen=True, slots=True)
class Request:
    """One thing somebody asked: becomes one event on the daemon's queue."""

    verb: Verb
    body: Mapping[str, object]
    by: str
    """Who, for the record: the name the body gives with the account behind it, "小王 (reception)", or the account alone."""
    uid: int
    """The account's number, from the kernel (SO_PEERCRED): cannot be forged."""


Reply = Mapping[str, object]
"""JSON object: str, int, float, bool, None, lists and objects of them. Other values are sent as their `str`."""


def refusal(problems: Iterable[Problem]) -> dict[str, object]:
    """`{"code", "message", "problems": [{"code", "severity", "at", "facts"}]}`: the first problem's words, and all of them."""
    given = tuple(problems)
    return {"code": given[0].code, "message": sentence(given[0].code, given[0].facts), "problems": [_written(p) for p in given]}


def fault_of(reply: Reply) -> Fault:
    """The fault behind a refusal, so that the words are chosen in the language of whoever asked."""
    written = reply.get("problems")
    if not isinstance(written, list) or not written:
        return Fault(Problem("control.bad-answer"))
    return Fault([_read(p) for p in written if isinstance(p, dict)])


def _written(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "severity": problem.severity.value, "at": _steps(problem.at), "facts": dict(problem.facts)}


def _steps(place: Place | None) -> list[str | int] | None:
    """`[file, line, column]`, or `[file, sheet, line, column]`."""
    match place:
        case None:
            return None
        case Cell():
            return [place.file, place.sheet, place.line, place.column]
        case Mark():
            return [place.file, place.line, place.column]


def _place(at: object) -> Place | None:
    match at:
        case [str(file), int(line), int(column)]:
            return Mark(file, line, column)
        case [str(file), str(sheet), int(line), int(column)]:
            return Cell(file, line, column, sheet)
    return None


def _read(written: Mapping[str, object]) -> Problem:
    facts = written.get("facts")
    return Problem(
        code=str(written.get("code")),
        severity=Severity(str(written.get("severity", "error"))),
        at=_place(written.get("at")),
        facts={str(k): str(v) for k, v in facts.items()} if isinstance(facts, dict) else {},
    )
