"""The day's heating report, cell by cell as the manual prints it (RPT-01, F-RPT1). PURE."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from types import MappingProxyType

from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.declare import HEATING, line, text, whole
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reports.model import Asked, Cells, Made, Part, Report, Table
from broadcaster.faults import Problem, Severity

STATIONS = (
    "宏城", "裕龙", "万科", "马坡", "建新", "五里仓", "西辛", "滨河", "龙府",
    "东兴", "幸福", "裕祥", "义宾", "怡馨", "澜西园", "三师", "金宝",
)  # fmt: skip
"""In the order of the paper (RPR-03); a house's further stations follow them."""
CLASSES = ("not-hot", "cold", "measure", "leak")
"""报修不热, 报修冰凉, 要求测温, 报修漏水 (RPR-02)."""


@dataclass(frozen=True, slots=True)
class RepairFact:
    """One repair or consultation, as far as the report counts it."""

    entered_at: datetime
    returned_at: datetime | None = None
    revisited_at: datetime | None = None
    station: str | None = None
    fault_class: str | None = None
    consultation: bool = False
    withdrawn: bool = False
    """Called back by the household: it was reported, and is not waiting."""


@dataclass(frozen=True, slots=True)
class Season:
    """What the day's report is made from."""

    repairs: Iterable[RepairFact]
    """Of the season up to the day's end, in any order."""
    stations: tuple[str, ...] = ()
    """The house's own list; what the paper does not print is added to it."""
    former: Mapping[str, int] | None = None
    """The cumulative figures of the day before, as they were signed."""


FIGURES = Part(
    name="figures",
    zh="供暖报修数据统计",
    en="Figures of the day",
    figures=True,
    columns=(
        whole("reported", "报修量", "Repairs reported"),
        whole("consulted", "咨询量", "Consultations"),
        whole("repaired", "已维修", "Repaired"),
        whole("revisited", "已回访", "Revisited"),
        whole("not_hot", "报修不热", "Not warm"),
        whole("cold", "报修冰凉", "Stone cold"),
        whole("measure", "要求测温", "Temperature wanted"),
        whole("leak", "报修漏水", "Leaking"),
    ),
)
BY_STATION = Part(
    name="stations",
    zh="维修站",
    en="Stations",
    total_first=True,
    columns=(
        text("station", "维修站", "Station"),
        whole("reported_so_far", "累计报修", "Reported so far"),
        whole("repaired_so_far", "累计维修", "Repaired so far"),
        whole("unfinished", "未完成", "Unfinished"),
        whole("reported_today", "今日报修", "Reported today"),
        whole("repaired_today", "今日维修", "Repaired today"),
    ),
)
COUNTS = ("reported_so_far", "repaired_so_far", "unfinished", "reported_today", "repaired_today")


def reckon(told: Season, asked: Asked) -> Made:
    """The day's cells. What does not agree with itself, or with the day before, is a difference."""
    day: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    known = (*STATIONS, *(name for name in dict.fromkeys(told.stations) if name not in STATIONS))
    at: dict[str, Counter[str]] = {name: Counter() for name in known}
    lost: Counter[str] = Counter()
    for one in told.repairs:
        counted = _counted(one, asked)
        day.update(counted)
        if "reported_today" in counted:
            classes[one.fault_class or ""] += 1
        if not one.consultation:
            at.get(one.station or "", lost).update(counted)
    figures = (
        day["reported_today"], day["consulted"], day["repaired_today"], day["revisited"],
        *(classes[name] for name in CLASSES),
    )  # fmt: skip
    rows = tuple(_row(name, at[name]) for name in known)
    differences = (*_classes(day, classes), *_stations(day, rows), *_revisits(day), *_before(day, told.former))
    notes = (*_season(asked), *_withdrawn(day))
    tables = {FIGURES.name: Table((figures,)), BY_STATION.name: Table(rows, _row("", day))}
    return Made(MappingProxyType(tables), notes, differences)


