"""After-sale tickets: what they become, and what they cost (SRV)."""

import pytest

from broadcaster.desk.front import tickets
from broadcaster.desk.registers import NAMES
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.front.entering import added, rows
from tests.desk.samples import CLERK, NOW


def ticket(house: House, **more: Value) -> str:
    return added(house, "aftersale", {"customer": "王女士", "contact": "13812345678", "problem": "沙发塌了", **more}).number


@pytest.mark.parametrize("into", [into for into in tickets.TARGETS if tickets.target_book(into) is not None])
def test_a_ticket_becomes_a_case_and_each_names_the_other(house: House, into: str) -> None:
    """SRV-09: what the ticket says is not typed again; what the other book needs besides is completed in a draft."""
    number = ticket(house)
    served, made = house.desk.write(CLERK, NOW, lambda w: tickets.become(w, number, into))
    assert served["became_no"] == made.number
    assert number in {made["origin_ref"] if "origin_ref" in made.values else None, made["remark"]}
    assert (made["name"], made["phone"]) == ("王女士", "13812345678")
    with pytest.raises(Fault, match=r"desk\.front\.became"):
        house.desk.write(CLERK, NOW, lambda w: tickets.become(w, number, into))


def test_a_ticket_cannot_become_what_no_book_is_kept_of(sqlite_house: House) -> None:
    number = ticket(sqlite_house)
    for into in (one for one in tickets.TARGETS if tickets.target_book(one) is None):
        with pytest.raises(Fault, match=r"desk\.front\.no-target"):
            sqlite_house.desk.write(CLERK, NOW, lambda w, into=into: tickets.become(w, number, into))  # type: ignore[misc]
    assert "complaint" in NAMES


def test_tickets_cost_money_by_sort_bearer_and_kind(house: House) -> None:
    """SRV-12: cost lines, the month's report, and what is proposed."""
    usage, technical = ticket(house, kind="usage"), ticket(house, kind="technical")
    for number, sort, fen, bearer in (
        (usage, "labour", 5000, "own"),
        (technical, "parts", 12_000, "vendor"),
        (technical, "labour", 3000, "own"),
    ):
        spent: dict[str, Value] = {"sort": sort, "item": "上门", "amount": fen, "borne_by": bearer}
        house.desk.write(CLERK, NOW, lambda w, n=number, s=spent: tickets.spend(w, n, s))  # type: ignore[misc]
    kinds = {row.number: str(row["kind"]) for row in rows(house, "aftersale")}
    found = tickets.costs(rows(house, "cost"), kinds)
    assert (found.total, found.tickets) == (20_000, 2)
    assert (dict(found.by_sort), dict(found.by_bearer)) == ({"parts": 12_000, "labour": 8000}, {"vendor": 12_000, "own": 8000})
    assert dict(found.by_kind) == {"technical": 15_000, "usage": 5000}
    made = house.desk.write(CLERK, NOW, lambda w: tickets.suggest(w, technical, {"content": "换连接件"}))
    assert (made["origin_no"], made["origin"]) == (technical, "staff")
    analysed = house.desk.write(CLERK, NOW, lambda w: tickets.analyse(w, technical, "螺丝松", "技术部"))
    assert (analysed["analysis"], analysed["reported_to"]) == ("螺丝松", "技术部")
    with pytest.raises(Fault, match=r"desk\.no-row"):
        house.desk.write(CLERK, NOW, lambda w: tickets.spend(w, "SH-1", {}))
