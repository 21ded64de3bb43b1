"""The pure machine, over every path hypothesis finds: what holds whatever anybody does in whatever order (CMP, catalogue 4.1)."""

import contextlib
import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from broadcaster.desk import approval
from broadcaster.desk.approval import Signature
from broadcaster.desk.cases.complaint import OPEN, STEPS, TYPE
from broadcaster.desk.cases.guards import GUARDS
from broadcaster.desk.cases.machine import Doing, NotDone, open_acts, perform
from broadcaster.desk.cases.model import BACK, Act, Case, Share
from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.registers import book
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.values import Value

AT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
PEOPLE = ("王芳", "李敏", "张总")
BOOK = book("complaint")
CLOSING = {name for step in STEPS for name in step.needs}
ALL = tuple(Right)
ONE_YUAN = shipped("home_mall", AT.date(), (Change("complaint.authority", "1.00", AT.date(), "会议", "李敏"),))
PROPERTY = settings(derandomize=True, deadline=None, max_examples=100)


def actor(name: str, rights: tuple[Right, ...] = ALL) -> Actor:
    return Actor(name, frozenset((EVERY, right) for right in rights))


def new(**more: Value) -> Case:
    values: dict[str, Value] = dict.fromkeys(f.name for f in BOOK.all_fields())
    entered = {
        "stage": "registered",
        "first_owner": "王芳",
        "made_by": "王芳",
        "kind": "wrong",
        "nature": "goods",
        "cause": "送错",
        "severity": "ordinary",
    }
    return Case({**values, **entered, **more})


def some(name: str) -> Value:
    """A value the field may have."""
    field = BOOK.field(name)
    if field.choices:
        return field.choices[0].value
    plain: dict[str, Value] = {"money": 100, "whole": 1, "yes": True, "date": date(2026, 12, 1), "instant": AT}
    return plain.get(field.kind.value, "李敏")


MOVES = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 4095), st.integers(0, 3)), max_size=30)
"""Which act, which of its fields, and who does it how."""


def doing_of(case: Case, move: tuple[int, int, int]) -> Doing:
    """An act: of every four, three that the stage allows, two of them with everything they ask."""
    which, fields, how = move
    at_hand = open_acts(TYPE, case) if how else ()
    act = TYPE.act(at_hand[which % len(at_hand)]) if at_hand else TYPE.acts[which % len(TYPE.acts)]
    values = {name: some(name) for n, name in enumerate(act.asks) if how > 1 or fields >> n & 1}
    if "satisfaction" in values:
        values["satisfaction"] = ("satisfied", "dissatisfied")[fields % 2]
    chain = (Signature(1, "张总"),) if act.name == "compensate" and fields % 2 else None
    verdict = "disagree" if fields % 5 == 0 else "agree"
    return Doing(act.name, actor(PEOPLE[fields % 3]), AT, values, "为什么" if how else "", verdict, chain)


def walked(case: Case, moves: list[tuple[int, int, int]]) -> list[Case]:
    """Cases one after another, as far as acts were possible."""
    seen = [case]
    for move in moves:
        with contextlib.suppress(NotDone):
            seen.append(perform(TYPE, seen[-1], doing_of(seen[-1], move)))
    return seen


def test_no_path_closes_a_case_with_a_required_step_empty() -> None:
    """CMP-13. Also CMP-16: closed means that shares, where there are any, come to 100 %. Closing is tried at every turn of every path."""
    outcomes = {True: 0, False: 0}

    @PROPERTY
    @given(
        st.sampled_from(["wrong", "attitude", "fake", "staff", "other"]),
        st.sampled_from(["executed", "confirmed"]),
        st.sets(st.sampled_from(sorted(CLOSING)), max_size=2),
        st.sampled_from([(), (10_000,), (6_000, 4_000), (9_999,), (6_000, 4_001)]),
        MOVES,
    )
    def walk(kind: str, stage: str, empty: set[str], shares: tuple[int, ...], moves: list[tuple[int, int, int]]) -> None:
        filled = {name: some(name) for name in CLOSING - empty} | {"fault": "none"}
        begun = replace(new(**{**filled, "kind": kind, "stage": stage}), shares=tuple(Share("物流部", n) for n in shares))
        for case in walked(begun, moves):
            try:
                now = perform(TYPE, case, Doing("close", actor("李敏"), AT, {}))
            except NotDone:
                outcomes[False] += 1
                continue
            outcomes[True] += 1
            assert case.stage == "confirmed"
            assert [step.name for step in STEPS if step.lacks(now.values)] == []
            assert sum(s.percent for s in now.shares) in {0, 10_000}

    walk()
    assert min(outcomes.values()) > 10, "a property that never comes to the point shows nothing"


