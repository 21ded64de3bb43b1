"""Complaints listed by kind with their losses (F-CMP5) and followed one by one (F-CMP11). PURE."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is a field's kind here
from datetime import datetime
from types import MappingProxyType

from broadcaster.desk.declare import PRODUCTS, choice, date, duration, line, money, person, text, whole, words
from broadcaster.desk.registers.complaint import KINDS
from broadcaster.desk.reports.model import Asked, Cells, Group, Made, Part, Picture, Report, Share, Table, share, summed


@dataclass(frozen=True, slots=True)
class Lost:
    """One complaint with what it cost, in fen. Of a complaint about the viewer only number, kind and day are told."""

    number: str
    at: datetime
    kind: str
    name: str | None = None
    goods: str | None = None
    bought_on: Date | None = None
    cause: str | None = None
    dept: str | None = None
    measure: str | None = None
    losses: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Return, exchange, discount, other."""


LINES = Part(
    name="lines",
    zh="客户投诉统计表",
    en="Complaints",
    columns=(
        choice("kind", "投诉种类", "Kind", KINDS),
        date("date", "日期", "Date"),
        text("number", "编号", "Number"),
        person("name", "客户名称", "Customer"),
        text("goods", "商品名称", "Goods"),
        date("bought_on", "购货日期", "Bought"),
        words("cause", "投诉内容", "Content"),
        text("liable_dept", "责任部门", "Liable"),
        words("measure", "处理方式", "Handling"),
        money("loss_return", "退货", "Return"),
        money("loss_exchange", "换货", "Exchange"),
        money("loss_discount", "折扣", "Discount"),
        money("loss_other", "其他", "Other"),
    ),
    groups=(Group("损失（元）", "Loss (yuan)", ("loss_return", "loss_exchange", "loss_discount", "loss_other")),),
    totals=("loss_return", "loss_exchange", "loss_discount", "loss_other"),
)
BY_KIND = Part(
    name="kinds",
    zh="各种投诉",
    en="By kind",
    columns=(choice("kind", "投诉种类", "Kind", KINDS), whole("count", "件数", "Cases"), share("share", "占比", "Share")),
    totals=("count", "share"),
    of_whole=("share",),
    picture=Picture("kind", ("count",)),
)


def statistics(told: Iterable[Lost], asked: Asked) -> Made:
    """A line a complaint, kind by kind as the paper has a sheet a kind; how many of each."""
    known = sorted(told, key=lambda one: (one.kind, one.at, one.number))
    lines = (
        (
            one.kind, one.at.astimezone(asked.zone).date(), one.number, one.name, one.goods, one.bought_on, one.cause, one.dept,
            one.measure, *one.losses,
        )
        for one in known
    )  # fmt: skip
    tables = {LINES.name: summed(LINES, lines), BY_KIND.name: by_kind(Counter(one.kind for one in known))}
    return Made(MappingProxyType(tables))


def by_kind(counts: Counter[str]) -> Table:
    """How many of each kind, of all; the most first."""
    whole_count = counts.total()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return summed(BY_KIND, ((kind, n, Share(n, whole_count)) for kind, n in ordered))


@dataclass(frozen=True, slots=True)
class Followed:
    """A complaint from its coming to its end. `stages`: the instants that part 处理时效, in their order; the last is the end."""

    number: str
    at: datetime
    accepted_at: datetime | None = None
    planned_at: datetime | None = None
    signed_at: datetime | None = None
    """The last signature in its approval."""
    confirmed_at: datetime | None = None
    closed_at: datetime | None = None
    name: str | None = None
    delivery_no: str | None = None
    goods_spec: str | None = None
    shipped_on: Date | None = None
    qty: int | None = None
    amount: int | None = None
    bad_qty: int | None = None
    cause: str | None = None
    measure: str | None = None
    loss: int = 0
    liable: tuple[tuple[str, int], ...] = ()
    """Who, and hundredths of a percent."""
    persons: tuple[tuple[str, str], ...] = ()
    """Who was disciplined, and how."""
    urged: tuple[datetime, ...] = ()


