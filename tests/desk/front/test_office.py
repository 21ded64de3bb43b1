"""The office: requests, supplies, needs, plans, duties, policies, clauses, lessons, households, access (TSK, LGR, POL, FAQ, CST, SEC)."""

from datetime import date, datetime, timedelta

import pytest

from broadcaster.desk import access, ledger, people
from broadcaster.desk.front import knowing, office, papers, recurring
from broadcaster.desk.front.acts import finish_task
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.privacy import record_reveal
from broadcaster.desk.reading import events, get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Actor, Right
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.front.entering import DAY, HOUR, added, rows
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI


def refused(house: House, code: str, by: Actor, act: object) -> None:
    with pytest.raises(Fault, match=code.replace(".", r"\.")):
        house.desk.write(by, NOW, act)  # type: ignore[arg-type]


def test_instructions_are_asked_noted_and_carried_out_though_one_disagrees(house: House) -> None:
    """TSK-03."""
    with pytest.raises(Fault, match=r"desk\.required"):
        added(house, "request", {"matter": "顾客要退定制柜", "asked_of": "李敏"})
    asked = added(house, "request", {"matter": "顾客要退定制柜", "proposal": "收三成费用退", "asked_of": "李敏"}).number
    refused(house, "desk.front.not-instructed", CLERK, lambda w: office.execute(w, asked, "退了"))
    refused(house, "desk.no-right", CLERK, lambda w: office.instruct(w, asked, "照办"))
    house.desk.write(BOSS, NOW, lambda w: office.instruct(w, asked, "全额退"))
    house.desk.write(CLERK, NOW, lambda w: office.object_to(w, asked, "损失太大"))
    done = house.desk.write(CLERK, NOW, lambda w: office.execute(w, asked, "已全额退"))
    assert (done["instruction"], done["objection"], done["stage"]) == ("全额退", "损失太大", "closed")
    refused(house, "desk.front.not-skipped", CLERK, lambda w: office.report_after(w, asked, "x"))
    own = added(house, "request", {"matter": "a", "proposal": "b", "asked_of": "李敏"}, by=BOSS).number
    refused(house, "desk.front.own-request", BOSS, lambda w: office.instruct(w, own, "好"))


def test_an_urgent_request_may_skip_a_level_and_is_reported_after(house: House) -> None:
    """TSK-03: it stays open until then."""
    urgent: dict[str, Value] = {"matter": "漏水", "proposal": "停水", "asked_of": "总经理", "skip": True}
    with pytest.raises(Fault) as told:
        added(house, "request", urgent)
    assert [p.code for p in told.value.problems] == ["desk.check.skip", "desk.check.skip"]
    asked = added(house, "request", {**urgent, "superior": "经理", "skip_cause": "联系不上"}).number
    house.desk.write(BOSS, NOW, lambda w: office.instruct(w, asked, "停"))
    assert house.desk.write(CLERK, NOW, lambda w: office.execute(w, asked, "停了"))["stage"] == "executed"
    assert [d.number for d in house.desk.read(lambda c: open_duties(c, NOW))] == [asked]
    assert house.desk.write(CLERK, NOW, lambda w: office.report_after(w, asked, "已补报"))["stage"] == "closed"
    assert house.desk.read(lambda c: open_duties(c, NOW)) == ()


def test_no_more_supplies_are_handed_out_than_there_are(house: House) -> None:
    """LGR-05: needs, claims, hand-outs and what is left."""

    def line(move: str, qty: int, **more: Value) -> Row:
        values: dict[str, Value] = {"move": move, "item": "签字笔", "qty": qty, **more}
        return house.desk.write(CLERK, NOW, lambda w: office.hand_out(w, values))

    line("need", 20)
    claim = line("claim", 6, dept="客服部", taken_by="王芳").number
    refused(house, "desk.front.no-stock", CLERK, lambda w: office.issue(w, claim, None))
    line("in", 5)
    part = house.desk.write(CLERK, NOW, lambda w: office.issue(w, claim, 4))
    assert (part["qty"], part["taken_by"], part["claim_no"]) == (4, "王芳", claim)
    assert office.stock(rows(house, "supply")) == (office.Stock("签字笔", 1, 2, 20),)
    refused(house, "desk.front.claimed-less", CLERK, lambda w: office.issue(w, claim, 3))
    refused(house, "desk.front.no-claim", CLERK, lambda w: office.issue(w, part.number, None))
    with pytest.raises(Fault, match=r"desk\.check\.taker"):
        line("issue", 1)


