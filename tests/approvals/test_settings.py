"""The steps a mall sets, in its file and in the environment; and the list of shipped scripts."""

from pathlib import Path

import pytest

from broadcaster.approvals.model import Step
from broadcaster.approvals.shipped import FILE, shipped
from broadcaster.approvals.steps import STEPS
from broadcaster.faults import Exit, Fault
from broadcaster.sentences import say
from broadcaster.settings import Settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BROADCASTER_HOME", str(tmp_path))
    return tmp_path


def test_steps_are_set_by_kind_and_the_rest_is_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().approval_steps == STEPS
    (home / "broadcaster.toml").write_text('[approval]\nweather = []\npage = ["head"]\n')
    steps = Settings().approval_steps
    assert (steps["weather"], steps["page"], steps["promo"]) == ((), (Step.HEAD,), tuple(Step))
    monkeypatch.setenv("BROADCASTER_APPROVAL", '{"promo": ["recheck"]}')
    assert Settings().approval_steps["promo"] == (Step.RECHECK,)


@pytest.mark.parametrize(
    ("written", "told"),
    [('promo = ["boss"]', "approval.promo"), ('promos = ["head"]', "promos"), ('promo = "head"', "approval.promo")],
)
def test_steps_that_are_none_are_refused_by_name(home: Path, written: str, told: str) -> None:
    (home / "broadcaster.toml").write_text(f"[approval]\n{written}\n")
    with pytest.raises(Fault) as refused:
        Settings()
    assert (refused.value.exit_code, refused.value.problems[0].code) == (Exit.USAGE, "settings.wrong")
    assert told in say(refused.value.problems[0])


@pytest.mark.usefixtures("home")
def test_an_environment_that_is_no_json_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADCASTER_APPROVAL", "head")
    with pytest.raises(Fault) as refused:
        Settings()
    assert refused.value.problems[0].code == "settings.wrong"


def test_the_list_of_shipped_scripts_is_a_part_of_the_package() -> None:
    assert FILE.is_file()
    assert isinstance(shipped(), frozenset)