ONWARD = Part(
    name="cases",
    zh="客户投诉案件追踪表",
    en="Complaints followed",
    on_a_sheet=12,
    columns=(
        whole("count", "件数", "Case"),
        date("accepted_on", "受理日期", "Accepted"),
        text("number", "字号", "Number"),
        person("name", "客户", "Customer"),
        text("delivery_no", "交货单编号", "Delivery note"),
        text("goods_spec", "品名规格", "Specification"),
        date("shipped_on", "交运日期", "Shipped"),
        whole("qty", "数量", "Quantity"),
        money("amount", "金额", "Amount"),
        whole("bad_qty", "不良数量", "Bad ones"),
        words("cause", "客户投诉内容", "Content"),
        words("maker_handling", "制造部门处理方式", "Handling by the maker"),
        money("loss", "损失金额", "Loss"),
        text("liable_dept", "责任归属部门", "Liable"),
        text("liable_pct", "比率％", "Share %"),
        person("penalised", "姓名", "Name"),
        text("penalty_kind", "类别", "Kind"),
        duration("intake", "收件", "Intake"),
        duration("quality", "质管部", "Quality"),
        duration("countersigned", "会签部", "Countersigned"),
        duration("marketing", "市场营销部", "Marketing"),
        duration("closing", "结案", "Closing"),
        duration("whole", "合计", "Altogether"),
        text("urgings", "督促记录（日期）", "Urged on"),
        text("close_no", "结案编号", "Closed as"),
    ),
    groups=(
        Group("个人惩处", "Discipline", ("penalised", "penalty_kind")),
        Group("处理时效", "Time taken", ("intake", "quality", "countersigned", "marketing", "closing", "whole")),
    ),
)


def tracking(told: Iterable[Followed], asked: Asked) -> Made:
    """A complaint a column on paper, twelve to a sheet."""
    known = sorted(told, key=lambda one: (one.at, one.number))
    return Made(MappingProxyType({ONWARD.name: Table(tuple(_followed(n, one, asked) for n, one in enumerate(known, 1)))}))


def _followed(n: int, one: Followed, asked: Asked) -> Cells:
    accepted = one.accepted_at and one.accepted_at.astimezone(asked.zone).date()
    days = (at.astimezone(asked.zone) for at in one.urged)
    return (
        n, accepted, one.number, one.name, one.delivery_no, one.goods_spec, one.shipped_on, one.qty, one.amount, one.bad_qty,
        one.cause, one.measure, one.loss or None, _joined(who for who, _share in one.liable),
        _joined(f"{percent / 100:g}" for _who, percent in one.liable), _joined(who for who, _how in one.persons),
        _joined(how for _who, how in one.persons), *times(one), " ".join(f"{at:%m-%d}" for at in days) or None,
        one.number if one.closed_at else None,
    )  # fmt: skip


def times(one: Followed) -> tuple[int | None, ...]:
    """Seconds of 收件, 质管部, 会签部, 市场营销部, 结案 and 合计; what has no end, or was skipped, has none (CMP-17).

    Until it was accepted; until there was a plan; until the last signature; until the customer confirmed; until it was closed.
    """
    found: list[int | None] = []
    last: datetime | None = one.at
    for instant, may_lack in (
        (one.accepted_at, False), (one.planned_at, False), (one.signed_at, True), (one.confirmed_at, False), (one.closed_at, False),
    ):  # fmt: skip
        found.append(None if instant is None or last is None else max(0, round((instant - last).total_seconds())))
        last = last if instant is None and may_lack else instant
    altogether = None if one.closed_at is None else round((one.closed_at - one.at).total_seconds())
    return (*found, altogether)


def _joined(words_: Iterable[str]) -> str | None:
    return "、".join(words_) or None


STATISTICS = Report(
    name="complaint-statistics",
    zh="客户投诉统计表",
    en="Complaints by kind",
    about_zh="一段时间的投诉，一种一段：客户、商品、责任部门、处理方式、四种损失；各种几件、占多少。",
    about_en="A period's complaints kind by kind: customer, goods, who is liable, how it was handled, what was lost; how many of each.",
    form="F-CMP5",
    source=line(PRODUCTS, "21"),
    rules=("CMP-34", "RPT-06"),
    parts=(LINES, BY_KIND),
    reckon=statistics,
    reads=("complaint", "complaint-share"),
)
TRACKING = Report(
    name="complaint-tracking",
    zh="客户投诉案件追踪表",
    en="Complaints followed",
    about_zh="一件投诉一列：交货、不良、损失、责任比率、惩处，各段用了多久，督促了几次。",
    about_en="A complaint a column: delivery, bad pieces, loss, liability, discipline, how long each stage took, when it was urged.",
    form="F-CMP11",
    source=line(PRODUCTS, "24"),
    rules=("CMP-17", "CMP-34", "RPT-06"),
    parts=(ONWARD,),
    reckon=tracking,
    reads=("complaint", "complaint-share", "complaint-signature"),
)
