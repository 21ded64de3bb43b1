"""Returns of goods, brought as far as a test wants them."""

from datetime import date, datetime

from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Desk
from broadcaster.desk.work import House as Rules
from tests.desk.conftest import House
from tests.desk.money.conftest import act, enter
from tests.desk.samples import CLERK, SHANGHAI

BOOK = book("goods-return")
WHOLE: dict[str, Value] = {"goods_back": True, "slip_back": True}


def received(at_desk: House, **more: Value) -> Row:
    values: dict[str, Value] = {
        "name": "王女士", "phone": "13812345678", "vendor": at_desk.parties["vendor"], "goods": "沙发", "order_no": "HX-1001",
        "bought_on": date(2026, 11, 1), "price": 199_900, "cause": "no-reason", **WHOLE,
    }  # fmt: skip
    return enter(at_desk, "goods-return", {**values, **more})


def step(at_desk: House, number: str, what: str, by: object = CLERK, *, reason: str = "", **given: Value) -> Row:
    return act(at_desk, "goods-return", number, what, by, reason=reason, **given)  # type: ignore[arg-type]


def agreed(at_desk: House, **more: Value) -> str:
    number = received(at_desk, **more).number
    step(at_desk, number, "check", condition="完好")
    step(at_desk, number, "vendor", vendor_answer="agrees")
    step(at_desk, number, "grant")
    return number


def under(at_desk: House, profile: str) -> House:
    """The same store under another organisation's manual."""
    return House(Desk(at_desk.desk.engine, SHANGHAI, at_desk.desk.files, Rules(profile)), at_desk.parties, at_desk.url)


def limits(at_desk: House, number: str) -> list[tuple[object, object]]:
    found = at_desk.desk.read(lambda c: of_case(c, number))
    return [(c["limit_of"], c["due_at"].astimezone(SHANGHAI).date()) for c in found if isinstance(c["due_at"], datetime)]
