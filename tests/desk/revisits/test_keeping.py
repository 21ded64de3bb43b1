"""Revisits in the store: generated once, called, judged, leading on; on both databases where it matters."""

from datetime import date, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.erasing import erase_party
from broadcaster.desk.policy.approvals import approve, drafted
from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find, get, history
from broadcaster.desk.registers import book
from broadcaster.desk.revisits import visits
from broadcaster.desk.revisits.calling import Call, Outcome, book_time, record
from broadcaster.desk.revisits.handing import add_targets, assign, forwards, pass_on
from broadcaster.desk.revisits.leaders import Leaders, leaders
from broadcaster.desk.revisits.leading import Forward
from broadcaster.desk.revisits.rating import figures, month, verdicts
from broadcaster.desk.revisits.terms import terms
from broadcaster.desk.revisits.worklist import items, month_of_visits
from broadcaster.desk.rights import Actor
from broadcaster.desk.row import Query
from broadcaster.desk.survey.answering import understood
from broadcaster.desk.survey.keeping import answers_of
from broadcaster.desk.survey.templates import COMPLAINT_CALL, SALE_CALL
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.cases.conftest import closed, entered, staffed
from tests.desk.conftest import House
from tests.desk.revisits.conftest import governed, made, one, put, revisits, sold
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

WELL = {"product_quality": "满意", "delivery": "满意", "attitude": "满意", "trouble": "否", "score": "10"}
DAY = NOW.date()


def called(house: House, number: str, call: Call, by: Actor = CLERK, *, days: float = 0) -> Outcome:
    return house.desk.write(by, NOW + timedelta(days=days), lambda w: record(w, number, call))


def answered(**change: str) -> Call:
    return Call(result="answered", answers=understood(SALE_CALL, {**WELL, **change})[0])


def refused(house: House, number: str, call: Call, by: Actor = CLERK) -> list[str]:
    with pytest.raises(Fault) as wrong:
        called(house, number, call, by)
    return [p.code for p in wrong.value.problems]


def ruled(house: House, key: str, text: str) -> None:
    """The mall's own number, approved by somebody else, from today on."""
    change = Change(key, text, DAY, "试", "王芳")
    house.desk.write(CLERK, NOW, lambda w: drafted(w, change))
    house.desk.write(BOSS, NOW, lambda w: approve(w, change))


