"""Customers by grade, their sales by month, month reports, the ranking by gross profit (F-CST1, F-CST3, F-CST4, F-CST5; RPT-07). PURE."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is a field's kind here
from itertools import zip_longest
from types import MappingProxyType

from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.declare import PRODUCTS, address, choice, date, line, money, person, phone, text, whole
from broadcaster.desk.registers.grading import GRADES
from broadcaster.desk.reports.model import Asked, Cells, Group, Made, Part, Picture, Report, Share, Table, share, summed
from broadcaster.faults import Problem, Severity

LEVELS = ("AAA", "AA", "A", "B")
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer as far as these papers name one."""

    number: str = ""
    name: str | None = None
    code: str | None = None
    trade: str | None = None
    grade: str | None = None
    address: str | None = None
    contact: str | None = None
    phone: str | None = None

    @property
    def coded(self) -> str:
        """The number the house gave, or that of the file."""
        return self.code or self.number


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade that was approved."""

    customer: Customer
    """With this grade."""
    filled_by: str | None = None
    reviewer: str | None = None
    approver: str | None = None
    effective_on: Date | None = None


@dataclass(frozen=True, slots=True)
class Sold:
    """One sale; money in fen."""

    day: Date
    customer: Customer
    sku: str | None = None
    site: str | None = None
    clerk: str | None = None
    amount: int = 0
    discount: int = 0
    profit: int | None = None
    """Nobody knows it without the cost."""


LEVEL = Part(
    name="levels",
    zh="客户等级分类表",
    en="Customers by grade",
    columns=(
        whole("seq", "序号", "No."),
        *(
            column
            for grade in LEVELS
            for column in (
                person(f"name_{grade}", f"{grade} 公司名称", f"{grade} company"),
                text(f"trade_{grade}", f"{grade} 经营业种", f"{grade} trade"),
                text(f"code_{grade}", f"{grade} 客户代码", f"{grade} code"),
            )
        ),
    ),
    groups=tuple(Group(f"{one} 级", f"Grade {one}", (f"name_{one}", f"trade_{one}", f"code_{one}")) for one in LEVELS),
)
SIGNED = Part(
    name="signed",
    zh="填表、复核、审核",
    en="Filled in, reviewed, approved",
    columns=(
        person("name", "公司名称", "Company"), choice("grade", "等级", "Grade", GRADES), text("filled_by", "填表人", "Filled in by"),
        text("reviewer", "复核人", "Reviewed by"), text("approver", "审核人", "Approved by"),
        date("effective_on", "生效日", "In force from"),
    ),
)  # fmt: skip


def levels(told: Iterable[Graded], _asked: Asked) -> Made:
    """A column of companies a grade, side by side as the paper has them; below, who signed."""
    known = sorted(told, key=lambda one: one.customer.coded)
    some = [[one.customer for one in known if one.customer.grade == grade] for grade in LEVELS]
    rows = tuple((n, *(cell for one in side for cell in _named(one))) for n, side in enumerate(zip_longest(*some), 1))
    signed = tuple((g.customer.name, g.customer.grade, g.filled_by, g.reviewer, g.approver, g.effective_on) for g in known)
    return Made(MappingProxyType({LEVEL.name: Table(rows), SIGNED.name: Table(signed)}))


def _named(one: Customer | None) -> Cells:
    return (None, None, None) if one is None else (one.name, one.trade, one.coded)


SALES = Part(
    name="sales",
    zh="客户销售资料一览表",
    en="Sales by customer",
    columns=(
        text("customer_code", "客户编号", "Customer"), text("sku", "产品编号", "Goods"), text("trade", "经营性质", "Trade"),
        text("priority", "优先等级", "Priority"), address("address", "详细地址", "Address"), person("head", "部门主管", "Head"),
        text("clerk", "经办人", "Clerk"), phone("contact", "联系方式", "Contact"),
        *(money(f"month_{n}", f"{n}月", f"Month {n}") for n in MONTHS),
        *(money(f"quarter_{n}", f"第{n}季度", f"Quarter {n}") for n in range(1, 5)),
        money("amount", "合计", "Together"),
    ),
    groups=(Group("交易金额（元）", "Amount (yuan)", (*(f"month_{n}" for n in MONTHS), *(f"quarter_{n}" for n in range(1, 5)), "amount")),),
    totals=(*(f"month_{n}" for n in MONTHS), *(f"quarter_{n}" for n in range(1, 5)), "amount"),
)  # fmt: skip


def sales(told: Iterable[Sold], _asked: Asked) -> Made:
    """A row a customer and goods: twelve months, four quarters (CST-05)."""
    found: dict[tuple[str, str], list[Sold]] = {}
    for one in told:
        found.setdefault((one.customer.coded, one.sku or ""), []).append(one)
    rows = (_year(some) for _key, some in sorted(found.items()))
    return Made(MappingProxyType({SALES.name: summed(SALES, rows)}))


def _year(some: Sequence[Sold]) -> Cells:
    months = [sum(one.amount for one in some if one.day.month == n) for n in MONTHS]
    quarters = [sum(months[n : n + 3]) for n in range(0, 12, 3)]
    who, last = some[-1].customer, some[-1]
    return (who.coded, last.sku, who.trade, who.grade, who.address, who.contact, last.clerk, who.phone, *months, *quarters, sum(months))


MONTHLY = Part(
    name="monthly",
    zh="客户销售信息月报表",
    en="Sales of the month",
    columns=(
        text("month", "月份", "Month"), text("site", "店", "Store"), person("customer", "客户名称", "Customer"),
        text("customer_code", "客户编号", "Number"), text("staff_no", "负责人编号", "Clerk"), text("sku", "商品编号", "Goods"),
        money("amount", "销售金额", "Amount"), money("discount", "折扣金额", "Discount"), money("gross_profit", "毛利额", "Gross profit"),
        share("gross_rate", "毛利率", "Margin"),
    ),
    totals=("amount", "discount", "gross_profit", "gross_rate"),
)  # fmt: skip


def _grouped(name: str, zh: str, en: str, heading: tuple[str, str]) -> Part:
    return Part(
        name=name, zh=zh, en=en,
        columns=(
            text("of", *heading), money("amount", "销售金额", "Amount"), money("discount", "折扣金额", "Discount"),
            money("gross_profit", "毛利额", "Gross profit"), share("gross_rate", "毛利率", "Margin"),
        ),
        totals=("amount", "discount", "gross_profit", "gross_rate"),
        picture=Picture("of", ("amount", "gross_profit")),
    )  # fmt: skip


BY_GOODS = _grouped("goods", "按商品", "By goods", ("商品编号", "Goods"))
BY_SITE = _grouped("sites", "按店", "By store", ("店", "Store"))


def monthly(told: Iterable[Sold], asked: Asked) -> Made:
    """Per customer and goods, per goods, per store; margin = profit of amount, of sales whose cost is known (CST-06)."""
    known = list(told)
    rows = []
    for _key, some in _by(known, lambda s: (f"{s.day:%Y-%m}", s.site or "", s.customer.coded, s.sku or "", s.clerk or "")):
        one = some[-1]
        head = (f"{one.day:%Y-%m}", one.site, one.customer.name, one.customer.coded, one.clerk, one.sku)
        rows.append((*head, *_sums(some)))
    tables = {
        MONTHLY.name: summed(MONTHLY, rows),
        BY_GOODS.name: summed(BY_GOODS, ((key[0], *_sums(some)) for key, some in _by(known, lambda s: (s.sku or "—",)))),
        BY_SITE.name: summed(BY_SITE, ((key[0], *_sums(some)) for key, some in _by(known, lambda s: (s.site or "—",)))),
    }
    return Made(MappingProxyType(tables), _notes(known, asked))


def _by(told: Iterable[Sold], key: Callable[[Sold], tuple[str, ...]]) -> list[tuple[tuple[str, ...], list[Sold]]]:
    found: dict[tuple[str, ...], list[Sold]] = {}
    for one in told:
        found.setdefault(key(one), []).append(one)
    return sorted(found.items())


def _sums(some: Sequence[Sold]) -> Cells:
    """Amount, discount, profit, margin."""
    known = [one for one in some if one.profit is not None]
    profit = sum(one.profit or 0 for one in known)
    margin = Share(profit, sum(one.amount for one in known))
    return sum(one.amount for one in some), sum(one.discount for one in some), profit if known else None, margin


RANKED = Part(
    name="ranking",
    zh="客户销售毛利排名表",
    en="Customers by gross profit",
    columns=(
        whole("seq", "序号", "Place"), text("customer_code", "客户编号", "Number"), person("customer", "客户名称", "Customer"),
        person("contact_person", "联系人", "Contact person"), phone("phone", "联系电话", "Telephone"),
        money("avg_gross", "平均销售毛利", "Average gross profit"),
    ),
)  # fmt: skip


def ranking(told: Iterable[Sold], asked: Asked) -> Made:
    """High to low; the average of the sales whose cost is known, fen rounded down. The same average has the same place (CST-07)."""
    known = list(told)
    means = []
    for _key, some in _by(known, lambda s: (s.customer.coded,)):
        profits = [one.profit for one in some if one.profit is not None]
        if profits:
            means.append((sum(profits) // len(profits), some[-1].customer))
    means.sort(key=lambda one: (-one[0], one[1].coded))
    rows = tuple((_place(means, mean), who.coded, who.name, who.contact, who.phone, mean) for mean, who in means)
    return Made(MappingProxyType({RANKED.name: Table(rows)}), _notes(known, asked))


def _place(means: Sequence[tuple[int, Customer]], mean: int) -> int:
    return 1 + sum(other > mean for other, _who in means)


def _notes(told: Sequence[Sold], _asked: Asked) -> tuple[Problem, ...]:
    bare = sum(one.profit is None for one in told)
    return (Problem("desk.report.no-cost", Severity.NOTE, facts={"count": str(bare), "of": str(len(told))}),) if bare else ()


_LINES: Mapping[str, str] = {"levels": "29", "sales": "30", "monthly": "30", "ranking": "30-31"}
GRADES_LIST = Report(
    name="customer-grades", zh="客户等级分类表", en="Customers by grade",
    about_zh="AAA、AA、A、B 各有哪些客户；谁填、谁复核、谁审核。",
    about_en="Which customers have which grade; who filled in, reviewed, approved.",
    source=line(PRODUCTS, _LINES["levels"]), rules=("RPT-07", "CST-03"), form="F-CST1", parts=(LEVEL, SIGNED), reckon=levels,
    reads=("party", "grading"), cadences=(Cadence.MONTH, Cadence.QUARTER, Cadence.YEAR, None),
)  # fmt: skip
SALES_LIST = Report(
    name="customer-sales", zh="客户销售资料一览表", en="Sales by customer",
    about_zh="每个客户、每种商品各月、各季度的交易金额。", about_en="Each customer's and goods' amounts by month and quarter.",
    source=line(PRODUCTS, _LINES["sales"]), rules=("RPT-07", "CST-05"), form="F-CST3", parts=(SALES,), reckon=sales,
    reads=("sale", "party"), cadences=(Cadence.YEAR,),
)  # fmt: skip
SALES_MONTH = Report(
    name="customer-month", zh="客户销售信息月报表", en="Sales of the month",
    about_zh="销售金额、折扣、毛利额、毛利率，按客户、商品、店。",
    about_en="Amount, discount, gross profit and margin by customer, goods and store.",
    source=line(PRODUCTS, _LINES["monthly"]), rules=("RPT-07", "CST-06"), form="F-CST4", parts=(MONTHLY, BY_GOODS, BY_SITE),
    reckon=monthly, reads=("sale", "party"), cadences=(Cadence.MONTH, Cadence.QUARTER, Cadence.YEAR, None),
)  # fmt: skip
MARGINS = Report(
    name="customer-ranking", zh="客户销售毛利排名表", en="Customers by gross profit",
    about_zh="平均销售毛利从高到低。", about_en="Average gross profit, high to low.",
    source=line(PRODUCTS, _LINES["ranking"]), rules=("RPT-07", "CST-07"), form="F-CST5", parts=(RANKED,), reckon=ranking,
    reads=("sale", "party"), cadences=(Cadence.MONTH, Cadence.QUARTER, Cadence.YEAR, None),
)  # fmt: skip
