"""Blanks are filled, what has no value is named, and nothing gets out of the sandbox."""

import time
from datetime import date
from datetime import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.faults import Fault, Mark, Problem
from broadcaster.scripts.blanks import BLANKS, BY_NAME, Occasion, examples, of_day
from broadcaster.scripts.fill import MAX_CHARACTERS, MAX_TURNS, fill
from broadcaster.scripts.script import Event
from broadcaster.scripts.template import checked, names_of, optional_in
from tests.scripts.conftest import SATURDAY, refused, script

ENGLISH = Occasion(date(2026, 12, 5), "en", "Red Star", clock(9, 20), clock(0, 5), festival="春节")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("今天是{{ 日期 }}，{{星期}}，{{ 农历 }}。", "今天是2026年12月5日，星期六，农历十月二十七。"),
        ("{{ date }}，{{ weekday }}，{{ mall }}", "2026年12月5日，星期六，红星国际家居"),
        ("{{ 开店 }}到{{ 闭店 }}", "上午9:20到下午6:00"),
        ("{% if 双休 %}周末好{% else %}您好{% endif %}", "周末好"),
        ("{% if 节假日 %}节日好{% elif 活动日 %}有活动{% endif %}", "有活动"),
        ("{% if 星期 == '星期六' and 双休 == '双休' %}好{% endif %}", "好"),
        ("{% if 星期 not in ['星期六', '星期日'] %}平日{% else %}周末{% endif %}", "周末"),
        ("{% if 节日 %}{{ 节日 }}{% endif %}您好", "您好"),
        ("{% if 节日 == '春节' %}拜年{% endif %}您好", "您好"),
        ("{{ 节日 or '平常的日子' }}", "平常的日子"),
        ("{{ 提示 }}", "请增减衣物。请带好雨具。"),
        ("{{ 提示 | join('；') }}", "请增减衣物。；请带好雨具。"),
        ("{{ “（；）” }}{% if “星期六”＝＝星期 %}{{- ＂it's＂ -}}  x{%+ endif %}", "（；）it'sx"),
        ("{% for 句 in 提示 %}{{ loop.index }}、{{ 句 }}{% endfor %}", "1、请增减衣物。2、请带好雨具。"),
        ("{% for 遍 in range(2) %}请注意！{% endfor %}", "请注意！请注意！"),
        ("  您好。  \n\n\n{# 不念 #}\n   再见。", "您好。\n再见。"),
        ("{% if 双休 %}\n周末。\n{% endif %}\n再见。", "周末。\n再见。"),
    ],
)
def test_a_text_is_filled_from_its_date(template: str, words: str) -> None:
    assert fill(script(template), of_day(SATURDAY)) == words


def test_an_english_text_is_filled_in_english() -> None:
    template = "{{ 日期 }}, {{ weekday }}, {{ festival }}, {{ 开店 }}, {{ closing }}, {{ event_items }}."
    made = script(template, language="en", event=Event("x", items=("one", "two")))
    assert fill(made, of_day(ENGLISH)) == "December 5, 2026, Saturday, the Spring Festival, 9:20 a.m., 12:05 a.m., one, two."


@pytest.mark.parametrize(
    ("moment", "chinese", "english"),
    [
        (clock(0, 5), "凌晨12:05", "12:05 a.m."),
        (clock(9, 20), "上午9:20", "9:20 a.m."),
        (clock(12, 0), "中午12:00", "12:00 p.m."),
        (clock(17, 30), "下午5:30", "5:30 p.m."),
        (clock(22, 0), "晚上10:00", "10:00 p.m."),
    ],
)
def test_a_clock_time_is_told_as_to_the_public(moment: clock, chinese: str, english: str) -> None:
    assert of_day(Occasion(date(2026, 12, 5), closing=moment))["closing"] == chinese
    assert of_day(Occasion(date(2026, 12, 5), "en", closing=moment))["closing"] == english


def test_a_script_s_own_lines_fill_blanks_and_what_is_given_outranks_them() -> None:
    made = script("{{ 厂商 }}，{{ 活动 }}，{{ 活动内容 }}", vendor="云杉家居", event=Event("家装节", items=("抽奖", "送礼")))
    assert fill(made, {}) == "云杉家居，家装节，抽奖，送礼"
    assert fill(made, {"event": "沙发节", "活动内容": ("试坐",)}) == "云杉家居，沙发节，试坐"


