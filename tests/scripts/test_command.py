"""`broadcaster script …` as a person or a program meets it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from broadcaster.almanac.opening import opened
from broadcaster.cli.texts.writing import written
from broadcaster.control.lock import DaemonLock
from broadcaster.settings import Settings
from tests import in_process
from tests.in_process import ROOT, Said
from tests.scripts.conftest import SHIPPED, TODAY, write


@pytest.fixture(scope="session")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the calendar that a mall keeps: made once."""
    var = tmp_path_factory.mktemp("var")
    opened(var, var / "none.yaml", TODAY)
    return var


@pytest.fixture
def home(tmp_path: Path, calendar: Path) -> Path:
    """A mall with the shipped timetable and texts, to be changed."""
    shutil.copytree(calendar, tmp_path / "var")
    shutil.copytree(SHIPPED, tmp_path / "scripts_tts")
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    return tmp_path


Run = Callable[..., Said]


@pytest.fixture
def run(home: Path) -> Run:
    """Calls `broadcaster script …` as the shell would."""

    def call(*words: str, language: str = "en") -> Said:
        return in_process.run("broadcaster", "script", *words, environment=in_process.environ(home, language), folder=home)

    return call


def test_a_list_shows_every_script_with_what_it_asks_for(run: Run) -> None:
    done = run("list")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("scripts/zh_CN/") == done.out.count("scripts/en/") == 32
    assert "fields: 车牌、车型、地点" in done.out


def test_a_list_for_programs_tells_all_of_it(run: Run, home: Path) -> None:
    (home / "scripts_tts/zh_CN/闭店通知.txt").write_text("---\ntitle: x\n---\n")
    done = run("list", "--json")
    told = json.loads(done.out)
    assert done.code == 1
    assert [(p["file"], p["line"], p["code"]) for p in told["problems"]] == [
        ("scripts_tts/zh_CN/闭店通知.txt", 2, "timetable.missing-key"),
        ("scripts_tts/zh_CN/闭店通知.txt", 4, "scripts.no-text"),
    ]
    car = next(s for s in told["scripts"] if s["name"] == "scripts/zh_CN/即时广播/请车主移车")
    assert [(b["name"], b["source"], b["optional"]) for b in car["blanks"]] == [
        ("车牌", "asked", False), ("车型", "asked", True), ("地点", "asked", False),
    ]  # fmt: skip
    assert (car["kind"], car["reads"], len(car["digest"])) == ("page", 2, 32)
    assert 20 < car["seconds"] < 60


def test_any_date_s_words_are_shown(run: Run) -> None:
    shown = run("show", "营业员心态调整", "--date", "2026-12-05", language="zh_CN")
    assert (shown.code, shown.err) == (0, "")
    assert "今天是2026年12月5日，星期六。" in shown.out
    assert "双休日" in shown.out
    assert "双休日" not in run("show", "营业员心态调整", "--date", "2026-12-07", language="zh_CN").out


@pytest.mark.parametrize("name", ["红星欢迎语", "zh_CN/红星欢迎语", "scripts/zh_CN/红星欢迎语", "scripts_tts/zh_CN/红星欢迎语.txt"])
def test_a_script_is_found_by_the_end_of_its_name_and_by_its_path(run: Run, name: str) -> None:
    done = run("show", name, language="zh_CN")
    assert done.code == 0
    assert done.out.startswith("尊敬的顾客朋友，您好！欢迎光临红星国际家居。")


def test_a_reader_s_own_language_comes_first(run: Run) -> None:
    assert "Red Star International Home" in run("show", "红星欢迎语").out
    assert "closes at 6:00 p.m. today" in run("show", "闭店通知", "--date", "2026-12-05").out


def test_of_a_folder_the_festival_chooses(run: Run) -> None:
    general = run("show", "节日祝福", language="zh_CN").out
    spring = run("show", "节日祝福/", "--field", "节日=春节", language="zh_CN").out
    assert general.startswith("尊敬的顾客朋友，节日好！")
    assert spring.startswith("新年好！")


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        ("2027-02-06", "新年好！"),
        ("2027-04-05", "尊敬的顾客朋友，又到清明。"),
        ("2026-09-25", "中秋节快乐！"),
        ("2026-12-07", "尊敬的顾客朋友，节日好！"),
    ],
)
def test_the_day_s_own_festival_chooses_where_nobody_does(run: Run, day: str, begins: str) -> None:
    assert run("show", "节日祝福", "--date", day, language="zh_CN").out.startswith(begins)


def test_the_calendar_and_the_forecast_fill_their_blanks(run: Run) -> None:
    words = run("show", "天气预报友情提醒", "--date", "2026-12-05", language="zh_CN").out
    assert "今天是2026年12月5日，星期六，农历十月二十七。\n今日天气预报暂时无法获取" in words
    told = run("show", "天气预报友情提醒", "--field", "天气=今天多云。", language="zh_CN").out
    assert "。\n今天多云。\n" in told


