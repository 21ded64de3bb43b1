"""Conditions an act may have, by the name a type of case knows them by, and those that every type shares. Pure."""

from collections.abc import Iterator, Mapping

from broadcaster.desk import approval
from broadcaster.desk.cases import guards_complaint, guards_repair, guards_return
from broadcaster.desk.cases.asked import Asked, Guard, Reason
from broadcaster.desk.rights import Right


def keeper(asked: Asked) -> Iterator[Reason]:
    """The handler, the first owner, or somebody who looks through the book (CMP-08, CMP-09)."""
    handler, owner = asked.before.values.get("handler"), asked.before.values.get("first_owner")
    own = {handler, owner}
    if asked.by.clerk not in own and not asked.by.may(Right.REVIEW, asked.kind.name):
        yield Reason("not-yours", facts=(("handler", str(handler or owner)),))


def approved(asked: Asked) -> Iterator[Reason]:
    """A compensation above the handler's authority is approved by all who were asked (CMP-10, CMP-29)."""
    amount = asked.value("compensation")
    state = approval.outcome(asked.case.chain)
    if approval.needed(amount if isinstance(amount, int) else None, asked.authority) and state != approval.AGREED:
        yield Reason("not-approved")


def in_turn(asked: Asked) -> Iterator[Reason]:
    """Whose turn it is, and who did not ask for it."""
    why = approval.refusal(asked.case.chain, asked.by.clerk, {str(asked.value("asked_by") or "")})
    if why:
        waited = "、".join(sorted(approval.turn(asked.case.chain))) or "-"
        yield Reason(why, facts=(("waited", waited),))


def steps_done(asked: Asked) -> Iterator[Reason]:
    """No required step is empty (CMP-13)."""
    for step in asked.kind.steps:
        lacking = step.lacks(asked.case.values)
        if lacking:
            yield Reason("step", lacking, (("step", step.name),))


def signers(asked: Asked) -> Iterator[Reason]:
    """What is asked to be signed names who signs."""
    if not asked.case.chain:
        yield Reason("no-signers")


def all_signed(asked: Asked) -> Iterator[Reason]:
    """Everybody asked has agreed (RET-15)."""
    if approval.outcome(asked.case.chain) != approval.AGREED:
        yield Reason("not-signed")


GUARDS: Mapping[str, Guard] = {
    "all-signed": all_signed,
    "approved": approved,
    "as-judged": guards_return.as_judged,
    "covered": guards_repair.covered,
    "fault-shared": guards_complaint.fault_shared,
    "in-turn": in_turn,
    "intake-whole": guards_complaint.intake_whole,
    "keeper": keeper,
    "not-granted": guards_return.not_granted,
    "notice-reviewed": guards_complaint.notice_reviewed,
    "other-hand": guards_complaint.other_hand,
    "other-maker": guards_complaint.other_maker,
    "other-station": guards_repair.other_station,
    "papers": guards_complaint.papers,
    "quoted": guards_repair.quoted,
    "refund-within-price": guards_return.refund_within_price,
    "revisited": guards_repair.revisited,
    "sent-rightly": guards_return.sent_rightly,
    "settles-exchange": guards_return.settles("exchange"),
    "settles-repair": guards_return.settles("repair", "paid-repair"),
    "settles-return": guards_return.settles("return"),
    "shares-whole": guards_complaint.shares_whole,
    "signers": signers,
    "slip-whole": guards_return.slip_whole,
    "steps-done": steps_done,
}
