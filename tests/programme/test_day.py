"""A day from every source there is: what is said, by whom, and what airs in its place."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from broadcaster.announcements.model import Announcement, Kind, When
from broadcaster.announcements.standing import standing
from broadcaster.approvals.model import Decision, Person, Request, Signature, Step, Subject
from broadcaster.programme.day import clips, planned
from broadcaster.programme.materials import Materials
from broadcaster.programme.needs import needed
from broadcaster.settings import Settings
from broadcaster.store.board import BoardStore
from broadcaster.timetable.model import Cue, Dates, Moment, Plan
from tests.programme.house import at, home, house

SATURDAY, NEW_YEAR = date(2026, 12, 5), date(2027, 1, 1)
WELCOME = "scripts/zh_CN/红星欢迎语"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return home(tmp_path)


def spoken(plan: Plan) -> Iterator[Cue]:
    return (cue for cue in plan.cues if cue.said)


def cue(plan: Plan, title: str) -> Cue:
    return next(c for c in spoken(plan) if c.title == title)


def codes(plan: Plan) -> set[str]:
    return {n.code for n in plan.notes}


def test_every_spoken_row_is_its_script_filled_for_the_date(settings: Settings) -> None:
    day = planned(house(settings, at("08:00")), SATURDAY)
    weather = cue(day, "天气预报、友情提醒").said
    assert weather is not None
    assert "2026年12月5日" in weather.text
    assert "星期六" in weather.text
    assert (weather.voice, weather.seconds) == ("kokoro/zf_xiaoxiao", 10.0)


def test_an_event_from_a_file_makes_the_day_an_event_day_and_its_texts_take_turns_each_read_twice(settings: Settings) -> None:
    day = planned(house(settings, at("08:00")), SATURDAY)
    reads = [(f"{c.due:%H:%M}", c.title, c.reads) for c in spoken(day) if "@" in c.id]
    assert "event" in day.kinds
    assert [clock for clock, _, _ in reads] == ["10:00", "10:30", "11:00", "11:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30"]
    assert {times for _, _, times in reads} == {2}
    assert len({title for _, title, _ in reads[:3]}) == 3
    assert "plan.stood-by" in codes(day)


def test_a_festival_gets_its_own_greeting(settings: Settings) -> None:
    day = planned(house(settings, at("08:00", "2026-12-31")), NEW_YEAR)
    greeting = cue(day, "节日祝福、友情提醒").said
    assert greeting is not None
    assert greeting.script == "scripts/zh_CN/节日祝福/元旦"
    assert greeting.text.startswith("新年好")


def test_a_byte_more_in_a_script_and_its_fallback_airs_and_the_operator_is_told(settings: Settings) -> None:
    file = settings.scripts_dir / "zh_CN" / "天气预报友情提醒.txt"
    file.write_text(file.read_text("utf-8") + "。", "utf-8")
    day = planned(house(settings, at("08:00")), SATURDAY)
    changed = cue(day, "天气预报、友情提醒")
    assert changed.source == ("recordings/天气预报友情提醒.ogg",)
    assert changed.said is not None
    assert changed.said.voice == "fallback"
    assert "approval.never-requested" in codes(day)


def test_a_changed_script_airs_again_when_two_others_have_signed_it(settings: Settings) -> None:
    file = settings.scripts_dir / "zh_CN" / "红星欢迎语.txt"
    file.write_text(file.read_text("utf-8").rstrip() + "请慢慢逛。\n", "utf-8")
    before = house(settings, at("08:00"))
    script = before.scripts[WELCOME]
    request = Request(Subject(WELCOME, script.kind, script.digest), script.template, Person("小王", "desk"), at("08:00"))
    store = BoardStore.open(settings.board_url)
    store.request(request)
    assert "approval.waits-head" in codes(planned(house(settings, at("08:05")), SATURDAY))
    signature = Signature(request.id, Step.HEAD, Decision.APPROVED, Person("张经理", "desk"), at("08:06"), script.digest)
    store.sign(signature, settings.approval_steps, script.digest)
    day = planned(house(settings, at("08:10")), SATURDAY)
    welcome = cue(day, "红星欢迎语").said
    assert welcome is not None
    assert (welcome.digest, welcome.voice) == (script.digest, "kokoro/zf_xiaoxiao")


def test_what_is_not_rendered_yet_airs_as_its_fallback_and_keeps_its_estimated_length_without_one(settings: Settings) -> None:
    day = planned(house(settings, at("08:00"), voiced=False), SATURDAY)
    assert cue(day, "天气预报、友情提醒").source == ("recordings/天气预报友情提醒.ogg",)
    assert "words.not-rendered" in codes(day)


def test_a_broken_script_stays_as_it_was_when_it_was_last_good(settings: Settings, tmp_path: Path) -> None:
    from broadcaster.programme.sources import Sources

    sources = Sources(settings)
    good = sources.read(at("08:00").timestamp()).scripts[WELCOME]
    (settings.scripts_dir / "zh_CN" / "红星欢迎语.txt").write_text("---\ntitle: x\n---\n{{ 不知道 }}\n", "utf-8")
    after = sources.read(at("08:01").timestamp())
    assert after.scripts[WELCOME] == good
    assert any(p.code.startswith("scripts.") for p in after.problems)


def test_a_page_is_due_as_soon_as_it_can_be_heard_and_goes_before_everything(settings: Settings) -> None:
    noon = at("12:00")
    found = house(settings, noon)
    page = _page(noon)
    day = planned(_with(found, page), SATURDAY)
    car = cue(day, "移车")
    assert (car.kind, car.rank.name) == ("page", "PAGE")
    assert timedelta() < car.start - noon <= timedelta(seconds=10)
    assert car.said is not None
    assert "沪A12345" in car.said.text


def test_a_plan_is_the_same_each_time_it_is_asked_for(settings: Settings) -> None:
    found = house(settings, at("08:00"))
    assert planned(found, SATURDAY) == planned(found, SATURDAY)


def test_what_days_need_is_everything_they_say_in_the_order_in_which_they_do(settings: Settings) -> None:
    found = house(settings, at("08:00"), voiced=False)
    needs = needed(found, [SATURDAY])
    texts = [u.text for u in needs.utterances]
    assert len(texts) == len(set(texts))
    assert any("家装节" in text for text in texts)
    assert any("安全出口" in text for text in texts)
    soon = needs.due_by(at("09:43"))
    assert 1 <= len(soon) < len(needs.utterances)
    assert needs.utterances[: len(soon)] == soon


def test_emergencies_are_found_as_recordings_are(settings: Settings) -> None:
    found = house(settings, at("08:00"))
    library = clips((planned(found, SATURDAY),), found)
    assert library.find("emergency/疏散") is not None
    assert library.find("emergency/疏散").digest.startswith("speech/")  # type: ignore[union-attr]


def _page(now: object) -> Announcement:
    from broadcaster.timetable.model import Anchor, Window

    midnight = Anchor.MIDNIGHT
    window = Window(Moment(midnight, timedelta(hours=12)), Moment(midnight, timedelta(hours=12, minutes=10)))
    fields = (("地点", "南门"), ("车型", "白色轿车"), ("车牌", "沪A12345"))
    return Announcement(
        Kind.PAGE, "移车", When((Dates(SATURDAY, SATURDAY),), (window,)), script="scripts/zh_CN/即时广播/请车主移车", fields=fields, reads=2
    )


def _with(found: Materials, page: Announcement) -> Materials:
    from dataclasses import replace

    return replace(found, standings=standing((page,), (), found.now))


def test_the_days_reminders_follow_the_weathers_and_are_never_none(settings: Settings) -> None:
    from broadcaster.programme.words import occasion
    from broadcaster.timetable.days import day_of

    found = house(settings, at("08:00"))
    for day in (date(2026, 12, 7) + timedelta(days=n) for n in range(14)):
        for language in ("zh_CN", "en"):
            made = occasion(language, day_of(found.timetable, day), found)
            assert made.reminders
            assert all(sentence.endswith(("。", ".")) for sentence in made.reminders)
    busy, quiet = (occasion("zh_CN", day_of(found.timetable, day), found).reminders for day in (SATURDAY, date(2026, 12, 7)))
    assert len(busy) == len(quiet) + 1


def test_an_english_text_tells_the_lunar_date_and_the_malls_own_name_of_a_festival(settings: Settings) -> None:
    from broadcaster.programme.words import occasion
    from broadcaster.timetable.days import day_of

    settings.holidays_file.write_text("add:\n  - name: 店庆\n    every: 12-08\n    english: the Mall Anniversary\n", "utf-8")
    found = house(settings, at("08:00"))
    autumn, own = (occasion("en", day_of(found.timetable, day), found) for day in (date(2026, 9, 25), date(2026, 12, 8)))
    assert autumn.lunar == "the 15th day of the eighth lunar month"
    assert own.festival_english == "the Mall Anniversary"


def test_a_zone_stands_behind_the_title_and_one_that_is_gone_is_told(settings: Settings) -> None:
    from dataclasses import replace

    noon = at("12:00")
    page = replace(_page(noon), zone="一楼")
    found = replace(_with(house(settings, noon), page), zones=("一楼",))
    assert cue(planned(found, SATURDAY), "移车（一楼）").kind == "page"
    assert "queue.zone-gone" not in codes(planned(found, SATURDAY))
    assert "queue.zone-gone" in codes(planned(replace(found, zones=()), SATURDAY))