def test_a_sale_gives_its_customer_a_file_and_one_telephone_has_one(house: House) -> None:
    """CST-01, RVT-12: the second sale finds the first one's customer, by any of the telephones."""
    first = sold(house)
    second = sold(house, goods="床", name="王小姐")
    customer = house.desk.read(lambda c: get(c, book("party"), str(first["party"])))
    assert (customer["kind"], customer["name"], customer["phone"]) == ("customer", "王女士", "13812345678")
    assert second["party"] == first["party"]
    draft = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("sale"), {"name": "李"}, draft=True))
    assert draft["party"] is None
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("sale"), draft.number, {"phone": "13900000000", "goods": "柜"}, reason=""))
    assert house.desk.write(CLERK, NOW, lambda w: ledger.promote(w, book("sale"), draft.number))["party"] not in {None, first["party"]}
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_what_is_owed_is_made_once_follows_its_sale_and_ends_with_it(house: House) -> None:
    """RVT-01, RVT-03, RVT-05: twice is once; an amended day moves it, a void sale withdraws it."""
    sale = sold(house, warranty_end=date(2027, 3, 31))
    assert made(house).new == {"sale": 1, "warranty": 1}
    assert (made(house).total, len(revisits(house))) == (0, 2)
    assert [(r["kind"], r["due_on"], r["ref"], r["party"]) for r in revisits(house)] == [
        ("sale", date(2026, 11, 24), "D001", sale["party"]), ("warranty", date(2027, 2, 28), "D001", sale["party"]),
    ]  # fmt: skip
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("sale"), sale.number, {"bought_on": date(2026, 10, 30)}, reason="写错"))
    assert made(house).moved == 1
    assert one(house, kind="sale")["due_on"] == date(2026, 11, 29)
    house.desk.write(BOSS, NOW, lambda w: ledger.void(w, book("sale"), sale.number, reason="退货"))
    assert (made(house).withdrawn, {r["stage"] for r in revisits(house)}) == (2, {"withdrawn"})
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_a_call_goes_from_no_answer_over_an_appointment_to_its_sheet(house: House) -> None:
    """RVT-05, RVT-07, SCR-03: attempts are counted, the new time is kept, answers are rows."""
    sold(house)
    made(house)
    number = one(house).number
    called(house, number, Call(result="no-answer"))
    assert refused(house, number, Call(result="booked", at=NOW)) == ["desk.revisit.past"]
    booked = called(house, number, Call(result="booked", at=NOW + timedelta(days=1))).row
    assert (booked["stage"], booked["attempts"], booked["booked_at"], booked["done_at"]) == ("booked", 2, NOW + timedelta(days=1), None)
    (item,) = house.desk.read(lambda c: items(c, "王芳", DAY + timedelta(days=1), SHANGHAI))
    assert (item.due_on, item.overdue(NOW, SHANGHAI), item.overdue(NOW + timedelta(days=2), SHANGHAI)) == (
        DAY + timedelta(days=1),
        False,
        True,
    )
    done = called(house, number, answered(score="7", advice="多开几个门"), days=1)
    row, sheet = done.row, done.sheet
    assert sheet is not None
    assert (row["stage"], row["result"], row["attempts"], row["done_by"], row["share"]) == ("done", "answered", 3, "王芳", 9_166)
    assert (row["passed"], row["judged_by"]) == (None, None)
    assert (sheet["subject"], sheet["template"], sheet["product_used"]) == (number, "sale-call", "沙发")
    answers = house.desk.read(lambda c: answers_of(c, sheet.number))
    assert (answers["score"].points, answers["attitude"].grade, answers["trouble"].said_yes) == (7, "satisfied", False)
    assert refused(house, number, Call(result="no-answer")) == ["desk.revisit.over"]
    assert made(house).total == 0
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_advice_is_an_event_an_offer_a_complaint_with_the_revisits_number(house: House) -> None:
    """RVT-06, RVT-10, EXC-05, EXC-08: one act, one number."""
    sold(house)
    made(house)
    number = one(house).number
    wrong = Call(result="answered", answers=answered(attitude="不满意", advice="培训", praise="小李").answers, take=("repair", "complaint"))
    assert refused(house, number, wrong) == ["desk.revisit.not-offered"]
    done = called(house, number, Call(result="answered", answers=wrong.answers, take=("complaint",)))
    complaint = house.desk.read(lambda c: get(c, book("complaint"), done.led_to[0]))
    assert (complaint["call_ref"], complaint["kind"], complaint["cause"], complaint["order_no"]) == (
        number,
        "attitude",
        "服务态度：不满意",
        "D001",
    )
    assert done.row["led_to"] == " ".join(done.led_to)
    events = house.desk.read(lambda c: list(find(c, book("exception"), Query())))
    assert [(e["event_kind"], e["content"], e["origin"]) for e in events] == [("advice", "培训", number), ("praise", "小李", number)]
    assert {e.number for e in events} < set(done.led_to)


def test_what_belongs_to_others_is_collected_and_passed_on(house: House) -> None:
    """RVT-10: a list for each department; a time is asked for where the organisation has set none."""
    sold(house)
    made(house)
    number = one(house).number
    matters = (Forward("收费部", "发票没开"), Forward("物流部", "纸箱没带走"))
    call = Call(result="answered", answers=answered().answers, forwards=matters)
    assert refused(house, number, call) == ["desk.revisit.forward-due"]
    called(house, number, Call(result="answered", answers=call.answers, forwards=matters, due=NOW + timedelta(days=1)))
    assert [r["dept"] for r in house.desk.read(forwards)] == ["收费部", "物流部"]
    with pytest.raises(Fault, match=r"desk\.no-right"):
        house.desk.write(CLERK, NOW, lambda w: pass_on(w, "收费部", "张主任"))
    house.desk.write(BOSS, NOW, lambda w: pass_on(w, "收费部", "张主任"))
    (row,) = house.desk.read(lambda c: forwards(c, "收费部"))
    assert (row["owner"], row["passed_by"], row["call_no"]) == ("张主任", "李敏", number)
    with pytest.raises(Fault, match=r"desk\.revisit\.nothing-to-pass"):
        house.desk.write(BOSS, NOW, lambda w: pass_on(w, "收费部", "张主任"))


