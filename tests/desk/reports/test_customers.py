"""Customers by grade, sales by month, month reports and the ranking by gross profit (RPT-07, CST-05 to CST-07)."""

from datetime import date
from pathlib import Path

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.exchange.incoming import take_in
from broadcaster.desk.registers import book
from broadcaster.desk.reports.catalogue import report
from broadcaster.desk.reports.customers import (
    LEVEL,
    MONTHLY,
    RANKED,
    SALES,
    Customer,
    Graded,
    Sold,
    levels,
    monthly,
    ranking,
    sales,
)
from broadcaster.desk.reports.model import Share
from broadcaster.desk.reports.sheets import Paper, write
from broadcaster.desk.reports.sold import sold
from tests.desk.conftest import House, house, sqlite_house  # noqa: F401 - fixtures
from tests.desk.reports.conftest import asked
from tests.desk.samples import CLERK, NOW

YEAR, MONTH = asked("2026"), asked("2026-11")
JIA = Customer("DA-1", "甲", "C01", "家具", "AAA", "杭州", "钱经理", "13800000001")
YI = Customer("DA-2", "乙", None, "建材", "B")


def on(day: int, who: Customer = JIA, *, month: int = 11, **more: object) -> Sold:
    return Sold(date(2026, month, day), who, **{"sku": "S1", "amount": 10_000, "profit": 2_500, **more})  # type: ignore[arg-type]


def test_grades_stand_side_by_side_with_who_signed() -> None:
    """F-CST1: the shorter column ends, the others go on; the house's own number, else that of the file."""
    third = Customer("DA-3", "丙", "C03", None, "B")
    signed = Graded(JIA, "王芳", "赵副总", "张总", date(2026, 11, 2))
    made = levels([Graded(YI), signed, Graded(third)], MONTH)
    rows = made.tables["levels"].rows
    assert rows[0] == (1, "甲", "家具", "C01", None, None, None, None, None, None, "丙", None, "C03")
    assert rows[1][10:] == ("乙", "建材", "DA-2")
    assert made.tables["signed"].rows[0] == ("甲", "AAA", "王芳", "赵副总", "张总", date(2026, 11, 2))
    assert [group.zh for group in LEVEL.groups] == ["AAA 级", "AA 级", "A 级", "B 级"]


def test_a_year_has_its_months_and_quarters() -> None:
    """F-CST3, CST-05: quarters are their months, the whole is its quarters."""
    made = sales([on(1, month=1), on(2, month=3, amount=5_000), on(3, month=12, sku="S2"), on(4, YI)], YEAR)
    table = made.tables["sales"]
    first = table.rows[0]
    assert first[:8] == ("C01", "S1", "家具", "AAA", "杭州", "钱经理", None, "13800000001")
    assert (first[8], first[10], first[20:24], first[24]) == (10_000, 5_000, (15_000, 0, 0, 0), 15_000)
    assert [row[:2] for row in table.rows] == [("C01", "S1"), ("C01", "S2"), ("DA-2", "S1")]
    assert table.total is not None
    assert table.total[24] == sum(int(str(row[24])) for row in table.rows) == 35_000
    assert [c.zh for c in SALES.columns][:8] == [
        "客户编号",
        "产品编号",
        "经营性质",
        "优先等级",
        "详细地址",
        "部门主管",
        "经办人",
        "联系方式",
    ]


