"""The week's archive of complaints, open ones by age, disputes (CMP-05, CMP-26, CMP-32). PURE."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.declare import HEATING, HOME_MALL, choice, date, instant, line, text, whole, words
from broadcaster.desk.registers.complaint import KINDS, STAGES
from broadcaster.desk.reports.model import Asked, Made, Part, Picture, Report, Share, Table, share, summed


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint that is being worked on, or was."""

    number: str
    at: datetime
    kind: str
    stage: str
    touched: datetime
    """The last time something was done with it."""
    handler: str | None = None
    first_owner: str | None = None
    ended: datetime | None = None
    """Closed or refused."""
    filed_in: str | None = None
    """The week of the archive."""
    on_time: bool | None = None
    cause: str | None = None
    measure: str | None = None


FILED = Part(
    name="filed",
    zh="已归档",
    en="Filed",
    columns=(
        choice("kind", "投诉种类", "Kind", KINDS), whole("count", "件数", "Cases"), share("on_time", "按时答复", "Answered in time"),
    ),
    totals=("count", "on_time"),
    picture=Picture("kind", ("count",)),
)  # fmt: skip
NUMBERS = Part(
    name="numbers",
    zh="归档明细",
    en="What was filed",
    columns=(
        text("number", "编号", "Number"), choice("kind", "投诉种类", "Kind", KINDS), instant("ended", "结束时间", "Ended"),
        text("handler", "承办人", "Handler"),
    ),
)  # fmt: skip
LEFT = Part(
    name="left",
    zh="已结未归档",
    en="Ended and not filed",
    columns=(
        text("number", "编号", "Number"), choice("kind", "投诉种类", "Kind", KINDS), choice("stage", "办理状态", "Stage", STAGES),
        instant("ended", "结束时间", "Ended"), text("handler", "承办人", "Handler"),
    ),
)  # fmt: skip


def archive(told: Iterable[Case], asked: Asked) -> Made:
    """What the week's archive took, and what ended by its end and was not filed yet."""
    known = sorted(told, key=lambda one: (one.ended or one.at, one.number))
    filed = [one for one in known if one.filed_in == asked.frame.name]
    left = [one for one in known if one.filed_in is None and one.ended is not None and one.ended < asked.frame.until]
    counts = Counter(one.kind for one in filed)
    judged = Counter(one.kind for one in filed if one.on_time is not None)
    in_time = Counter(one.kind for one in filed if one.on_time)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    tables = {
        FILED.name: summed(FILED, ((kind, n, Share(in_time[kind], judged[kind])) for kind, n in ordered)),
        NUMBERS.name: Table(tuple((one.number, one.kind, one.ended, one.handler) for one in filed)),
        LEFT.name: Table(tuple((one.number, one.kind, one.stage, one.ended, one.handler) for one in left)),
    }
    return Made(MappingProxyType(tables))


BOUNDS = (1, 3, 7, 30)
"""Days that part the ages."""
AGES = ("≤ 1", "1–3", "3–7", "7–30", "> 30")
BY_AGE = Part(
    name="ages",
    zh="办了几天",
    en="Days open",
    columns=(text("age", "天数", "Days"), whole("count", "件数", "Cases"), share("share", "占比", "Share")),
    totals=("count", "share"),
    of_whole=("share",),
    picture=Picture("age", ("count",), upright=True),
)
OPEN = Part(
    name="open",
    zh="未结投诉",
    en="Open complaints",
    columns=(
        text("number", "编号", "Number"), choice("kind", "投诉种类", "Kind", KINDS), choice("stage", "办理状态", "Stage", STAGES),
        text("handler", "承办人", "Handler"), text("first_owner", "首问责任人", "First owner"),
        whole("days", "已办天数", "Days open"), whole("silent", "没有动静天数", "Days silent"),
    ),
)  # fmt: skip


def aging(told: Iterable[Case], asked: Asked) -> Made:
    """Complaints open at the period's end (or now), the oldest first."""
    at = asked.seen_at
    known = sorted((one for one in told if one.at < at and (one.ended is None or one.ended >= at)), key=lambda one: (one.at, one.number))
    counts = Counter(age(at - one.at) for one in known)
    rows = tuple(
        (one.number, one.kind, one.stage, one.handler, one.first_owner, (at - one.at).days, max(timedelta(), at - one.touched).days)
        for one in known
    )
    ages = summed(BY_AGE, ((name, counts[name], Share(counts[name], len(known))) for name in AGES))
    return Made(MappingProxyType({BY_AGE.name: ages, OPEN.name: Table(rows)}))


