"""A period's service against the period before: the week's satisfaction report, the after-sales summary (RPT-03, RPT-05). PURE."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.declare import HOME_MALL, PRODUCTS, choice, line, long, text, whole
from broadcaster.desk.registers.complaint import KINDS
from broadcaster.desk.reports.drafts import drafted
from broadcaster.desk.reports.model import Asked, Cells, Made, Part, Picture, Report, Share, Table, share
from broadcaster.desk.reports.summary import CONTENT, QUALITY, Counted


@dataclass(frozen=True, slots=True)
class Service:
    """A period and the one before it."""

    complaints: Iterable[Counted]
    before: Iterable[Counted] = ()
    calls: tuple[int, int] = (0, 0)
    """Incoming, in the period and before it."""
    exceptions: tuple[int, int] = (0, 0)


FIGURES = Part(
    name="figures",
    zh="服务情况",
    en="Service",
    columns=(
        text("period", "期间", "Period"),
        whole("calls", "来电", "Calls"),
        whole("n", "投诉次数", "Complaints"),
        share("ratio", "解决比例", "Share solved"),
        share("on_time", "按时答复", "Answered in time"),
        share("planned", "按时出方案", "Planned in time"),
        share("satisfied", "顾客满意", "Satisfied"),
        share("reopened", "重新处理", "Taken up again"),
        share("quality_n", "涉及产品质量", "About quality"),
        whole("exceptions", "异常事件", "Exception events"),
    ),
)
KINDS_OF = Part(
    name="kinds",
    zh="各种投诉",
    en="By kind",
    columns=(
        choice("kind", "投诉种类", "Kind", KINDS),
        whole("count", "件数", "Cases"),
        share("share", "占比", "Share"),
        whole("before", "上期", "Before"),
    ),
    picture=Picture("kind", ("count", "before")),
)
BODY = (long("body", "正文", "Text", hint_zh="不写顾客姓名", hint_en="no customer's name"),)


def service(told: Service, asked: Asked) -> Made:
    """Two rows, the period before first; every share with its n and d."""
    from broadcaster.desk.reports.frames import before

    now, former = list(told.complaints), list(told.before)
    rows = (
        _figures(before(asked.frame).name, former, told.calls[1], told.exceptions[1]),
        _figures(asked.frame.name, now, told.calls[0], told.exceptions[0]),
    )
    counts, earlier = Counter(one.kind for one in now), Counter(one.kind for one in former)
    ordered = sorted({*counts, *earlier}, key=lambda kind: (-counts[kind], -earlier[kind], kind))
    kinds = tuple((kind, counts[kind], Share(counts[kind], len(now)), earlier[kind]) for kind in ordered)
    return Made(MappingProxyType({FIGURES.name: Table(rows), KINDS_OF.name: Table(kinds)}))


def _figures(period: str, known: Sequence[Counted], calls: int, exceptions: int) -> Cells:
    graded = [one.satisfaction for one in known if one.satisfaction is not None]
    return (
        period,
        calls,
        len(known),
        Share(sum(one.solved for one in known), len(known)),
        _judged(one.on_time for one in known),
        _judged(one.planned_in_time for one in known),
        Share(sum(grade in CONTENT for grade in graded), len(graded)),
        Share(sum(one.reopened > 0 for one in known), len(known)),
        Share(sum(one.kind == QUALITY for one in known), len(known)),
        exceptions,
    )


def _judged(verdicts: Iterable[bool | None]) -> Share:
    known = [one for one in verdicts if one is not None]
    return Share(sum(known), len(known))


SATISFACTION = Report(
    name="satisfaction",
    zh="满意度工作周报及周计划",
    en="The week's satisfaction report and plan",
    about_zh="一周的来电、投诉、解决、按时、满意，和上周比；草稿由数字写好，主管改，写上下周计划。",
    about_en="A week's calls and complaints, solved, in time, satisfied, against the week before; drafted for the head.",
    source=line(HOME_MALL, "223-227"),
    rules=("RPT-03", "SAT-07"),
    cadences=(Cadence.WEEK,),
    parts=(FIGURES, KINDS_OF),
    reckon=service,
    reads=("complaint", "clock", "call", "exception"),
    texts=BODY,
    draft=drafted,
    duty="duty.satisfaction_report",
)
AFTERSALE = Report(
    name="aftersale-summary",
    zh="售后服务总结报告",
    en="After-sales summary",
    about_zh="月、季、年的售后服务总结：数字自动，文字有草稿，主管改后留存。",
    about_en="The month's, quarter's and year's after-sales summary: figures by themselves, the text drafted, edited by the head, kept.",
    source=line(PRODUCTS, "13"),
    rules=("RPT-05", "TSK-04"),
    cadences=(Cadence.MONTH, Cadence.QUARTER, Cadence.YEAR),
    parts=(FIGURES, KINDS_OF),
    reckon=service,
    reads=("complaint", "clock", "call", "exception"),
    texts=BODY,
    draft=drafted,
    duty="duty.aftersale_summary",
)
