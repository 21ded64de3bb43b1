"""`desk revisit`, `desk survey`, `desk interview-plan`, `desk visit` and `desk today` as clerks and programs meet them."""

from fractions import Fraction
from io import BytesIO

import pytest
from pypdf import PdfReader

from broadcaster.desk.book import View
from broadcaster.desk.exchange.columns import whole
from broadcaster.desk.paper.forms import blank_sheet, layout_sheet
from broadcaster.desk.paper.questions import blank
from broadcaster.desk.registers import book
from broadcaster.desk.survey.templates import TEMPLATES
from broadcaster.desk_cli.parts import parts_of
from broadcaster.desk_cli.revisits.rates import decimal, percent
from tests.desk.conftest import House
from tests.desk.home import Home
from tests.desk.revisits.conftest import made, one, sold
from tests.desk.revisits.test_keeping import answered, called
from tests.desk.samples import NOW, SHANGHAI
from tests.desk.terminal import typed_in_terminal

SALE = ("--name", "欧阳女士", "--phone", "13812345678", "--goods", "沙发", "--bought-on", "2020-01-01", "--order-no", "D1")


def answers(*pairs: str) -> list[str]:
    return [word for pair in pairs for word in ("--answer", pair)]


def test_a_day_of_revisits_for_a_program(home: Home) -> None:
    """RVT-05, RVT-06, RVT-10, SCR-03: nothing is asked, every refusal has its codes, the next question can be asked for."""
    assert home.told("sale", "add", *SALE)["party"]
    assert "顾客信息汇总表" in home.run("sale", "list", "--view", "customers").out
    today = home.run("today", "--json")
    assert today.code == 1, "an overdue revisit is a problem of the day"
    due = home.told("revisit", "due")
    (item,) = due["due"]
    number = item["number"]
    assert (item["kind"], item["due"], item["overdue"], due["made"]["new"]) == ("sale", "2020-01-31", True, {})
    assert {"complaint.revisit", "revisit.pass"} <= set(due["unset"])
    assert home.refused("revisit", "call", number) == ["desk.revisit.no-result"]
    assert home.refused("revisit", "call", number, "--result", "booked", "--at", "2020-01-01 10:00") == ["desk.revisit.past"]
    asked = home.told("revisit", "call", number, "--check", *answers("product_quality=满意", "送货安装=一般"))
    assert (asked["next"]["name"], asked["offered"], "您现在方便吗" in asked["opening"]) == ("attitude", [], True)
    whole_sheet = answers("product_quality=满意", "delivery=1", "attitude=不满意", "trouble=否", "score=7", "advice=培训")
    assert home.refused("revisit", "call", number, "--result", "answered", *whole_sheet[:4], "--answer", "x") == [
        "desk.survey.missing", "desk.survey.missing", "desk.survey.missing", "desk.survey.pair",
    ]  # fmt: skip
    assert home.refused("revisit", "call", number, "--result", "refused", "--forward", "收费部") == ["desk.revisit.pair"]
    done = home.told(
        "revisit",
        "call",
        number,
        "--result",
        "answered",
        *whole_sheet,
        "--take",
        "complaint",
        "--forward",
        "收费部=发票",
        "--due",
        "2099-01-01 10:00",
    )
    complaint, advice, forward = done["led_to"]
    assert home.told("complaint", "show", complaint)["call_ref"] == number
    assert home.told("exception", "show", advice)["content"] == "培训"
    assert [r["number"] for r in home.told("revisit", "forwarded", "--dept", "收费部")] == [forward]
    assert home.told("revisit", "pass-on", "收费部", "--owner", "张主任") == [forward]
    rates = {r["name"]: r for r in home.told("revisit", "rates", "--month", "2020-01")["rates"]}
    assert (rates["after-sale"]["n"], rates["after-sale"]["d"], rates["after-sale"]["met"], rates["passed"]["met"]) == (1, 1, True, None)
    figures = home.told("survey", "figures")
    assert figures["sheets"][0]["template"] == "sale-call"
    assert "不满意" in home.run("revisit", "show", number).out
    assert "revisit.pass" in home.run("revisit", "rates").out
    assert home.run("verify").code == 0


def test_a_call_by_the_script_in_a_terminal(home: Home) -> None:
    """SCR-03, RVT-07: opening, 您现在方便吗, another time; then question by question, the branch, the offer, the closing."""
    home.told("sale", "add", *SALE)
    number = home.told("revisit", "due")["due"][0]["number"]
    seen = typed_in_terminal(home.folder, ["revisit", "call", number], ["", "n", "去年", "2099-01-02 15:00"])
    assert "您现在方便吗" in seen
    assert home.told("revisit", "show", number)["stage"] == "booked"
    script = ["", "", "1", "非常好", "1", "满意", "是", "少一个脚", "8", "", "", "y", "", ""]
    seen = typed_in_terminal(home.folder, ["revisit", "call", number], script)
    assert "请您说一下是什么问题" in seen
    assert "我们将及时为您服务" in seen
    row = home.told("revisit", "show", number)
    assert (row["result"], row["attempts"], row["led_to"].startswith("TS-")) == ("answered", 2, True)
    assert home.told("complaint", "show", row["led_to"])["cause"] == "什么问题：少一个脚"


