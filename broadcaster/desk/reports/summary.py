"""Complaints summed up: the summary (F-CMP12), the periodic table (F-CMP16). PURE."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from broadcaster.desk.clocks.duties import Cadence, periods
from broadcaster.desk.declare import HOME_MALL, PRODUCTS, choice, line, long, text, whole
from broadcaster.desk.registers.complaint import KINDS
from broadcaster.desk.reports.frames import around
from broadcaster.desk.reports.model import Asked, Cells, Made, Part, Picture, Report, Share, Table, share, summed
from broadcaster.faults import Problem, Severity

QUALITY = "quality"
"""The kind of complaints about quality (品质, CMP-02): 涉及产品质量."""
CONTENT = frozenset({"very", "satisfied"})
"""Of the grades of satisfaction those that are."""
ISSUES = 5
"""So many of the most frequent causes are named."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A complaint as far as it is counted."""

    at: datetime
    kind: str
    solved: bool = False
    """The customer confirmed it, or it was closed."""
    refused: bool = False
    on_time: bool | None = None
    """Its first answer; `None`: no limit was set, or it is still running, so nothing is judged (POL-02)."""
    planned_in_time: bool | None = None
    satisfaction: str | None = None
    cause: str | None = None
    reopened: int = 0


SUMMARY = Part(
    name="summary",
    zh="客户投诉总结表",
    en="Complaints summed up",
    figures=True,
    columns=(
        whole("n", "投诉次数", "Complaints"),
        whole("per_day", "每天投诉次数", "A day"),
        whole("solved", "已解决投诉次数", "Solved"),
        share("ratio", "解决比例", "Share solved"),
        share("quality_n", "涉及产品质量的次数", "About quality"),
        long("top_issues", "主要质量问题", "Main quality issues"),
    ),
)
CAUSES = Part(
    name="causes",
    zh="主要质量问题",
    en="Main quality issues",
    columns=(text("issue", "问题", "Issue"), whole("count", "次数", "Times"), share("share", "占比", "Share")),
    picture=Picture("issue", ("count",)),
)
NO_NAMES_ZH, NO_NAMES_EN = "不写姓名", "no names"
TEXTS = tuple(
    long(name, zh, en, hint_zh=NO_NAMES_ZH, hint_en=NO_NAMES_EN)
    for name, zh, en in (
        ("measures", "具体对策", "Measures"),
        ("transport", "运输环节问题及其对策", "Transport: problems and measures"),
        ("processing", "加工环节问题及其对策", "Processing: problems and measures"),
        ("management", "管理环节问题及其对策", "Management: problems and measures"),
        ("others", "其他环节问题及其对策", "Other: problems and measures"),
        ("note", "备注", "Remark"),
    )
)


def summary(told: Iterable[Counted], asked: Asked) -> Made:
    """The period's figures. 每天投诉次数 is complaints over the days that have begun."""
    known = list(told)
    quality = [one for one in known if one.kind == QUALITY]
    causes = Counter(one.cause for one in quality if one.cause)
    top = sorted(causes.items(), key=lambda item: (-item[1], item[0]))[:ISSUES]
    solved = sum(one.solved for one in known)
    figures: Cells = (
        len(known), Share(len(known), begun(asked)), solved, Share(solved, len(known)), Share(len(quality), len(known)),
        "、".join(f"{cause} {n}" for cause, n in top) or None,
    )  # fmt: skip
    named = tuple((cause, n, Share(n, len(quality))) for cause, n in top)
    tables = {SUMMARY.name: Table((figures,)), CAUSES.name: Table(named)}
    return Made(MappingProxyType(tables), (*_refused(known), *_unexplained(len(quality) - causes.total())))


def begun(asked: Asked) -> int:
    """Days of the period that have begun."""
    today = asked.now.astimezone(asked.zone).date()
    return max(0, (min(asked.frame.last, today) - asked.frame.first).days + 1)


def _refused(known: Sequence[Counted]) -> tuple[Problem, ...]:
    count = sum(one.refused for one in known)
    return (Problem("desk.report.refused", Severity.NOTE, facts={"count": str(count)}),) if count else ()


