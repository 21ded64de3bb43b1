"""A row for every clause that decides (3.9), and what holds whatever the facts."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.policy.keys import PROFILES
from broadcaster.desk.policy.model import Change, Policy
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.returns.clauses import CLAUSES
from broadcaster.desk.returns.evaluate import evaluate
from broadcaster.desk.returns.facts import Cause, Damage, Finding, Outcome, Paper, Proof, Reason, Sale, State, Verdict, Way, Wish
from broadcaster.desk.returns.wording import CODES, OUTCOMES
from broadcaster.desk.rules import ids

SOLD = date(2026, 11, 1)
SALE = Sale(SOLD, 199_900)
GOOD, OPENED = State(), State(opened=True)
RECEIPT, NOTHING = Proof(), Proof(Paper.NONE)
RETURN, EXCHANGE, REFUSE, ASK = Outcome.RETURN, Outcome.EXCHANGE, Outcome.REFUSE, Outcome.APPROVAL
QUALITY = Reason(Cause.QUALITY, finding=Finding.CONFIRMED)
UNSURE = Reason(Cause.QUALITY)
ORDERED = Reason(Cause.NO_REASON, ordered_by="营运部", order_reason="明显瑕疵")
PLAIN, UNSATISFIED, MIND = Reason(Cause.NO_REASON), Reason(Cause.UNSATISFIED), Reason(Cause.CHANGE_OF_MIND)
SWAP, SWAP_MIND = replace(PLAIN, wish=Wish.EXCHANGE), replace(MIND, wish=Wish.EXCHANGE)
WARRANTY = replace(SALE, warranty_end=date(2027, 11, 1))
FAR = replace(SALE, at_distance=True)


@cache
def policy(name: str) -> Policy:
    return shipped(name, date(2026, 11, 24))


MALL, PRODUCT, PLAZA, HEATING, ENTERPRISE = map(policy, ("home_mall", "product_company", "shopping_plaza", "heating_hotline", "enterprise"))
# clause, profile, days after the sale, sale, state, reason, proof → outcome, code, last day (days after the sale)
TABLE = [
    ("RET-01", MALL, 30, SALE, GOOD, PLAIN, RECEIPT, RETURN, "within-window", 30),
    ("RET-01", MALL, 31, SALE, GOOD, PLAIN, RECEIPT, REFUSE, "past-limit", 30),
    ("RET-01", MALL, 30, SALE, State(used=True), PLAIN, RECEIPT, ASK, "conditions", 30),
    ("RET-01", MALL, 30, SALE, GOOD, PLAIN, NOTHING, ASK, "conditions", 30),
    ("RET-01", MALL, 30, SALE, GOOD, SWAP, RECEIPT, ASK, "by-vendor", 30),
    ("RET-02", PRODUCT, 30, SALE, GOOD, PLAIN, RECEIPT, RETURN, "within-window", 30),
    ("RET-03", PRODUCT, 30, SALE, OPENED, QUALITY, RECEIPT, RETURN, "within-window", 30),
    ("RET-03", PRODUCT, 30, SALE, OPENED, UNSURE, RECEIPT, ASK, "to-be-confirmed", 30),
    ("RET-04", PRODUCT, 300, SALE, OPENED, Reason(Cause.COMPANY_FAULT), RECEIPT, RETURN, "company-fault", None),
    ("RET-05.1", PRODUCT, 1, SALE, GOOD, PLAIN, NOTHING, REFUSE, "no-proof", None),
    ("RET-05.1", PRODUCT, 1, SALE, GOOD, PLAIN, Proof(proper=False), REFUSE, "no-proof", None),
    ("RET-02", PRODUCT, 1, SALE, GOOD, PLAIN, Proof(Paper.OTHER, proper=False), RETURN, "within-window", 30),
    ("RET-05.2", PRODUCT, 1, SALE, State(opened=True, resaleable=False), PLAIN, RECEIPT, REFUSE, "opened", 30),
    ("RET-05.2", PRODUCT, 1, SALE, State(pack_intact=False, resaleable=False), PLAIN, RECEIPT, REFUSE, "opened", 30),
    ("RET-03", PRODUCT, 9, SALE, State(opened=True, resaleable=False), QUALITY, RECEIPT, RETURN, "within-window", 30),
    ("RET-05.3", PRODUCT, 1, SALE, GOOD, PLAIN, Proof(matches=False), REFUSE, "other-goods", None),
    ("RET-05.4", PRODUCT, 31, SALE, GOOD, PLAIN, RECEIPT, REFUSE, "past-limit", 30),
    ("RET-05.4", PRODUCT, 31, SALE, OPENED, QUALITY, RECEIPT, REFUSE, "past-limit", 30),
    ("RET-05.5", PRODUCT, 9, replace(SALE, shelf_life_end=SOLD + timedelta(days=8)), GOOD, PLAIN, RECEIPT, REFUSE, "shelf-life", None),
    ("RET-02", PRODUCT, 8, replace(SALE, shelf_life_end=SOLD + timedelta(days=8)), GOOD, PLAIN, RECEIPT, RETURN, "within-window", 30),
    ("RET-05.6", PRODUCT, 1, SALE, State(opened=True, used=True), PLAIN, RECEIPT, REFUSE, "not-accepted", 30),
    ("RET-06", PRODUCT, 60, SALE, GOOD, SWAP, RECEIPT, EXCHANGE, "within-window", 60),
    ("RET-07", PRODUCT, 60, SALE, OPENED, SWAP_MIND, RECEIPT, EXCHANGE, "within-window", 60),
    ("RET-08", PRODUCT, 61, SALE, OPENED, SWAP_MIND, RECEIPT, ASK, "by-law", 60),
    ("RET-07", PRODUCT, 1, SALE, OPENED, PLAIN, RECEIPT, ASK, "special", 30),
    ("RET-08", PRODUCT, 61, SALE, GOOD, SWAP, RECEIPT, ASK, "by-law", 60),
    ("RET-08", PRODUCT, 1, SALE, State(used=True), SWAP_MIND, RECEIPT, ASK, "by-law", 60),
    ("RET-08", MALL, 31, SALE, GOOD, QUALITY, RECEIPT, ASK, "by-law", 30),
    ("RET-08", HEATING, 1, SALE, GOOD, PLAIN, RECEIPT, ASK, "by-law", None),
    ("RET-08", ENTERPRISE, 1, SALE, GOOD, PLAIN, RECEIPT, ASK, "by-law", None),
    ("RET-05.2", PRODUCT, 7, FAR, State(opened=True, resaleable=False), PLAIN, RECEIPT, REFUSE, "opened", 30),
    ("RET-08", PLAZA, 7, FAR, GOOD, PLAIN, RECEIPT, ASK, "past-limit", 7),
    ("RET-09", PRODUCT, 1, SALE, State(parts_complete=False), PLAIN, RECEIPT, REFUSE, "incomplete", None),
    ("RET-09", PRODUCT, 1, SALE, GOOD, replace(PLAIN, slip_complete=False), RECEIPT, REFUSE, "incomplete", None),
    ("RET-11", PRODUCT, 1, SALE, State(way=Way.SURFACE_MAIL), PLAIN, RECEIPT, REFUSE, "shipping", None),
    ("RET-11", PRODUCT, 1, SALE, State(way=Way.FREIGHT_COLLECT), PLAIN, RECEIPT, REFUSE, "shipping", None),
    ("RET-12.1", PLAZA, 7, SALE, OPENED, QUALITY, RECEIPT, RETURN, "within-window", 7),
    ("RET-12.1", PLAZA, 7, SALE, OPENED, UNSURE, RECEIPT, ASK, "to-be-confirmed", 7),
    ("RET-12.1", PLAZA, 8, SALE, OPENED, QUALITY, RECEIPT, REFUSE, "past-limit", 7),
    ("RET-12.2", PLAZA, 3, SALE, OPENED, UNSATISFIED, RECEIPT, RETURN, "within-window", 3),
    ("RET-12.2", PLAZA, 4, SALE, OPENED, UNSATISFIED, RECEIPT, REFUSE, "past-limit", 3),
    ("RET-12.2", PLAZA, 3, SALE, State(used=True), UNSATISFIED, RECEIPT, REFUSE, "condition", 3),
    ("RET-12.2", PLAZA, 3, SALE, State(damaged=True), UNSATISFIED, RECEIPT, REFUSE, "condition", 3),
    ("RET-12.3", PLAZA, 90, SALE, OPENED, Reason(Cause.CLERK_ERROR), RECEIPT, RETURN, "clerk-error", None),
    ("RET-12.4", PLAZA, 1, SALE, GOOD, UNSATISFIED, NOTHING, REFUSE, "no-proof", None),
    ("RET-12.4", PLAZA, 1, SALE, GOOD, UNSATISFIED, Proof(matches=False), REFUSE, "no-proof", None),
    ("RET-13", PLAZA, 1, replace(SALE, disclosed_flaw=True), GOOD, QUALITY, RECEIPT, REFUSE, "disclosed-flaw", None),
    ("RET-14", PLAZA, 90, SALE, State(used=True), ORDERED, RECEIPT, RETURN, "ordered", None),
    ("RET-12.2", PLAZA, 90, SALE, GOOD, replace(PLAIN, ordered_by="营运部"), RECEIPT, REFUSE, "past-limit", 3),
    ("RPR-11.1", PLAZA, 1, SALE, State(damage=Damage.MISUSE), QUALITY, RECEIPT, Outcome.PAID_REPAIR, "misuse", None),
    ("RPR-11.2", PLAZA, 1, SALE, State(damage=Damage.OPENED_BY_OTHERS), QUALITY, RECEIPT, Outcome.PAID_REPAIR, "opened-by-others", None),
    ("RPR-11.3", PLAZA, 1, SALE, State(damage=Damage.NO_CARD), QUALITY, RECEIPT, Outcome.PAID_REPAIR, "no-card", None),
    ("RPR-11.4", PLAZA, 1, SALE, State(damage=Damage.CARD_DIFFERS), QUALITY, RECEIPT, Outcome.PAID_REPAIR, "card-differs", None),
    ("RPR-11.5", PLAZA, 1, SALE, State(damage=Damage.FORCE_MAJEURE), QUALITY, RECEIPT, Outcome.PAID_REPAIR, "force-majeure", None),
    ("RPR-12", PLAZA, 200, WARRANTY, State(opened=True, used=True, repairs=2), QUALITY, RECEIPT, RETURN, "repairs-failed", None),
    ("RPR-12", PLAZA, 200, WARRANTY, State(repairs=2), replace(QUALITY, wish=Wish.EXCHANGE), RECEIPT, EXCHANGE, "repairs-failed", None),
    ("RPR-12", PLAZA, 200, WARRANTY, State(repairs=1), QUALITY, RECEIPT, Outcome.REPAIR, "in-warranty", 365),
    ("RPR-12", PLAZA, 2, WARRANTY, OPENED, replace(QUALITY, wish=Wish.REPAIR), RECEIPT, Outcome.REPAIR, "in-warranty", 365),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=[f"{n}-{row[0]}-{row[8]}" for n, row in enumerate(TABLE)])
def test_the_clause_decides(row: tuple[str, Policy, int, Sale, State, Reason, Proof, Outcome, str, int | None]) -> None:
    clause, profile, days, sale, state, reason, proof, outcome, code, last = row
    found = evaluate(sale, state, reason, proof, profile, SOLD + timedelta(days=days))
    last_day = None if last is None else SOLD + timedelta(days=last)
    assert (found.outcome, found.code, found.clause, found.last_day) == (outcome, code, clause, last_day)
    assert found.policy == profile.version


def test_the_table_has_a_row_for_every_clause() -> None:
    assert {row[0] for row in TABLE} | {"RET-10"} == set(CLAUSES)
    assert {clause.rule for clause in CLAUSES.values()} <= set(ids())


def ask(profile: Policy, days: int, reason: Reason, state: State = GOOD) -> Verdict:
    return evaluate(SALE, state, reason, RECEIPT, profile, SOLD + timedelta(days=days))


@pytest.mark.parametrize(("price", "amount"), [(199_900, 0), (250_000, -50_100), (150_000, 49_900)])
def test_a_for_b_settles_the_difference_and_refunds_nothing(price: int, amount: int) -> None:
    found = ask(PRODUCT, 9, replace(SWAP, for_price=price))
    assert (found.outcome, found.amount, found.also, found.refund_due) == (EXCHANGE, amount, ("RET-10",), None)


def test_the_refund_runs_from_the_request_or_from_the_confirmation() -> None:
    assert ask(PRODUCT, 9, PLAIN).refund_due == SOLD + timedelta(days=12)
    confirmed = replace(QUALITY, confirmed_on=SOLD + timedelta(days=20))
    assert ask(PRODUCT, 9, confirmed).refund_due == SOLD + timedelta(days=23)


@pytest.mark.parametrize("profile", [MALL, PLAZA])
def test_a_refund_without_a_time_limit_shows_it_as_unset(profile: Policy) -> None:
    found = ask(profile, 1, PLAIN)
    assert (found.outcome, found.refund_due, found.unset) == (RETURN, Unset.OPEN, ("refund.within",))


def test_a_flaw_of_the_first_week_is_never_refused_for_good() -> None:
    longer = shipped("shopping_plaza", SOLD, (Change("return.quality", "2 d", SOLD, "x", "李敏"),))
    found = ask(longer, 5, QUALITY, OPENED)
    assert (found.outcome, found.clause, found.also) == (ASK, "RET-08", ("RET-12.1",))
    assert ask(longer, 8, QUALITY, OPENED).outcome is REFUSE


def test_a_change_of_the_window_changes_the_verdict_from_its_day_on() -> None:
    change = (Change("return.no_reason", "7 d", date(2026, 12, 1), "x", "李敏"),)
    assert ask(shipped("home_mall", date(2026, 11, 30), change), 20, PLAIN).outcome is RETURN
    assert ask(shipped("home_mall", date(2026, 12, 1), change), 20, PLAIN).outcome is REFUSE


def test_a_request_before_the_sale_is_none() -> None:
    with pytest.raises(ValueError):
        ask(MALL, -1, PLAIN)


SALES = st.builds(
    Sale, st.just(SOLD), st.integers(0, 10_000_000), st.sampled_from([None, SOLD + timedelta(days=90)]),
    st.sampled_from([None, SOLD + timedelta(days=5)]), st.booleans(), st.booleans(),
)  # fmt: skip
FLAGS = st.booleans()
STATES = st.builds(
    State, FLAGS, FLAGS, FLAGS, FLAGS, FLAGS, FLAGS, st.integers(0, 3), st.sampled_from([*[Damage.NONE] * 5, *Damage]), FLAGS,
    st.sampled_from([*[Way.IN_PERSON] * 5, *Way]),
)  # fmt: skip
REASONS = st.builds(
    Reason, st.sampled_from(Cause), st.sampled_from(Wish), st.sampled_from(Finding), st.sampled_from([None, SOLD]),
    st.one_of(st.none(), st.integers(0, 10_000_000)), FLAGS, st.sampled_from(["", "营运部"]), st.sampled_from(["", "瑕疵"]),
)  # fmt: skip
PROOFS = st.builds(Proof, st.sampled_from(Paper), FLAGS, FLAGS)
POLICIES = st.sampled_from(PROFILES).map(policy)
GRANTS = {Outcome.RETURN, Outcome.EXCHANGE}


@settings(max_examples=400, deadline=None, derandomize=True)
@given(SALES, STATES, REASONS, PROOFS, POLICIES, st.integers(0, 100), st.integers(1, 100))
def test_whatever_the_facts_money_and_time_stay_within_bounds(
    sale: Sale, state: State, reason: Reason, proof: Proof, profile: Policy, days: int, later: int
) -> None:
    at = SOLD + timedelta(days=days)
    found = evaluate(sale, state, reason, proof, profile, at)
    after = evaluate(sale, state, reason, proof, profile, at + timedelta(days=later))
    assert found.clause in CLAUSES
    assert found.code in CODES
    assert found.outcome in OUTCOMES
    assert found.amount <= sale.price
    assert found.amount == 0 or found.outcome in GRANTS
    assert (found.refund_due is not None) == (found.outcome is Outcome.RETURN)
    if found.outcome is Outcome.REFUSE:
        assert after.outcome is Outcome.REFUSE, "a later day never turns a refusal into anything better"
    if after.outcome in GRANTS:
        assert found.outcome in GRANTS, "what is granted later was granted before"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SALES, STATES, REASONS, PROOFS, POLICIES, st.integers(0, 100))
def test_better_goods_are_never_worse_off(sale: Sale, state: State, reason: Reason, proof: Proof, profile: Policy, days: int) -> None:
    at = SOLD + timedelta(days=days)
    found = evaluate(sale, state, reason, proof, profile, at)
    better = replace(state, opened=False, pack_intact=True, label_intact=True, used=False, damaged=False, resaleable=True)
    if found.outcome in GRANTS:
        assert evaluate(sale, better, reason, proof, profile, at).outcome in GRANTS