def test_fields_are_filled_in_and_what_is_missing_is_named_with_its_place(run: Run) -> None:
    done = run("show", "请车主移车", "--field", "车牌＝沪A12345", language="zh_CN")
    assert done.code == 1
    assert done.err.startswith("scripts_tts/zh_CN/即时广播/请车主移车.txt:8:9: ")
    done = run("show", "请车主移车", "--field", "plate=沪A12345", "--field", "地点=南门", "--json", language="zh_CN")
    told = json.loads(done.out)
    assert told["text"].startswith("车牌号沪A12345的车主，")
    assert told["airs"] is True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "红星欢应语"), "error: There is no script 红星欢应语. Did you mean scripts/en/红星欢迎语?"),
        (("show", "xyz"), "error: There is no script xyz. `broadcaster script list` shows all of them."),
        (("show", "通用", "--field", "车牌"), "error: 车牌 fills no blank. Write name=value, such as 车牌=沪A12345."),
        (("show", "通用", "--field", "车牌=1"), "error: “Holiday greeting” has no blank plate. It has: mall."),
        (
            ("show", "通用", "--date", "someday"),
            "error: someday is no date. Write it as 2026-12-05, or today, tomorrow, +3 (in three days).",
        ),
        (("new", "../etc/x", "--kind", "promo"), None),
        (("new", "a:b", "--kind", "promo"), None),
        (("new", "en/.x", "--kind", "promo"), None),
        (("new", "en", "--kind", "promo"), None),
    ],
)
def test_a_wrong_word_is_answered_with_a_sentence(run: Run, words: tuple[str, ...], said: str | None) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip() == (said or f"error: {words[1]} is no name for a script. Write folder/name, such as zh_CN/欢迎语, "
                                           "without : \\ or full-width punctuation.")  # fmt: skip


def test_a_script_with_errors_says_them_when_it_is_shown(run: Run, home: Path) -> None:
    write(home / "scripts_tts", "zh_CN/新稿", "今天是{{ 日朝 }}。")
    done = run("show", "新稿", language="zh_CN")
    assert done.code == 1
    assert done.err.startswith("scripts_tts/zh_CN/新稿.txt:5:7: ")


def test_a_script_out_of_its_dates_is_shown_and_noted(run: Run, home: Path) -> None:
    write(home / "scripts_tts", "zh_CN/新稿", valid="..2026-01-01")
    done = run("show", "新稿", "--date", "2026-12-05")
    assert (done.code, done.out) == (0, "您好。\n")
    assert done.err.startswith("scripts_tts/zh_CN/新稿.txt:1:1: note: “新稿” is not valid on 2026-12-05")


def test_a_check_lists_all_and_exits_1(run: Run, home: Path) -> None:
    assert run("check").code == 0
    write(home / "scripts_tts", "zh_CN/旧稿", valid="..2020-01-01")
    write(home / "scripts_tts", "zh_CN/坏稿", "{{ ''.__class__ }}", rate="9")
    done = run("check")
    assert done.code == 1
    places = [line.split(": ")[0] for line in done.out.splitlines()]
    assert places == [*(f"scripts_tts/zh_CN/{at}" for at in ("坏稿.txt:4:7", "坏稿.txt:6:1", "旧稿.txt:1:1")),
                      "65 scripts can be used, 3 problems."]  # fmt: skip
    told = json.loads(run("check", "--json").out)
    assert [p["code"] for p in told] == ["scripts.rate", "scripts.outward", "scripts.expired"]


KINDS = ["talk", "welcome", "weather", "reminder", "promo", "event", "greeting", "closing", "page", "emergency"]


def test_a_new_script_of_every_kind_is_in_order_and_never_replaces_one(run: Run, home: Path) -> None:
    settings = Settings(home=home)
    for path in [written(settings, f"{language}/新/{kind}", kind) for language in ("zh_CN", "en") for kind in KINDS]:
        assert path.is_file()
    done = run("new", "新稿", "--kind", "promo")
    assert done.out == "scripts_tts/en/新稿.txt is written. Change its words, then look: broadcaster script show 新稿\n"
    assert run("check") == Said(0, "85 scripts can be used, 0 problems.\n", "")
    again = run("new", "zh_CN/新/promo", "--kind", "talk")
    assert (again.code, again.err.split(". ")[0]) == (1, "error: scripts_tts/zh_CN/新/promo.txt is there already")


def test_without_a_folder_there_is_one_sentence(run: Run, home: Path) -> None:
    shutil.rmtree(home / "scripts_tts")
    done = run("list")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: The folder of scripts scripts_tts cannot be opened (No such file or directory).")


def test_nothing_is_said_while_the_daemon_is_on_air(run: Run, home: Path) -> None:
    lock = DaemonLock(home / "var/daemon.lock")
    lock.take()
    try:
        done = run("say", "红星欢迎语")
    finally:
        lock.release()
    assert done.code == 3
    assert done.err.startswith("error: The daemon is on air, and the mall would hear this over the programme.")
