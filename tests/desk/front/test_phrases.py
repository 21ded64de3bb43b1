"""What is said, and to whom: rules explained, fixed phrases, salutations (FAQ, SCR)."""

from datetime import date

import pytest

from broadcaster.desk.front.manual_phrases import fitting, printed
from broadcaster.desk.registers import book
from broadcaster.desk.salutation import address_as
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.front.entering import added
from tests.desk.home import Home


def test_a_rule_or_standard_is_explained_with_its_source_and_date(sqlite_house: House) -> None:
    """FAQ-03."""
    article: dict[str, Value] = {"title": "室温标准", "answer": "不低于18度", "dept": "客服部", "kind": "article"}
    with pytest.raises(Fault) as refused:
        added(sqlite_house, "faq", article)
    assert [p.code for p in refused.value.problems] == ["desk.check.article", "desk.check.article"]
    kept = added(sqlite_house, "faq", {**article, "basis": "供热条例第20条", "basis_on": date(2024, 11, 1)})
    assert (kept["kind"], kept["basis_on"]) == ("article", date(2024, 11, 1))


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
