"""The steps of the three manuals, in the order they are asked; the first that answers decides. PURE."""

from collections.abc import Callable, Mapping

from broadcaster.desk.policy.value import Unset
from broadcaster.desk.returns.case import Case
from broadcaster.desk.returns.facts import Cause, Damage, Finding, Outcome, Verdict, Way, Wish

Step = Callable[[Case], Verdict | None]
PAID = {
    Damage.MISUSE: "RPR-11.1", Damage.OPENED_BY_OTHERS: "RPR-11.2", Damage.NO_CARD: "RPR-11.3", Damage.CARD_DIFFERS: "RPR-11.4",
    Damage.FORCE_MAJEURE: "RPR-11.5",
}  # fmt: skip


def ordered_back(case: Case) -> Verdict | None:
    """RET-14: operations orders it, with a reason."""
    if not case.reason.ordered_by or not case.reason.order_reason.strip():
        return None
    return case.grant("RET-14", code="ordered")


def paid_repair(case: Case) -> Verdict | None:
    """RPR-11: what is not under warranty is repaired for money."""
    if case.state.damage is Damage.NONE or case.reason.cause is not Cause.QUALITY:
        return None
    return Verdict(Outcome.PAID_REPAIR, case.state.damage.value, PAID[case.state.damage])


def failed_repairs(case: Case) -> Verdict | None:
    """RPR-12: enough failed repairs in the warranty unlock exchange and return."""
    enough = case.policy.whole("repair.failed_unlocks")
    if isinstance(enough, Unset) or case.state.repairs < enough:
        return None
    return case.grant("RPR-12", code="repairs-failed")


def warranty(case: Case) -> Verdict | None:
    """Within the warranty a flaw is repaired (RPR-12 counts these repairs)."""
    end = case.sale.warranty_end
    if not case.flawed or end is None or case.at > end:
        return None
    return Verdict(Outcome.REPAIR, "in-warranty", "RPR-12", end)


def repair_wanted(case: Case) -> Verdict | None:
    """A repair is asked for: in the warranty it is done, otherwise the law says (RET-08)."""
    if case.reason.wish is not Wish.REPAIR:
        return None
    return warranty(case) or case.ask("RET-08", "by-law")


def repair_by_law(case: Case) -> Verdict | None:
    """RET-08: a repair is asked for, and the manual says nothing of repairs."""
    return case.ask("RET-08", "by-law") if case.reason.wish is Wish.REPAIR else None


# Home mall


def mall_window(case: Case) -> Verdict | None:
    """RET-01: within the window, whatever the reason. Its conditions are unset: what could fail one goes to a person."""
    open_ = case.within("return.no_reason")
    if isinstance(open_, Unset):
        return case.ask("RET-01", "window-unset", unset=("return.no_reason",))
    if not open_:
        return None
    if case.reason.wish is Wish.EXCHANGE:
        return case.ask("RET-01", "by-vendor", "return.no_reason")
    sure = case.state.pristine and case.state.label_intact and case.state.parts_complete and case.proof.ticket and case.proof.matches
    unset = isinstance(case.policy.value("return.conditions"), Unset)
    if not sure:
        return case.ask("RET-01", "conditions", "return.no_reason", ("return.conditions",) if unset else ())
    return case.grant("RET-01", "return.no_reason")


def mall_past(case: Case) -> Verdict | None:
    """RET-01: past the window, a flaw is the law's matter, anything else is refused."""
    if case.flawed:
        return case.ask("RET-08", "by-law", "return.no_reason")
    return case.refuse("RET-01", "past-limit", "return.no_reason")


# Product company


def sent_wrongly(case: Case) -> Verdict | None:
    """RET-11 and RET-09: how it was sent, and whether all is there."""
    if case.state.way in {Way.SURFACE_MAIL, Way.FREIGHT_COLLECT}:
        return case.refuse("RET-11", "shipping")
    if not case.state.parts_complete or not case.reason.slip_complete:
        return case.refuse("RET-09", "incomplete")
    return None


def unproved(case: Case) -> Verdict | None:
    """RET-05.1, RET-05.3, RET-05.5."""
    if not case.proof.holds:
        return case.refuse("RET-05.1", "no-proof")
    if not case.proof.matches:
        return case.refuse("RET-05.3", "other-goods")
    if case.sale.shelf_life_end is not None and case.at > case.sale.shelf_life_end:
        return case.refuse("RET-05.5", "shelf-life")
    return None


