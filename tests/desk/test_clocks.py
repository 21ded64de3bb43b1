"""A case's clock: due, marks, verdict, and what no event may undo (desk 4.1 engine 2)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.clocks.calendar import always, open_hours, read_hours
from broadcaster.desk.clocks.clock import (
    Changed,
    Event,
    Marked,
    Paused,
    Resumed,
    Started,
    State,
    Stopped,
    Terms,
    Verdict,
    marks_to_set,
    status,
)  # fmt: skip
from broadcaster.desk.clocks.span import read_span

ZONE = ZoneInfo("Asia/Shanghai")
DAY = always(ZONE)
MALL = open_hours(ZONE, read_hours("09:20-12:00 13:00-17:30"))
T0 = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)


def h(hours: float) -> datetime:
    return T0 + timedelta(hours=hours)


def terms(span: str) -> Terms:
    return Terms(DAY, read_span(span))


def test_a_clock_runs_from_its_start_to_its_due_instant() -> None:
    now = status([Started(h(0), terms("24 h"))], h(10))
    assert (now.state, now.used, now.due, now.verdict) == (State.RUNNING, timedelta(hours=10), h(24), Verdict.OPEN)


def test_what_waits_for_the_customer_does_not_count() -> None:
    events: list[Event] = [Started(h(0), terms("24 h")), Paused(h(4)), Resumed(h(30))]
    assert status(events, h(20)).due is None
    assert status(events, h(20)).state is State.PAUSED
    assert status(events, h(31)).due == h(50)
    assert status([*events, Stopped(h(50))], h(90)).verdict is Verdict.MET


def test_paused_time_is_not_lost_when_the_priority_changes() -> None:
    events: list[Event] = [Started(h(0), terms("24 h")), Paused(h(4)), Resumed(h(30)), Changed(h(31), terms("10 h"))]
    assert status(events, h(31)).used == timedelta(hours=5)
    assert status(events, h(31)).due == h(36)


def test_a_change_while_paused_counts_no_pause_either() -> None:
    events: list[Event] = [Started(h(0), terms("24 h")), Paused(h(4)), Changed(h(10), terms("10 h")), Resumed(h(30))]
    assert status(events, h(30)).due == h(36)


def test_a_failed_clock_stays_failed_when_it_is_given_more_time() -> None:
    events: list[Event] = [Started(h(0), terms("4 h")), Changed(h(5), terms("72 h")), Stopped(h(6))]
    assert status(events, h(4)).verdict is Verdict.OPEN
    assert status(events, h(4.1)).verdict is Verdict.FAILED
    assert status(events, h(100)).verdict is Verdict.FAILED


def test_the_verdict_is_frozen_at_the_stop_and_nothing_runs_on() -> None:
    events: list[Event] = [Started(h(0), terms("4 h")), Stopped(h(3))]
    later = [*events, Changed(h(5), terms("1 h")), Paused(h(6)), Resumed(h(7)), Stopped(h(9)), Started(h(10), terms("1 h"))]
    for at in (h(3), h(50)):
        assert status(later, at).verdict is Verdict.MET
        assert status(later, at).used == timedelta(hours=3)
    assert marks_to_set([*events, Marked(h(3), 75, h(3), timedelta())], h(100)) == ()


def test_the_last_second_is_in_time() -> None:
    started = Started(h(0), terms("4 h"))
    assert status([started, Stopped(h(4))], h(9)).verdict is Verdict.MET
    assert status([started, Stopped(h(4) + timedelta(seconds=1))], h(9)).verdict is Verdict.FAILED


def test_what_is_done_after_closing_time_of_the_last_day_is_late() -> None:
    started = Started(datetime(2026, 11, 24, 16, 30, tzinfo=ZONE), Terms(MALL, read_span("1 h")))
    for stop, verdict in (("17:30", Verdict.MET), ("17:31", Verdict.FAILED), ("23:00", Verdict.FAILED)):
        stopped = Stopped(datetime.fromisoformat(f"2026-11-24 {stop}").replace(tzinfo=ZONE))
        assert status([started, stopped], h(99)).verdict is verdict


def test_each_mark_is_set_once_with_its_deadline_and_overrun() -> None:
    events: list[Event] = [Started(h(0), terms("4 h"))]
    assert marks_to_set(events, h(2.9)) == ()
    first = marks_to_set(events, h(3.5))
    assert first == (Marked(h(3.5), 75, h(3), timedelta(minutes=30)),)
    events += first
    assert marks_to_set(events, h(3.9)) == ()
    second = marks_to_set(events, h(6))
    assert second == (Marked(h(6), 100, h(4), timedelta(hours=2)),)
    events += second
    assert marks_to_set([*events, Changed(h(7), terms("72 h"))], h(90)) == ()


def test_a_shorter_time_that_is_used_up_already_fails_when_it_is_given() -> None:
    events: list[Event] = [Started(h(0), terms("24 h")), Paused(h(6)), Changed(h(7), terms("4 h")), Stopped(h(8))]
    assert status(events, h(9)).verdict is Verdict.FAILED
    assert dict(status(events, h(9)).passed)[100] == h(7)


def test_marks_fall_in_opening_hours_and_never_at_midnight() -> None:
    events = [Started(datetime(2026, 11, 24, 16, 30, tzinfo=ZONE), Terms(MALL, read_span("4 h")))]
    found = marks_to_set(events, datetime(2026, 11, 26, 9, 0, tzinfo=ZONE))
    assert [m.deadline.astimezone(ZONE).strftime("%d %H:%M") for m in found] == ["25 11:20", "25 13:20"]


def test_events_that_make_no_sense_change_nothing() -> None:
    odd: list[Event] = [Paused(h(-2)), Resumed(h(-1)), Stopped(h(-1)), Changed(h(-1), terms("1 h"))]
    assert status(odd, h(0)).state is State.WAITING
    assert status([*odd, Started(h(0), terms("24 h")), Resumed(h(1)), Started(h(2), terms("1 h"))], h(3)).due == h(24)


ACTS = st.sampled_from(["pause", "resume", "change", "stop"])


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 40), ACTS, st.sampled_from(["2 h", "30 h", "3 d"])), max_size=8), st.integers(0, 200))
def test_whatever_happens_a_failure_is_never_taken_back(acts: list[tuple[int, str, str]], later: int) -> None:
    events: list[Event] = [Started(h(0), terms("24 h"))]
    at, failed, marked = 0, False, 0
    for gap, act, span in acts:
        at += gap
        made: dict[str, Event] = {
            "pause": Paused(h(at)),
            "resume": Resumed(h(at)),
            "change": Changed(h(at), terms(span)),
            "stop": Stopped(h(at)),
        }
        events += marks_to_set(events, h(at))
        failed = failed or status(events, h(at)).verdict is Verdict.FAILED
        events.append(made[act])
    events += marks_to_set(events, h(at + later))
    now = status(events, h(at + later))
    marked = sum(isinstance(event, Marked) for event in events)
    assert not failed or now.verdict is Verdict.FAILED
    assert marked == len({e.percent for e in events if isinstance(e, Marked)}) <= 2
    if now.state is State.STOPPED:
        assert status(events, h(at + later + 1000)) == now