def test_the_margin_is_profit_of_the_amount_whose_cost_is_known() -> None:
    """F-CST4, CST-06: per customer, per goods, per store; an unknown cost is told, not guessed, and a loss stays a loss."""
    told = [on(1, discount=300), on(2), on(3, profit=None), on(4, YI, site="东店", sku="S2", profit=-1_000)]
    made = monthly(told, MONTH)
    (jia,) = (row for row in made.tables["monthly"].rows if row[2] == "甲")
    assert jia == ("2026-11", None, "甲", "C01", None, "S1", 30_000, 300, 5_000, Share(5_000, 20_000))
    goods = {row[0]: row[3:] for row in made.tables["goods"].rows}
    assert goods == {"S1": (5_000, Share(5_000, 20_000)), "S2": (-1_000, Share(-1_000, 10_000))}
    assert Share(-1_000, 10_000).hundredths == -1_000
    assert [row[0] for row in made.tables["sites"].rows] == ["—", "东店"]
    assert [(note.code, note.facts["count"]) for note in made.notes] == [("desk.report.no-cost", "1")]
    assert [c.zh for c in MONTHLY.columns][-4:] == ["销售金额", "折扣金额", "毛利额", "毛利率"]


def test_customers_are_ranked_by_their_average_gross_profit() -> None:
    """F-CST5, CST-07: high to low; the same average has the same place; without a cost there is none."""
    bing, ding = Customer("DA-3", "丙"), Customer("DA-4", "丁")
    told = [on(1, profit=1_000), on(2, profit=2_001), on(3, YI, profit=1_500), on(4, bing, profit=9_000), on(5, ding, profit=None)]
    rows = ranking(told, MONTH).tables["ranking"].rows
    assert [(row[0], row[2], row[5]) for row in rows] == [(1, "丙", 9_000), (2, "甲", 1_500), (2, "乙", 1_500)]
    assert [c.zh for c in RANKED.columns] == ["序号", "客户编号", "客户名称", "联系人", "联系电话", "平均销售毛利"]


def test_nothing_sold_is_an_empty_paper() -> None:
    assert all(not table.rows for table in (*monthly([], MONTH).tables.values(), *sales([], YEAR).tables.values()))


def test_imported_sales_come_to_the_reports(house: House, tmp_path: Path) -> None:  # noqa: F811
    """CST-05, CST-06: from a file, each with its gross profit; of the day of the sale, void ones not."""
    file = tmp_path / "销售.csv"
    head = "姓名,电话,商品,商品编号,购买日,金额,折扣金额,成本,店"
    lines = (
        "甲,13800000001,沙发,S1,2026-11-02,100,5,70,东店",
        "甲,13800000001,床,S2,2026-10-02,80,,,东店",
        "乙,13800000002,床,S2,2026-11-30,50,,60,西店",
    )
    file.write_text("\n".join((head, *lines)), "utf-8")
    _said, numbers = house.desk.write(CLERK, NOW, lambda w: take_in(w, book("sale"), file))
    assert len(numbers) == 3
    found = house.desk.read(lambda c: list(sold(c, MONTH)))
    assert [(s.customer.name, s.amount, s.discount, s.profit, s.site) for s in found] == [
        ("甲", 10_000, 500, 3_000, "东店"),
        ("乙", 5_000, 0, -1_000, "西店"),
    ]
    assert len(house.desk.read(lambda c: list(sold(c, YEAR)))) == 3
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("sale"), numbers[1], {"cost": 5_000}, reason="补成本"))
    assert [s.profit for s in house.desk.read(lambda c: list(sold(c, YEAR))) if s.day.month == 10] == [3_000]


@pytest.mark.parametrize("name", ["customer-grades", "customer-sales", "customer-month", "customer-ranking"])
def test_each_is_a_workbook_under_its_own_title(name: str, tmp_path: Path) -> None:
    """RPT-07: F-CST1, F-CST3, F-CST4, F-CST5; F-CST2 is the book of regions."""
    from openpyxl import load_workbook

    of = report(name)
    told = [Graded(JIA)] if name == "customer-grades" else [on(1), on(2, YI)]
    write(tmp_path / "r.xlsx", Paper(of, MONTH, of.reckon(told, MONTH), {}))
    texts = [
        str(cell.value) for row in load_workbook(tmp_path / "r.xlsx").worksheets[0].iter_rows() for cell in row if cell.value is not None
    ]
    assert any(of.zh in text or of.en in text for text in texts)
    assert of.form.startswith("F-CST")
    assert book("region").form == "F-CST2"
