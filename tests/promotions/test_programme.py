"""The list on disk and the days it makes: read with the timetable, kept while it is broken, looked ahead from."""

import os
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from broadcaster.air.ahead import ahead, between, choices
from broadcaster.air.mix import spots
from broadcaster.air.programme import Programme
from broadcaster.promotions.model import Listing, Promotions
from broadcaster.settings import Settings
from tests.promotions.malls import ROOT, THURSDAY, Mall, days, spot, vendors
from tests.promotions.record import day_of, store
from tests.store.entries import SHANGHAI

NOW = datetime.combine(THURSDAY, time(8), SHANGHAI).timestamp()
LIST = "spots:\n  - {play: promo/甲-一.ogg, weight: 2}\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    (tmp_path / "schedules" / "promotions.yaml").write_text(LIST)
    return Settings(home=tmp_path)


def rewritten(settings: Settings, text: str) -> None:
    file = settings.home / "schedules" / "promotions.yaml"
    before = file.stat().st_mtime_ns
    file.write_text(text)
    os.utime(file, ns=(before + 10**9, before + 10**9))


def test_the_list_is_read_with_the_timetable_and_a_saved_one_is_noticed(settings: Settings) -> None:
    programme = Programme(settings, NOW)
    assert [(s.vendor, s.weight) for s in programme.spots] == [("甲", 2)]
    assert programme.reload(NOW)
    assert not programme.changed()
    rewritten(settings, LIST.replace("2", "3"))
    assert programme.changed()
    assert programme.reload(NOW)
    assert [s.weight for s in programme.spots] == [3]


def test_a_broken_list_changes_nothing_and_is_told(settings: Settings) -> None:
    programme = Programme(settings, NOW)
    rewritten(settings, LIST.replace("2", "0"))
    assert programme.reload(NOW)
    assert [p.code for p in programme.problems if p.code.startswith("promotions.")] == ["promotions.weight"]
    assert [s.weight for s in programme.spots] == [2]
    rewritten(settings, LIST)
    assert programme.reload(NOW)
    assert [p for p in programme.problems if p.code.startswith("promotions.")] == []


def test_the_air_begins_with_a_broken_list_and_says_so(settings: Settings) -> None:
    rewritten(settings, "spots: {")
    programme = Programme(settings, NOW)
    assert programme.spots == ()
    assert programme.problems
    assert programme.house(THURSDAY).promotions == Promotions(SHANGHAI)


def test_the_house_of_a_day_knows_what_its_month_has_heard(settings: Settings) -> None:
    yesterday = THURSDAY - timedelta(days=1)
    store(settings, day_of(yesterday, "promo/甲-一.ogg", "promo/甲-一.ogg"))
    promotions = Programme(settings, NOW).house(THURSDAY, begins=True).promotions
    assert promotions is not None
    assert promotions.heard == {yesterday: {"promo/甲-一.ogg": 2}}


# looking ahead


def test_days_between_are_of_the_month_and_from_what_is_known_on() -> None:
    assert list(between(date(2026, 12, 3), date(2026, 12, 6))) == list(days(date(2026, 12, 3), 3))
    assert list(between(date(2026, 12, 3), date(2027, 1, 3))) == list(days(date(2027, 1, 1), 2))
    assert list(between(date(2026, 12, 3), date(2026, 12, 3))) == []
    assert list(between(date(2026, 12, 9), date(2026, 12, 3))) == []


def test_a_day_to_come_is_chosen_as_it_will_be_if_all_until_then_is_heard() -> None:
    mall = Mall(tuple(spot(f"promo/厂{n}-一") for n in range(11)))
    first = mall.house()
    planned = [mall.turns(day, ahead([mall.plan(d) for d in between(THURSDAY, day)], first)) for day in days(THURSDAY, 6)]
    aired = [mall.aired(day) for day in days(THURSDAY, 6)]
    assert planned == aired
    together = choices([mall.plan(day) for day in days(THURSDAY, 6)], first, THURSDAY, mall.plan)
    assert [[turn for own in choice.values() for turn in own] for choice in together] == aired
    assert len({tuple(sorted(vendors(turns).items())) for turns in planned}) > 1


def test_a_house_without_promotions_looks_ahead_too() -> None:
    mall = Mall(unlisted=("promo/甲-一.ogg", "promo/乙-一.ogg"))
    house = replace(mall.house(), promotions=None)
    assert ahead([mall.plan(THURSDAY)], house) == house
    assert Counter(t.vendor for own in spots(mall.plan(THURSDAY), house).values() for t in own).keys() == {"甲", "乙"}


# one list after another


def test_what_was_listed_until_now_is_listed_until_now() -> None:
    old, new = (Promotions(SHANGHAI, (spot("promo/甲-一", weight=w),)) for w in (1, 2))
    both = new.following(old, 1000)
    assert (both.listed_at(999), both.listed_at(1000)) == (old.listed, new.listed)
    assert new.following(new, 1000) == new
    assert new.following(None, 1000) == new


def test_what_was_known_of_a_day_stays_and_what_is_long_over_is_let_go() -> None:
    known = Promotions(SHANGHAI, heard={THURSDAY: {"a": 1}, THURSDAY - timedelta(days=90): {"a": 9}}, earlier=(Listing(5, ()),))
    later = Promotions(SHANGHAI, heard={THURSDAY: {"a": 7}, THURSDAY + timedelta(days=1): {"a": 2}})
    both = later.following(known, 10**13)
    assert both.heard == {THURSDAY: {"a": 1}, THURSDAY + timedelta(days=1): {"a": 2}}
    assert both.earlier == ()
