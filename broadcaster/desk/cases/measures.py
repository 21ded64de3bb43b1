"""Figures of complaints: handled and in time, stage by stage, again and again, unit by unit (CMP-06, CMP-17, CMP-25, CMP-35). Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Target, Unset
from broadcaster.desk.row import Row

ENDS: Mapping[str, str] = {"reply": "replied_at", "plan": "planned_at", "close": "closed_at"}
"""What `kpi.cycle_end` says the cycle ends with, as a field (I-01)."""
STEPS: Mapping[str, tuple[str, ...]] = {
    "intake": ("registered", "accepted"),
    "inquiry": ("investigating",),
    "signing": ("planned", "approved"),
    "carrying-out": ("notified", "executed"),
    "closing": ("confirmed",),
}
"""Columns of F-CMP11: 收件, 质管部, 会签部, 市场营销部, 结案; what went aside belongs to none but the total."""
HANDLED = frozenset({"closed", "archived", "refused", "confirmed"})
GOOD: Mapping[str, int] = {"very": 10_000, "satisfied": 7_500, "fair": 5_000, "dissatisfied": 0}
"""Satisfaction in hundredths of a percent, for one joint figure (I-17)."""


@dataclass(frozen=True, slots=True)
class Handling:
    """Ordinary complaints of a time, held against the targets; `None`: nothing to judge, or no target is set."""

    count: int
    handled: int
    handled_met: bool | None
    in_cycle: int
    """Those whose cycle meets the target."""
    cycle_ended: int
    cycle_met: bool | None
    longest_h: Decimal | None
    """The longest cycle, hours."""


def handling(rows: Iterable[Row], policy: Policy) -> Handling:
    """CMP-06: 100 % handled, cycle under 24 h; what the cycle ends with is a number of the rules (I-01)."""
    known = [row for row in rows if row["severity"] != "major"]
    cycles = [hours for row in known if (hours := cycle(row, policy)) is not None]
    done = sum(row["stage"] in HANDLED for row in known)
    target, wanted = policy.target("kpi.complaint_cycle"), policy.target("kpi.complaints_handled")
    met = [target.met(hours) for hours in cycles] if isinstance(target, Target) else []
    share = Decimal(100 * done) / len(known) if known else None
    return Handling(
        len(known), done, None if share is None or isinstance(wanted, Unset) else wanted.met(share),
        sum(met), len(cycles), all(met) if met else None, max(cycles, default=None),
    )  # fmt: skip


def cycle(row: Row, policy: Policy) -> Decimal | None:
    """Hours from when it happened to what the cycle ends with; `None` while that is not done, or nobody has said what it is."""
    end = policy.word("kpi.cycle_end")
    last = None if isinstance(end, Unset) else row[ENDS[end]]
    begun = row["happened_at"]
    if not isinstance(last, datetime) or not isinstance(begun, datetime):
        return None
    return Decimal((last - begun) // timedelta(seconds=1)) / 3600


@dataclass(frozen=True, slots=True)
class Turn:
    """A case came to a stage."""

    at: datetime
    stage: str


def durations(turns: Sequence[Turn], now: datetime, over: frozenset[str]) -> Mapping[str, timedelta]:
    """How long a case was in each step of F-CMP11, and in all of them and beside (`total`) until it was over (CMP-17)."""
    found = dict.fromkeys((*STEPS, "total"), timedelta())
    ends = [*(turn.at for turn in turns[1:]), now]
    for turn, end in zip(turns, ends, strict=True):
        if turn.stage in over:
            continue
        found["total"] += end - turn.at
        for step, stages in STEPS.items():
            if turn.stage in stages:
                found[step] += end - turn.at
    return found


@dataclass(frozen=True, slots=True)
class Repeat:
    """Complaints that say the same again within the time."""

    why: str
    """`customer`, `order`, `cause` (code of the cause and liable department)."""
    what: str
    numbers: tuple[str, ...]


SAME: Mapping[str, tuple[str, ...]] = {"customer": ("phone",), "order": ("order_no",), "cause": ("root_code", "liable_dept")}


def repeats(rows: Iterable[Row], within: timedelta) -> tuple[Repeat, ...]:
    """Runs of complaints, each no later than `within` after the one before it (CMP-25); the longest first."""
    known = sorted((row for row in rows if row["stage"] != "refused"), key=_when)
    found = []
    for why, fields in SAME.items():
        groups: dict[tuple[object, ...], list[Row]] = {}
        for row in known:
            key = tuple(row[name] for name in fields)
            if None not in key:
                groups.setdefault(key, []).append(row)
        found += [Repeat(why, " ".join(map(str, key)), run) for key, group in groups.items() for run in _runs(group, within)]
    return tuple(sorted(found, key=lambda one: (-len(one.numbers), one.numbers)))


def _runs(group: Sequence[Row], within: timedelta) -> list[tuple[str, ...]]:
    runs: list[list[Row]] = []
    for row in group:
        if runs and _when(row) - _when(runs[-1][-1]) <= within:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [tuple(row.number for row in run) for run in runs if len(run) > 1]


@dataclass(frozen=True, slots=True)
class Unit:
    """How a unit did with the complaints it is liable for; shares in hundredths of a percent, `None` where nothing was judged."""

    name: str
    count: int
    in_time: int | None
    content: int | None
    settled_once: int | None
    score: int | None
    """The mean of the three that were judged: each counts the same."""


def units(rows: Iterable[Row], outcomes: Mapping[str, Sequence[str]]) -> tuple[Unit, ...]:
    """CMP-35: limits met, satisfaction, not taken up again; `outcomes`: of each complaint's limits that stopped. The worst first."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row["liable_dept"] is not None:
            groups.setdefault(str(row["liable_dept"]), []).append(row)
    found = []
    for name, group in groups.items():
        stopped = [outcome == "met" for row in group for outcome in outcomes.get(row.number, ()) if outcome in {"met", "failed"}]
        told = [GOOD[str(row["satisfaction"])] for row in group if row["satisfaction"] is not None]
        done = [row["reopened"] is None for row in group if row["stage"] in HANDLED]
        parts = (_share(stopped), sum(told) // len(told) if told else None, _share(done))
        judged = [part for part in parts if part is not None]
        found.append(Unit(name, len(group), *parts, sum(judged) // len(judged) if judged else None))
    return tuple(sorted(found, key=lambda one: (one.score is None, one.score or 0, one.name)))


def _share(marks: Sequence[bool]) -> int | None:
    return 10_000 * sum(marks) // len(marks) if marks else None


def _when(row: Row) -> datetime:
    when = row["happened_at"]
    if not isinstance(when, datetime):
        raise TypeError(row.number)
    return when
