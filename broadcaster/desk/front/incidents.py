"""What an incident needs before it is settled, and who may settle an event that was escalated (EXC-11, EXC-14, EXC-15). PURE."""

from collections.abc import Iterator, Mapping

from broadcaster.desk.cases.model import Step
from broadcaster.desk.values import Value

LIFT, INJURY = {"event_kind": ("lift",)}, {"event_kind": ("injury",)}
BOTH = {"event_kind": ("lift", "injury")}
CHECKLIST = (
    Step(name="service", zh="叫电梯维保", en="Lift service called", needs=("maintenance_called",), when=LIFT, rules=("EXC-14",)),
    Step(name="freed", zh="解救被困人员", en="People freed", needs=("rescued_at",), when=LIFT, rules=("EXC-14",)),
    Step(name="infirmary", zh="先送医务室", en="Infirmary first", needs=("first_aid",), when=INJURY, rules=("EXC-14", "CMP-27")),
    Step(name="comfort", zh="慰问致歉", en="Comfort and apology", needs=("comforted",), when=BOTH, rules=("EXC-14",)),
    Step(name="agreement", zh="与当事人商定处理办法", en="Agreement with the person", needs=("agreed",), when=INJURY, rules=("EXC-14",)),
    Step(name="cause", zh="彻底排除故障或隐患", en="Cause removed", needs=("fault_cleared",), when=BOTH, rules=("EXC-14",)),
)
"""004:9 for people shut in a lift (freed, comforted, the fault removed for good), 004:23 for somebody hurt (infirmary, sympathy and
apology, then an agreement); calling the lift's service is customary."""
FIELDS = tuple(dict.fromkeys(name for step in CHECKLIST for name in step.needs))


def left(values: Mapping[str, Value]) -> tuple[Step, ...]:
    """Steps of the checklist that are not done: empty, or answered with no."""
    return tuple(step for step in CHECKLIST if step.wanted(values) and any(values.get(name) in {None, False} for name in step.needs))


def fields_of(values: Mapping[str, Value]) -> Iterator[str]:
    """What the checklist of an event asks."""
    yield from (name for name in FIELDS if any(step.wanted(values) and name in step.needs for step in CHECKLIST))
