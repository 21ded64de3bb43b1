"""Conditions an act may have. Each gives the reasons why it may not be done: the end of a sentence's code, and its blanks. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from broadcaster.desk.cases import approval
from broadcaster.desk.cases.model import Case, CaseType
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.rights import Actor, Right

WHOLE = 10_000
"""100 %, in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guard may look at: the case as it would be and as it is, who asks, and what they may promise alone."""

    kind: CaseType
    case: Case
    before: Case
    by: Actor
    authority: int | None = None
    policy: Policy | None = None

    def value(self, name: str) -> object:
        return self.case.values.get(name)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not. `fields` are named in the sentence by their labels."""

    code: str
    fields: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


Guard = Callable[[Asked], Iterator[Reason]]


def other_hand(asked: Asked) -> Iterator[Reason]:
    """Somebody else than who entered the case (CMP-03: a refusal has a reviewer)."""
    if asked.by.clerk == asked.value("made_by"):
        yield Reason("own-refusal")


def keeper(asked: Asked) -> Iterator[Reason]:
    """The handler, the first owner, or somebody who looks through the book (CMP-08, CMP-09)."""
    handler, owner = asked.before.values.get("handler"), asked.before.values.get("first_owner")
    own = {handler, owner}
    if asked.by.clerk not in own and not asked.by.may(Right.REVIEW, asked.kind.name):
        yield Reason("not-yours", facts=(("handler", str(handler or owner)),))


def shares_whole(asked: Asked) -> Iterator[Reason]:
    """Shares, where there are any, come to 100 % (CMP-16)."""
    total = sum(s.percent for s in asked.case.shares)
    if asked.case.shares and total != WHOLE:
        yield Reason("shares", facts=(("total", f"{total // 100}.{total % 100:02}"),))


def fault_shared(asked: Asked) -> Iterator[Reason]:
    """Where somebody of the house or a vendor is at fault it is said who, and with what share (CMP-11, CMP-16)."""
    if asked.value("fault") in {"own", "vendor"} and not asked.case.shares:
        yield Reason("no-shares")


def approved(asked: Asked) -> Iterator[Reason]:
    """A compensation above the handler's authority is approved by all who were asked (CMP-10, CMP-29)."""
    amount = asked.value("compensation")
    state = approval.outcome(asked.case.chain)
    if approval.needed(amount if isinstance(amount, int) else None, asked.authority) and state != approval.AGREED:
        yield Reason("not-approved")


def in_turn(asked: Asked) -> Iterator[Reason]:
    """Whose turn it is, and who did not ask for it."""
    why = approval.refusal(asked.case.chain, asked.by.clerk, str(asked.value("asked_by") or ""))
    if why:
        waited = "、".join(sorted(approval.turn(asked.case.chain))) or "-"
        yield Reason(why, facts=(("waited", waited),))


def steps_done(asked: Asked) -> Iterator[Reason]:
    """No required step is empty (CMP-13)."""
    for step in asked.kind.steps:
        lacking = step.lacks(asked.case.values)
        if lacking:
            yield Reason("step", lacking, (("step", step.name),))


def papers(asked: Asked) -> Iterator[Reason]:
    """Goods complaints need the original order, and who saw it; a copy will not do (CMP-21)."""
    if asked.value("nature") == "goods":
        lacking = tuple(name for name in ("original_order", "order_seen_by") if asked.value(name) is None)
        if lacking:
            yield Reason("papers", lacking)


def other_station(asked: Asked) -> Iterator[Reason]:
    """A repair that is sent elsewhere goes to another station than before (RPR-03)."""
    if asked.value("station") == asked.before.values.get("station"):
        yield Reason("same-station", facts=(("station", str(asked.value("station"))),))


def covered(asked: Asked) -> Iterator[Reason]:
    """A sold item is repaired after somebody decided whether for free; what is paid for, the customer agreed to first (RPR-11)."""
    if asked.value("order_no") is not None and asked.value("coverage") is None:
        yield Reason("needs", ("coverage",))
    if asked.value("in_warranty") is False:
        yield from (Reason("needs", (name,)) for name in ("fee_quote",) if asked.value(name) is None)
        if asked.value("quote_agreed") is not True:
            yield Reason("quote")


def quoted(asked: Asked) -> Iterator[Reason]:
    """A paid repair has its price as soon as it is decided to be one (RPR-11)."""
    if asked.value("coverage") not in {None, "warranty"} and asked.value("fee_quote") is None:
        yield Reason("needs", ("fee_quote",))


def revisited(asked: Asked) -> Iterator[Reason]:
    """Where every finished repair is revisited, none is closed before (RPR-07, `revisit.after_repair`)."""
    each = asked.policy is not None and asked.policy.word("revisit.after_repair") == "each"
    if each and asked.before.stage == "done":
        yield Reason("not-revisited")


GUARDS: Mapping[str, Guard] = {
    "approved": approved,
    "covered": covered,
    "fault-shared": fault_shared,
    "in-turn": in_turn,
    "keeper": keeper,
    "other-hand": other_hand,
    "other-station": other_station,
    "papers": papers,
    "quoted": quoted,
    "revisited": revisited,
    "shares-whole": shares_whole,
    "steps-done": steps_done,
}