def _unexplained(count: int) -> tuple[Problem, ...]:
    return (Problem("desk.report.unexplained", Severity.NOTE, facts={"count": str(count)}),) if count else ()


TOTALS = Part(
    name="totals",
    zh="投诉汇总表",
    en="Complaints by period and kind",
    columns=(
        text("period", "期间", "Period"),
        choice("kind", "投诉种类", "Kind", KINDS),
        whole("count", "件数", "Cases"),
        share("on_time", "按时答复", "Answered in time"),
    ),
    totals=("count", "on_time"),
)
BY_PERIOD = Part(
    name="periods",
    zh="各期合计",
    en="By period",
    columns=(text("period", "期间", "Period"), whole("count", "件数", "Cases"), share("on_time", "按时答复", "Answered in time")),
    picture=Picture("period", ("count",), upright=True),
)
FINER = {Cadence.DAY: Cadence.DAY, Cadence.WEEK: Cadence.DAY, Cadence.MONTH: Cadence.WEEK, Cadence.QUARTER: Cadence.MONTH,
         Cadence.YEAR: Cadence.MONTH}  # fmt: skip


def totals(told: Iterable[Counted], asked: Asked) -> Made:
    """Period × kind × count × on time; a week by days, a month by weeks, a year by months."""
    step = step_of(asked)
    counts: Counter[tuple[str, str]] = Counter()
    in_time: Counter[tuple[str, str]] = Counter()
    judged: Counter[tuple[str, str]] = Counter()
    for one in told:
        key = (around(step, one.at.astimezone(asked.zone).date(), asked.zone).name, one.kind)
        counts[key] += 1
        if one.on_time is not None:
            judged[key] += 1
            in_time[key] += one.on_time
    rows = ((period, kind, n, Share(in_time[period, kind], judged[period, kind])) for (period, kind), n in sorted(counts.items()))
    names = [around(step, found.first, asked.zone).name for found in periods(step, asked.frame.first, asked.frame.last)]
    each = tuple((name, _of(name, counts), Share(_of(name, in_time), _of(name, judged))) for name in names)
    notes = () if judged else (Problem("desk.report.not-judged", Severity.NOTE),)
    return Made(MappingProxyType({TOTALS.name: summed(TOTALS, rows), BY_PERIOD.name: Table(each)}), notes)


def step_of(asked: Asked) -> Cadence:
    """How finely a period is divided."""
    if asked.frame.cadence is not None:
        return FINER.get(asked.frame.cadence, Cadence.MONTH)
    return Cadence.DAY if asked.frame.days <= 14 else Cadence.WEEK if asked.frame.days <= 92 else Cadence.MONTH


def _of(name: str, counts: Counter[tuple[str, str]]) -> int:
    return sum(n for (period, _kind), n in counts.items() if period == name)


SUMMED = Report(
    name="complaint-summary",
    zh="客户投诉总结表",
    en="Complaints summed up",
    about_zh="多少件、每天多少、解决多少、涉及质量多少、主要是什么问题；对策由人写，留着。",
    about_en="How many, how many a day, how many solved, how many about quality and which; the measures a person writes are kept.",
    form="F-CMP12",
    source=line(PRODUCTS, "24-25"),
    rules=("CMP-34", "RPT-06"),
    cadences=(Cadence.MONTH, Cadence.DAY, Cadence.WEEK, Cadence.QUARTER, Cadence.YEAR, None),
    parts=(SUMMARY, CAUSES),
    reckon=summary,
    reads=("complaint",),
    texts=TEXTS,
)
TOTALLED = Report(
    name="complaint-totals",
    zh="投诉汇总表",
    en="Complaints by period and kind",
    about_zh="每个期间、每种投诉几件，几件按时答复。没有时限或还在办的，不评。",
    about_en="Of each period and kind how many, and how many answered in time; without a limit, or while it runs, nothing is judged.",
    form="F-CMP16",
    source=line(HOME_MALL, "159"),
    rules=("CMP-05", "CMP-34", "RPT-06"),
    cadences=(Cadence.MONTH, Cadence.DAY, Cadence.WEEK, Cadence.QUARTER, Cadence.YEAR, None),
    parts=(TOTALS, BY_PERIOD),
    reckon=totals,
    reads=("complaint", "clock"),
)
