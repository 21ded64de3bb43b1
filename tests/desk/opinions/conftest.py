"""Tenants, a campaign and its sheets."""

from collections.abc import Mapping
from datetime import date, timedelta

from broadcaster.desk import ledger
from broadcaster.desk.opinions import campaign, sheets
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Actor
from broadcaster.desk.row import Row
from broadcaster.desk.survey.answering import understood
from broadcaster.desk.survey.templates import SHOP_OPINION
from broadcaster.desk.values import Value
from tests.desk.conftest import House, house, sqlite_house  # noqa: F401 - fixtures
from tests.desk.samples import CLERK, NOW

GRADED = tuple(q.name for q in SHOP_OPINION.questions if q.name not in {"opinion", "advice"})
PLAN: Mapping[str, Value] = {
    "title": "下半年商户意见征询", "purpose": "改进服务", "scope": "全部商户", "wanted": 2, "starts_on": date(2026, 11, 25),
    "ends_on": date(2026, 11, 30),
}  # fmt: skip


def tenants(house: House, count: int) -> None:  # noqa: F811
    """So many more than the one there is."""
    values = [{"kind": "vendor", "name": f"商户{n}", "booth": f"A-{n}"} for n in range(count)]
    house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, book("party"), values))


def planned(house: House, **more: Value) -> str:  # noqa: F811
    return house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("opinion"), {**PLAN, **more})).number


def do(house: House, act: str, number: str, *given: object, by: Actor = CLERK, days: float = 0, **named: object) -> Row:  # noqa: F811
    """An act of a campaign or of a sheet."""
    done = getattr(campaign, act, None) or getattr(sheets, act)
    row: Row = house.desk.write(by, NOW + timedelta(days=days), lambda w: done(w, number, *given, **named))
    return row


def out(house: House, **more: Value) -> tuple[str, list[Row]]:  # noqa: F811
    """A campaign whose sheets are handed out, and its sheets."""
    number = planned(house, **more)
    do(house, "draw", number)
    do(house, "issue", number)
    return number, all_sheets(house, number)


def all_sheets(house: House, number: str) -> list[Row]:  # noqa: F811
    return house.desk.read(lambda c: campaign.sheets_of(c, number))


def filled(house: House, sheet: Row, grade: str = "满意", **more: str) -> Row:  # noqa: F811
    answers = understood(SHOP_OPINION, {**dict.fromkeys(GRADED, grade), **more})[0]
    return do(house, "returned", sheet.number, answers, {"signed_by": "张经理", "booth": "A-1"})


def plan_of(house: House, number: str) -> Row:  # noqa: F811
    return house.desk.read(lambda c: get(c, book("opinion"), number))
