"""Calls by the script, phrases by the day, promises in sight (SCR-01..06, CAL, SRV)."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings, strategies

from broadcaster.almanac.model import almanac
from broadcaster.almanac.tyme import calendar
from broadcaster.desk import ledger
from broadcaster.desk.front import acts
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.front.phrases import CALLS, by_clock, closing, noticed, opening
from broadcaster.desk.front.summing import Limits, calls, limits
from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query
from broadcaster.desk.values import Value
from broadcaster.desk_cli.front.house import PROFILES
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.home import Home
from tests.desk.samples import BOSS, CLERK, NOW
from tests.desk.terminal import typed_in_terminal

ALMANAC = almanac(calendar())
HEATING = CALLS["heating_hotline"]
PLAIN = "您好，大龙供暖报修（12）为您服务，请问您有什么问题？"


def test_the_script_asks_in_order_reads_back_and_notes_what_was_read(home: Home) -> None:
    """SCR-01: question, address, name, phone; each is read back; a wrong one is asked again."""
    answers = ["客厅不热", "", "文三路1号", "n", "文三路2号", "", "王女士", "s", "13812345678", "", "6", "2", ""]
    seen = typed_in_terminal(home.folder, ["call", "take", "--profile", "heating_hotline"], answers)
    places = [seen.index(word) for word in ("大龙供暖报修", "问题？", "地址？", "姓名？", "电话？", "感谢您的来电")]
    assert places == sorted(places)
    row = home.told("call", "list", "--reveal", "--reason", "试")[0]
    assert [row[f"readback_{n}"] for n in ("content", "address", "name", "phone")] == [True, True, False, True]
    assert (row["address"], row["topic"], row["rings"], row["outcome"]) == ("文三路2号", "repair", 2, "answered")
    assert row["opening"].endswith("为您服务，请问您有什么问题？")


def test_a_program_takes_a_call_with_its_promise_in_one_go(home: Home) -> None:
    """SRV-05: whoever promises says who and until when; there is no default."""
    told = ["call", "take", "--content", "沙发少一个脚", "--topic", "aftersale", "--phone", "13812345678", "--read", "phone"]
    assert home.refused(*told, "--dept", "售后部") == ["desk.required"] * 2
    assert home.refused(*told, "--dept", "售后部", "--owner", "王芳", "--due", "2020-01-01 10:00") == ["desk.front.past"]
    assert home.told("call", "list") == []
    made = home.told(*told, "--dept", "售后部", "--owner", "王芳", "--due", "2099-01-01 10:00")
    assert (made["call"]["readback_phone"], made["call"]["outcome"]) == (True, "recorded")
    assert (made["relay"]["call_no"], made["relay"]["matter"]) == (made["call"]["number"], "沙发少一个脚")
    (duty,) = home.told("call", "due")
    assert (duty["number"], duty["owner"], duty["overdue"]) == (made["relay"]["number"], "售后部 王芳", False)
    home.told("relay", "done", duty["number"], "--result", "已补寄")
    assert home.told("call", "due") == []


def test_an_outlet_is_found_by_its_region(home: Home) -> None:
    """SRV-08."""
    for region in ("杭州", "宁波"):
        home.told("outlet", "add", "--region", region, "--outlet", f"{region}一部", "--address", "解放路1号")
    assert [r["outlet"] for r in home.told("outlet", "find", "宁波")] == ["宁波一部"]


def test_a_shop_is_found_by_any_of_its_words(home: Home) -> None:
    """SRV-04."""
    home.told("party", "add", "--kind", "vendor", "--name", "云杉")
    home.told("shop", "add", "--floor", "三楼", "--booth", "C-301", "--brand", "顾家", "--trade", "真皮沙发", "--vendor", "云杉")
    home.told("shop", "add", "--floor", "一楼", "--booth", "A-101", "--brand", "KUKA", "--trade", "沙发")
    assert [r["booth"] for r in home.told("shop", "find", "沙发")] == ["C-301", "A-101"]
    assert [r["booth"] for r in home.told("shop", "find", "沙发", "ｋｕｋａ")] == ["A-101"]
    assert [r["booth"] for r in home.told("shop", "find", "云杉")] == ["C-301"]
    assert home.told("shop", "find", "灯具") == []


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2026, 11, 24), "您好，"),
        (date(2026, 1, 1), "新年好，"),
        (date(2026, 2, 17), "新年好，"),
        (date(2026, 5, 1), "劳动节快乐，"),
        (date(2026, 9, 25), "中秋节快乐，"),
        (date(2026, 10, 1), "国庆节快乐，"),
        (date(2026, 6, 19), "节日快乐，"),
    ],
)
def test_the_opening_is_the_festivals(day: date, begins: str) -> None:
    """SCR-02, by the almanac."""
    assert opening(HEATING, (), ALMANAC, day, "12").startswith(begins)


def test_a_notice_goes_before_the_calendar_on_its_days_only() -> None:
    """SCR-02: exact days by each notice."""
    notice: dict[str, Value] = {
        "occasion": "greeting",
        "wording": "新春大吉！",
        "starts_on": date(2026, 11, 20),
        "ends_on": date(2026, 11, 30),
    }
    assert opening(HEATING, [notice], ALMANAC, NOW.date(), "12").startswith("新春大吉，大龙")
    assert opening(HEATING, [notice], ALMANAC, date(2026, 12, 1), "12") == PLAIN
    own: dict[str, Value] = {"occasion": "opening", "wording": "{hello}，这里是{agent}。", "starts_on": None, "ends_on": None}
    assert opening(HEATING, [own], ALMANAC, NOW.date(), "12") == "您好，这里是12。"
    ends: dict[str, Value] = {"occasion": "closing", "wording": "慢走。", "starts_on": None, "ends_on": None}
    assert (closing(HEATING, [ends], NOW.date()), closing(HEATING, [], NOW.date())) == ("慢走。", HEATING.closing)


_DAYS = strategies.dates(date(2026, 1, 1), date(2026, 1, 20))
_PHRASES = strategies.lists(strategies.tuples(strategies.none() | _DAYS, strategies.none() | _DAYS), max_size=6)


@settings(derandomize=True, deadline=None)
@given(_PHRASES, _DAYS)
def test_what_a_notice_says_holds_on_its_days_and_dated_words_go_first(spans: list[tuple[date | None, date | None]], day: date) -> None:
    """SCR-02, whatever stands in the book of phrases."""
    book_of_phrases: list[dict[str, Value]] = [
        {"occasion": "opening", "wording": str(n), "starts_on": first, "ends_on": last} for n, (first, last) in enumerate(spans)
    ]
    holds = [n for n, (first, last) in enumerate(spans) if (first or day) <= day <= (last or day)]
    dated = [n for n in holds if spans[n][0] is not None]
    assert noticed(book_of_phrases, "opening", day) == str(max(dated or holds, default=""))
    assert noticed(book_of_phrases, "closing", day) == ""


def test_every_organisation_has_its_words_with_the_manuals_where_they_print_some() -> None:
    """SCR-04, SCR-05."""
    assert set(CALLS) == set(PROFILES)
    assert opening(CALLS["shopping_plaza"], (), ALMANAC, NOW.date(), "3") == "您好！我是客服3号，很高兴为您服务！"
    assert "客服部" in opening(CALLS["product_company"], (), ALMANAC, NOW.date(), "3")


@pytest.mark.parametrize(
    ("at", "said"), [("05:59", "您好"), ("06:00", "早上好"), ("11:00", "您好"), ("19:00", "晚上好"), ("23:00", "您好")]
)
def test_the_greeting_goes_by_the_clock(at: str, said: str) -> None:
    """SCR-06."""
    assert by_clock(time.fromisoformat(at)) == said


def test_what_is_said_today_is_shown_for_any_day(home: Home) -> None:
    """SCR-02: `script now`."""
    told = home.told("phrase", "now", "--date", "2026-10-01", "--profile", "heating_hotline")
    assert (told["festival"], told["opening"][:5]) == ("国庆节", "国庆节快乐")
    assert home.refused("phrase", "now", "--profile", "不知道") == ["desk.front.no-profile"]


def test_promises_are_sorted_by_time_and_what_is_done_is_gone(house: House) -> None:
    """SRV-01, CAL-05, CAL-07: a promise stays in sight until it is done."""
    hour = timedelta(hours=1)

    def relay(due: datetime) -> dict[str, Value]:
        return {"matter": "回电", "dept": "售后部", "owner": "王芳", "due": due}

    late = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("relay"), relay(NOW + 2 * hour)))
    soon = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("relay"), relay(NOW + hour)))
    note = {"name": "赵", "matter": "请回电", "for_person": "经理"}
    message = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("message"), note))
    found = house.desk.read(lambda c: open_duties(c, NOW))
    assert [d.number for d in found] == [soon.number, late.number, message.number]
    assert [d.overdue(NOW + hour) for d in found] == [True, False, False]
    house.desk.write(CLERK, NOW, lambda w: acts.finish_relay(w, soon.number, "已回"))
    house.desk.write(CLERK, NOW, lambda w: acts.deliver(w, message.number))
    assert [d.number for d in house.desk.read(lambda c: open_duties(c, NOW))] == [late.number]
    with pytest.raises(Fault, match=r"desk\.front\.done"):
        house.desk.write(CLERK, NOW, lambda w: acts.finish_relay(w, soon.number, "又回"))
    with pytest.raises(Fault, match=r"desk\.check\.result"):
        house.desk.write(CLERK, NOW, lambda w: acts.finish_relay(w, late.number, ""))
    house.desk.write(BOSS, NOW, lambda w: ledger.void(w, book("relay"), late.number, reason="重复"))
    assert house.desk.read(lambda c: open_duties(c, NOW)) == ()


def test_calls_are_summed_up_by_topic_and_judged_only_by_a_limit_that_is_set(sqlite_house: House) -> None:
    """CAL-01, CAL-04, CAL-06, CAL-12."""
    rows: list[dict[str, Value]] = [
        {"topic": "goods", "content": "a", "rings": 2, "recording_ref": "0001.wav"},
        {"topic": "goods", "content": "b", "rings": 4},
        {"topic": "price", "content": "c", "rings": 3, "private": True, "duration": 181},
        {"topic": "price", "content": "d", "private": True, "duration": 180},
        {"topic": "goods", "content": "e", "direction": "out", "rings": 9},
    ]
    numbers = sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, book("call"), rows))
    kept = sqlite_house.desk.read(lambda c: list(find(c, book("call"), Query())))
    found = calls(kept, Limits(max_rings=3, longest_s=180))
    assert (found.count, found.topics) == (5, (("goods", 3), ("price", 2)))
    assert (found.judged, found.late, found.too_long, found.unrecorded) == (3, 1, (numbers[2],), numbers[1:])
    assert calls(kept, Limits(max_rings=2)).late == 2
    assert (calls(kept, Limits()).late, calls(kept, Limits()).slow, calls(kept, Limits()).too_long) == (None, None, ())


def test_each_house_holds_calls_against_its_own_numbers(sqlite_house: House) -> None:
    """CAL-02, CAL-06: seconds that are blank in the manual are not judged; the limit is for private calls, or for all outgoing ones."""
    rows: list[dict[str, Value]] = [
        {"topic": "goods", "content": "a", "answer_s": 12, "duration": 600},
        {"topic": "goods", "content": "b", "answer_s": 9, "direction": "out", "duration": 181},
        {"topic": "goods", "content": "c", "private": True, "duration": 181},
        {"topic": "goods", "content": "d", "outcome": "missed", "missed_why": "停电", "answer_s": 60},
    ]
    numbers = sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, book("call"), rows))
    kept = sqlite_house.desk.read(lambda c: list(find(c, book("call"), Query())))
    day = NOW.date()
    blank, plaza, product = (limits(shipped(name, day)) for name in ("enterprise", "shopping_plaza", "product_company"))
    assert (blank.max_seconds, calls(kept, blank).slow) == (None, None)
    ten = limits(shipped("enterprise", day, (Change("answer.max_seconds", "10 s", day, "试", "李敏"),)))
    assert calls(kept, ten).slow == 1
    assert calls(kept, product).too_long == (numbers[2],)
    assert calls(kept, plaza).too_long == (numbers[1], numbers[2])