def test_fields_may_be_given_under_either_name_and_under_a_script_s_own() -> None:
    made = script("{{ 车牌 }}，{{ place }}，{{ 车位 }}", fields=("车位",))
    assert fill(made, {"plate": "沪A1", "地点": "南门", "车位": "B12", "姓名": "不用"}) == "沪A1，南门，B12"


def test_every_blank_without_a_value_is_named_once_where_it_first_stands() -> None:
    text = "{{ 天气 }}\n{{ 车牌 }}{{ plate }}\n{{ 活动地点 }}{% for 句 in 提示 %}{{ 句 }}{% endfor %}{{ 活动内容 | join('') }}"
    assert refused(text, {"车牌": "  "}) == [
        ("scripts.no-value", "5:4"),
        ("scripts.missing-field", "6:4"),
        ("scripts.not-in-front", "7:4"),
        ("scripts.no-value", "7:23"),
        ("scripts.not-in-front", "7:50"),
    ]


def test_a_blank_in_a_branch_that_is_not_taken_needs_no_value() -> None:
    assert fill(script("{% if 特征 %}{{ 特征 }}{{ 车牌 }}{% endif %}好"), {}) == "好"


def test_a_blank_that_is_asked_about_and_said_all_the_same_needs_a_value() -> None:
    assert refused("{% if 节日 == '春节' %}拜年{% endif %}祝您{{ 节日 }}快乐") == [("scripts.no-value", "5:7")]


def test_names_come_in_the_order_of_the_text_and_those_asked_about_are_optional() -> None:
    text = (
        "{{ 孩子姓名 }}{% if 特征 %}{{ 特征 }}{% endif %}{{ child_name }}{% for 句 in 提示 %}{{ 句 }}{% endfor %}{{ 称呼 or '' }}{{ 车位 }}"
    )
    assert names_of(text, ("车位",)) == ("孩子姓名", "特征", "提示", "称呼", "车位")
    assert optional_in(text) == {"features", "salutation"}


def test_what_is_filled_in_is_never_read_as_a_template() -> None:
    nasty = "{{ 日期 }}{% for x in range(99) %}{{ ''.__class__ }}"
    assert fill(script("{{ 姓名 }}"), {"姓名": nasty, "日期": "x"}) == nasty


ESCAPES = [
    "{{ ''.__class__ }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ ''['__class__'] }}", "{{ 日期.format(1) }}",
    "{{ '{0.__class__}'.format(1) }}", "{{ ().__class__ }}", "{{ [].append(1) }}", "{{ lipsum.__globals__ }}", "{{ cycler() }}",
    "{{ range.__init__ }}", "{{ loop.__class__ }}", "{% for x in 提示 %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for x in 提示 %}{{ loop.__init__ }}{% endfor %}", "{{ 日期|attr('__class__') }}", "{{ 提示|map('upper') }}",
    "{{ 日期|join(attribute='x') }}", "{{ 'a' % 日期 }}", "{{ 'a' ~ 'b' }}", "{{ 1 + 1 }}", "{{ -1 }}", "{{ 9 ** 9 ** 9 }}",
    "{{ '好' * 999999999 }}", "{{ 日期[0] }}", "{{ 日期[0:9] }}", "{{ {'a': 1} }}", "{{ 日期 is string }}", "{{ range(3) }}",
    "{% if 提示 | length > 3 %}x{% endif %}", "{% for a, b in 提示 %}x{% endfor %}", "{% for x in 提示 if x %}x{% endfor %}",
    "{% for x in 提示 recursive %}x{% endfor %}", "{% for _turns in 提示 %}x{% endfor %}", "{% for range in 提示 %}x{% endfor %}",
    "{{ caller() }}", "{{ 9" + "9" * 5000 + " }}", "{{ " + "not " * 400 + "日期 }}", "{{ " + "(" * 200 + "日期" + ")" * 200 + " }}",
    "{% for x in range(1000000000) %}x{% endfor %}", "{% for x in range(0, -1000000000, -1) %}x{% endfor %}",
    "{% for x in range(日期) %}x{% endfor %}", "{% for x in range(*提示) %}x{% endfor %}", "{% for x in range() %}x{% endfor %}",
    "{% set x = 1 %}", "{% import 'os' as os %}", "{% from 'os' import path %}", "{% include 'a' %}", "{% extends 'a' %}",
    "{% block a %}{% endblock %}", "{% macro a() %}{% endmacro %}", "{% call a() %}{% endcall %}", "{% raw %}{{ x }}{% endraw %}",
    "{% filter upper %}a{% endfilter %}", "{% do 1 %}", "{% debug %}", "{%- set x = 1 -%}",
    "{{ config }}", "{{ self }}", "{{ self.__init__ }}", "{{ _run }}", "{{ _turns }}", "{{ namespace }}", "{{ dict }}", "{{ loop }}",
]  # fmt: skip


