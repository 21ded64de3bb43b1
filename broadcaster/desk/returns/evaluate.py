"""The verdict on goods that come back (3.9 RET). PURE."""

from dataclasses import replace
from datetime import date

from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.returns.case import Case
from broadcaster.desk.returns.facts import Cause, Outcome, Proof, Reason, Sale, State, Verdict
from broadcaster.desk.returns.steps import STEPS

BEYOND_LAW = frozenset({"past-limit", "opened", "not-accepted", "condition", "shelf-life"})
"""Refusals a law may overrule. What is unproved, incomplete or sent wrongly can be mended by the customer."""


def evaluate(sale: Sale, state: State, reason: Reason, proof: Proof, profile: Policy, at: date) -> Verdict:
    """What the organisation's rules say to a request of the day `at`. Never worse than the law: where they refuse and the law may
    not, a person decides (RET-08, I-03). Raises `ValueError` for a request before the sale.
    """
    if at < sale.sold_on:
        raise ValueError(at)
    case = Case(sale, state, reason, proof, profile, at)
    regime = profile.word("return.regime")
    steps = STEPS["" if isinstance(regime, Unset) else regime]
    verdict = next(found for step in steps if (found := step(case)) is not None)
    return replace(_floor(case, verdict), policy=profile.version)


def _floor(case: Case, verdict: Verdict) -> Verdict:
    """消费者权益保护法 24: flawed goods go back within seven days; 25: what was bought at a distance, intact, without a reason."""
    if verdict.outcome is not Outcome.REFUSE or verdict.code not in BEYOND_LAW or case.sale.disclosed_flaw:
        return verdict
    flawed = case.flawed and case.within("law.quality_return") is True
    distant = case.sale.at_distance and case.state.pristine and case.within("law.distance_return") is True
    if not (flawed or distant or case.reason.cause in {Cause.CLERK_ERROR, Cause.COMPANY_FAULT}):
        return verdict
    key = "law.quality_return" if flawed else "law.distance_return" if distant else ""
    return replace(case.ask("RET-08", verdict.code, key), also=(verdict.clause,))