def test_a_handled_complaint_is_revisited_when_it_is_set_and_taken_up_again_when_it_is_not_solved(sqlite_house: House) -> None:
    """RVT-02, CMP-20, POL-02: nothing while unset; the same complaint goes on, and is revisited once more after."""
    house = staffed(sqlite_house)
    number = entered(house)
    closed(house, number)
    assert made(house).total == 0
    ruled(house, "complaint.revisit", "3 d")
    assert made(house).new == {"complaint": 1}
    row = one(house)
    assert (row["due_on"], row["origin_no"], row["sheet"], row["name"]) == (date(2026, 11, 27), number, "complaint-call", "王女士")
    unsolved = understood(COMPLAINT_CALL, {"solved": "否", "complaint_handling": "不满意", "attitude": "满意"})[0]
    done = called(house, row.number, Call(result="answered", answers=unsolved, take=("reopen",)))
    assert done.led_to == (number,)
    again = house.desk.read(lambda c: get(c, book("complaint"), number))
    assert (again["stage"], again["reopened"]) == ("investigating", 2)
    told = house.desk.read(lambda c: history(c, "complaint", number))
    assert row.number in str(told[-1].personal["why"])
    put(house, "complaint", number, stage="closed", closed_at=NOW)
    assert made(house).new == {"complaint": 1}


def test_a_complaint_that_is_at_work_again_is_revisited_later_and_never_by_whom_it_is_about(sqlite_house: House) -> None:
    """RVT-02, CMP-22."""
    house = staffed(sqlite_house)
    ruled(house, "complaint.revisit", "0 d")
    number = entered(house, accused="王芳")
    put(house, "complaint", number, stage="closed", closed_at=NOW)
    made(house)
    row = one(house)
    assert row["accused"] == "王芳"
    assert refused(house, row.number, Call(result="no-answer")) == ["desk.about-you"]
    assert house.desk.read(lambda c: items(c, "王芳", DAY, SHANGHAI)) == ()
    assert len(house.desk.read(lambda c: items(c, "小周", DAY, SHANGHAI))) == 1
    put(house, "complaint", number, stage="investigating")
    assert (made(house).withdrawn, one(house)["stage"]) == (1, "withdrawn")


@pytest.mark.parametrize(("urgency", "severity", "right"), [("urgent", "ordinary", "review"), ("normal", "major", "manage")])
def test_a_grave_complaint_is_revisited_by_who_may(sqlite_house: House, urgency: str, severity: str, right: str) -> None:
    """RVT-C02: important by the manager, major by top management."""
    ruled(sqlite_house, "complaint.revisit", "0 d")
    number = entered(sqlite_house, urgency=urgency)
    put(sqlite_house, "complaint", number, stage="closed", closed_at=NOW, severity=severity)
    made(sqlite_house)
    row = one(sqlite_house)
    with pytest.raises(Fault) as low:
        called(sqlite_house, row.number, Call(result="no-answer"))
    assert [(p.code, p.facts["right"]) for p in low.value.problems] == [("desk.revisit.level", right)]
    assert called(sqlite_house, row.number, Call(result="no-answer"), BOSS).row["attempts"] == 1


def test_a_definition_of_passing_judges_and_the_verdict_names_its_rules(sqlite_house: House) -> None:
    """RVT-08: the verdict is given when the call is made, and stays."""
    ruled(sqlite_house, "revisit.pass", "reached satisfied")
    for n, attitude in enumerate(("满意", "不满意")):
        sold(sqlite_house, phone=f"1390000000{n}")
        made(sqlite_house)
        row = called(sqlite_house, one(sqlite_house, stage="due").number, answered(attitude=attitude)).row
        assert (row["passed"], str(row["judged_by"]).partition("+")[0]) == (n == 0, "home_mall-1.1")
    by = sqlite_house.desk.read(lambda c: terms(policy(c, "home_mall", DAY)))
    found = {r.name: r for r in sqlite_house.desk.read(lambda c: month(c, by, DAY, NOW, SHANGHAI)).rates}
    assert (found["passed"].n, found["passed"].d, found["passed"].met) == (1, 2, False)
    assert (found["after-sale"].n, found["after-sale"].d, found["after-sale"].met) == (2, 2, True)
    shown = sqlite_house.desk.read(lambda c: figures(c, ["sale-call"], Query()))
    customers, shops = verdicts(shown, by)
    assert (customers.n, customers.met, shops.met) == (2, False, None)


