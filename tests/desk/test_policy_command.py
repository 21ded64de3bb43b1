"""`desk policy`, `desk doctor` and `desk return check` as a clerk and as a program meet them."""

import contextlib
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from broadcaster.desk_cli import main
from tests.desk.test_command import environ, founded

__all__ = ["founded"]
Run = Callable[..., subprocess.CompletedProcess[str]]
SALE = ("return", "check", "--sold", "2026-11-01", "--price", "1999", "--on", "2026-11-20")


@pytest.fixture
def desk(tmp_path: Path, founded: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `desk` in this process, on a store of its own, signed in as its administrator."""
    shutil.copytree(founded / "var", tmp_path / "var")
    for name, value in environ(tmp_path).items():
        monkeypatch.setenv(name, value)

    def run(*words: str, language: str = "zh_CN") -> subprocess.CompletedProcess[str]:
        monkeypatch.setenv("BROADCASTER_LANGUAGE", language)
        monkeypatch.setattr(sys, "argv", ["desk", *words])
        out, err, code = io.StringIO(), io.StringIO(), 0
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main()
            except SystemExit as ended:
                code = int(ended.code or 0)
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())

    return run


def test_a_value_is_drafted_and_shown_but_holds_only_when_approved(desk: Run, tmp_path: Path) -> None:
    made = json.loads(desk("policy", "set", "complaint.reply", "12 h", "--from", "2026-12-01", "--reason", "店庆", "--json").stdout)[0]
    assert (made["state"], made["by"], made["from"]) == ("draft", "李敏", "2026-12-01")
    assert made["change"] in desk("policy", "drafts").stdout
    assert "12 h" in desk("policy", "diff", "--drafts").stdout
    own = desk("policy", "approve", made["change"], "--json")
    assert (own.returncode, json.loads(own.stdout)["problems"][0]["code"]) == (1, "policy.own-draft")
    file = tmp_path / "schedules" / "policy.yaml"
    file.write_text(file.read_text("utf-8").replace("李敏", "王芳"), "utf-8")
    theirs = json.loads(desk("policy", "drafts", "--json").stdout)[0]["change"]
    assert desk("policy", "approve", theirs).returncode == 0
    for day, text in (("2026-11-30", "24 h"), ("2026-12-01", "12 h")):
        told = json.loads(desk("policy", "show", "complaint.reply", "--on", day, "--json").stdout)
        assert told["settings"][0]["value"] == text


def test_the_doctor_names_what_is_unset_and_what_hangs_on_it(desk: Run) -> None:
    said = desk("doctor")
    assert said.returncode == 0
    line = next(line for line in said.stdout.splitlines() if "refund.within" in line)
    assert "退款时限" in line
    assert "退款时钟" in line
    told = json.loads(desk("doctor", "--profile", "heating_hotline", "--json").stdout)
    assert {"report.daily_at", "repair.handle", "repair.contact"} <= {one["key"] for one in told["unset"]}


def test_policy_documents_are_still_a_book(desk: Run) -> None:
    row = json.loads(desk("policy", "add", "--title", "员工手册", "--edition", "3", "--json").stdout)
    assert json.loads(desk("policy", "show", row["number"], "--json").stdout)["title"] == "员工手册"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_verdict_has_its_clause_and_the_manuals_sentence_in_both_languages(desk: Run, language: str) -> None:
    reason, finding = ("质量问题", "已确认") if language == "zh_CN" else ("a flaw", "confirmed")
    words = (*SALE, "--reason", reason, "--finding", finding, "--profile", "product_company")
    said = desk(*words, language=language).stdout
    for part in ("RET-03", "003_8d6875859ae022c8.txt:18", "自购买之日起30日内", "within 30 days of purchase", "2026-11-23", "1999.00"):
        assert part in said


def test_a_program_gets_the_verdict_in_fen_and_every_problem_at_once(desk: Run) -> None:
    told = json.loads(desk(*SALE, "--reason", "no-reason", "--json").stdout)
    assert (told["verdict"], told["clause"]["id"], told["amount"], told["refund_due"]) == ("return", "RET-01", 199_900, "unset")
    bad = desk("return", "check", "--sold", "x", "--price", "y", "--reason", "quality", "--json")
    assert bad.returncode == 2
    assert [p["facts"]["option"] for p in json.loads(bad.stdout)["problems"]] == ["sold", "price"]


def test_an_unknown_key_value_profile_or_day_is_one_sentence(desk: Run) -> None:
    for words in (
        ("policy", "show", "complaint.repl"),
        ("policy", "set", "complaint.reply", "soon", "--from", "2026-12-01", "--reason", "x"),
        ("policy", "set", "complaint.reply", "12 h", "--from", "soon", "--reason", "x"),
        ("policy", "show", "--profile", "none"),
        (*SALE, "--reason", "坏了"),
        ("return", "check", "--sold", "2026-11-20", "--price", "1", "--on", "2026-11-01", "--reason", "quality"),
    ):
        said = desk(*words)
        assert said.returncode == 2, words
        assert len(said.stderr.splitlines()) == 1, said.stderr
