"""Returns, deposits and complaints' figures as clerks meet them at the command line."""

import json
from pathlib import Path

from openpyxl import load_workbook

from broadcaster.desk.money.accounts import account
from broadcaster.desk.money.posting import balance
from broadcaster.desk.money.statement import statement
from broadcaster.desk_cli.signing import seats
from tests.desk.conftest import House
from tests.desk.home import Home
from tests.desk.money.conftest import act, deposit
from tests.desk.samples import BOSS


def test_a_deposits_statement_has_the_balance_after_each_entry(sqlite_house: House) -> None:
    """DEP-01, F-DEP1."""
    deposit(sqlite_house, "receive", 100)
    used = deposit(sqlite_house, "draw", 30)
    act(sqlite_house, "deposit", used.number, "take-back", BOSS, reason="错")
    name = account("deposit", sqlite_house.parties["vendor"])
    lines = sqlite_house.desk.read(lambda c: list(statement(c, name)))
    assert [(line["amount"], line["balance"]) for line in lines] == [(10_000, 10_000), (-3_000, 7_000), (3_000, 10_000)]
    assert sqlite_house.desk.read(lambda c: balance(c, name)) == 10_000


def test_returns_are_summed_up_by_vendor_and_month_and_listed_into_any_kind_of_file(home: Home, tmp_path: Path) -> None:
    """RET-01, RET-16, RET-18: from the entry to F-RET2 and F-RET5, as table, JSON, CSV and workbook."""
    home.told("party", "add", "--kind", "vendor", "--name", "欧派")
    call = home.told("call", "add", "--topic", "goods", "--content", "沙发退货", "--name", "王女士", "--phone", "13812345678")
    more = ["--goods", "沙发", "--order-no", "HX-1", "--bought-on", "今天", "--price", "1999", "--cause", "no-reason", "--vendor", "欧派"]
    made = home.told("goods-return", "add", "--call-ref", call["number"], *more, "--goods-back", "是", "--slip-back", "是")
    assert (made["name"], made["verdict"], made["clause"]) == ("王女士", "return", "RET-01")
    number = made["number"]
    bad = home.refused("goods-return", "add", "--price", "-1", "--bought-on", "2026-13-01", "--cause", "quality")
    assert set(bad) == {"desk.required", "desk.value.no-such-day", "desk.value.range"}
    home.told("goods-return", "check", number, "--condition", "完好")
    home.told("goods-return", "vendor", number, "--vendor-answer", "agrees")
    home.told("goods-return", "grant", number)
    assert home.refused("goods-return", "refund", number, "--refund", "2000", "--refund-way", "cash") == ["desk.case.refund-over"]
    home.told("goods-return", "refund", number, "--refund", "1999", "--refund-way", "cash")
    (sums,) = home.told("goods-return", "summary")
    assert (sums["count"], sums["amount"]) == (1, 199_900)
    assert "欧派" in home.run("goods-return", "summary").out
    assert "沙发" in home.run("goods-return", "settled", "--csv").out
    file = tmp_path / "汇总.xlsx"
    assert home.run("goods-return", "settled", "--to", str(file)).code == 0
    sheet = load_workbook(file).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][1:3] == ["王女士", "沙发"]
    assert home.run("account", "balance").out.count(number) == 1
    paper = tmp_path / "小帖示.pdf"
    assert home.run("goods-return", "print", number, "--layout", "slip", "--to", str(paper)).code == 0
    assert paper.read_bytes()[:4] == b"%PDF"


def test_a_deposit_is_kept_and_its_statement_written_at_the_desk(home: Home) -> None:
    """DEP-01: by the vendor's name; an account nobody used is said to be none."""
    home.told("party", "add", "--kind", "vendor", "--name", "欧派")
    add = ("deposit", "add", "--vendor", "欧派", "--purpose", "进场")
    home.told(*add, "--kind", "receive", "--amount", "5000")
    assert home.refused(*add, "--kind", "draw", "--amount", "5001") == ["desk.deposit.short"]
    assert [(line["amount"], line["balance"]) for line in home.told("deposit", "statement", "欧派")] == [(500_000, 500_000)]
    assert [line["amount"] for line in home.told("deposit", "statement")] == [500_000]
    assert home.refused("account", "statement", "deposit:没有") == ["desk.money.no-account"]


def test_an_advance_is_signed_by_its_three_seats_at_the_desk(home: Home) -> None:
    """RET-15: seats in their order, named or not."""
    home.told("party", "add", "--kind", "vendor", "--name", "欧派")
    claim = home.told("advance", "add", "--vendor", "欧派", "--name", "王女士", "--cause", "断裂", "--amount", "800", "--basis", "承诺")
    assert home.refused("advance", "submit", claim["number"], "--approver", "甲", "--approver", "乙") == ["desk.case.seats"]
    three = [word for who in ("部门=甲", "经理=乙", "财务=丙") for word in ("--approver", who)]
    assert home.refused("advance", "submit", claim["number"], *three) == ["desk.no-clerk"]
    assert seats(("甲+总办=乙", "丙"), ()) == [(1, "", "甲"), (1, "总办", "乙"), (2, "", "丙")]


def test_what_lies_still_is_told_and_disputes_are_listed(home: Home) -> None:
    """CMP-32, CMP-06, CMP-17, CMP-35: each figure as table or JSON."""
    made = home.told("complaint", "add", "--kind", "property", "--cause", "漏水", "--dispute", "yes")
    assert [row["kind"] for row in home.told("complaint", "disputes")] == ["property"]
    assert home.told("complaint", "measures")["count"] == 1
    assert "未设定" not in home.run("complaint", "measures").out
    assert [row["number"] for row in home.told("complaint", "times")] == [made["number"]]
    assert home.refused("complaint", "repeats") == ["desk.repeat-unset"]
    assert home.told("complaint", "repeats", "--within", "90 d") == []
    assert home.told("complaint", "units") == []
    home.told("complaint", "accept", made["number"])
    assert home.refused("complaint", "draw") == ["desk.check-unset"]
    (check,) = home.told("complaint", "draw", "--count", "3")["checks"]
    points = [f"--{name}" for name in ("complete", "classed-right", "prompt", "clear", "civil")]
    assert home.refused("intake-check", "score", check, *(w for p in points for w in (p, "yes"))) == ["desk.check-own"]
    assert json.loads(home.run("today", "--silent", "1", "--json").out)["silent"] == []
