"""What holds for every timetable there can be."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import count, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.timetable.days import day_of
from broadcaster.timetable.model import Cue, Dates, Plan, Row, Timetable
from broadcaster.timetable.plan import plan
from broadcaster.timetable.rows import items, span
from tests.plan.random_tables import LIBRARY, announcements, dates, timetables

# a fixed seed for CI; a day is some milliseconds, so no deadline on a loaded machine
hold = settings(max_examples=150, deadline=None, derandomize=True)


def overlapping(cues: Iterable[Cue]) -> list[tuple[str, str]]:
    return [(a.id, b.id) for a, b in pairwise(sorted(cues, key=lambda c: (c.start, c.end))) if b.start < a.end]


def music(plan: Plan) -> list[Cue]:
    return [c for c in plan.cues if not c.kind.spoken]


def spoken(plan: Plan) -> list[Cue]:
    return [c for c in plan.cues if c.kind.spoken]


def row_of(cue_id: str) -> str:
    """`2026-12-05/9.2` of `2026-12-05/9.2+then/a`."""
    return "/".join(cue_id.split("+", maxsplit=1)[0].split("/")[:2])


@hold
@given(timetables, dates)
def test_no_two_pieces_of_music_sound_at_once(timetable: Timetable, day: date) -> None:
    assert overlapping(music(plan(timetable, day, LIBRARY))) == []


@hold
@given(timetables, dates, st.data())
def test_nobody_speaks_over_anybody(timetable: Timetable, day: date, data: st.DataObject) -> None:
    planned = plan(timetable, day, LIBRARY, data.draw(announcements(day, timetable.zone)))
    assert overlapping(spoken(planned)) == []


@hold
@given(timetables, dates)
def test_music_is_never_under_speech_in_its_own_slot(timetable: Timetable, day: date) -> None:
    planned = plan(timetable, day, LIBRARY)
    ends = {i.id: i.end for i in items(day_of(timetable, day))[0]}
    for words in (c for c in planned.cues if c.own_slot and c.start == c.due):
        end = min(words.end, ends[words.id] or words.end)
        assert [m.id for m in music(planned) if m.rank > words.rank and m.start < end and words.start < m.end and "+then" not in m.id] == []


@hold
@given(timetables, dates)
def test_every_instant_between_the_first_and_the_last_cue_belongs_to_a_cue_or_is_told(timetable: Timetable, day: date) -> None:
    planned = plan(timetable, day, LIBRARY)
    told = [(n.at, n.facts["length"]) for n in planned.notes if n.code == "plan.gap"]
    silent = []
    reached = min((c.start for c in planned.cues), default=None)
    for cue in planned.cues:
        assert reached is not None
        if cue.start - reached > timetable.pause:
            silent.append((reached, span(cue.start - reached)))
        reached = max(reached, cue.end)
    assert told == silent


@hold
@given(timetables, dates, st.data())
def test_nothing_vanishes_without_a_cue_or_a_note(timetable: Timetable, day: date, data: st.DataObject) -> None:
    extra = data.draw(announcements(day, timetable.zone))
    planned = plan(timetable, day, LIBRARY, extra)
    aired = {row_of(c.id) for c in planned.cues if not c.kind.spoken} | {c.id for c in planned.cues}
    missed = {n.facts["cue"] for n in planned.notes if n.code == "plan.missed"}
    told = {(n.mark, n.code) for n in planned.notes}
    for item in items(day_of(timetable, day))[0]:
        row = item.row
        if row.play or row.loop:
            assert item.id in aired or {(row.mark, "plan.overlap"), (row.mark, "plan.no-time")} & told
        if row.say:
            words = item.id + ("+say" if row.play or row.loop else "")
            assert words in aired | missed
    assert {c.id for c in extra} <= aired | missed


@hold
@given(timetables, dates, st.data())
def test_planning_twice_gives_the_same_day(timetable: Timetable, day: date, data: st.DataObject) -> None:
    extra = data.draw(announcements(day, timetable.zone))
    assert plan(timetable, day, LIBRARY, extra) == plan(timetable, day, LIBRARY, extra)


@hold
@given(timetables, dates)
def test_every_cue_has_an_id_of_its_own_and_time_to_sound(timetable: Timetable, day: date) -> None:
    cues = plan(timetable, day, LIBRARY).cues
    assert len({c.id for c in cues}) == len(cues)
    assert [c.id for c in cues if c.start >= c.end or c.start < c.due] == []


@hold
@given(timetables, dates)
def test_cues_come_by_time_then_by_rank_and_notes_by_time(timetable: Timetable, day: date) -> None:
    planned = plan(timetable, day, LIBRARY)
    assert list(planned.cues) == sorted(planned.cues, key=lambda c: (c.start, c.rank))
    assert [n.at for n in planned.notes] == sorted(n.at for n in planned.notes)


@hold
@given(timetables, dates, st.data())
def test_who_speaks_while_another_waits_has_priority_or_stands_earlier_in_the_table(
    timetable: Timetable, day: date, data: st.DataObject
) -> None:
    extra = data.draw(announcements(day, timetable.zone))
    said = spoken(plan(timetable, day, LIBRARY, extra))
    for first, then in ((a, b) for i, a in enumerate(said) for b in said[i + 1 :]):
        if then.due <= first.start and first.start <= then.due + then.tolerance:
            assert (first.rank, _place(first, extra)) < (then.rank, _place(then, extra))


@hold
@given(timetables, dates, st.data())
def test_nobody_starts_early_or_later_than_the_tolerance(timetable: Timetable, day: date, data: st.DataObject) -> None:
    for cue in spoken(plan(timetable, day, LIBRARY, data.draw(announcements(day, timetable.zone)))):
        assert cue.due <= cue.start <= cue.due + cue.tolerance


@hold
@given(timetables, dates)
def test_every_instant_shows_the_malls_clock(timetable: Timetable, day: date) -> None:
    planned = plan(timetable, day, LIBRARY)
    instants: list[datetime] = [t for c in planned.cues for t in (c.start, c.end, c.due)] + [planned.opening, planned.closing]
    assert [t for t in instants if t.utcoffset() != t.astimezone(timetable.zone).utcoffset()] == []


@hold
@given(timetables, dates, st.data())
def test_an_id_does_not_depend_on_the_other_rows(timetable: Timetable, day: date, data: st.DataObject) -> None:
    found = items(day_of(timetable, day))[0]
    if found:
        kept = data.draw(st.sampled_from(found)).order[0]
        alone = items(day_of(_only(timetable, kept), day))[0]
        assert [i.id for i in alone] == [i.id for i in found if i.order[0] == kept]


def _only(timetable: Timetable, kept: int) -> Timetable:
    """The timetable with every row but one for a day long ago, each in its place."""
    numbers = count(1)
    never = (Dates(None, date(1990, 1, 1)),)

    def put_off(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(row if next(numbers) == kept else replace(row, dates=never) for row in rows)

    rows = put_off(timetable.rows)
    return replace(timetable, rows=rows, overlays=tuple(replace(o, add=put_off(o.add)) for o in timetable.overlays))


def _place(cue: Cue, extra: list[Cue]) -> tuple[int, int]:
    """Row and start of a cue of the table; ready-made ones come after."""
    if cue.id.startswith("page/"):
        return 1_000_000, [c.id for c in extra].index(cue.id)
    row, _, start = row_of(cue.id).split("/")[1].partition(".")
    return int(row), int(start or 1)
