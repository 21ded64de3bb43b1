"""What an approval is bound to, and which script a folder means on a day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.scripts.festivals import NAMES, plain, spoken
from broadcaster.scripts.script import Event, Scripts
from broadcaster.timetable.model import Dates
from tests.scripts.conftest import script

HEARD: list[dict[str, Any]] = [
    {"template": "您好！"}, {"template": "您好。 "}, {"template": "您好。\n"}, {"vendor": "云杉家居"}, {"event": Event("节")},
    {"event": Event(time="节")}, {"event": Event(items=("节",))}, {"event": Event(items=("节", ""))}, {"voice": "kokoro/zf_xiaoxiao"},
    {"rate": 1.01}, {"language": "en"}, {"reads": 2}, {"chime_before": "up4"}, {"chime_after": "up4"}, {"recording": "稿.wav"},
    {"recording": "稿.wav", "recording_digest": "1"}, {"recording": "稿.wav", "recording_digest": "2"},
]  # fmt: skip
UNHEARD: list[dict[str, Any]] = [
    {"title": "别名"}, {"author": "王"}, {"valid": (Dates(date(2026, 1, 1), None),)}, {"fallback": "recordings/x"}, {"festival": "春节"},
    {"name": "scripts/zh_CN/别处"}, {"text_line": 9}, {"fields": ("车位",)},
]  # fmt: skip


def test_whatever_changes_what_is_heard_changes_the_digest_and_each_differently() -> None:
    assert len({script().digest, *(replace(script(), **change).digest for change in HEARD)}) == len(HEARD) + 1


@pytest.mark.parametrize("change", UNHEARD, ids=lambda c: next(iter(c)))
def test_what_is_not_heard_does_not(change: dict[str, Any]) -> None:
    assert replace(script(), **change).digest == script().digest


def test_a_digest_is_the_same_tomorrow() -> None:
    assert script("今天是{{ 日期 }}。", voice="kokoro/zf_xiaoxiao", reads=2).digest == "fdf2ddf0c8d11c7d7d5bb0226e5620c4"


@given(st.text(min_size=1, max_size=40), st.integers(0, 39), st.characters(codec="utf-8"))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_one_changed_character_changes_the_digest(text: str, at: int, other: str) -> None:
    at %= len(text)
    changed = text[:at] + other + text[at + 1 :]
    assert (script(changed).digest == script(text).digest) == (changed == text)


def of(*scripts: tuple[str, str] | tuple[str, str, str]) -> Scripts:
    """Scripts by stem and festival, and a year they are valid in."""
    return Scripts(
        script(name=f"scripts/zh_CN/{stem}", festival=festival, valid=tuple(Dates(date(int(y), 1, 1), date(int(y), 12, 31)) for y in year))
        for stem, festival, *year in scripts
    )


GREETINGS = of(("节日祝福/春节", "春节"), ("节日祝福/中秋", "中秋节"), ("节日祝福/通用", ""), ("节日祝福/旧/旧", "元旦"), ("欢迎语", ""))


@pytest.mark.parametrize(
    ("name", "festival", "stem"),
    [
        ("scripts/zh_CN/节日祝福", "春节", "春节"),
        ("scripts/zh_CN/节日祝福", "中秋节", "中秋"),
        ("scripts/zh_CN/节日祝福", "店庆", "通用"),
        ("scripts/zh_CN/节日祝福", "元旦", "通用"),
        ("scripts/zh_CN/节日祝福", None, "通用"),
        ("scripts/zh_CN/节日祝福/春节", None, "春节"),
        ("scripts/zh_CN/欢迎语", "春节", "欢迎语"),
    ],
)
def test_a_folder_means_the_day_s_festival_else_the_general_one(name: str, festival: str | None, stem: str) -> None:
    found = GREETINGS.for_day(name, festival)
    assert found is not None
    assert found.name.endswith(f"/{stem}")


@pytest.mark.parametrize("name", ["scripts/zh_CN", "scripts/zh_CN/没有", "节日祝福", "scripts/zh_CN/节日祝福/旧"])
def test_what_is_not_there_is_nothing(name: str) -> None:
    found = GREETINGS.for_day(name, "春节")
    assert found is None or found.name == "scripts/zh_CN/欢迎语"
    assert of(("节日祝福/春节", "春节")).for_day("scripts/zh_CN/节日祝福", "中秋节") is None


def test_of_two_for_one_festival_the_one_that_is_valid_airs() -> None:
    scripts = of(("祝福/春节", "春节", "2026"), ("祝福/春节新", "春节", "2027"), ("祝福/通用", ""))
    found = {y: scripts.for_day("scripts/zh_CN/祝福", "春节", date(y, 2, 7)) for y in (2026, 2027, 2028)}
    assert {y: s.name.rsplit("/", 1)[-1] for y, s in found.items() if s} == {2026: "春节", 2027: "春节新", 2028: "通用"}
    named = scripts.for_day("scripts/zh_CN/祝福/春节", None, date(2028, 2, 7))
    assert named is not None
    assert not named.airs_on(date(2028, 2, 7))


@pytest.mark.parametrize(
    ("written", "name"),
    [("中秋", "中秋节"), ("五一", "劳动节"), ("国庆", "国庆节"), ("Mid-Autumn Festival", "中秋节"), ("spring festival", "春节"),
     ("New Year’s Day", "元旦"), ("店庆", "店庆"), *((name, name) for name in NAMES)],
)  # fmt: skip
def test_a_festival_is_known_by_what_clerks_call_it(written: str, name: str) -> None:
    assert plain(written) == name
    assert plain(spoken(name, "en")) == name