@pytest.mark.parametrize("template", ESCAPES, ids=lambda t: t[:40])
def test_an_attempt_to_reach_outside_is_refused_before_anything_runs(template: str) -> None:
    problems = checked(f"您好。\n{template}", Mark("稿.txt", 5, 1))[1]
    assert problems
    assert {p.at.line for p in problems if p.at} == {6}
    assert all(p.code.startswith("scripts.") for p in problems)
    assert refused(f"您好。\n{template}")


BOMBS = [
    "{% for a in range(100) %}" * 3 + "x" + "{% endfor %}" * 3,
    "{% for a in range(100) %}" * 8 + "{% endfor %}" * 8,
    "{% for a in range(100) %}{% endfor %}" * 20,
    "{% for a in 提示 %}" * 8 + "x" + "{% endfor %}" * 8,
]


@pytest.mark.parametrize("template", BOMBS, ids=["shallow", "deep and silent", "side by side", "of a list"])
def test_loops_together_turn_so_often_and_no_more(template: str) -> None:
    began = time.monotonic()
    assert refused(template, {"提示": ("一",) * 100}) == [("scripts.too-many-turns", "5:1")]
    assert time.monotonic() - began < 2
    assert fill(script("{% for a in range(100) %}x{% endfor %}" * (MAX_TURNS // 100)), {}) == "x" * MAX_TURNS


def test_a_text_has_so_many_characters_and_no_more() -> None:
    assert refused("{% for a in range(100) %}{{ 天气 }}{% endfor %}", {"天气": "雨" * 100}) == [("scripts.too-long", "5:1")]
    assert len(fill(script("{{ 天气 }}"), {"天气": "雨" * MAX_CHARACTERS})) == MAX_CHARACTERS


@pytest.mark.parametrize(
    ("template", "code", "place"),
    [
        ("好\n{% for 字 in 天气 %}{{ 字 }}{% endfor %}", "scripts.no-list", "6:1"),
        ("好\n{% if 1 in 天气 %}x{% endif %}", "scripts.cannot-compare", "6:1"),
        ("好\n{% for 句 in 提示 %}{% else %}{{ 句 }}{% endfor %}", "scripts.stray-tag", "6:18"),
        ("{# 什么也不说 #}{% if 节日 %}好{% endif %}", "scripts.nothing-said", "5:1"),
    ],
)
def test_what_shows_only_when_it_is_filled_has_a_place_too(template: str, code: str, place: str) -> None:
    assert (code, place) in refused(template, {"天气": "雨"})


PIECES = st.sampled_from(
    ["您好。", "\n", "{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "｛｛", "｝｝", "｛％", " if ", " endif ", " for ", " in ", " endfor ",
     " else ", "日期", "提示", "range(3)", "loop.index", "'星期六'", "“星期六”", "==", "|join", ".__class__", "[0]",
     "(", ")", "-", "not ", "x"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join))
@settings(derandomize=True, deadline=None, max_examples=400)
def test_any_text_is_filled_or_refused_with_a_place_and_never_anything_else(template: str) -> None:
    problems = checked(template, Mark("稿.txt", 5, 1))[1]
    words, against = outcome(template)
    assert bool(words) != bool(against)
    assert problems in ((), against)
    last = 5 + template.count("\n")
    assert all(p.at and p.at.file == "稿.txt" and 5 <= p.at.line <= last and p.at.column >= 1 for p in against)


def outcome(template: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return fill(script(template), {"日期": "今天", "提示": ("一", "二")}), ()
    except Fault as refusal:
        return "", refusal.problems


@given(st.sampled_from([b.zh for b in BLANKS]), st.text(min_size=1, max_size=30))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_any_words_in_a_blank_are_said_as_they_are(name: str, words: str) -> None:
    said = [" ".join(line.split()) for line in words.splitlines()]
    if any(said):
        heard = fill(script(f"「{{{{ {name} }}}}」"), {name: words})
        assert heard.replace("\n", "") == f"「{''.join(said)}」"


def test_every_blank_has_two_names_of_its_own_and_an_example_in_each_language() -> None:
    assert len(BY_NAME) == 2 * len(BLANKS)
    for language in ("zh_CN", "en"):
        assert all(examples(language)[b.en] for b in BLANKS)
    assert examples("zh_CN", ("车位",))["车位"] == "车位"
