"""The hotline's and the office's commands, typed and asked for."""

import pytest

from tests.desk.home import Home
from tests.desk.terminal import typed_in_terminal


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