def test_sheets_are_filled_in_by_hand_and_by_program(home: Home) -> None:
    """SUR-01, SUR-02, SUR-04: and who gives none back has abstained."""
    graded = [q.name for q in TEMPLATES["service-review"].questions if q.name != "advice"]
    sheet = home.told("survey", "fill", "service-review", "--name", "王", *answers(*(f"{name}=满意" for name in graded)))
    assert (sheet["share"], sheet["population"], sheet["edition"]) == (10_000, "customer", 1)
    home.told("survey", "fill", "service-review", "--abstained")
    assert home.refused("survey", "fill", "没有的") == ["desk.survey.no-template"]
    found = home.told("survey", "figures", "--template", "service-review")
    assert (found["sheets"][0]["issued"], found["sheets"][0]["abstained"], found["sheets"][0]["share"]) == (2, 1, "100.00")
    assert [(p["population"], p["met"]) for p in found["populations"]] == [("customer", True), ("shop", None)]
    assert {t["name"] for t in home.told("survey", "templates")} == set(TEMPLATES)


def test_visits_are_booked_recorded_and_answered_and_interviews_planned(home: Home) -> None:
    """RVT-C01, CAL-10, RVT-09."""
    tenant = home.told("party", "add", "--kind", "vendor", "--name", "海底捞", "--trade", "餐饮", "--shop-class", "other")["number"]
    (item,) = home.told("revisit", "due", "--days", "370")["due"]
    assert home.refused("revisit", "book", item["number"], "--at", "2099-03-01 12:00") == ["desk.revisit.no-visit"]
    assert home.told("revisit", "book", item["number"], "--at", "2099-03-01 15:00")["stage"] == "booked"
    said = ("--party", "海底捞", "--name", "海底捞", "--content", "租期", "--opinion", "灯暗")
    assert home.refused("visit", "add", "--kind", "tenant", "--called-first", "yes", *said) == ["desk.check.signature"]
    visit = home.told("visit", "add", "--kind", "tenant", "--called-first", "yes", *said, "--signed-by", "张经理")
    assert visit["revisit_no"] == item["number"]
    assert home.told("visit", "answer", visit["number"], "--answer", "周五换灯")["answered_by"] == "李敏"
    plan = home.told("interview-plan", "add", "--date", "2099-01-01", "--topic", "新品")["number"]
    assert home.told("interview-plan", "targets", plan, tenant, "海底捞")["targets"] == 1
    assert home.told("revisit", "assign", "李敏") == {}


def test_the_papers_have_their_titles_their_questions_and_their_boxes(sqlite_house: House) -> None:
    """F-RVT1, F-RVT2, F-RVT3, F-SUR1, F-SUR2, F-CAL4."""
    sold(sqlite_house)
    made(sqlite_house)
    done = called(sqlite_house, one(sqlite_house).number, answered(advice="多开门"))
    revisit, survey = book("revisit"), book("survey")
    listing = whole(revisit, SHANGHAI)
    parts = sqlite_house.desk.read(lambda c: parts_of(c, listing, done.row, NOW, "home_mall"))
    sheets = {
        "F-RVT3": layout_sheet(listing, revisit.layouts[0], done.row, parts),
        "F-RVT1": blank_sheet(revisit), "F-RVT2": blank_sheet(book("visit")),
        "F-CAL4": blank_sheet(book("interview-plan")), "F-SUR1": blank(survey, TEMPLATES["service-review"]),
        "F-SUR2": blank(survey, TEMPLATES["questionnaire"]),
    }  # fmt: skip
    told = {form: "".join(page.extract_text() for page in PdfReader(BytesIO(made_sheet)).pages) for form, made_sheet in sheets.items()}
    assert all(form in text for form, text in told.items())
    assert "多开门" in told["F-RVT3"]
    assert told["F-SUR1"].count("□") == 9 * 5
    assert told["F-SUR2"].count("□") == 5 * 5 + 4
    assert isinstance(revisit.views[0], View)


@pytest.mark.parametrize(
    ("share", "shown"), [(Fraction(200, 3), "66.66"), (Fraction(99_999, 1000), "99.99"), (Fraction(100), "100.00"), (None, "")]
)
def test_a_share_is_never_shown_better_than_it_is(share: Fraction | None, shown: str) -> None:
    assert percent(share) == decimal(share) == shown