def test_an_incoming_paper_is_owed_until_its_department_signs(house: House) -> None:
    """LGR-05: passed on promptly, kept where it is said."""
    paper: dict[str, Value] = {"document": "供热通知", "sent_to": "工程部", "due": DAY, "kept_at": "档案柜2", "received_on": DAY}
    number = added(house, "document", paper).number
    (owed,) = house.desk.read(lambda c: open_duties(c, NOW))
    assert (owed.number, owed.owner, owed.overdue(NOW), owed.overdue(NOW + 24 * HOUR)) == (number, "工程部", False, True)
    row = house.desk.write(CLERK, NOW, lambda w: office.pass_on(w, number, "工程部", "赵工"))
    assert (row["receipt_by"], row["passed_on"]) == ("赵工", DAY)
    assert house.desk.read(lambda c: open_duties(c, NOW)) == ()


def test_needs_are_handed_in_and_answered_in_this_order(house: House) -> None:
    """LGR-07."""
    number = added(house, "need", {"kind": "business", "content": "要两部电话"}).number
    refused(house, "desk.front.not-submitted", CLERK, lambda w: office.answer_need(w, number, "好"))
    house.desk.write(CLERK, NOW, lambda w: office.submit(w, number, "行政部"))
    row = house.desk.write(CLERK, NOW, lambda w: office.answer_need(w, number, "下月到"))
    assert (row["submitted_on"], row["answered_on"], row["answer"]) == (DAY, DAY, "下月到")


def test_a_plan_is_tasks_of_a_month_and_somebody_else_assesses_them(house: House) -> None:
    """LGR-07: plans, their assessment, issued documents and newcomers' papers."""
    plan: dict[str, Value] = {"title": "整理档案", "owner": "王芳", "due": NOW + HOUR, "plan_month": "2026-11"}
    with pytest.raises(Fault, match=r"desk\.check\.month"):
        added(house, "task", {**plan, "plan_month": "十一月"})
    first, _second = added(house, "task", plan).number, added(house, "task", {**plan, "owner": "李敏"})
    house.desk.write(CLERK, NOW + 2 * HOUR, lambda w: finish_task(w, first, "好了"))
    house.desk.write(BOSS, NOW, lambda w: office.assess(w, first, "晚了一小时"))
    assert office.plans(rows(house, "task"))[1] == office.Plan("王芳", 1, 1, 1, 1)
    refused(house, "desk.front.own-plan", BOSS, lambda w: office.assess(w, _second.number, "好"))
    refused(house, "desk.no-right", CLERK, lambda w: office.assess(w, _second.number, "好"))
    for sort in ("issued", "onboarding"):
        assert added(house, "document", {"document": "通知", "sort": sort, "direction": "out"})["sort"] == sort


def test_a_duty_is_drafted_with_the_periods_figures_and_done_when_reported(house: House) -> None:
    """TSK-04."""
    held = shipped("product_company", DAY)
    name = "duty.aftersale_summary.month"
    before = {one.duty.name: one for one in recurring.standing(held, (), NOW, SHANGHAI)}
    assert {name, "duty.aftersale_plan.year"} <= set(before)
    added(house, "aftersale", {"customer": "王女士", "problem": "掉漆"})
    made = house.desk.write(CLERK, NOW, lambda w: recurring.draft(w, held, name, "售后总结", "王芳", DAY))
    assert made["duty_period"] == "2026-11-01..2026-11-30"
    assert "售后服务登记表：1 条" in str(made["content"])
    refused(house, "desk.front.drafted", CLERK, lambda w: recurring.draft(w, held, name, "售后总结", "王芳", DAY))
    refused(house, "desk.front.no-duty", CLERK, lambda w: recurring.draft(w, held, "duty.x", "x", "王芳", DAY))
    house.desk.write(CLERK, NOW, lambda w: finish_task(w, made.number, "已报经理"))
    after = {one.duty.name: one for one in recurring.standing(held, rows(house, "task"), NOW, SHANGHAI)}
    assert (after[name].done, after[name].late, after["duty.aftersale_plan.year"].done) == (True, False, False)


