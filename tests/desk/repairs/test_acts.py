"""The machine of a repair."""

import pytest

from broadcaster.desk.cases.guards import GUARDS
from broadcaster.desk.cases.machine import Doing, NotDone, open_acts, perform
from broadcaster.desk.cases.model import BACK, Act, Case
from broadcaster.desk.cases.repair import ACTS, OPEN, TYPE
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.values import Value
from tests.desk.repairs.conftest import BOOK
from tests.desk.samples import NOW


def new(**more: Value) -> Case:
    values: dict[str, Value] = dict.fromkeys(f.name for f in BOOK.all_fields())
    return Case({**values, "stage": "new", "first_owner": "王芳", "made_by": "王芳", **more})


@pytest.mark.parametrize("one", ACTS, ids=lambda one: one.name)
def test_an_act_names_only_stages_fields_and_guards_there_are(one: Act) -> None:
    stages = {c.value for c in BOOK.field("stage").choices}
    assert set(TYPE.stages) == stages
    assert {*one.sources, one.target or "new", *(b[2] for b in one.branches)} <= {*stages, BACK}
    written = (*one.asks, *one.stamps, *one.signs, *one.counts, *one.sets, *one.empties)
    assert all(BOOK.field(name).kept for name in written)
    assert set(one.guards) <= GUARDS.keys()
    assert {*one.stops, *one.starts, *one.drops} <= TYPE.limits.keys()


def test_every_field_the_workflow_keeps_is_written_by_an_act_of_it() -> None:
    written = {name for one in ACTS for name in (*one.asks, *one.stamps, *one.signs, *one.counts, *one.sets)}
    assert {f.name for f in BOOK.fields if f.kept} - written == {"stage", "resumes", "reopened"}


def test_every_open_stage_has_a_way_on_and_every_stage_is_reached() -> None:
    assert [stage for stage in OPEN if not open_acts(TYPE, new(stage=stage))] == []
    reached = {stage for one in ACTS for stage in (one.target, *(b[2] for b in one.branches))}
    assert set(TYPE.stages) - reached == {"new"}


@pytest.mark.parametrize("stage", ["closed", "cancelled", "archived", "new"])
def test_what_is_over_is_neither_sent_nor_returned(stage: str) -> None:
    boss = Actor("李敏", frozenset((EVERY, right) for right in Right))
    for name in ("accept", "done"):
        with pytest.raises(NotDone) as refused:
            perform(TYPE, new(stage=stage), Doing(name, boss, NOW, {}))
        assert "stage" in {reason.code for reason in refused.value.reasons}