def company_fault(case: Case) -> Verdict | None:
    """RET-04: no window is given."""
    return case.grant("RET-04", code="company-fault") if case.reason.cause is Cause.COMPANY_FAULT else None


def confirmed_flaw(case: Case) -> Verdict | None:
    """RET-03: within the window, once the flaw is confirmed. Exchange of flawed goods is the law's matter (RET-08)."""
    if not case.flawed:
        return None
    if not case.within("return.quality"):
        return case.refuse("RET-05.4", "past-limit", "return.quality")
    if case.reason.wish is not Wish.RETURN:
        return case.ask("RET-08", "by-law")
    if case.reason.finding is Finding.OPEN:
        return case.ask("RET-03", "to-be-confirmed", "return.quality")
    return case.grant("RET-03", "return.quality", since=case.reason.confirmed_on)


def exchange(case: Case) -> Verdict | None:
    """RET-06, RET-07; anything else the customer wants exchanged goes by law (RET-08)."""
    if case.reason.wish is not Wish.EXCHANGE:
        return None
    state = case.state
    if not state.opened and not state.used and case.within("exchange.unopened") is True:
        return case.grant("RET-06", "exchange.unopened")
    intact = state.pack_intact and state.label_intact and not state.used
    if case.reason.cause is Cause.CHANGE_OF_MIND and intact and case.within("exchange.change_of_mind") is True:
        return case.grant("RET-07", "exchange.change_of_mind")
    return case.ask("RET-08", "by-law", "exchange.unopened")


def unopened(case: Case) -> Verdict | None:
    """RET-02, and the refusals RET-05.4, RET-05.2, RET-05.6; what is left is a special case (RET-07)."""
    state = case.state
    if not case.within("return.unopened"):
        return case.refuse("RET-05.4", "past-limit", "return.unopened")
    if not state.opened and state.label_intact and state.pristine:
        return case.grant("RET-02", "return.unopened")
    if (state.opened or not state.pack_intact) and not state.resaleable:
        return case.refuse("RET-05.2", "opened", "return.unopened")
    if state.used or state.damaged or not state.resaleable:
        return case.refuse("RET-05.6", "not-accepted", "return.unopened")
    return case.ask("RET-07", "special", "return.unopened")


# Plaza


def disclosed(case: Case) -> Verdict | None:
    """RET-13: a flaw that was told and noted."""
    return case.refuse("RET-13", "disclosed-flaw") if case.sale.disclosed_flaw else None


def wrong_goods(case: Case) -> Verdict | None:
    """RET-12: the shop's own mistake; no window is given."""
    return case.grant("RET-12.3", code="clerk-error") if case.reason.cause is Cause.CLERK_ERROR else None


def ticketless(case: Case) -> Verdict | None:
    """RET-12: returns need a slip of these goods."""
    return None if case.proof.ticket and case.proof.matches else case.refuse("RET-12.4", "no-proof")


def plaza_flaw(case: Case) -> Verdict | None:
    """RET-12: flawed goods within their days; afterwards the warranty's repair, or the law."""
    if not case.flawed:
        return None
    if case.within("return.quality") is not True:
        return warranty(case) or case.refuse("RET-12.1", "past-limit", "return.quality")
    if case.reason.finding is Finding.OPEN:
        return case.ask("RET-12.1", "to-be-confirmed", "return.quality")
    return case.grant("RET-12.1", "return.quality")


def plaza_unsatisfied(case: Case) -> Verdict | None:
    """RET-12: unsatisfied, for whatever reason."""
    if case.within("return.unsatisfied") is not True:
        return case.refuse("RET-12.2", "past-limit", "return.unsatisfied")
    if not case.state.pristine:
        return case.refuse("RET-12.2", "condition", "return.unsatisfied")
    return case.grant("RET-12.2", "return.unsatisfied")


def by_law(case: Case) -> Verdict | None:
    """RET-08: this organisation's manual says nothing of returns."""
    return case.ask("RET-08", "by-law")


STEPS: Mapping[str, tuple[Step, ...]] = {
    "home-mall": (repair_by_law, mall_window, mall_past),
    "product": (repair_by_law, sent_wrongly, unproved, company_fault, confirmed_flaw, exchange, unopened),
    "plaza": (ordered_back, paid_repair, wrong_goods, disclosed, failed_repairs, repair_wanted, ticketless, plaza_flaw, plaza_unsatisfied),
    "": (by_law,),
}
"""By `return.regime`; the last where there is none."""