def test_a_policy_is_signed_by_each_and_objections_are_answered_by_another(house: House) -> None:
    """POL-03."""
    for who in (BOSS, CLERK):
        house.desk.write(BOSS, NOW, lambda w, who=who: people.add(w, who.clerk, "long-enough-1"))  # type: ignore[misc]
    policy = added(house, "policy", {"title": "客服制度", "edition": "1", "effective_on": DAY}, by=BOSS).number
    added(house, "policy", {"title": "旧制度", "edition": "1", "effective_on": date(2020, 1, 1), "ends_on": date(2025, 1, 1)}, by=BOSS)
    house.desk.write(CLERK, NOW, lambda w: papers.acknowledge(w, policy, "read", None))
    refused(house, "desk.front.signed", CLERK, lambda w: papers.acknowledge(w, policy, "read", None))
    refused(house, "desk.front.in-writing", CLERK, lambda w: papers.acknowledge(w, policy, "objection", " "))
    objection = house.desk.write(CLERK, NOW, lambda w: papers.acknowledge(w, policy, "objection", "班太长")).number
    house.desk.write(CLERK, NOW, lambda w: papers.acknowledge(w, policy, "suggestion", "加一班"))
    assert [(row.number, who) for row, who in house.desk.read(lambda c: papers.unsigned(c, DAY))] == [(policy, ("李敏",))]
    refused(house, "desk.no-right", CLERK, lambda w: papers.reply(w, objection, "不改"))
    assert house.desk.write(BOSS, NOW, lambda w: papers.reply(w, objection, "下月改"))["replied_by"] == "李敏"


def test_a_rule_is_quoted_by_its_clause_of_a_policy_in_force(house: House) -> None:
    """POL-05."""
    policy = added(house, "policy", {"title": "员工手册", "edition": "3", "effective_on": DAY, "ends_on": DAY}, by=BOSS).number
    clause: dict[str, Value] = {"policy_no": policy, "rule_id": "CMP-05", "clause": "第三章3.2", "wording": "24小时内答复"}
    with pytest.raises(Fault, match=r"desk\.check\.rule"):
        house.desk.write(BOSS, NOW, lambda w: papers.link(w, {**clause, "rule_id": "CMP-99"}))
    refused(house, "desk.no-row", BOSS, lambda w: papers.link(w, {**clause, "policy_no": "GD-1"}))
    made = house.desk.write(BOSS, NOW, lambda w: papers.link(w, clause))
    ((found, of),) = house.desk.read(lambda c: papers.clauses(c, "cmp-05", DAY))
    assert (found.number, of.number, found["clause"]) == (made.number, policy, "第三章3.2")
    assert house.desk.read(lambda c: papers.clauses(c, "CMP-05", DAY + timedelta(days=1))) == ()
    with pytest.raises(Fault, match=r"desk\.front\.no-rule"):
        house.desk.read(lambda c: papers.clauses(c, "X-1", DAY))


def closed(w: Work, number: str) -> None:
    row = get(w.connection, book("complaint"), number)
    done: dict[str, Value] = {"stage": "closed", "root_cause": "漆太薄", "improvement": "加一遍漆", "course": "换了新的", "accused": "王芳"}
    ledger.enact(w, book("complaint"), row, done, act="close")


def test_a_closed_complaint_becomes_a_lesson_without_its_people(house: House) -> None:
    """FAQ-04."""
    values: dict[str, Value] = {"kind": "quality", "cause": "掉漆", "name": "王女士", "phone": "13812345678"}
    number = added(house, "complaint", values).number
    refused(house, "desk.front.not-closed", BOSS, lambda w: knowing.lesson(w, number, {}))
    house.desk.write(BOSS, NOW, lambda w: closed(w, number))
    refused(house, "desk.about-you", CLERK, lambda w: knowing.lesson(w, number, {}))
    made = house.desk.write(BOSS, NOW, lambda w: knowing.lesson(w, number, {"title": "掉漆的教训"}))
    assert (made["case_no"], made["lesson"], made["root_cause"], made["title"]) == (number, "加一遍漆", "漆太薄", "掉漆的教训")
    assert not {"王女士", "13812345678"} & {str(value) for value in made.values.values()}
    refused(house, "desk.front.learnt", BOSS, lambda w: knowing.lesson(w, number, {}))


