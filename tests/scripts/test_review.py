"""What an operator must know about the scripts together."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.faults import Mark, Severity
from broadcaster.scripts.review import review
from broadcaster.scripts.script import Script, ScriptKind, Scripts
from broadcaster.sentences import say
from broadcaster.timetable.model import Dates
from tests.scripts.conftest import TODAY, script

LIBRARY = Library([Clip("recordings/欢迎语.ogg", "x", RATE_HZ, -20, -3, -23)])
DAY = timedelta(days=1)


def named(stem: str, **more: Any) -> Script:
    return script(more.pop("template", "您好。"), f"scripts/zh_CN/{stem}", mark=Mark(f"{stem}.txt", 1, 1), **more)


def said(*scripts: Script, library: Library | None = LIBRARY, festivals: list[str] | None = None) -> list[tuple[str, str]]:
    """Code and file of everything the review says; each sentence has all its blanks filled."""
    found = review(Scripts(scripts), TODAY, library, festivals)
    assert all("{" not in say(p).replace("{{", "").replace("{%", "") for p in found)
    return [(p.code.removeprefix("scripts."), p.at.file) for p in found if p.at]


def test_what_is_in_order_needs_no_words() -> None:
    greetings = [named("祝福/春节", festival="春节"), named("祝福/通用")]
    assert said(*greetings, named("欢迎语", fallback="recordings/欢迎语"), festivals=["春节"]) == []


@pytest.mark.parametrize(
    ("valid", "code"),
    [
        (((None, TODAY - DAY),), "expired"),
        (((None, TODAY - 9 * DAY), (TODAY - 3 * DAY, TODAY - DAY)), "expired"),
        (((None, TODAY - 9 * DAY), (TODAY, TODAY)), None),
        (((None, TODAY),), None),
        (((TODAY + 366 * DAY, None),), None),
        (((TODAY + 367 * DAY, None),), "far"),
        (((None, TODAY - DAY), (date(2062, 1, 1), date(2062, 1, 2))), "far"),
        (((TODAY + 999 * DAY, None), (TODAY, None)), None),
    ],
)
def test_dates_that_are_over_or_never_come_are_named(valid: tuple[tuple[date | None, date | None], ...], code: str | None) -> None:
    assert said(named("稿", valid=tuple(Dates(*ends) for ends in valid))) == ([(code, "稿.txt")] if code else [])


def test_a_folder_of_festivals_needs_one_for_all_other_days() -> None:
    assert said(named("祝福/春节", festival="春节"), named("祝福/中秋", festival="中秋节")) == [("no-general", "祝福/中秋.txt")]
    assert said(named("促销/甲"), named("促销/乙")) == []


def test_two_for_one_festival_are_one_too_many_unless_their_dates_part_them() -> None:
    one, other, general = named("祝福/春节", festival="春节"), named("祝福/春节二", festival="春节"), named("祝福/通用")
    assert said(one, other, general) == [("same-festival", "祝福/春节二.txt")]
    assert said(one, general, named("祝福/通用二")) == [("two-general", "祝福/通用二.txt")]
    old = replace(one, valid=(Dates(None, TODAY),))
    assert said(old, replace(other, valid=(Dates(TODAY + DAY, None),)), general) == []
    assert said(old, replace(other, valid=(Dates(TODAY, None),)), general) == [("same-festival", "祝福/春节二.txt")]


def test_a_fallback_must_be_there_and_lead_somewhere() -> None:
    assert said(named("甲", fallback="recordings/没有")) == [("fallback-missing", "甲.txt")]
    assert said(named("甲", fallback="recordings/没有"), library=None) == []
    assert said(named("甲", fallback="scripts/zh_CN/没有")) == [("fallback-missing", "甲.txt")]
    assert said(named("甲", fallback="scripts/zh_CN/乙"), named("乙", fallback="recordings/欢迎语.ogg")) == []
    assert said(named("甲", fallback="scripts/zh_CN/祝福"), named("祝福/通用")) == []
    circle = [named("甲", fallback="scripts/zh_CN/乙"), named("乙", fallback="scripts/zh_CN/丙"), named("丙", fallback="scripts/zh_CN/乙")]
    assert said(*circle) == [("fallback-circle", f"{stem}.txt") for stem in ("丙", "乙", "甲")]


def test_a_fallback_that_is_not_there_is_an_error() -> None:
    assert [p.severity for p in review(Scripts([named("甲", fallback="recordings/没有")]), TODAY, LIBRARY)] == [Severity.ERROR]


def test_a_page_asks_for_something() -> None:
    page = named("移车", kind=ScriptKind.PAGE, template="请车主移车。{{ 商场 }}")
    assert said(page) == [("page-asks-nothing", "移车.txt")]
    assert said(replace(page, template="{{ plate }}请移车。")) == []
    assert said(replace(page, template="{{ 车位 }}请移车。", fields=("车位",))) == []


@pytest.mark.parametrize(("kind", "longest"), [(ScriptKind.WELCOME, 60), (ScriptKind.GREETING, 40), (ScriptKind.PROMO, 30)])
def test_a_text_too_long_for_its_slot_is_named(kind: ScriptKind, longest: int) -> None:
    assert said(named("稿", kind=kind, vendor="甲", template="您" * 4 * longest)) == []
    assert said(named("稿", kind=kind, vendor="甲", template="您" * 4 * longest + "您好")) == [("long", "稿.txt")]
    assert said(named("稿", kind=kind, vendor="甲", template="您" * 4 * (longest - 1), reads=2)) == []


def test_an_emergency_takes_as_long_as_it_takes() -> None:
    assert said(named("疏散", kind=ScriptKind.EMERGENCY, template="请离开。" * 300)) == []


def test_what_fails_only_when_it_is_filled_is_named_too() -> None:
    found = review(Scripts([script("\n{% for 字 in 星期 %}{{ 字 }}{% endfor %}")]), TODAY)
    assert [(p.code, str(p.at)) for p in found] == [("scripts.no-list", "稿.txt:6:1")]


def test_a_greeting_begins_with_the_manual_s_words() -> None:
    greeting = named("祝福/中秋", kind=ScriptKind.GREETING, festival="中秋节", template="中秋快乐！")
    general = named("祝福/通用", kind=ScriptKind.GREETING)
    assert said(greeting, general) == [("opening", "祝福/中秋.txt")]
    assert said(replace(greeting, template="\n中秋节快乐！大家好。"), general) == []
    assert said(replace(greeting, language="en", template="Happy Mid-Autumn Festival!"), general) == []


def test_a_festival_the_calendar_never_has_is_named() -> None:
    assert said(named("祝福/店庆", festival="店庆"), named("祝福/通用"), festivals=["春节"]) == [("festival-unknown", "祝福/店庆.txt")]
    assert said(named("祝福/店庆", festival="店庆"), named("祝福/通用")) == []
    dropped = review(Scripts([named("祝福/圣诞", festival="圣诞节"), named("祝福/通用")]), TODAY, LIBRARY, ["春节"])
    assert [(p.code, p.severity) for p in dropped] == [("scripts.festival-unknown", Severity.NOTE)]


def test_a_name_for_both_a_script_and_a_folder_is_named() -> None:
    assert said(named("祝福"), named("祝福/通用")) == [("script-and-folder", "祝福.txt")]