def age(since: timedelta) -> str:
    """The class of an age: exactly one day is still `≤ 1`."""
    return next((name for name, bound in zip(AGES, BOUNDS, strict=False) if since <= timedelta(days=bound)), AGES[-1])


DISPUTES = Part(
    name="disputes",
    zh="纠纷及解决",
    en="Disputes and how they were solved",
    columns=(
        text("number", "编号", "Number"), date("date", "日期", "Date"), choice("kind", "投诉种类", "Kind", KINDS),
        words("cause", "纠纷内容", "Content"), words("measure", "解决方法", "Solution"), choice("stage", "办理状态", "Stage", STAGES),
        text("handler", "承办人", "Handler"), whole("days", "天数", "Days"),
    ),
)  # fmt: skip
UNSETTLED = Part(
    name="figures",
    zh="纠纷情况",
    en="Disputes",
    figures=True,
    columns=(
        whole("count", "纠纷件数", "Disputes"), share("settled", "已解决", "Settled"), whole("open", "未解决", "Unsettled"),
        whole("silent", "三天没有动静", "Silent for three days"),
    ),
)  # fmt: skip


def disputes(told: Iterable[Case], asked: Asked) -> Made:
    """Disputes that came in the period, and those from before it that were open in it."""
    at = asked.seen_at
    known = sorted(
        (one for one in told if one.at < at and (one.ended is None or one.ended >= asked.frame.since)), key=lambda one: (one.at, one.number)
    )
    settled = [one for one in known if one.ended is not None and one.ended < at]
    silent = sum(at - one.touched > timedelta(days=3) for one in known if one not in settled)
    rows = tuple(
        (
            one.number, one.at.astimezone(asked.zone).date(), one.kind, one.cause, one.measure, one.stage, one.handler,
            (min(one.ended or at, at) - one.at).days,
        )
        for one in known
    )  # fmt: skip
    figures = (len(known), Share(len(settled), len(known)), len(known) - len(settled), silent)
    return Made(MappingProxyType({UNSETTLED.name: Table((figures,)), DISPUTES.name: Table(rows)}))


ARCHIVE = Report(
    name="complaint-archive",
    zh="投诉每周归档汇总",
    en="The week's archive of complaints",
    about_zh="这一周归档了哪些投诉，各种几件、几件按时答复；哪些已结束还没有归档。归档用 desk complaint archive。",
    about_en="What the week's archive took, by kind and how many in time; what ended and is not filed yet (desk complaint archive).",
    source=line(HOME_MALL, "147"),
    rules=("CMP-05", "RPT-03"),
    cadences=(Cadence.WEEK,),
    parts=(FILED, NUMBERS, LEFT),
    reckon=archive,
    reads=("complaint", "clock"),
    duty="complaint.archive",
)
AGING = Report(
    name="complaint-aging",
    zh="未结投诉清单",
    en="Open complaints by age",
    about_zh="还没有办完的投诉，最久的在前：办了几天、几天没有动静、谁承办、谁首问。",
    about_en="Complaints not over yet, the oldest first: days open, days silent, handler and first owner.",
    source=line(HOME_MALL, "125-127"),
    rules=("CMP-26", "CMP-08"),
    cadences=(Cadence.DAY, Cadence.WEEK, Cadence.MONTH),
    parts=(BY_AGE, OPEN),
    reckon=aging,
    reads=("complaint",),
)
DISPUTED = Report(
    name="disputes",
    zh="纠纷汇报",
    en="Disputes",
    about_zh="居民和顾客的纠纷：内容、怎样解决、还有几件没有解决、几件三天没有动静。",
    about_en="Disputes: content, how they were solved, how many are unsettled, how many silent for three days.",
    source=line(HEATING, "22,52"),
    rules=("CMP-32",),
    cadences=(Cadence.WEEK, Cadence.MONTH, Cadence.QUARTER, Cadence.DAY, Cadence.YEAR, None),
    parts=(UNSETTLED, DISPUTES),
    reckon=disputes,
    reads=("complaint",),
)
