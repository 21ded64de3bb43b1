"""The hotline: coverage, transfers, lapses, phrases, salutations, services, promises, tickets (CAL, SCR, SRV)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk import ledger
from broadcaster.desk.front import acts, lapses, tickets, transfers
from broadcaster.desk.front.coverage import Stretch, gaps, needed
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.front.manual_phrases import fitting, printed
from broadcaster.desk.front.promises import Kept, breaches
from broadcaster.desk.front.serving import tally
from broadcaster.desk.front.summing import sections
from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.policy.value import Kind, read
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import NAMES, book
from broadcaster.desk.rights import Actor
from broadcaster.desk.row import Query, Row
from broadcaster.desk.salutation import address_as
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.home import Home
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI
from tests.desk.terminal import typed_in_terminal

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
DAY = NOW.date()
SEASON = Change("calendar.season", "11-15 – 03-15", DAY, "供暖", "李敏")
NOBODY = Actor("保安", frozenset())


def added(house: House, name: str, values: dict[str, Value], by: Actor = CLERK, at: datetime = NOW) -> Row:
    return house.desk.write(by, at, lambda w: ledger.add(w, book(name), values))


def rows(house: House, name: str) -> list[Row]:
    return house.desk.read(lambda c: list(find(c, book(name), Query())))


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("11-15 – 03-15", [(11, 15), (1, 1), (3, 15)], [(11, 14), (3, 16)]), ("3月1日至5月2日", [(3, 1), (5, 2)], [(2, 28), (5, 3)])],
)
def test_a_season_may_run_over_the_turn_of_the_year(text: str, inside: list[tuple[int, int]], outside: list[tuple[int, int]]) -> None:
    season = read(Kind.SEASON, text)
    assert all(season.holds(date(2026, *day)) for day in inside)  # type: ignore[union-attr]
    assert not any(season.holds(date(2026, *day)) for day in outside)  # type: ignore[union-attr]
    with pytest.raises(ValueError, match=r"month|day"):
        read(Kind.SEASON, "13-01 – 02-31")


def test_in_the_season_somebody_is_there_round_the_clock() -> None:
    """CAL-03: dates of the season in the profile; what is unset is not judged."""
    bare = shipped("home_mall", DAY)
    assert needed(bare, DAY, DAY, SHANGHAI).unjudged == (DAY,)
    wanted = needed(shipped("home_mall", DAY, (SEASON,)), at(24, 0).date(), at(25, 0).date(), SHANGHAI)
    assert wanted.stretches == ((at(24, 0).astimezone(UTC), at(26, 0).astimezone(UTC)),)
    shifts = [(at(24, 0), at(24, 9)), (at(24, 8), at(24, 20)), (at(25, 0), at(25, 23))]
    assert gaps(wanted.stretches, shifts) == ((at(24, 20), at(25, 0)), (at(25, 23), at(26, 0)))
    summer = needed(shipped("heating_hotline", date(2026, 7, 1)), date(2026, 7, 1), date(2026, 7, 1), SHANGHAI)
    assert summer.unjudged == ()
    assert len(summer.stretches) == 1


hours = st.integers(0, 72)
stretch = st.tuples(hours, hours).filter(lambda pair: pair[0] < pair[1])


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.lists(stretch, max_size=6), st.lists(stretch, max_size=6))
def test_an_hour_is_a_gap_exactly_when_it_is_wanted_and_nobody_is_there(
    wanted: list[tuple[int, int]], shifts: list[tuple[int, int]]
) -> None:
    base = datetime(2026, 11, 24, tzinfo=UTC)

    def spans(pairs: list[tuple[int, int]]) -> list[Stretch]:
        return [(base + a * HOUR, base + b * HOUR) for a, b in pairs]

    def holds(pairs: list[Stretch], n: int) -> bool:
        return any(a <= base + n * HOUR < b for a, b in pairs)

    found = list(gaps(spans(wanted), spans(shifts)))
    for n in range(73):
        assert holds(found, n) == (holds(spans(wanted), n) and not holds(spans(shifts), n))


def call(house: House, **more: Value) -> str:
    return added(house, "call", {"topic": "goods", "content": "沙发", **more}).number


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


def test_a_rule_or_standard_is_explained_with_its_source_and_date(sqlite_house: House) -> None:
    """FAQ-03."""
    article: dict[str, Value] = {"title": "室温标准", "answer": "不低于18度", "dept": "客服部", "kind": "article"}
    with pytest.raises(Fault) as refused:
        added(sqlite_house, "faq", article)
    assert [p.code for p in refused.value.problems] == ["desk.check.article", "desk.check.article"]
    kept = added(sqlite_house, "faq", {**article, "basis": "供热条例第20条", "basis_on": date(2024, 11, 1)})
    assert (kept["kind"], kept["basis_on"]) == ("article", date(2024, 11, 1))


def test_a_missed_call_asks_why_and_blames_who_was_on_the_roster(house: House) -> None:
    """CAL-11: a warning, a penalty where the result was grave; nothing where there was a special reason."""
    with pytest.raises(Fault, match=r"desk\.check\.missed"):
        call(house, outcome="missed")
    added(house, "roster", {"clerk": "王芳", "post": "home", "starts_at": NOW - HOUR, "ends_at": NOW + HOUR})
    added(house, "roster", {"clerk": "赵六", "starts_at": NOW + HOUR, "ends_at": NOW + 9 * HOUR})
    told: dict[str, Value] = {"topic": "other", "content": "未接", "missed_why": "没听见"}
    _call, made = house.desk.write(BOSS, NOW, lambda w: lapses.missed(w, told, excused=False, grave=False))
    assert [(one["clerk"], one["fault_code"]) for one in made] == [("王芳", "unanswered")]
    _call, none = house.desk.write(BOSS, NOW, lambda w: lapses.missed(w, told, excused=True, grave=False))
    assert none == ()
    with pytest.raises(Fault, match=r"desk\.about-you"):
        house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("lapse"), made[0].number, {"evidence": "没有的事"}, reason="改"))


def test_a_shift_ends_after_it_begins(sqlite_house: House) -> None:
    with pytest.raises(Fault, match=r"desk\.check\.order"):
        added(sqlite_house, "roster", {"clerk": "王芳", "starts_at": NOW, "ends_at": NOW})


@pytest.mark.parametrize(
    ("profile", "code", "grave", "measure", "fen"),
    [
        ("heating_hotline", "hung-up", False, "fine", 5000),
        ("heating_hotline", "mandarin", False, "person", None),
        ("shopping_plaza", "chatting", False, "warning", None),
        ("shopping_plaza", "unanswered", True, "penalty", None),
        ("shopping_plaza", "wrong-tone", False, "warning", None),
        ("enterprise", "retort", False, "bonus", None),
        ("home_mall", "hung-up", False, "person", None),
    ],
)
def test_each_lapse_has_a_code_its_manual_and_what_is_proposed(
    profile: str, code: str, *, grave: bool, measure: str, fen: int | None
) -> None:
    """CAL-08 (50 yuan), CAL-13, CAL-14."""
    made = lapses.proposed(code, shipped(profile, DAY), grave=grave)
    assert (made.measure, made.amount) == (measure, fen)
    assert made.basis.split(":")[0][:3] in {"001", "004"}
    assert made.version.startswith(profile)


def test_every_reason_of_the_book_has_its_sentence_in_a_manual() -> None:
    """CAL-08, CAL-13, CAL-14."""
    assert {c.value for c in book("lapse").field("fault_code").choices} == set(lapses.SOURCES)


def test_a_lapse_points_to_the_call_and_to_what_should_have_been_said(sqlite_house: House) -> None:
    """SCR-07: QA items may point to a phrase; nobody notes their own lapse."""
    told: dict[str, Value] = {
        "clerk": "赵六",
        "fault_code": "hung-up",
        "evidence": "没说再见",
        "call_no": call(sqlite_house),
        "phrase_no": "visitor-3",
    }
    assert sqlite_house.desk.write(BOSS, NOW, lambda w: lapses.note(w, told))["basis"]
    for wrong in ({"phrase_no": "visitor-99"}, {"call_no": "DH-1"}):
        with pytest.raises(Fault, match=r"desk\.no-row"):
            sqlite_house.desk.write(BOSS, NOW, lambda w, wrong=wrong: lapses.note(w, {**told, **wrong}))  # type: ignore[misc]
    with pytest.raises(Fault, match=r"desk\.front\.own-lapse"):
        sqlite_house.desk.write(BOSS, NOW, lambda w: lapses.note(w, {**told, "clerk": "李敏"}))


def test_fixed_phrases_are_found_by_their_words_and_their_occasion() -> None:
    """SCR-07: lift entrapment has its four sentences."""
    names = {c.value: f"{c.zh} {c.en}" for c in book("phrase").field("occasion").choices}
    assert len(fitting(["电梯困人"], names)) == 4
    assert [p.wording for p in fitting(["证（卡）"], names)] == ["您好，请出示您的证（卡）。"]
    assert {p.occasion for p in printed()} <= set(names)
    assert {"apology", "delay", "papers", "refusal", "sympathy", "lift", "disability", "unable"} <= {p.occasion for p in printed()}


def test_the_malls_own_phrase_comes_first_and_the_manuals_follow(home: Home) -> None:
    """SCR-07."""
    own = home.told("phrase", "add", "--occasion", "lift", "--wording", "请别怕，我们马上到。")
    found = home.told("phrase", "find", "电梯")
    assert [one["phrase"] for one in found][:2] == [own["number"], "lift-1"]


@pytest.mark.parametrize(
    ("name", "salutation", "post", "said"),
    [
        ("欧阳静", "女士", "", "欧阳女士"), ("欧阳", "先生", "", "欧先生"),
        ("王芳", "小姐", "", "王小姐"), ("李敏", "女士", "经理", "李经理"),
        ("赵大爷", "", "", "赵大爷"), ("赵大爷", "大爷", "", "赵大爷"), ("Smith", "Mr", "", "Mr Smith"), ("孙明", "", "", ""),
    ],
)  # fmt: skip
def test_customers_are_called_by_surname_and_title_superiors_by_surname_and_post(name: str, salutation: str, post: str, said: str) -> None:
    """SCR-08."""
    assert address_as(name, salutation, post) == said


def test_a_file_says_how_somebody_is_spoken_to(sqlite_house: House) -> None:
    """SCR-08."""
    assert added(sqlite_house, "party", {"kind": "customer", "name": "司马光", "salutation": "先生"})["addressed"] == "司马先生"


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


def test_a_terminal_asks_only_what_belongs_to_the_row_and_shows_defaults_as_people_say_them(home: Home) -> None:
    """TSK-03: who was passed over is not asked where no level was skipped."""
    seen = typed_in_terminal(home.folder, ["request", "add"], ["退定制柜", "收三成", "李敏", "", "", ""])
    assert ("越级 [否]" in seen, "被越过" in seen, "[现在]" in seen) == (True, False, True)
    (row,) = home.told("request", "list")
    assert (row["skip"], row["stage"]) == (False, "asked")


def test_who_stops_in_the_middle_of_the_questions_leaves_nothing(home: Home) -> None:
    with pytest.raises(AssertionError, match="已停止"):
        typed_in_terminal(home.folder, ["lapse", "add"], ["王芳", "1", "\x03"])
    assert home.told("lapse", "list") == []


def test_an_unknown_number_is_refused_before_anything_is_asked(home: Home) -> None:
    assert home.refused("call", "transfer", "DH-20261124-0001") == ["desk.no-row"]
    assert home.refused("casebook", "learn", "TS-20261124-0001") == ["desk.no-row"]


def test_look_ups_answer_programs_and_say_with_their_exit_code_that_something_is_wrong(home: Home) -> None:
    """CAL-03, CAL-11, LGR-05, POL-03, SEC-05, SRV-10 at the command line."""
    home.told("roster", "add", "--clerk", "王芳", "--starts-at", "2026-11-24 00:00", "--ends-at", "2026-11-24 12:00")
    told = home.told("roster", "gaps", "--since", "2026-11-24", "--until", "2026-11-24")
    assert told == {"gaps": [], "not_judged": ["2026-11-24"]}
    missed = home.told("call", "missed", "--missed-why", "没听见", "--happened-at", "2026-11-24 09:00")
    assert [one["clerk"] for one in missed["lapses"]] == ["王芳"]
    home.told("supply", "add", "--move", "in", "--item", "笔", "--qty", "3")
    assert home.told("supply", "stock")[0]["there"] == 3
    policy = home.told("policy", "add", "--title", "员工手册", "--edition", "3")["number"]
    home.told("policy", "sign", policy)
    assert home.told("policy", "unsigned")[0]["unsigned"] == []
    home.told("region", "add", "--region-code", "A", "--region", "城东", "--no-visit", "11:30-13:30")
    assert home.run("region", "visit", "A", "--at", "2026-11-26 12:00").code == 1
    assert home.run("region", "visit", "A", "--at", "2026-11-26 14:00").code == 0
    assert home.told("promise", "breaches") == {"breaches": [], "not_judged": []}
    asked = home.told("access", "ask", "call", missed["call"]["number"], "--purpose", "回电")["number"]
    assert home.refused("access", "decide", asked, "--agree") == ["desk.access.own"]
    assert home.refused("access", "decide", asked) == ["desk.access.either"]
