"""Calls that are passed on, to a specialist or to another unit (CAL)."""

import pytest

from broadcaster.desk.front import transfers
from broadcaster.desk.front.duties import open_duties
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.front.entering import HOUR, MINUTE, call
from tests.desk.home import Home
from tests.desk.samples import CLERK, NOW


@pytest.mark.parametrize(("after", "verdict"), [(5, "intime"), (6, "late")])
def test_a_promised_wait_is_a_clock_and_the_customer_is_asked_once_more(house: House, after: int, verdict: str) -> None:
    """CAL-07."""
    number = call(house)
    for act, code in ((transfers.connect, "not-transferred"), (lambda w, n: transfers.wrap_up(w, n, "没有"), "not-transferred")):
        with pytest.raises(Fault, match=rf"desk\.front\.{code}"):
            house.desk.write(CLERK, NOW, lambda w, act=act: act(w, number))  # type: ignore[misc]
    row = house.desk.write(CLERK, NOW, lambda w: transfers.transfer(w, number, "王工", 300))
    assert transfers.due(row.values) == NOW + 5 * MINUTE
    (owed,) = house.desk.read(lambda c: open_duties(c, NOW + 5 * MINUTE))
    assert (owed.number, owed.owner, owed.overdue(NOW + 5 * MINUTE)) == (number, "王工", True)
    with pytest.raises(Fault, match=r"desk\.front\.not-connected"):
        house.desk.write(CLERK, NOW, lambda w: transfers.wrap_up(w, number, "没有"))
    row = house.desk.write(CLERK, NOW + after * MINUTE, lambda w: transfers.connect(w, number))
    assert row["wait_verdict"] == verdict
    done = house.desk.write(CLERK, NOW + HOUR, lambda w: transfers.wrap_up(w, number, "没有了"))
    assert (done["wait_verdict"], done["further"]) == (verdict, "没有了")
    assert house.desk.read(lambda c: open_duties(c, NOW + HOUR)) == ()


def test_a_call_that_was_passed_on_says_by_whom(sqlite_house: House) -> None:
    """CAL-09."""
    with pytest.raises(Fault, match=r"desk\.check\.origin"):
        call(sqlite_house, topic="transferred")
    assert call(sqlite_house, topic="transferred", origin_dept="收费科")


def test_the_directory_of_contacts_has_source_and_date_and_is_searched(home: Home) -> None:
    """CAL-09, FAQ-03."""
    home.told("contact", "add", "--unit", "市供热办", "--phone", "010-62345678", "--matter", "供热标准", "--origin", "政府网站")
    (found,) = home.told("contact", "find", "供热标准")
    assert (found["phone"], found["origin"], bool(found["checked_on"])) == ("010-62345678", "政府网站", True)
