"""`desk policy`, `desk doctor` and `desk return check` as a clerk and as a program meet them."""

import json

import pytest

from tests.desk.home import Home

SALE = ("return", "check", "--sold", "2026-11-01", "--price", "1999", "--on", "2026-11-20")


def test_a_value_is_drafted_and_shown_but_holds_only_when_approved(home: Home) -> None:
    made = home.told("policy", "set", "complaint.reply", "12 h", "--from", "2026-12-01", "--reason", "店庆")[0]
    assert (made["state"], made["by"], made["from"]) == ("draft", "李敏", "2026-12-01")
    assert made["change"] in home.run("policy", "drafts").out
    assert "12 h" in home.run("policy", "diff", "--drafts").out
    own = home.run("policy", "approve", made["change"], "--json")
    assert (own.code, json.loads(own.out)["problems"][0]["code"]) == (1, "policy.own-draft")
    secret = "另一个密码456\n"  # noqa: S105 - a test's
    assert home.run("clerk", "add", "王芳", "--role", "supervisor", "--password-stdin", given=secret).code == 0
    assert home.run("sign-in", "王芳", "--password-stdin", given=secret).code == 0
    assert home.run("policy", "approve", made["change"]).code == 0
    assert home.told("policy", "drafts") == []
    for day, text in (("2026-11-30", "24 h"), ("2026-12-01", "12 h")):
        told = home.told("policy", "show", "complaint.reply", "--on", day)
        assert told["settings"][0]["value"] == text


def test_the_doctor_names_what_is_unset_and_what_hangs_on_it(home: Home) -> None:
    said = home.run("doctor")
    assert said.code == 0
    line = next(line for line in said.out.splitlines() if "refund.within" in line)
    assert "退款时限" in line
    assert "退款时钟" in line
    told = home.told("doctor", "--profile", "heating_hotline")
    assert {"report.daily_at", "repair.handle", "repair.contact"} <= {one["key"] for one in told["unset"]}


def test_policy_documents_are_still_a_book(home: Home) -> None:
    row = home.told("policy", "add", "--title", "员工手册", "--edition", "3")
    assert home.told("policy", "show", row["number"])["title"] == "员工手册"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_verdict_has_its_clause_and_the_manuals_sentence_in_both_languages(home: Home, language: str) -> None:
    reason, finding = ("质量问题", "已确认") if language == "zh_CN" else ("a flaw", "confirmed")
    words = (*SALE, "--reason", reason, "--finding", finding, "--profile", "product_company")
    said = home.run(*words, language=language).out
    for part in ("RET-03", "003_8d6875859ae022c8.txt:18", "自购买之日起30日内", "within 30 days of purchase", "2026-11-23", "1999.00"):
        assert part in said


def test_a_program_gets_the_verdict_in_fen_and_every_problem_at_once(home: Home) -> None:
    told = home.told(*SALE, "--reason", "no-reason")
    assert (told["verdict"], told["clause"]["id"], told["amount"], told["refund_due"]) == ("return", "RET-01", 199_900, "unset")
    bad = home.run("return", "check", "--sold", "x", "--price", "y", "--reason", "quality", "--json")
    assert bad.code == 2
    assert [p["facts"]["option"] for p in json.loads(bad.out)["problems"]] == ["sold", "price"]


def test_an_unknown_key_value_profile_or_day_is_one_sentence(home: Home) -> None:
    for words in (
        ("policy", "show", "complaint.repl"),
        ("policy", "set", "complaint.reply", "soon", "--from", "2026-12-01", "--reason", "x"),
        ("policy", "set", "complaint.reply", "12 h", "--from", "soon", "--reason", "x"),
        ("policy", "show", "--profile", "none"),
        (*SALE, "--reason", "坏了"),
        ("return", "check", "--sold", "2026-11-20", "--price", "1", "--on", "2026-11-01", "--reason", "quality"),
    ):
        said = home.run(*words)
        assert said.code == 2, words
        assert len(said.err.splitlines()) == 1, said.err