def _counted(one: RepairFact, asked: Asked) -> list[str]:
    """What a fact adds one to."""
    since, until = asked.frame.since, asked.frame.until
    if one.entered_at >= until:
        return []
    if one.consultation:
        return ["consulted"] if one.entered_at >= since else []
    found = ["reported_so_far", *(["reported_today"] if one.entered_at >= since else [])]
    returned = one.returned_at is not None and one.returned_at < until
    found += _returned(one, since) if returned else ["withdrawn" if one.withdrawn else "unfinished"]
    if one.revisited_at is not None and since <= one.revisited_at < until:
        found += ["revisited", *([] if returned else ["revisited_unrepaired"])]
    return found


def _returned(one: RepairFact, since: datetime) -> list[str]:
    today = one.returned_at is not None and one.returned_at >= since
    return ["repaired_so_far", *(["repaired_today"] if today else [])]


def _row(name: str, counts: Mapping[str, int]) -> Cells:
    return (name, *(counts.get(column, 0) for column in COUNTS))


def _classes(day: Mapping[str, int], classes: Mapping[str, int]) -> Iterator[Problem]:
    found, wanted = sum(classes[name] for name in CLASSES if name in classes), day.get("reported_today", 0)
    if found != wanted:
        yield _difference("classes", sum=found, reported=wanted, by=wanted - found)


def _stations(day: Mapping[str, int], rows: tuple[Cells, ...]) -> Iterator[Problem]:
    for place, name in enumerate(COUNTS, 1):
        found, wanted = sum(cell for row in rows if isinstance(cell := row[place], int)), day.get(name, 0)
        if found != wanted:
            heading = _heading(name)
            yield _difference("stations", heading=heading, sum=found, total=wanted, by=wanted - found)


def _revisits(day: Mapping[str, int]) -> Iterator[Problem]:
    if count := day.get("revisited_unrepaired", 0):
        yield _difference("revisits", count=count)


def _before(day: Mapping[str, int], former: Mapping[str, int] | None) -> Iterator[Problem]:
    """A figure that goes on from yesterday's is yesterday's and today's together (报表数据要前后一致)."""
    for so_far, today in (("reported_so_far", "reported_today"), ("repaired_so_far", "repaired_today")):
        if former is not None and former[so_far] + day.get(today, 0) != day.get(so_far, 0):
            heading = _heading(so_far)
            yield _difference("before", heading=heading, former=former[so_far], today=day.get(today, 0), total=day.get(so_far, 0))


def _season(asked: Asked) -> Iterator[Problem]:
    if season_start(asked) is None:
        yield Problem("desk.report.season-unset", Severity.NOTE)


def _withdrawn(day: Mapping[str, int]) -> Iterator[Problem]:
    if count := day.get("withdrawn", 0):
        yield Problem("desk.report.withdrawn", Severity.NOTE, facts={"count": str(count)})


def _heading(name: str) -> str:
    column = BY_STATION.columns[BY_STATION.place(name)]
    return f"{column.zh} {column.en}"


def _difference(what: str, **facts: object) -> Problem:
    return Problem(f"desk.report.differs-{what}", facts={name: str(value) for name, value in facts.items()})


def season_start(asked: Asked) -> datetime | None:
    """When the season of the day began, by `calendar.season` (`11-15 to 03-15`); `None` while it is unset."""
    season = asked.policy.season("calendar.season")
    return None if isinstance(season, Unset) else datetime.combine(season.begun(asked.frame.last)[0], time.min, asked.zone)


REPORT = Report(
    name="heating",
    zh="供暖报修报表",
    en="Heating repairs of the day",
    about_zh="一天的报修、维修、回访，和各维修站的累计；送领导的日报。数字取自系统，送出前核对，签发后不改，要改只能出更正。",
    about_en="A day's repairs, completions and revisits, each station's sums; checked before it leaves, and once signed only corrected.",
    form="F-RPT1",
    source=line(HEATING, "46-50"),
    rules=("RPT-01", "RPR-02", "RPR-03"),
    cadences=(Cadence.DAY,),
    parts=(FIGURES, BY_STATION),
    reckon=reckon,
    reads=("repair", "call"),
    duty="report.daily_at",
    signers=("report.responsible",),
    titled=MappingProxyType({"zh": "{month}月{day}日供暖报修报表", "en": "Heating repairs of {year}-{month:02}-{day:02}"}),
)
