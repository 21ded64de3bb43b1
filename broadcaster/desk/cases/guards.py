"""Conditions an act may have. Each gives the reasons why it may not be done: the end of a sentence's code, and its blanks. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from broadcaster.desk import approval
from broadcaster.desk.cases.model import Case, CaseType
from broadcaster.desk.cases.terms import authority, required
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.rights import Actor, Right

WHOLE = 10_000
"""100 %, in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guard may look at: the case as it would be and as it is, who asks, and the organisation's numbers."""

    kind: CaseType
    case: Case
    before: Case
    by: Actor
    policy: Policy | None = None

    @property
    def authority(self) -> int | None:
        """Compensation (fen) that needs no signature; `None`: nothing may be promised alone."""
        return None if self.policy is None else authority(self.policy)

    @property
    def required(self) -> tuple[str, ...]:
        """Fields this organisation wants filled in before a complaint is accepted (CMP-14)."""
        return () if self.policy is None else required(self.policy)

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


def signers(asked: Asked) -> Iterator[Reason]:
    """What is asked to be signed names who signs."""
    if not asked.case.chain:
        yield Reason("no-signers")


def all_signed(asked: Asked) -> Iterator[Reason]:
    """Everybody asked has agreed (RET-15)."""
    if approval.outcome(asked.case.chain) != approval.AGREED:
        yield Reason("not-signed")


GRANTED = frozenset({"return", "exchange", "repair", "paid-repair"})
"""Verdicts that give the customer something."""


def as_judged(asked: Asked) -> Iterator[Reason]:
    """Only what the frozen verdict grants is granted without signatures (RET-01, RET-14)."""
    if asked.value("verdict") not in GRANTED:
        yield Reason("not-judged-so", facts=(("verdict", str(asked.value("verdict") or "-")),))


def not_granted(asked: Asked) -> Iterator[Reason]:
    """What the rules grant is not refused (RET-05)."""
    if asked.value("verdict") in GRANTED:
        yield Reason("granted", facts=(("verdict", str(asked.value("verdict"))),))


def _settles(*ways: str) -> Guard:
    def guard(asked: Asked) -> Iterator[Reason]:
        if asked.value("settlement") not in ways:
            yield Reason("other-settlement", ("settlement",))

    return guard


def refund_within_price(asked: Asked) -> Iterator[Reason]:
    """No more is paid back than was paid (RET-02: at the printed price)."""
    price, refund = asked.value("price"), asked.value("refund")
    if isinstance(price, int) and isinstance(refund, int) and refund > price:
        yield Reason("refund-over", facts=(("price", f"{price / 100:.2f}"), ("refund", f"{refund / 100:.2f}")))


def sent_rightly(asked: Asked) -> Iterator[Reason]:
    """Neither surface mail nor freight collect; by carrier with its freight (RET-11). A special decision may say otherwise."""
    if asked.value("special_reason") is None and asked.value("way") in {"surface-mail", "freight-collect"}:
        yield Reason("shipping", ("way",))
    if asked.value("way") == "carrier":
        lacking = tuple(name for name in ("carrier", "freight") if asked.value(name) is None)
        if lacking:
            yield Reason("freight", lacking)


def slip_whole(asked: Asked) -> Iterator[Reason]:
    """退货小帖示 and all parts are there (RET-09): name, order, account where money goes to one, reason, goods, sales slip."""
    needed = ["name", "order_no", "cause", "goods_back", "slip_back"]
    needed += ["account"] if asked.value("refund_way") == "transfer" else []
    needed += ["cause_told"] if asked.value("cause") == "quality" else []
    lacking = tuple(name for name in needed if not asked.value(name))
    if lacking:
        yield Reason("slip", lacking)


def intake_whole(asked: Asked) -> Iterator[Reason]:
    """What this organisation wants to know before it accepts a complaint (CMP-14)."""
    lacking = tuple(name for name in asked.required if name in asked.case.values and asked.value(name) is None)
    if lacking:
        yield Reason("intake", lacking)


def other_maker(asked: Asked) -> Iterator[Reason]:
    """Not by the one who handles it and wrote the notice (CMP-35)."""
    if asked.by.clerk == asked.before.values.get("handler"):
        yield Reason("own-notice")


def notice_reviewed(asked: Asked) -> Iterator[Reason]:
    """A notice that was issued is looked through by the complaint manager before it is carried out (CMP-35)."""
    if asked.value("issue_no") is not None and asked.value("notice_by") is None:
        yield Reason("notice")


GUARDS: Mapping[str, Guard] = {
    "all-signed": all_signed,
    "approved": approved,
    "as-judged": as_judged,
    "covered": covered,
    "fault-shared": fault_shared,
    "in-turn": in_turn,
    "intake-whole": intake_whole,
    "keeper": keeper,
    "not-granted": not_granted,
    "notice-reviewed": notice_reviewed,
    "other-hand": other_hand,
    "other-maker": other_maker,
    "other-station": other_station,
    "papers": papers,
    "quoted": quoted,
    "refund-within-price": refund_within_price,
    "revisited": revisited,
    "sent-rightly": sent_rightly,
    "settles-exchange": _settles("exchange"),
    "settles-repair": _settles("repair", "paid-repair"),
    "settles-return": _settles("return"),
    "shares-whole": shares_whole,
    "signers": signers,
    "slip-whole": slip_whole,
    "steps-done": steps_done,
}