def test_a_tenants_visit_counts_for_the_plan_and_its_opinion_has_a_week(house: House) -> None:
    """RVT-C01: planned by class, booked off meal peaks, signed, answered."""
    tenant = house.parties["vendor"]
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("party"), tenant, {"shop_class": "anchor", "trade": "餐饮"}, reason="分类"))
    assert made(house).new == {"tenant": 3}
    first = min(revisits(house), key=lambda r: str(r["due_on"])).number
    noon = (NOW + timedelta(days=1)).replace(hour=12)
    with pytest.raises(Fault, match=r"desk\.revisit\.no-visit"):
        house.desk.write(CLERK, NOW, lambda w: book_time(w, first, noon))
    house.desk.write(CLERK, NOW, lambda w: book_time(w, first, noon.replace(hour=15)))
    assert refused(house, first, Call(result="answered")) == ["desk.revisit.door"]
    values: dict[str, Value] = {"kind": "tenant", "party": tenant, "name": "顾家", "content": "租期", "opinion": "灯太暗"}
    for lacking in ({"called_first": True}, {"signed_by": "顾先生"}):
        with pytest.raises(Fault, match=r"desk\.check\.(signature|called)"):
            house.desk.write(CLERK, NOW, lambda w, more=lacking: ledger.add(w, book("visit"), {**values, **more}))  # type: ignore[misc]
    values["called_first"] = True
    visit = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("visit"), {**values, "signed_by": "顾先生"}))
    assert (visit["revisit_no"], visit["answer_due"], visit["month"]) == (first, DAY + timedelta(days=7), "2026-11")
    assert house.desk.read(lambda c: get(c, book("revisit"), first))["stage"] == "done"
    assert [i.what for i in house.desk.read(lambda c: items(c, "王芳", DAY + timedelta(days=7), SHANGHAI))] == ["tenant", "answer"]
    answer = house.desk.write(CLERK, NOW, lambda w: visits.answer(w, visit.number, "周五换灯"))
    assert answer["answered_by"] == "王芳"
    with pytest.raises(Fault, match=r"desk\.front\.done"):
        house.desk.write(CLERK, NOW, lambda w: visits.answer(w, visit.number, "周五换灯"))
    assert made(house).total == 0
    by = house.desk.read(lambda c: terms(policy(c, "home_mall", DAY)))
    assert house.desk.read(lambda c: leaders(c, by, DAY)) == Leaders(None, DAY)
    led = {**values, "opinion": None, "signed_by": "顾先生", "by_leader": True, "visited_on": DAY - timedelta(days=1)}
    house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("visit"), led))
    assert house.desk.read(lambda c: leaders(c, by, DAY)) == Leaders(DAY - timedelta(days=1), DAY + timedelta(days=13))


def test_a_regions_hours_bar_an_appointment(sqlite_house: House) -> None:
    """CST-04, RVT-07."""
    sale = sold(sqlite_house)
    made(sqlite_house)
    region: dict[str, Value] = {"region_code": "A1", "region": "城西", "party": sale["party"], "no_visit": "14:00-16:00"}
    sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("region"), region))
    assert refused(sqlite_house, one(sqlite_house).number, Call(result="booked", at=NOW + timedelta(days=1))) == ["desk.revisit.no-visit"]


