"""Exception events by type (RPT-02), and the hotline's calls (RPT-08). PURE."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.declare import HEATING, HOME_MALL, choice, instant, line, phone, text, whole, words
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.registers.call import BOOK as CALL
from broadcaster.desk.registers.exception import KINDS
from broadcaster.desk.reports.model import Asked, Made, Part, Picture, Report, Share, Table, share, summed
from broadcaster.faults import Problem, Severity


@dataclass(frozen=True, slots=True)
class Happened:
    """An exception event."""

    number: str
    at: datetime
    kind: str
    content: str | None = None
    reported_to: str | None = None
    reported_at: datetime | None = None
    result: str | None = None
    settled_at: datetime | None = None


BY_TYPE = Part(
    name="types",
    zh="各类异常事件",
    en="By type",
    columns=(
        choice("event_kind", "事件类型", "Type", KINDS), whole("count", "件数", "Events"), share("reported", "已上报", "Reported"),
        share("settled", "已处理完", "Settled"),
    ),
    totals=("count", "reported", "settled"),
    picture=Picture("event_kind", ("count",)),
)  # fmt: skip
EVENTS = Part(
    name="events",
    zh="异常事件",
    en="Events",
    columns=(
        choice("event_kind", "事件类型", "Type", KINDS), text("number", "编号", "Number"), instant("happened_at", "时间", "Happened"),
        words("content", "内容", "Content"), text("reported_to", "上报对象", "Reported to"), instant("reported_at", "上报时间", "Reported"),
        words("result", "处理结果", "Result"), instant("settled_at", "处理完时间", "Settled"),
    ),
)  # fmt: skip
_ORDER = {one.split()[0]: place for place, one in enumerate(KINDS.split(";"))}


def exceptions(told: Iterable[Happened], _asked: Asked) -> Made:
    """Section by section in the order of the manual's types."""
    known = sorted(told, key=lambda one: (_ORDER.get(one.kind, len(_ORDER)), one.at, one.number))
    counts = Counter(one.kind for one in known)
    reported = Counter(one.kind for one in known if one.reported_at is not None)
    settled = Counter(one.kind for one in known if one.settled_at is not None)
    types = ((kind, n, Share(reported[kind], n), Share(settled[kind], n)) for kind, n in counts.items())
    rows = tuple((one.kind, one.number, one.at, one.content, one.reported_to, one.reported_at, one.result, one.settled_at) for one in known)
    return Made(MappingProxyType({BY_TYPE.name: summed(BY_TYPE, types), EVENTS.name: Table(rows)}))


@dataclass(frozen=True, slots=True)
class Rang:
    """A call of the hotline."""

    at: datetime
    incoming: bool
    topic: str | None = None
    phone: str | None = None
    rings: int | None = None
    outcome: str | None = None


REPEATED = 2
"""So many calls from one number in the period make it one that calls again."""
MOST = 50
"""So many of them are listed; how many there are is said."""
CALLS = Part(
    name="figures",
    zh="热线情况",
    en="The hotline",
    figures=True,
    columns=(
        whole("incoming", "呼入", "Incoming"), whole("outgoing", "呼出", "Outgoing"), share("missed", "未接", "Missed"),
        share("in_time", "按时接听", "Answered in time"), share("again", "再次来电", "Called again"),
    ),
)  # fmt: skip
TOPICS = Part(
    name="topics",
    zh="咨询类型",
    en="Topics",
    columns=(CALL.field("topic"), whole("count", "次数", "Calls"), share("share", "占比", "Share")),
    totals=("count", "share"),
    of_whole=("share",),
    picture=Picture("topic", ("count",)),
)
HOURS = Part(
    name="hours",
    zh="各时段",
    en="Hours",
    columns=(text("hour", "时段", "Hour"), whole("count", "次数", "Calls"), share("share", "占比", "Share")),
    totals=("count", "share"),
    of_whole=("share",),
    picture=Picture("hour", ("count",), upright=True),
)
AGAIN = Part(
    name="again",
    zh="多次来电",
    en="Who called again",
    columns=(
        phone("phone", "来电号码", "Number"), whole("count", "次数", "Calls"), replace(CALL.field("topic"), zh="问得最多", en="Asked most"),
    ),
)  # fmt: skip


