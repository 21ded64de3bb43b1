"""The clocks."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from broadcaster.air.ports import Clock
from broadcaster.clock import RealClock, ShiftedClock, VirtualClock, moment, today

START = datetime(2026, 12, 3, 1, 20, tzinfo=UTC)


def test_a_virtual_clock_stands_until_it_is_told() -> None:
    clock: Clock = (virtual := VirtualClock(START))
    assert (clock.now(), clock.steady()) == (START.timestamp(), 0)
    virtual.advance(1.5)
    assert (clock.now(), clock.steady()) == (START.timestamp() + 1.5, 1.5)


def test_a_step_of_the_virtual_clock_leaves_the_steady_time_alone() -> None:
    clock = VirtualClock(START)
    clock.step(-3600)
    assert (clock.now(), clock.steady()) == (START.timestamp() - 3600, 0)


def test_a_shifted_clock_goes_on_from_where_it_was_set() -> None:
    clock: Clock = ShiftedClock(START)
    assert 0 <= clock.now() - START.timestamp() < 5
    assert abs(clock.steady() - RealClock().steady()) < 5


def test_today_is_the_malls_and_not_the_machines() -> None:
    kiritimati, pago = ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago")
    assert (today(kiritimati) - today(pago)).days in {1, 2}
    assert abs(moment(kiritimati).timestamp() - RealClock().now()) < 5
