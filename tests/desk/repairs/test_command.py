"""`desk repair` as clerks meet it, and its page read aloud: each command is typed, the English half answers as the page shows."""

import json
import re
import shlex
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.desk.home import Home
from tests.desk.samples import SHANGHAI
from tests.in_process import ROOT

CHINESE, ENGLISH = (ROOT / "docs/desk-repairs.md").read_text("utf-8").split('<a id="english"></a>')
NEW = ("repair", "add", "--name", "王女士", "--phone", "13812345678", "--content", "不热")


@pytest.fixture
def hotline(home: Home) -> Home:
    """A heating hotline's home."""
    (home.folder / "broadcaster.toml").write_text('profile = "heating_hotline"\n', "utf-8")
    return home


def steps(page: str) -> list[tuple[str, list[str]]]:
    """Commands and what is shown after each, with today's date in the numbers."""
    today = f"{datetime.now(SHANGHAI):%Y%m%d}"
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for step in re.split(r"^\$ ", block.replace("20261124", today), flags=re.MULTILINE)[1:]:
            command, *shown = step.splitlines()
            found.append((command, shown))
    return found


def test_every_command_of_the_page_can_be_typed(hotline: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = steps(CHINESE)
    assert len(done) > 20
    for command, _shown in done:
        said = hotline.run(*shlex.split(command)[1:])
        assert said.code == 0, f"{command}\n{said.out}{said.err}"


def test_every_english_example_answers_as_the_page_shows(hotline: Home) -> None:
    reader = Home(hotline.folder, "en")
    for command, shown in steps(ENGLISH):
        said = reader.run(*shlex.split(command)[1:])
        told = [" ".join(line.split()) for line in (said.out + said.err).splitlines()]
        for line in (" ".join(line.split()) for line in shown):
            pattern = re.sub(r"([\[?*])", r"[\1]", line).replace("…", "*")
            assert any(fnmatchcase(one, pattern) for one in told), f"{command}\nsays no: {line}\n" + "\n".join(told)


def test_what_the_call_says_is_not_typed_again(hotline: Home) -> None:
    """RPR-01, SCR-01: the repair keeps the call's number and who took it."""
    said = ("--content", "客厅不热", "--address", "滨河小区1号", "--name", "赵先生", "--phone", "13900000001", "--topic", "repair")
    call = hotline.told("call", "add", *said)["number"]
    made = hotline.told("repair", "add", "--class", "cold", "--call-ref", call, "--name", "赵太太")
    names = ("content", "name", "call_ref", "taken_by", "phone")
    assert [made[name] for name in names] == ["客厅不热", "赵太太", call, "李敏", "139****0001"]
    assert hotline.told("repair", "show", made["number"])["station"] == "滨河"


def test_a_household_with_a_file_is_not_typed_again(hotline: Home) -> None:
    """RPR-01: name, telephone and address from its file; the address finds its station."""
    hotline.told("party", "add", "--kind", "customer", "--name", "孙先生", "--phone", "13900000002", "--address", "怡馨家园3号")
    made = hotline.told("repair", "add", "--class", "cold", "--content", "冰凉", "--party", "13900000002")
    assert (made["name"], made["phone"], made["station"]) == ("孙先生", "139****0002", "怡馨")


def test_lists_figures_and_what_came_by_itself(hotline: Home) -> None:
    """RPR-04, RPR-05, RPR-06, RPR-09, SRV-07."""
    long_ago = ("--happened-at", "2026-01-05 09:00", "--address", "宏城1号楼")
    number = hotline.told(*NEW, "--class", "leak", *long_ago)["number"]
    assert hotline.told("repair", "send", number)["stage"] == "sent"
    hotline.told("repair", "urge", number, "--reason", "急")
    for verb in ("open", "urged"):
        assert [one["number"] for one in hotline.told("repair", verb, "--station", "宏城")] == [number]
    assert hotline.told("repair", "open", "--owner", "me")[0]["first_owner"] == "李敏"
    assert hotline.told("repair", "open", "--owner", "小周") == []
    assert hotline.told("repair", "overdue") == []
    assert hotline.told("repair", "sweep") == {"marks": 0, "events": []}
    assert hotline.told("repair", "summary")["classes"] == {"leak": 1}
    assert [one["number"] for one in hotline.told("repair", "list", "--view", "home")] == [number]
    where = hotline.run("repair", "where", "石门苑", "--json")
    assert (where.code, json.loads(where.out)["station"]) == (1, None)
    assert hotline.refused("repair", "archive") == ["desk.repair.season"]
    for words in (("repair", "open"), ("repair", "summary"), ("today",), ("repair", "show", number)):
        assert hotline.run(*words).code == 0
    assert "紧急" in hotline.run("repair", "list").out


def test_the_return_counts_repairs_in_vain_by_the_order(home: Home) -> None:
    """RPR-12, RET-12."""
    (home.folder / "broadcaster.toml").write_text('profile = "shopping_plaza"\n', "utf-8")
    number = home.told(*NEW, "--class", "loose", "--visit", "shop", "--order-no", "D-17")["number"]
    home.told("repair", "coverage", number, "--coverage", "warranty")
    home.told("repair", "send", number, "--station", "售后组")
    for again in (True, False):
        home.told("repair", "accept", number)
        home.told("repair", "done", number, "--repaired", "no", "--result", "还是松")
        if again:
            home.told("repair", "rework", number, "--reason", "还是松")
    asked = ("return", "check", "--sold", "2026-01-05", "--price", "1000", "--reason", "quality", "--warranty-end", "2099-01-01")
    found = home.told(*asked, "--order", "D-17")
    assert (found["verdict"], found["clause"]["id"], found["repairs"]) == ("return", "RPR-12", [{"number": number, "times": 2}])
    assert home.told(*asked)["verdict"] != "return"
    assert number in home.run(*asked, "--order", "D-17").out
