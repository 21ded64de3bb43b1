"""The machine: what becomes of a case when somebody does something with it, or every reason why not. Pure (catalogue 4.1, engine 1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from broadcaster.desk import approval
from broadcaster.desk.approval import Signature
from broadcaster.desk.cases.asked import Asked, Reason
from broadcaster.desk.cases.guards import GUARDS
from broadcaster.desk.cases.model import BACK, Act, Case, CaseType, Past, Values
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.rights import Actor
from broadcaster.desk.values import Value


class NotDone(Exception):
    """Every reason why an act may not be done."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        self.reasons = reasons
        super().__init__(", ".join(r.code for r in reasons))


@dataclass(frozen=True, slots=True)
class Doing:
    """An act somebody wants to do now."""

    act: str
    by: Actor
    at: datetime
    given: Values
    reason: str = ""
    verdict: str = "agree"
    """Of a signature: `agree` or `disagree`."""
    chain: tuple[Signature, ...] | None = None
    """Whose signatures are asked for now, instead of any before."""
    policy: Policy | None = None
    """The organisation's numbers, for guards that ask them; `None`: nothing is set."""
    filled: Values = field(default_factory=dict)
    """Fields that nobody types: they follow from the store."""


def perform(kind: CaseType, case: Case, doing: Doing) -> Case:
    """The case afterwards; its history is one act longer.

    Raises `NotDone` with every reason: the stage, the right, fields that do not belong to the act or are missing, a reason that is not
    given, and what the guards say. `KeyError` for an act the type does not have.
    """
    act = kind.act(doing.act)
    after = _after(kind, act, case, doing)
    reasons = tuple(_reasons(kind, act, case, after, doing))
    if reasons:
        raise NotDone(reasons)
    return after


def open_acts(kind: CaseType, case: Case) -> tuple[str, ...]:
    """What can be done next, as far as the stage goes."""
    return tuple(act.name for act in kind.acts if case.stage in act.sources)


def _after(kind: CaseType, act: Act, case: Case, doing: Doing) -> Case:
    values: dict[str, Value] = {**case.values, **dict.fromkeys(act.empties), **act.sets, **doing.filled, **doing.given}
    values |= dict.fromkeys(act.stamps, doing.at) | dict.fromkeys(act.signs, doing.by.clerk)
    target = next((stage for field, value, stage in act.branches if values.get(field) == value), act.target) or case.stage
    if act.aside:
        values["resumes"] = case.values.get("resumes") or case.stage
    if target == BACK:
        target, values["resumes"] = str(case.values.get("resumes") or kind.again), None
    for name in act.counts:
        values[name] = _more(values.get(name))
    chain = case.chain if doing.chain is None else doing.chain
    if act.sign and doing.by.clerk in approval.turn(chain):
        chain = approval.signed(chain, doing.by.clerk, doing.verdict)
        target = {approval.AGREED: act.target, approval.REFUSED: kind.again}.get(approval.outcome(chain), case.stage)
    if target == kind.again and case.stage in kind.done:
        values |= {name: None for name in kind.clears if name not in doing.given}
        values["reopened"] = _more(values.get("reopened"))
        chain = ()
    values["stage"] = target
    return replace(case, values=values, chain=chain, history=(*case.history, Past(act.name, doing.by.clerk, case.stage, target)))


def _missing(act: Act, name: str, after: Case, doing: Doing) -> bool:
    """Whether a field has no value; one that decides where the act leads is always said anew."""
    decides = name in {field for field, _value, _stage in act.branches}
    return after.values.get(name) is None or (decides and doing.given.get(name, doing.filled.get(name)) is None)


def _more(count: Value) -> int:
    return (count if isinstance(count, int) else 0) + 1


def _reasons(kind: CaseType, act: Act, case: Case, after: Case, doing: Doing) -> Iterator[Reason]:
    if case.stage not in act.sources:
        yield Reason("stage", facts=(("stage", case.stage), ("act", act.name)))
    if not doing.by.may(act.right, kind.name):
        yield Reason("right", facts=(("right", act.right.value),))
    strange = tuple(name for name in doing.given if name not in act.asks)
    if strange:
        yield Reason("strange", strange)
    yield from (Reason("needs", (name,)) for name in act.needs if _missing(act, name, after, doing))
    if act.reason and not doing.reason.strip():
        yield Reason("reason")
    seen = Asked(kind, replace(after, chain=case.chain) if act.sign else after, case, doing.by, doing.policy)
    for guard in act.guards:
        yield from GUARDS[guard](seen)