@PROPERTY
@given(MOVES)
def test_history_never_shrinks_and_the_first_owner_stays(moves: list[tuple[int, int, int]]) -> None:
    """CMP-08, CMP-22: only the manager's own act, with its reason, changes who the matter was first brought to."""
    for past, now in itertools.pairwise(walked(new(), moves)):
        assert now.history[:-1] == past.history
        if now.history[-1].act != "hand-over":
            assert now.values["first_owner"] == past.values["first_owner"]


@PROPERTY
@given(MOVES)
def test_an_archived_case_is_never_touched_again(moves: list[tuple[int, int, int]]) -> None:
    """CMP-05."""
    filed = new(stage="archived")
    assert walked(filed, moves) == [filed]


@PROPERTY
@given(st.sampled_from(OPEN), st.data())
def test_a_case_that_went_aside_comes_back_to_where_it_was(stage: str, data: st.DataObject) -> None:
    """CMP-09, CMP-11."""
    case = new(stage=stage)
    able = [a for a in TYPE.acts if a.aside and case.stage in a.sources]
    assume(able)
    act = data.draw(st.sampled_from(able))
    boss = actor("李敏")
    aside = perform(TYPE, case, Doing(act.name, boss, AT, {name: some(name) for name in act.asks}, "为什么"))
    assert aside.stage != case.stage
    again = perform(TYPE, aside, Doing("resume", boss, AT, {}, "好了"))
    assert (again.stage, again.values["resumes"]) == (case.stage, None)


@PROPERTY
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("甲乙丙丁")), unique=True, max_size=6), st.data())
def test_signatures_come_in_order_and_never_from_the_author(seats: list[tuple[int, str]], data: st.DataObject) -> None:
    """CMP-15, engine 3."""
    chain = tuple(Signature(place, who) for place, who in seats)
    for who in (*"甲乙丙丁", "戊"):
        assert approval.refusal(chain, who, {who}) == "own-approval"
    while approval.turn(chain):
        who = data.draw(st.sampled_from(sorted(approval.turn(chain))))
        lower = [s for s in chain if s.verdict == "waiting"]
        place = min(s.place for s in lower)
        chain = approval.signed(chain, who, "agree")
        assert any(s.place == place and s.signer == who and s.verdict == "agree" for s in chain)
    assert approval.outcome(chain) == (approval.AGREED if chain else approval.NONE)


@pytest.mark.parametrize("act", TYPE.acts, ids=lambda act: act.name)
def test_an_act_names_only_stages_fields_and_guards_there_are(act: Act) -> None:
    stages = {c.value for c in BOOK.field("stage").choices}
    assert set(TYPE.stages) == stages
    assert {*act.sources, act.target or "registered", *(b[2] for b in act.branches)} <= {*stages, BACK}
    written = (*act.asks, *act.stamps, *act.signs, *act.counts)
    assert all(BOOK.field(name).kept for name in written if name != "urgency"), "of what is typed only the urgency has an act too"
    assert act.needs is not None
    assert set(act.guards) <= GUARDS.keys()
    assert act.zh != act.en


def test_every_field_the_workflow_keeps_is_written_by_an_act_of_it() -> None:
    written = {name for act in TYPE.acts for name in (*act.asks, *act.stamps, *act.signs, *act.counts)}
    assert {f.name for f in BOOK.fields if f.kept} - written == {"stage", "resumes", "reopened"}


def test_every_open_stage_has_a_way_on_and_every_stage_is_reached() -> None:
    assert [stage for stage in OPEN if not open_acts(TYPE, new(stage=stage))] == []
    reached = {stage for act in TYPE.acts for stage in (act.target, *(b[2] for b in act.branches))}
    assert set(TYPE.stages) - reached == {"registered"}


def test_everything_that_is_wrong_is_said_at_once() -> None:
    """CMP-03, CMP-08."""
    with pytest.raises(NotDone) as refused:
        perform(TYPE, new(), Doing("transfer", actor("赵", (Right.READ,)), AT, {"measure": "换"}))
    assert [r.code for r in refused.value.reasons] == ["stage", "right", "strange", "needs", "reason", "not-yours"]