def test_the_months_visits_show_their_progress(sqlite_house: House) -> None:
    """RVT-04: five a month."""
    values: dict[str, Value] = {"name": "王", "content": "看沙发"}
    sqlite_house.desk.write(CLERK, NOW, lambda w: [ledger.add(w, book("visit"), values) for _n in range(4)])
    by = sqlite_house.desk.read(lambda c: terms(policy(c, "home_mall", DAY)))
    found = sqlite_house.desk.read(lambda c: month_of_visits(c, by, NOW + timedelta(hours=12), SHANGHAI))
    assert found is not None
    assert (found.done, found.wanted) == (4, 5)


def test_what_is_due_is_shared_out_among_clerks(sqlite_house: House) -> None:
    """RVT-09."""
    house = staffed(sqlite_house)
    for n in range(3):
        sold(house, phone=f"1390000000{n}")
    given = house.desk.write(BOSS, NOW, lambda w: assign(w, ["王芳", "小周"]))
    assert sorted(given.values()) == ["小周", "王芳", "王芳"]
    assert house.desk.write(BOSS, NOW, lambda w: assign(w, ["王芳", "小周"])) == {}
    with pytest.raises(Fault, match=r"desk\.no-clerk"):
        house.desk.write(BOSS, NOW, lambda w: assign(w, ["没有的人"]))


def test_an_interview_plan_is_a_batch_of_revisits_and_counts_what_is_done(house: House) -> None:
    """CAL-10, F-CAL4."""
    values: dict[str, Value] = {"date": DAY, "topic": "新品意见", "survey": "sale-call"}
    plan = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("interview-plan"), values))
    whom = [house.parties["customer"], "某vendor"]
    with pytest.raises(Fault, match=r"desk\.revisit\.no-target"):
        house.desk.write(CLERK, NOW, lambda w: add_targets(w, plan.number, ["没有", *whom]))
    assert house.desk.write(CLERK, NOW, lambda w: add_targets(w, plan.number, whom))["targets"] == 2
    assert house.desk.write(CLERK, NOW, lambda w: add_targets(w, plan.number, whom[:1]))["targets"] == 2
    assert [(r["kind"], r["owner"], r["sheet"]) for r in revisits(house)] == [("interview", "王芳", "sale-call")] * 2
    called(house, revisits(house)[0].number, answered())
    assert house.desk.read(lambda c: get(c, book("interview-plan"), plan.number))["done"] == 1


def test_regular_revisits_count_from_the_last_word_with_the_customer(sqlite_house: House) -> None:
    """RVT-11: one at a time, moved by any other revisit."""
    ruled(sqlite_house, "revisit.regular_aaa", "30 d")
    sale = sold(sqlite_house)
    sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("party"), str(sale["party"]), {"grade": "AAA"}, reason="定级"))
    assert made(sqlite_house).new == {"sale": 1, "regular": 1}
    assert one(sqlite_house, kind="regular")["due_on"] == DAY + timedelta(days=30)
    called(sqlite_house, one(sqlite_house, kind="sale").number, answered(), days=2)
    assert made(sqlite_house, days=2).moved == 1
    regular = one(sqlite_house, kind="regular")
    assert regular["due_on"] == DAY + timedelta(days=32)
    called(sqlite_house, regular.number, Call(result="refused"), days=32)
    assert made(sqlite_house, days=32).new == {"regular": 1}


def test_with_the_customer_their_answers_are_erased(sqlite_house: House) -> None:
    """SEC-07: the sheet stays, with its grades; what was said in words goes."""
    sale = sold(sqlite_house)
    made(sqlite_house)
    done = called(sqlite_house, one(sqlite_house).number, answered(advice="我是王女士，多开门"))
    sqlite_house.desk.write(BOSS, NOW, lambda w: erase_party(w, str(sale["party"]), reason="本人要求"))
    assert done.sheet is not None
    number = done.sheet.number
    answers = sqlite_house.desk.read(lambda c: answers_of(c, number))
    assert (answers["advice"].words, answers["attitude"].grade) == (None, "satisfied")
    assert sqlite_house.desk.read(lambda c: verify(c, sqlite_house.desk.files)).problems == ()


def test_another_organisation_owes_what_its_manual_says(sqlite_house: House) -> None:
    """3.28: the heating hotline revisits repairs, not sales."""
    sold(sqlite_house)
    assert made(governed(sqlite_house, "heating_hotline")).total == 0
