"""The texts that come with the program: each can be said on any day, in both languages, and takes no longer than its slot."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from broadcaster.scripts.blanks import BY_NAME, Occasion, Source, Value, examples, of_day
from broadcaster.scripts.estimate import script_seconds
from broadcaster.scripts.festivals import NAMES, OPENINGS
from broadcaster.scripts.fill import fill
from broadcaster.scripts.reader import read
from broadcaster.scripts.review import review
from broadcaster.scripts.script import LANGUAGES, Script, ScriptKind
from broadcaster.scripts.template import names_of, optional_in
from broadcaster.sentences import say
from tests.scripts.conftest import SATURDAY, SHIPPED, TODAY

SCRIPTS, PROBLEMS = read(SHIPPED)
ENGLISH = replace(
    SATURDAY, language="en", mall="Red Star International Home", lunar="", weather="Today will be cloudy.", reminders=("Take a coat.",)
)
BARE = {"lunar": "", "festival": "", "reminders": (), "kinds": ()}
GREETINGS = [s for s in SCRIPTS.values() if s.kind is ScriptKind.GREETING]


def occasions(language: str) -> Iterator[Occasion]:
    """A day of each kind: bare weekday, weekend with an event, holiday, every festival, one of the mall's own."""
    day = ENGLISH if language == "en" else SATURDAY
    yield day
    yield replace(day, date=date(2026, 12, 7), **BARE)  # type: ignore[arg-type]
    yield replace(day, date=date(2027, 10, 1), kinds=("weekday", "holiday"))
    yield from (replace(day, festival=name, kinds=("weekday", "holiday")) for name in (*NAMES, "店庆"))


def asked(script: Script) -> dict[str, Value]:
    """What a desk would fill in: everything, by example."""
    return {n: BY_NAME[n].example(script.language) for n in names_of(script.template) if BY_NAME[n].source is Source.ASKED}


def test_they_are_all_in_order() -> None:
    assert [say(p) for p in PROBLEMS] == []
    assert [say(p) for p in review(SCRIPTS, TODAY, festivals=[*NAMES])] == []


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=lambda s: s.name)
def test_a_text_can_be_said_on_every_kind_of_day(script: Script) -> None:
    for occasion in occasions(script.language):
        words = fill(script, {**of_day(occasion), **asked(script)})
        assert not re.search(r"[{}%_#]|\bNone\b|\(\)", words)
        # no hole where a blank was, no comma on a comma
        assert not re.search(r"[，。；：、][，。；：、]|^[，。；]|  |,,|\.\.| [,.;:]", words, re.MULTILINE), words
        if script.language == "en":
            # a name in Chinese characters cannot be read out by an English voice; a day of the mall's own is the mall's affair
            assert not re.search("[\u4e00-\u9fff]", words.replace("店庆", ""))
        else:
            assert not re.search("[A-Za-z]{2}", words)


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=lambda s: s.name)
def test_only_a_page_asks_and_what_it_may_leave_out_leaves_no_hole(script: Script) -> None:
    optional = optional_in(script.template)
    needed = {n: v for n, v in asked(script).items() if BY_NAME[n].en not in optional}
    assert bool(asked(script)) == (script.kind is ScriptKind.PAGE)
    day = of_day(ENGLISH if script.language == "en" else SATURDAY)
    words = fill(script, {**day, **needed})
    assert not re.search(r"[，。；：、][，。；：、]|^[，。；]|,,| [,.;:]", words, re.MULTILINE), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_programme_needs_is_there(language: str) -> None:
    own = [s for s in SCRIPTS.values() if s.language == language]
    assert {s.kind for s in own} == set(ScriptKind)
    assert {s.festival for s in own if s.kind is ScriptKind.GREETING} == {*NAMES, ""}
    vendors = [s.vendor for s in own if s.kind is ScriptKind.PROMO]
    assert {v: vendors.count(v) for v in vendors} == {"云杉家居": 2, "木言定制": 2, "青禾软装": 2}
    assert sum(s.kind is ScriptKind.PAGE for s in own) == 7
    assert sum(s.kind is ScriptKind.EMERGENCY for s in own) == 2


def test_each_has_its_twin_of_the_same_make() -> None:
    for script in SCRIPTS.values():
        other = SCRIPTS[script.twin("en" if script.language == "zh_CN" else "zh_CN")]
        assert (other.kind, other.festival, other.vendor, other.reads, other.chime_before, other.twin(script.language)) == (
            script.kind, script.festival, script.vendor, script.reads, script.chime_before, script.name,
        )  # fmt: skip
        assert set(map(_key, names_of(other.template))) ^ set(map(_key, names_of(script.template))) <= {"lunar", "features"}


def _key(name: str) -> str:
    return BY_NAME[name].en


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=lambda s: s.name)
def test_a_text_is_as_long_as_its_slot_wants(script: Script) -> None:
    takes = script_seconds(script, fill(script, examples(script.language))) / script.reads
    low, high = {
        ScriptKind.PROMO: (15, 30),
        ScriptKind.GREETING: (15, 40),
        ScriptKind.WELCOME: (20, 60),
        ScriptKind.WEATHER: (45, 180),
        ScriptKind.TALK: (60, 300),
    }.get(script.kind, (8, 60))
    assert low <= takes <= high


@pytest.mark.parametrize("script", GREETINGS, ids=lambda s: s.name)
def test_a_greeting_begins_as_the_manual_says(script: Script) -> None:
    words = fill(script, of_day(replace(ENGLISH if script.language == "en" else SATURDAY, festival=script.festival)))
    if script.language == "zh_CN":
        assert words.startswith(OPENINGS.get(script.festival, "") and OPENINGS[script.festival] + "！")
    # the day of the dead is no day for cheer
    cheer = re.search("快乐|欢|喜|！|[Hh]appy|!|Enjoy", words)
    assert bool(cheer) == (script.festival != "清明节")


def test_the_fixed_openings_are_those_of_the_manual() -> None:
    assert OPENINGS == {
        "元旦": "新年好", "春节": "新年好", "劳动节": "劳动节快乐", "中秋节": "中秋节快乐", "国庆节": "国庆节快乐",
    }  # fmt: skip


def test_a_weather_script_tells_the_forecast_the_hints_and_three_reminders() -> None:
    words = fill(SCRIPTS["scripts/zh_CN/天气预报友情提醒"], of_day(SATURDAY))
    assert words.index(SATURDAY.weather) < words.index(SATURDAY.reminders[0]) < words.index("第一，")
    assert all(word in words for word in ("农历十月二十七", "第一，", "第二，", "第三，"))


def test_an_evacuation_says_what_to_do_and_what_not_and_twice() -> None:
    script = SCRIPTS["scripts/zh_CN/紧急广播/疏散"]
    words = fill(script, {})
    assert script.reads == 2
    assert all(word in words for word in ("请注意", "保持镇静", "最近的安全出口", "不要乘坐电梯", "老人、孩子和行动不便的人"))


def test_a_lost_child_s_page_asks_for_what_the_form_has() -> None:
    names = names_of(SCRIPTS["scripts/zh_CN/即时广播/寻找走失儿童"].template)
    assert names == ("孩子姓名", "性别", "年龄", "衣着", "特征", "时间", "地点")


def test_what_they_fall_back_on_is_in_the_demo_library() -> None:
    audio = SHIPPED.parent / "audio"
    clips = {s.fallback for s in SCRIPTS.values() if s.fallback and not s.fallback.startswith("scripts/")}
    assert len(clips) > 10
    assert all(list(audio.glob(f"{clip}.*")) for clip in clips)
