"""Services at the counter, requests and hearsay that are passed on, promises, and the report's sections (SRV, EXC)."""

import pytest

from broadcaster.desk.front import acts
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.front.promises import Kept, breaches
from broadcaster.desk.front.serving import tally
from broadcaster.desk.front.summing import sections
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Actor
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.front.entering import DAY, HOUR, added, call, rows
from tests.desk.samples import CLERK, NOW, SHANGHAI

NOBODY = Actor("保安", frozenset())


def test_services_are_tallied_by_kind_with_the_pages(house: House) -> None:
    """SRV-02."""
    for kind, times in (("umbrella", 3), ("water", 1), ("umbrella", 2)):
        added(house, "service", {"kind": kind, "times": times})
    added(house, "page", {"kind": "lost-child", "reporter": "李女士"})
    assert tally(rows(house, "service"), rows(house, "page")) == (("umbrella", 5), ("page-lost-child", 1), ("water", 1))


def test_a_vendors_request_goes_the_way_of_every_inquiry(house: House) -> None:
    """SRV-03: the same machine, with a vendor for a party."""
    promise: dict[str, Value] = {"topic": "vendor", "matter": "装修押金", "dept": "工程部", "owner": "王芳", "due": NOW + HOUR}
    for party, code in ((None, r"desk\.check\.vendor"), (house.parties["customer"], r"desk\.other-party")):
        with pytest.raises(Fault, match=code):
            added(house, "relay", {**promise, "party": party})
    talk = added(house, "vendor-talk", {"vendor": house.parties["vendor"], "topic": "operation", "content": "谈租金", "request": "要减租"})
    made = house.desk.write(
        CLERK, NOW, lambda w: acts.vendor_request(w, talk.number, {"dept": "招商部", "owner": "王芳", "due": NOW + HOUR})
    )
    assert (made["topic"], made["party"], made["matter"], made["call_no"]) == ("vendor", house.parties["vendor"], "要减租", talk.number)
    assert [d.number for d in house.desk.read(lambda c: open_duties(c, NOW))] == [made.number]
    bare = added(house, "vendor-talk", {"vendor": house.parties["vendor"], "topic": "operation", "content": "谈天气"})
    with pytest.raises(Fault, match=r"desk\.front\.no-request"):
        house.desk.write(CLERK, NOW, lambda w: acts.vendor_request(w, bare.number, {}))


def test_anybody_passes_on_what_they_heard_about_another_department(house: House) -> None:
    """SRV-11: whatever their rights."""
    heard: dict[str, Value] = {"dept": "物业部", "matter": "三楼漏水", "due": NOW + HOUR}
    with pytest.raises(Fault, match=r"desk\.no-right"):
        added(house, "relay", {**heard, "owner": "王芳"}, by=NOBODY)
    made = house.desk.write(NOBODY, NOW, lambda w: acts.hear(w, heard))
    assert (made["topic"], made["owner"], made["made_by"]) == ("hearsay", "物业部", "保安")
    with pytest.raises(Fault, match=r"desk\.required"):
        house.desk.write(NOBODY, NOW, lambda w: acts.hear(w, {"matter": "漏水", "due": NOW + HOUR}))


def test_a_promise_names_limits_there_are_and_breaches_are_told(house: House) -> None:
    """SRV-10."""
    wording: dict[str, Value] = {"title": "限时答复", "wording": "投诉24小时内答复。", "starts_on": DAY}
    with pytest.raises(Fault, match=r"desk\.check\.limits"):
        added(house, "promise", {**wording, "clocks": "complaint.replies"})
    added(house, "promise", {**wording, "clocks": "complaint.reply、inquiry.reply answer.max_rings refund.within"})
    late = added(house, "complaint", {"kind": "quality", "cause": "掉漆", "happened_at": NOW})
    early = added(house, "complaint", {"kind": "quality", "cause": "掉漆", "happened_at": NOW - 30 * HOUR})
    relay = added(house, "relay", {"matter": "回电", "dept": "售后部", "owner": "王芳", "due": NOW + HOUR})
    rung = call(house, rings=4)
    of = {name: tuple(rows(house, name)) for name in ("clock", "relay", "call")}
    kept = Kept(of["clock"], of["relay"], of["call"], max_rings=3)
    promises = rows(house, "promise")
    assert breaches(promises, kept, NOW, SHANGHAI).breaches[0].number == rung
    found = breaches(promises, kept, NOW + 25 * HOUR, SHANGHAI)
    assert [(b.key, b.number) for b in found.breaches] == [
        ("complaint.reply", late.number), ("inquiry.reply", relay.number), ("answer.max_rings", rung),
    ]  # fmt: skip
    assert early.number not in {b.number for b in found.breaches}, "the promise began later"
    assert found.unseen == ("refund.within",)


def test_sections_of_the_report_fill_themselves_those_at_once_first(sqlite_house: House) -> None:
    """EXC-10."""
    for kind in ("praise", "advice", "praise", "leak"):
        added(sqlite_house, "exception", {"event_kind": kind, "content": "x"})
    found = sections(rows(sqlite_house, "exception"))
    assert [(kind, len(some)) for kind, some in found.items()] == [("leak", 1), ("praise", 2), ("advice", 1)]


def test_value_added_services_are_a_bonus_ledger_with_fee_and_rating(house: House) -> None:
    """SRV-06."""
    row = added(house, "extra-service", {"customer": "王女士", "service": "送货上楼", "fee": 3000, "rating": "very"})
    assert (row["clerk"], book("extra-service").tag) == ("王芳", "bonus")
    with pytest.raises(Fault, match=r"desk\.required"):
        added(house, "extra-service", {"customer": "王女士"})
    assert house.desk.read(lambda c: get(c, book("extra-service"), row.number))["fee"] == 3000
