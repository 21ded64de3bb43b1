"""Campaigns, assessments and what plain registers tell, as clerks and programs meet them; one file, as each sets up a home."""

from pypdf import PdfReader

from tests.desk.home import Home
from tests.desk.opinions.conftest import GRADED


def test_a_campaign_at_the_desk(home: Home) -> None:
    """OPN-C01 to OPN-C03, RET-19: from the plan to the result, and what of it stands on the board."""
    for name, booth in (("顾家", "A-101"), ("慕思", "A-102")):
        home.run("party", "add", "--kind", "厂商", "--name", name, "--booth", booth)
    plan = (
        "--title",
        "商户意见征询",
        "--purpose",
        "改进",
        "--scope",
        "全部",
        "--wanted",
        "2",
        "--starts-on",
        "2020-05-10",
        "--ends-on",
        "2020-05-20",
    )
    number = home.told("opinion", "add", *plan)["number"]
    board = home.run("today", "--json")
    assert (board.code, '"draw"' in board.out) == (1, True)
    assert home.told("opinion", "draw", number, "--seed", "7")["drawn_of"] == 2
    assert home.run("opinion", "sheets", number, "--to", str(home.folder / "表.pdf")).code == 0
    assert home.told("opinion", "issue", number)["issued"] == 2
    first, second = (row["number"] for row in home.told("opinion-sheet", "list", "--campaign-no", number))
    answers = [word for name in GRADED for word in ("--answer", f"{name}=很满意")]
    assert home.refused("opinion-sheet", "return", first, *answers[2:], "--signed-by", "张") == ["desk.survey.missing"]
    back = home.told("opinion-sheet", "return", first, *answers, "--answer", "意见=灯暗", "--signed-by", "张")
    assert (back["stage"], back["share"], back["opinion"]) == ("back", 10_000, "灯暗")
    said = home.run("opinion", "common", number, "--matter", "灯暗", "--count", "2", "--dept", "物业部", "--due", "2099-01-01")
    assert said.code == 0, said.err
    home.told("opinion", "collect", number)
    assert {row["what"] for row in home.told("opinion", "due")} >= {"follow", "common", "recheck", "call"}
    home.told("opinion-sheet", "follow", first, "--follow-way", "phone", "--follow-result", "周五换灯")
    home.told("opinion-sheet", "call", second, "--received", "yes", "--call-result", "忘了")
    assert home.refused("opinion", "publish", number, "--notice-place", "公告栏") == ["desk.opinion.recheck"]
    told = home.told("opinion", "result", number)
    assert (told["issued"], told["returned"], told["return_rate"], told["return_met"], told["share"]) == (2, 1, "50.00", False, "100.00")
    assert told["items"]["attitude"]["grades"]["very"] == 1
    said = home.run("opinion", "result", number)
    assert "很满意 1" in said.out
    assert "未达标" in said.out or "not met" in said.out


def test_assessments_at_the_desk(home: Home) -> None:
    """VND-09: card, score, who is missing, ranking, print."""
    words = ("--name", "张师傅", "--company", "快装", "--trade", "install", "--phone", "13812345678", "--joined-on", "2020-01-01")
    number = home.told("installer", "add", *words)["number"]
    card = home.told("assessment", "card", "installer")
    assert home.run("assessment", "missing", "installer").code == 1
    points = [word for item in card["items"] for word in ("--point", f"{item['item']}={item['points']}")]
    assert home.refused("assessment", "score", "installer", number, "--point", "准时到达") == ["desk.score.pair"]
    done = home.told("assessment", "score", "installer", number, *points)
    assert done["score"] == 100
    assert home.run("assessment", "missing", "installer").code == 0
    assert home.told("assessment", "ranking", "installer")[0]["subject"] == number
    paper = home.folder / "考核表.pdf"
    assert home.run("assessment", "print", done["number"], "--layout", "sheet", "--to", str(paper)).code == 0
    assert "准时到达" in PdfReader(paper).pages[0].extract_text()


def test_what_plain_registers_tell_at_the_desk(home: Home) -> None:
    """VND-02, VND-08, TAG-02, TAG-04, SHF-06: each look-up answers people and programs."""
    home.run("party", "add", "--kind", "厂商", "--name", "顾家", "--code", "V1")
    home.run("vendor-talk", "add", "--vendor", "V1", "--topic", "operation", "--content", "客流")
    found = home.run("vendor-paper", "missing", "--json")
    assert (found.code, '"licence"' in found.out) == (1, True)
    assert home.told("vendor-talk", "coverage")["covered"] == 1
    board = ("--goods", "床", "--list-price", "10", "--special-price", "8", "--board-no", "7")
    home.run("price-board", "add", "--vendor", "V1", *board, "--starts-on", "2020-01-01", "--ends-on", "2020-02-01")
    assert home.run("price-board", "expired").code == 1
    home.run("tag-print", "add", "--vendor", "V1", "--qty", "2", "--unit-fee", "0.5")
    (total,) = home.told("tag-print", "totals", "--monthly")
    assert (total["amount"], total["without_receipt"]) == (100, 1)
    home.run("outing", "add", "--name", "小周", "--place", "银行", "--cause", "存款")
    assert [one["name"] for one in home.told("outing", "now")] == ["小周"]