def test_an_address_is_a_key_of_its_own_with_several_people(house: House) -> None:
    """CST-02."""
    home = added(house, "household", {"address": "裕龙三区5-101", "region_code": "A"}).number
    with pytest.raises(Fault, match=r"desk\.twice"):
        added(house, "household", {"address": "裕龙三区5-101"})
    for name, number in (("张三", "13800000001"), ("李四", "13800000002")):
        added(house, "party", {"kind": "customer", "name": name, "phone": number})
        house.desk.write(CLERK, NOW, lambda w, name=name: knowing.join(w, home, name))  # type: ignore[misc]
    _row, reached = house.desk.read(lambda c: knowing.household(c, home))
    assert [p["name"] for p in reached] == ["张三", "李四"]
    looked: tuple[tuple[str, str | None], ...] = (("裕龙三区", None), ("", "13800000002"))
    for address, phone in looked:
        assert [r.number for r in house.desk.read(lambda c, a=address, p=phone: knowing.find_household(c, a, p))] == [home]  # type: ignore[misc]
    assert house.desk.read(lambda c: knowing.find_household(c, "", "13800000003")) == ()
    refused(house, "desk.front.no-person", CLERK, lambda w: knowing.join(w, home, "没有的人"))


def test_a_region_is_not_visited_in_its_hours(house: House) -> None:
    """CST-04."""
    with pytest.raises(Fault, match=r"desk\.check\.hours"):
        added(house, "region", {"region_code": "A", "region": "城东", "no_visit": "中午"})
    added(house, "region", {"region_code": "A", "region": "城东", "no_visit": "11:30-13:30 18:00-19:00"})
    for clock, blocked in (("11:29", False), ("11:30", True), ("13:29", True), ("13:30", False), ("18:59", True)):
        at = datetime.combine(DAY, datetime.strptime(clock, "%H:%M").time(), SHANGHAI)  # noqa: DTZ007 - the zone follows
        assert (house.desk.read(lambda c, at=at: knowing.no_visit(c, "A", at, SHANGHAI)) is not None) == blocked  # type: ignore[misc]
    with pytest.raises(Fault, match=r"desk\.front\.no-region"):
        house.desk.read(lambda c: knowing.no_visit(c, "Z", NOW, SHANGHAI))


def test_one_row_is_opened_for_a_while_to_who_asked_and_nobody_else(house: House) -> None:
    """SEC-05: ask, decide, recorded."""
    number = added(house, "call", {"topic": "goods", "content": "a", "phone": "13812345678"}).number
    other = added(house, "call", {"topic": "goods", "content": "b", "phone": "13812345679"}).number
    third = Actor("赵六", frozenset({("*", Right.READ)}))

    def reveal(by: Actor, of: str, after: timedelta = timedelta()) -> None:
        house.desk.write(by, NOW + after, lambda w: record_reveal(w, book("call"), "回电", number=of))

    with pytest.raises(Fault, match=r"desk\.required"):
        house.desk.write(CLERK, NOW, lambda w: access.ask(w, "call", number, ""))
    refused(house, "desk.no-row", CLERK, lambda w: access.ask(w, "call", "DH-1", "回电"))
    asked = house.desk.write(CLERK, NOW, lambda w: access.ask(w, "call", number, "回电", 10)).number
    with pytest.raises(Fault, match=r"desk\.no-right"):
        reveal(CLERK, number)
    refused(house, "desk.no-right", third, lambda w: access.decide(w, asked, agree=True, note=None))
    own = house.desk.write(BOSS, NOW, lambda w: access.ask(w, "call", number, "x")).number
    refused(house, "desk.access.own", BOSS, lambda w: access.decide(w, own, agree=True, note=None))
    house.desk.write(BOSS, NOW, lambda w: access.decide(w, asked, agree=True, note="只此一次"))
    refused(house, "desk.access.decided", BOSS, lambda w: access.decide(w, asked, agree=False, note=None))
    reveal(CLERK, number, timedelta(minutes=9))
    for by, of, after in ((CLERK, other, 0), (third, number, 0), (CLERK, number, 10)):
        with pytest.raises(Fault, match=r"desk\.no-right"):
            reveal(by, of, timedelta(minutes=after))
    told = house.desk.read(lambda c: [e for e in events(c) if e.kind == "reveal"])
    assert [(e.by, e.number, e.facts.get("granted")) for e in told] == [("王芳", number, asked)]
