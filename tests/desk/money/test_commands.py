"""Returns, deposits and complaints' figures as clerks meet them at the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from broadcaster.desk.front.demo import fill
from broadcaster.desk.money.accounts import account
from broadcaster.desk.money.posting import balance
from broadcaster.desk.money.statement import every_balance, statement
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query
from broadcaster.desk.takeback import summing
from broadcaster.desk.takeback.demo import entries
from broadcaster.desk.work import Desk
from tests.desk.conftest import House, new_url
from tests.desk.money.conftest import act, deposit
from tests.desk.samples import BOSS, NOW, SHANGHAI
from tests.desk.test_command import Run, desk, founded  # noqa: F401 - fixtures


@pytest.fixture(params=["sqlite", "postgresql"])
def month(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """The demonstration's month, returns included."""
    made = Desk.open(new_url(request.param, tmp_path), SHANGHAI, tmp_path / "files")
    made.write(BOSS, NOW, lambda w: fill(w, "home_mall", (entries,)))
    yield made
    made.close()


def test_the_demonstration_has_returns_at_every_stage_and_its_accounts_agree(month: Desk) -> None:
    rows = month.read(lambda c: list(find(c, book("goods-return"), Query())))
    assert {str(row["stage"]) for row in rows} == {"received", "checked", "settled", "closed"}
    refunds = sum(int(str(row["refund"])) for row in rows if row["refund"] is not None)
    held = {str(row["account"]): int(str(row["balance"])) for row in month.read(lambda c: list(every_balance(c)))}
    assert held["cash"] == -refunds
    assert sum(held.values()) == 0
    assert month.read(lambda c: verify(c, month.files)).problems == ()
    sums = list(summing.summary(rows, SHANGHAI))
    assert (sum(int(str(s["count"])) for s in sums), sum(int(str(s["amount"])) for s in sums)) == (3, refunds)
    assert sorted((str(s["month"]), str(s["vendor"])) for s in sums) == [(str(s["month"]), str(s["vendor"])) for s in sorted(
        sums, key=lambda s: (str(s["month"]), str(s["vendor"])))]  # fmt: skip


def test_a_deposits_statement_has_the_balance_after_each_entry(sqlite_house: House) -> None:
    """DEP-01, F-DEP1."""
    deposit(sqlite_house, "receive", 100)
    used = deposit(sqlite_house, "draw", 30)
    act(sqlite_house, "deposit", used.number, "take-back", BOSS, reason="错")
    name = account("deposit", sqlite_house.parties["vendor"])
    lines = sqlite_house.desk.read(lambda c: list(statement(c, name)))
    assert [(line["amount"], line["balance"]) for line in lines] == [(10_000, 10_000), (-3_000, 7_000), (3_000, 10_000)]
    assert sqlite_house.desk.read(lambda c: balance(c, name)) == 10_000


def test_returns_are_summed_up_by_vendor_and_month_and_listed_into_any_kind_of_file(desk: Run, tmp_path: Path) -> None:  # noqa: F811
    """RET-01, RET-16, RET-18: from the entry to F-RET2 and F-RET5, as table, JSON, CSV and workbook."""
    desk("party", "add", "--kind", "vendor", "--name", "欧派")
    call = json.loads(desk("call", "add", "--topic", "goods", "--content", "沙发退货", "--name", "王女士", "--phone", "13812345678", "--json").stdout)
    more = ["--goods", "沙发", "--order-no", "HX-1", "--bought-on", "今天", "--price", "1999", "--cause", "no-reason", "--vendor", "欧派"]
    parts = ["--goods-back", "是", "--slip-back", "是"]
    made = json.loads(desk("goods-return", "add", "--call-ref", call["number"], *more, *parts, "--json").stdout)
    assert (made["name"], made["verdict"], made["clause"]) == ("王女士", "return", "RET-01")
    number = made["number"]
    bad = json.loads(desk("goods-return", "add", "--price", "-1", "--bought-on", "2026-13-01", "--cause", "quality", "--json").stdout)
    assert sorted({p["code"] for p in bad["problems"]}) == ["desk.required", "desk.value.no-such-day", "desk.value.range"]
    desk("goods-return", "check", number, "--condition", "完好")
    desk("goods-return", "vendor", number, "--vendor-answer", "agrees")
    desk("goods-return", "grant", number)
    said = desk("goods-return", "refund", number, "--refund", "2000", "--refund-way", "cash")
    assert (said.returncode, "2000.00" in said.stderr) == (1, True)
    assert desk("goods-return", "refund", number, "--refund", "1999", "--refund-way", "cash").returncode == 0
    (sums,) = json.loads(desk("goods-return", "summary", "--json").stdout)
    assert (sums["count"], sums["amount"]) == (1, 199_900)
    assert "欧派" in desk("goods-return", "summary").stdout
    assert "沙发" in desk("goods-return", "settled", "--csv").stdout
    file = tmp_path / "汇总.xlsx"
    assert desk("goods-return", "settled", "--to", str(file)).returncode == 0
    sheet = load_workbook(file).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][1:3] == ["王女士", "沙发"]
    assert desk("account", "balance").stdout.count(number) == 1


def test_a_deposit_is_kept_and_its_statement_written_at_the_desk(desk: Run) -> None:  # noqa: F811
    """DEP-01: by the vendor's name; an account nobody used is said to be none."""
    desk("party", "add", "--kind", "vendor", "--name", "欧派")
    add = ("deposit", "add", "--vendor", "欧派", "--purpose", "进场")
    assert desk(*add, "--kind", "receive", "--amount", "5000").returncode == 0
    short = desk(*add, "--kind", "draw", "--amount", "5001")
    assert (short.returncode, "--sign-first" in short.stderr) == (1, True)
    told = json.loads(desk("deposit", "statement", "欧派", "--json").stdout)
    assert [(line["amount"], line["balance"]) for line in told] == [(500_000, 500_000)]
    assert desk("account", "statement", "deposit:没有").returncode == 1


def test_what_lies_still_is_told_and_disputes_are_listed(desk: Run) -> None:  # noqa: F811
    """CMP-32, CMP-06, CMP-17, CMP-35: each figure as table or JSON."""
    desk("complaint", "add", "--kind", "property", "--cause", "漏水", "--dispute", "yes", "--happened-at", "昨天 10:00")
    assert [row["kind"] for row in json.loads(desk("complaint", "disputes", "--json").stdout)] == ["property"]
    assert json.loads(desk("complaint", "measures", "--json").stdout)["count"] == 1
    assert len(json.loads(desk("complaint", "times", "--json").stdout)) == 1
    assert desk("complaint", "repeats").returncode == 2
    assert json.loads(desk("complaint", "repeats", "--within", "90 d", "--json").stdout) == []
    drawn = json.loads(desk("complaint", "draw", "--count", "3", "--json").stdout)
    assert len(drawn["checks"]) == 1
    told = json.loads(desk("today", "--silent", "1", "--json").stdout)
    assert told["silent"] == []