def test_a_refusal_needs_a_reason_and_another_hand() -> None:
    """CMP-03."""
    with pytest.raises(NotDone) as refused:
        perform(TYPE, new(), Doing("refuse", actor("王芳"), AT, {}))
    assert [r.code for r in refused.value.reasons] == ["needs", "own-refusal"]
    done = perform(TYPE, new(), Doing("refuse", actor("李敏"), AT, {"refuse_reason": "不是本店所售"}))
    assert (done.stage, done.values["refused_by"]) == ("refused", "李敏")


def test_a_dissatisfied_customer_brings_the_case_back_and_the_count_tells_how_often() -> None:
    """CMP-19."""
    case = new(stage="executed", measure="换", executed_at=AT, reopened=1)
    again = perform(TYPE, case, Doing("confirm", actor("王芳"), AT, {"satisfaction": "dissatisfied", "dissatisfied_why": "又坏"}))
    assert (again.stage, again.values["reopened"], again.values["measure"]) == ("investigating", 2, None)
    assert again.values["dissatisfied_why"] == "又坏"


def test_a_compensation_waits_for_its_signatures_where_no_limit_is_set() -> None:
    """CMP-10, POL-02: an unset limit allows nothing."""
    case = replace(
        new(stage="planned", handler="王芳", compensation=100, asked_by="王芳"), chain=(Signature(1, "李敏"), Signature(2, "张总"))
    )
    telling = Doing("notify", actor("王芳"), AT, {"reaction": "好"})
    with pytest.raises(NotDone):
        perform(TYPE, case, telling)
    assert perform(TYPE, case, replace(telling, policy=ONE_YUAN)).stage == "notified"
    case = perform(TYPE, case, Doing("approve", actor("李敏"), AT, {}))
    assert case.stage == "planned"
    case = perform(TYPE, case, Doing("approve", actor("张总"), AT, {}))
    assert case.stage == "approved"
    assert perform(TYPE, case, telling).stage == "notified"


def test_a_signature_that_disagrees_sends_it_back_to_be_planned_anew() -> None:
    """CMP-15."""
    case = replace(new(stage="planned", compensation=100, asked_by="王芳"), chain=(Signature(1, "李敏"), Signature(2, "张总")))
    assert perform(TYPE, case, Doing("approve", actor("李敏"), AT, {}, verdict="disagree")).stage == "investigating"


@pytest.mark.parametrize(
    ("kind", "step"), [("injury", "care-injury"), ("billing", "care-billing"), ("fake", "care-fake"), ("staff", "care-staff")]
)
def test_a_kind_has_its_own_steps(kind: str, step: str) -> None:
    """CMP-23, CMP-27, CMP-28; a major one needs its meeting (CMP-04)."""
    with pytest.raises(NotDone) as refused:
        perform(TYPE, new(stage="confirmed", kind=kind, severity="major"), Doing("close", actor("李敏"), AT, {}))
    named = {dict(r.facts).get("step") for r in refused.value.reasons}
    assert {step, "meeting"} <= named


def test_who_is_at_fault_bears_a_share_and_shares_come_to_the_whole() -> None:
    """CMP-11, CMP-16."""
    case = new(stage="confirmed", fault="own")
    for shares, code in (((), "no-shares"), ((Share("物流部", 9_999),), "shares")):
        with pytest.raises(NotDone) as refused:
            perform(TYPE, replace(case, shares=shares), Doing("close", actor("李敏"), AT, {}))
        assert code in {r.code for r in refused.value.reasons}


def test_a_goods_complaint_is_not_filed_without_the_original_order() -> None:
    """CMP-21."""
    filing = Doing("archive", actor("李敏"), AT, {"archive_week": "2026-W48"})
    with pytest.raises(NotDone) as refused:
        perform(TYPE, new(stage="closed"), filing)
    assert refused.value.reasons[0].fields == ("original_order", "order_seen_by")
    assert perform(TYPE, new(stage="closed", nature="service"), filing).stage == "archived"


def test_only_who_has_the_case_gives_it_on() -> None:
    """CMP-08: the one it is given to has no say before."""
    case = new(stage="investigating", handler="小周")
    worker = (Right.READ, Right.WRITE)
    for who in ("小周", "王芳"):
        assert perform(TYPE, case, Doing("transfer", actor(who, worker), AT, {"handler": "赵"}, "轮休")).values["handler"] == "赵"
    with pytest.raises(NotDone) as refused:
        perform(TYPE, case, Doing("transfer", actor("赵", worker), AT, {"handler": "赵"}, "我来"))
    assert [r.code for r in refused.value.reasons] == ["not-yours"]