def hotline(told: Iterable[Rang], asked: Asked) -> Made:
    """Types, hours, and who called again; the calls are read once, however many there are."""
    limit = asked.policy.whole("answer.max_rings")
    hours: Counter[int] = Counter()
    topics: Counter[str] = Counter()
    numbers: dict[str, Counter[str]] = {}
    seen: Counter[str] = Counter()
    for one in told:
        if not one.incoming:
            seen["outgoing"] += 1
            continue
        seen["incoming"] += 1
        seen["missed"] += one.outcome == "missed"
        hours[one.at.astimezone(asked.zone).hour] += 1
        topics[one.topic or "other"] += 1
        if one.phone:
            numbers.setdefault(one.phone, Counter())[one.topic or "other"] += 1
        if one.rings is not None and not isinstance(limit, Unset):
            seen["judged"] += 1
            seen["in_time"] += one.rings <= limit
    again = sorted(((n, c) for n, c in numbers.items() if c.total() >= REPEATED), key=lambda item: (-item[1].total(), item[0]))
    repeated = sum(counts.total() for _number, counts in again)
    whole_count = seen["incoming"]
    figures = (
        whole_count, seen["outgoing"], Share(seen["missed"], whole_count), Share(seen["in_time"], seen["judged"]),
        Share(repeated, sum(counts.total() for counts in numbers.values())),
    )  # fmt: skip
    ordered = sorted(topics.items(), key=lambda item: (-item[1], item[0]))
    tables = {
        CALLS.name: Table((figures,)),
        TOPICS.name: summed(TOPICS, ((topic, n, Share(n, whole_count)) for topic, n in ordered)),
        HOURS.name: summed(HOURS, ((f"{hour:02}:00", hours[hour], Share(hours[hour], whole_count)) for hour in range(24))),
        AGAIN.name: Table(tuple((number, counts.total(), counts.most_common(1)[0][0]) for number, counts in again[:MOST])),
    }
    return Made(MappingProxyType(tables), _notes(limit, len(again)))


def _notes(limit: int | Unset, again: int) -> tuple[Problem, ...]:
    found = [Problem("desk.report.rings-unset", Severity.NOTE)] if isinstance(limit, Unset) else []
    if again > MOST:
        found.append(Problem("desk.report.most", Severity.NOTE, facts={"shown": str(MOST), "there": str(again)}))
    return tuple(found)


EXCEPTIONS = Report(
    name="exceptions",
    zh="异常事件报告",
    en="Exception events",
    about_zh="日报、周报、月报：按类型一段一段，几件、报了没有、处理完没有。",
    about_en="Of the day, the week, the month: type by type, how many, whether reported, whether settled.",
    source=line(HEATING, "58"),
    rules=("RPT-02", "EXC-10"),
    cadences=(Cadence.DAY, Cadence.WEEK, Cadence.MONTH, None),
    parts=(BY_TYPE, EVENTS),
    reckon=exceptions,
    reads=("exception",),
    duty="duty.exceptions_report",
)
HOTLINE = Report(
    name="hotline",
    zh="热线分析",
    en="The hotline",
    about_zh="问什么、什么时候来电、谁多次来电、接得快不快；据此看服务质量。",
    about_en="What is asked, at which hours, who called again, how fast calls were answered.",
    source=line(HOME_MALL, "123-127"),
    rules=("RPT-08", "CMP-26"),
    cadences=(Cadence.WEEK, Cadence.DAY, Cadence.MONTH, Cadence.QUARTER, Cadence.YEAR, None),
    parts=(CALLS, TOPICS, HOURS, AGAIN),
    reckon=hotline,
    reads=("call",),
)
