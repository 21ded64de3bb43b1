"""`broadcaster approval` as people type it, and the list of shipped scripts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from broadcaster.faults import Exit
from tests.announcements.terminal import Mall
from tests.in_process import ROOT

NAME = "scripts/zh_CN/促销/沙发节"


@pytest.fixture
def mall(tmp_path: Path) -> Mall:
    made = Mall.made(tmp_path / "商场")
    made.script("zh_CN/促销/沙发节", "promo", "沙发节，全场九折。")
    return made


def asked(mall: Mall) -> str:
    """Id of a request for the spot."""
    told = mall.json("approval", "request", "沙发节", "--unit", "云杉家居", "--to", "2026年12月31日", "--times", "6", "--by", "小王")
    assert (told["state"], told["kind"], told["text"], told["to"]) == ("waits-head", "promo", "沙发节，全场九折。", "2026-12-31")
    return str(told["id"])


def test_a_request_is_signed_by_two_people_and_then_airs(mall: Mall) -> None:
    name = asked(mall)
    first = mall.call("approval", "sign", name[:6], "--step", "head", "--by", "张经理")
    assert "waits for the re-check" in first.out
    assert [r["id"] for r in mall.json("approval", "list", "--waiting")] == [name]
    second = mall.json("approval", "sign", name, "--step", "recheck", "--by", "李主管")
    assert second["state"] == "approved"
    assert [(s["step"], s["by"].split(" ")[0]) for s in second["signatures"]] == [("head", "张经理"), ("recheck", "李主管")]
    assert mall.json("approval", "list", "--waiting") == []
    shown = mall.call("approval", "show", name).out
    assert all(word in shown for word in ("云杉家居", "沙发节，全场九折。", "张经理", "李主管", "..2026-12-31"))


def test_a_text_that_changed_after_the_request_cannot_be_signed_and_is_told(mall: Mall) -> None:
    name = asked(mall)
    mall.script("zh_CN/促销/沙发节", "promo", "沙发节，全场八折。")
    said = mall.call("approval", "sign", name, "--step", "head", "--by", "张经理")
    assert (said.code, "is another one now" in said.err) == (Exit.PROBLEMS, True)
    assert "is another one now" in mall.call("approval", "show", name).err
    assert mall.json("approval", "request", "沙发节", "--by", "小王")["id"] != name
    (mall.home / "scripts_tts/zh_CN/促销/沙发节.txt").unlink()
    assert "is not there any more" in mall.call("approval", "sign", name, "--step", "head", "--by", "张经理").err
    assert mall.json("approval", "withdraw", name, "--by", "小王", "--reason", "不播了")["state"] == "withdrawn"


def test_a_rejection_has_a_reason_and_a_new_request_begins_anew(mall: Mall) -> None:
    name = asked(mall)
    silent = mall.call("approval", "sign", name, "--step", "head", "--by", "张经理", "--reject")
    assert (silent.code, "--reason" in silent.err) == (Exit.PROBLEMS, True)
    told = mall.json("approval", "sign", name, "--step", "head", "--by", "张经理", "--reject", "--reason", "价格有误")
    assert (told["state"], told["signatures"][0]["reason"]) == ("rejected", "价格有误")
    assert "is over" in mall.call("approval", "sign", name, "--step", "head", "--by", "李主管").err
    assert asked(mall) != name


def test_the_same_wording_is_requested_once(mall: Mall) -> None:
    name = asked(mall)
    again = mall.call("approval", "request", "沙发节", "--by", "小李")
    assert ("was requested already by 小王" in again.out, name[:8] in again.out) == (True, True)


def test_an_announcement_of_the_queue_is_approved_by_its_words(mall: Mall) -> None:
    mall.write("a.csv", "日期,内容\n2026-12-05,欢迎光临家装节。\n")
    queued = mall.json("queue", "add", "a.csv")["files"][0]["queued"][0]["id"]
    told = mall.json("approval", "request", "--announcement", queued, "--by", "小王")
    assert (told["name"], told["kind"], told["text"]) == (queued, "event", "欢迎光临家装节。")
    for step, who in (("head", "张经理"), ("recheck", "李主管")):
        mall.call("approval", "sign", told["id"], "--step", step, "--by", who)
    assert mall.json("queue", "show", queued)["approval"] == "approved"
    mall.call("approval", "withdraw", told["id"], "--by", "张经理")
    assert mall.json("queue", "show", queued)["approval"] == "withdrawn"


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["request"], Exit.USAGE, "--announcement"),
        (["request", "沙发节", "--announcement", "abcd"], Exit.USAGE, "--announcement"),
        (["request", "没有这稿"], Exit.USAGE, "没有这稿"),
        (["request", "--announcement", "abcdef"], Exit.PROBLEMS, "Nothing in the queue"),
        (["request", "沙发节", "--from", "2026-12-06", "--to", "2026-12-05"], Exit.USAGE, "is after the last"),
        (["request", "沙发节", "--from", "明天"], Exit.USAGE, "no date"),
        (["sign", "abcdef", "--step", "head", "--by", "张"], Exit.PROBLEMS, "No request is called abcdef"),
        (["sign", "abcdef", "--step", "boss", "--by", "张"], Exit.USAGE, "--step"),
        (["sign", "abcdef", "--step", "head"], Exit.USAGE, "--by"),
        (["show", "abcdef"], Exit.PROBLEMS, "approval list"),
    ],
)
def test_a_wrong_call_is_answered_with_one_sentence(mall: Mall, words: list[str], code: Exit, hint: str) -> None:
    said = mall.call("approval", *words)
    assert (said.code, "Traceback" in said.err, said.err.count("\n")) == (code, False, 1)
    assert hint in said.err


def test_the_list_of_shipped_scripts_tells_which_script_is_another_one_now(tmp_path: Path) -> None:
    mall = Mall.made(tmp_path / "商场")
    mall.script("zh_CN/甲", "welcome", "甲。")
    mall.script("zh_CN/乙", "welcome", "乙。")
    code = (
        "import json, sys; from pathlib import Path; sys.path.insert(0, 'tools')\n"
        "from shipped_scripts import digests, stale\n"
        "now = digests(Path(sys.argv[1])); print(json.dumps([now, stale(json.loads(sys.argv[2]), now)]))"
    )

    def listed(known: dict[str, str]) -> tuple[dict[str, str], list[str]]:
        command = [sys.executable, "-c", code, str(mall.home / "scripts_tts"), json.dumps(known)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
        now, stale = json.loads(done.stdout)
        return now, stale

    now, _stale = listed({})
    assert listed(now)[1] == []
    mall.script("zh_CN/甲", "welcome", "甲，改了。")
    assert listed({**now, "scripts/zh_CN/丙": "x"})[1] == ["scripts/zh_CN/丙", "scripts/zh_CN/甲"]
