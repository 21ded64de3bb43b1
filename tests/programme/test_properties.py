"""What holds for every day of the mall as it is shipped, whatever people queue for it (B1 notes 5, 6, 9; BRD-04, 05)."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from broadcaster.announcements.due import due
from broadcaster.announcements.standing import on_date, standing
from broadcaster.programme.day import clips, listed, planned
from broadcaster.programme.materials import Materials
from broadcaster.programme.sources import Sources
from broadcaster.timetable.days import day_of
from broadcaster.timetable.model import Cue, Kind, Plan, Rank
from broadcaster.timetable.rows import Item, items, music_of
from tests.programme.house import at, home
from tests.programme.random_days import Asked, asked, house_of


@dataclass(frozen=True, slots=True)
class Mall:
    """Read from disk once for all examples; too long to be printed with one that fails."""

    whole: Materials = field(repr=False)


@pytest.fixture(scope="module")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Mall:
    """Everything that is shipped but the example event: which days are event days is drawn."""
    files = home(tmp_path_factory.mktemp("mall"))
    for file in files.events_dir.iterdir():
        file.unlink()
    return Mall(Sources(files).read(at("08:00", "2026-09-01").timestamp()))


# a fixed seed for CI; a day takes some hundredths of a second, on a loaded machine tenths
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(asked())
def test_whatever_is_asked_for_is_heard_in_turn_or_told_with_its_reason(mall: Mall, wish: Asked) -> None:
    house = house_of(mall.whole, wish)
    plan = planned(house, wish.day)
    nobody_speaks_over_anybody(plan)
    nobody_speaks_early_or_later_than_is_allowed(plan)
    every_read_that_is_due_is_heard_or_named(plan, house)
    who_is_queued_for_the_day_and_not_heard_is_named(plan, house)
    who_waits_is_said_by_rank_then_by_the_table_then_by_priority(plan, house)
    every_promotion_that_holds_has_a_sound_or_is_named(plan, house)
    only_an_event_takes_the_place_of_a_row_that_stands_by(plan, house)
    turned = replace(house, standings=standing(reversed(wish.announcements), reversed(wish.orders), house.now))
    assert planned(turned, wish.day) == plan


def spoken(plan: Plan) -> list[Cue]:
    return [cue for cue in plan.cues if cue.kind.spoken]


def nobody_speaks_over_anybody(plan: Plan) -> None:
    said = sorted(spoken(plan), key=lambda cue: (cue.start, cue.end))
    assert [(a.id, b.id) for a, b in pairwise(said) if b.start < a.end] == []


def nobody_speaks_early_or_later_than_is_allowed(plan: Plan) -> None:
    assert [cue.id for cue in spoken(plan) if not cue.due <= cue.start <= cue.due + cue.tolerance] == []


def every_read_that_is_due_is_heard_or_named(plan: Plan, house: Materials) -> None:
    there = {cue.id for cue in plan.cues} | {note.facts["cue"] for note in plan.notes if note.code == "plan.missed"}
    today, titles = day_of(house.timetable, plan.date), named(plan)
    assert [one for one in due(house.standings, today) if one.id not in there and one.announcement.title not in titles] == []
    assert [item for item in items(today)[0] if words_of(item) not in there and item.row.title not in titles] == []


def who_is_queued_for_the_day_and_not_heard_is_named(plan: Plan, house: Materials) -> None:
    heard = {announcement_of(cue.id) for cue in plan.cues if "@" in cue.id}
    left = [s for s in house.standings if on_date(s, s.when, plan.date) and s.announcement.id not in heard and s.state != "cancelled"]
    assert [s for s in left if s.announcement.title not in named(plan)] == []


def who_waits_is_said_by_rank_then_by_the_table_then_by_priority(plan: Plan, house: Materials) -> None:
    said = spoken(plan)
    waited = [(a, b) for n, a in enumerate(said) for b in said[n + 1 :] if b.due <= a.start <= b.due + b.tolerance]
    assert [(a.id, b.id) for a, b in waited if place_of(a, house) >= place_of(b, house)] == []


def every_promotion_that_holds_has_a_sound_or_is_named(plan: Plan, house: Materials) -> None:
    library = clips((plan,), house)
    told = " ".join(fact for note in plan.notes for fact in note.facts.values())
    pairs = zip(house.spots, listed(house, plan.date), strict=True)
    silent = [spot for spot, played in pairs if spot.holds(plan.date) and library.find(played.source) is None]
    assert [spot for spot in silent if f"{spot.vendor} {spot.title}" not in told] == []


def only_an_event_takes_the_place_of_a_row_that_stands_by(plan: Plan, house: Materials) -> None:
    events = {s.announcement.id for s in house.standings if s.announcement.kind == "event"}
    missed = [(note.facts["cue"], note.at) for note in plan.notes if note.code == "plan.missed"]
    dues = [at for name, at in [*((cue.id, cue.due) for cue in plan.cues), *missed] if announcement_of(name) in events]
    stood_by = [note.at for note in plan.notes if note.code == "plan.stood-by"]
    assert [since for since in stood_by if not any(since <= at < since + timedelta(minutes=30) for at in dues)] == []


def named(plan: Plan) -> set[str]:
    """Everybody a note is about."""
    return {note.facts.get("title", "") for note in plan.notes}


def announcement_of(cue: str) -> str:
    """`4f0c…` of `2026-12-05/4f0c…@10:30`."""
    return cue.split("/", 1)[1].split("@", maxsplit=1)[0]


def words_of(item: Item) -> str:
    """The id of what a start says; of one that says nothing, of its music."""
    return f"{item.id}+say" if item.row.say and music_of(item.row) else item.id


def place_of(cue: Cue, house: Materials) -> tuple[int, int, int]:
    """Rank, row of the table, place in the queue."""
    if "@" in cue.id:
        known = [one.announcement.id for one in house.standings]
        return Rank.PAGE if cue.kind is Kind.PAGE else Rank.SPEECH, 1_000_000, known.index(announcement_of(cue.id))
    row, _, start = cue.id.split("/")[1].split("+")[0].partition(".")
    return Rank.SPEECH, int(row), int(start or 1)
