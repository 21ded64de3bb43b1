"""Opinion campaigns in the store: drawn, out, back, followed up, looked at again, published; on both databases where it matters."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.opinions.campaign import asked_before, common_of, result
from broadcaster.desk.opinions.owing import owed
from broadcaster.desk.opinions.suggestions import decide
from broadcaster.desk.opinions.terms import terms
from broadcaster.desk.paper.handouts import handouts
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.proof import verify
from broadcaster.desk.registers import book
from broadcaster.desk.survey.templates import SHOP_OPINION
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.opinions.conftest import all_sheets, do, filled, out, plan_of, planned, tenants
from tests.desk.samples import BOSS, CLERK, NOW

DAY = NOW.date()
BY = terms(shipped("shopping_plaza", DAY))


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


def test_a_campaign_goes_from_its_plan_to_its_notice_and_the_chain_holds(house: House) -> None:
    """OPN-01, OPN-C01, OPN-C02, OPN-C03: the whole way."""
    tenants(house, 3)
    number = planned(house, wanted=4)
    with pytest.raises(Fault) as refused:
        do(house, "issue", number)
    assert codes(refused) == ["desk.opinion.stage"]
    assert do(house, "draw", number)["drawn_of"] == 4
    with pytest.raises(Fault) as refused:
        do(house, "issue", number, ("YB-1", "YB-2"))
    assert codes(refused) == ["desk.opinion.not-waiting"] * 2
    assert do(house, "issue", number)["issued"] == 4
    first, second, third, fourth = all_sheets(house, number)
    with pytest.raises(Fault) as refused:
        do(house, "returned", first.number, {}, {})
    assert "desk.opinion.unsigned" in codes(refused)
    done = filled(house, first, "很满意", opinion="走道灯暗")
    assert (done["share"], done["answer_due"], done["stage"]) == (10_000, DAY + timedelta(days=15), "back")
    filled(house, second, "一般")
    do(house, "returned", third.number, {}, {"signed_by": "李店长", "booth": "A-9"})
    with pytest.raises(Fault) as refused:
        filled(house, first)
    assert codes(refused) == ["desk.opinion.not-out"]
    common = do(house, "common", number, {"matter": "走道灯暗", "count": 3, "dept": "物业部", "due": date(2026, 12, 10)})
    closed = do(house, "close", number)
    assert (closed["issued"], closed["returned"], closed["return_rate"], closed["return_met"], closed["share"]) == (
        4,
        3,
        7_500,
        False,
        6_250,
    )
    (asked,) = (s for s in all_sheets(house, number) if s["asked_why"])
    looked = [s.number for s in all_sheets(house, number) if s["recheck"]]
    assert (asked.number, asked["stage"], len(looked)) == (fourth.number, "abstained", 1)
    with pytest.raises(Fault) as refused:
        do(house, "publish", number, "公告栏", by=BOSS)
    assert codes(refused) == ["desk.opinion.recheck", "desk.opinion.calls"]
    do(house, "called", fourth.number, received=True, words="忘了交")
    with pytest.raises(Fault) as refused:
        do(house, "recheck", looked[0], genuine=True, note=None)
    assert codes(refused) == ["desk.opinion.own"]
    do(house, "recheck", looked[0], genuine=True, note=None, by=BOSS)
    published = do(house, "publish", number, "公告栏", by=BOSS)
    words = str(published["notice"])
    assert "回收率 75.00%；弃权 2 份" in words
    assert "总体满意度 62.50%" in words
    assert "走道灯暗（3 人提出）由物业部于 2026-12-10 前落实" in words
    assert do(house, "seen_to", common.number, "换了灯", days=3)["done_at"] is not None
    assert do(house, "follow", first.number, "phone", "已换灯", days=2)["followed_by"] == "王芳"
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_nobody_is_drawn_twice_until_all_were_asked(house: House) -> None:
    """OPN-C01: three campaigns of two over five tenants; sheets nobody handed out are no asking once the campaign is over."""
    tenants(house, 4)
    seen = [str(sheet["target"]) for _n in range(2) for sheet in out(house)[1]]
    assert len(set(seen)) == 4
    number, last = out(house, wanted=3)
    assert [sheet["turn"] for sheet in last if sheet["target"] not in seen] == [1]
    assert sorted(int(str(s["turn"])) for s in last) == [1, 2, 2]
    assert sorted(house.desk.read(lambda c: asked_before(c, "shop")).values()) == [1, 1, 1, 2, 2]
    house.desk.write(BOSS, NOW, lambda w: ledger.void(w, book("opinion"), number, reason="重来"))
    assert sorted(house.desk.read(lambda c: asked_before(c, "shop")).values()) == [0, 1, 1, 1, 1]
    assert list(house.desk.read(lambda c: asked_before(c, "customer")).values()) == [0]


def test_made_up_data_leaves_the_base_and_then_all_is_looked_at(sqlite_house: House) -> None:
    """OPN-C03: one sheet of ten per cent is made up, so every sheet is looked at again, and the false one counts nowhere."""
    house = sqlite_house
    tenants(house, 2)
    number, given = out(house, wanted=3)
    for sheet, grade in zip(given, ("很满意", "一般", "一般"), strict=True):
        filled(house, sheet, grade)
    do(house, "close", number)
    (drawn,) = (s for s in all_sheets(house, number) if s["recheck"])
    with pytest.raises(Fault) as refused:
        do(house, "recheck", drawn.number, genuine=False, note=None, by=BOSS)
    assert codes(refused) == ["desk.opinion.note"]
    do(house, "recheck", drawn.number, genuine=False, note="店长没填过", by=BOSS)
    plan = plan_of(house, number)
    assert (plan["full_check"], plan["issued"], plan["returned"]) == (True, 2, 2)
    others = [s for s in all_sheets(house, number) if s.number != drawn.number]
    assert all(s["recheck"] for s in others)
    back, figures = house.desk.read(lambda c: result(c, plan))
    assert (back.false, figures.n, figures.share) == (1, 2, Fraction(25) if drawn["share"] == 10_000 else Fraction(125, 2))
    for other in others:
        do(house, "recheck", other.number, genuine=True, note=None, by=BOSS)
    assert do(house, "publish", number, "公告栏", by=BOSS)["stage"] == "published"


def test_every_written_opinion_is_owed_an_answer_by_its_day(sqlite_house: House) -> None:
    """OPN-C03, POL-02: fifteen days; without the number nothing is late; what was answered is owed no longer."""
    house = sqlite_house
    number, (sheet,) = out(house, wanted=1)
    filled(house, sheet, advice="多开一个门")
    do(house, "common", number, {"matter": "开门", "count": 1, "dept": "物业部", "due": DAY + timedelta(days=3)})
    found = house.desk.read(lambda c: owed(c, BY, DAY))
    assert [(o.what, o.due) for o in found] == [("common", DAY + timedelta(days=3)), ("follow", DAY + timedelta(days=15))]
    assert found[1].late(DAY + timedelta(days=16))
    do(house, "follow", sheet.number, "visit", "说好了")
    assert [o.what for o in house.desk.read(lambda c: owed(c, BY, DAY))] == ["common"]
    assert len(house.desk.read(lambda c: common_of(c, number))) == 1
    with pytest.raises(Fault) as refused:
        do(house, "follow", sheet.number, "visit", "说好了")
    assert codes(refused) == ["desk.front.done"]
    house.desk.write(BOSS, NOW, lambda w: ledger.void(w, book("opinion"), number, reason="不办了"))
    assert {o.what for o in house.desk.read(lambda c: owed(c, BY, DAY))} == {"campaign"}


def test_targets_are_drawn_a_week_ahead_and_a_campaign_begins_in_its_months(sqlite_house: House) -> None:
    """OPN-C01, 2.5: May and November."""
    house = sqlite_house
    (missing,) = house.desk.read(lambda c: owed(c, BY, DAY))
    assert (missing.what, missing.number, missing.due) == ("campaign", "2026-11", date(2026, 11, 30))
    assert house.desk.read(lambda c: owed(c, BY, date(2026, 10, 1))) == ()
    planned(house)
    (draw,) = house.desk.read(lambda c: owed(c, BY, DAY))
    assert (draw.what, draw.due, draw.late(DAY)) == ("draw", date(2026, 11, 18), True)


def test_sheets_to_hand_out_have_their_number_and_their_shop(sqlite_house: House) -> None:
    """F-OPN1: one a page, with the five grades."""
    from io import BytesIO

    from pypdf import PdfReader

    tenants(sqlite_house, 1)
    number, given = out(sqlite_house)
    pages = PdfReader(BytesIO(handouts(SHOP_OPINION, plan_of(sqlite_house, number), given))).pages
    texts = [page.extract_text() for page in pages]
    assert len(texts) == 2
    assert all(row.number in text and "很满意" in text and "签名" in text for row, text in zip(given, texts, strict=True))


def test_a_suggestion_is_adopted_or_not_and_answered(house: House) -> None:
    """OPN-02: by a supervisor, once."""
    values = {"origin": "customer", "name": "王", "content": "增加座椅"}
    number = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("suggestion"), values)).number
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: decide(w, number, "yes", "下月装"))
    assert codes(refused) == ["desk.no-right"]
    row = house.desk.write(BOSS, NOW, lambda w: decide(w, number, "part", "下月装两张"))
    assert (row["adopted"], row["reply"], row["replied_on"], row["decided_by"]) == ("part", "下月装两张", DAY, "李敏")
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, NOW, lambda w: decide(w, number, "no", "不装"))
    assert codes(refused) == ["desk.front.done"]
