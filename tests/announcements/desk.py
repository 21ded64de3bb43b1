"""Announcements, orders and timetables for the tests, and random ones."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from broadcaster.announcements.model import EVERY, WINDOWS, Announcement, Change, Kind, Order, Verb, When
from broadcaster.timetable.days import Day, day_of
from broadcaster.timetable.model import Anchor, Dates, Moment, Timetable, Window
from tests.plan.random_tables import ZONES
from tests.plan.shop import SHANGHAI, at, row, table

DAY, NEXT = date(2026, 12, 5), date(2026, 12, 6)
BOTH = Dates(DAY, NEXT)
TABLE = table(row("背景音乐", "09:30", "17:00", play=("light",)))
BEFORE = datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
"""Now, for most tests: days before the event."""


def on(clock: str, day: date = DAY) -> datetime:
    """An instant of the mall's clock."""
    return datetime.combine(day, time.fromisoformat(clock), SHANGHAI)


def today(day: date = DAY, timetable: Timetable = TABLE) -> Day:
    return day_of(timetable, day)


def item(title: str = "开幕", **fields: object) -> Announcement:
    """An item of an event, with the event's own windows unless `when` says otherwise."""
    given: dict[str, object] = {
        "kind": Kind.EVENT,
        "title": title,
        "when": When((BOTH,), WINDOWS, (), EVERY),
        "event": "家装节",
        "text": f"{title}的内容。",
        "reads": 2,
        "at": BEFORE,
        "by": "小王 (desk)",
    }
    return Announcement(**{**given, **fields})  # type: ignore[arg-type]


def items(titles: str, **fields: object) -> list[Announcement]:
    """One item for each sign, in that order."""
    return [item(title, position=number, **fields) for number, title in enumerate(titles)]


def window(start: str, end: str) -> Window:
    return Window(at(start), at(end))


def when(*windows: Window, times: tuple[str, ...] = (), every: int = 30, dates: Dates = BOTH) -> When:
    """Times with an interval in minutes."""
    return When((dates,), windows, tuple(map(at, times)), None if times else timedelta(minutes=every))


def order(about: Announcement, verb: Verb, given: datetime, **fields: object) -> Order:
    return Order(about.id, verb, "小李 (desk)", given, **fields)  # type: ignore[arg-type]


DATES = [DAY, NEXT, date(2026, 3, 29), date(2026, 10, 25)]
_moments = st.integers(0, 30 * 12).map(lambda n: Moment(Anchor.MIDNIGHT, timedelta(minutes=5 * n)))
_windows = st.lists(st.builds(Window, _moments, _moments), min_size=1, max_size=2).map(tuple)
_everys = st.sampled_from([20, 30, 30, 45]).map(lambda m: timedelta(minutes=m))
_dates = st.lists(st.sampled_from(DATES).map(lambda d: Dates(d, d)) | st.just(Dates(DATES[2], NEXT)), min_size=1, max_size=2).map(tuple)
whens = st.builds(When, _dates, _windows, st.just(()), _everys) | st.builds(
    When, _dates, st.just(()), st.lists(_moments, min_size=1, max_size=3).map(tuple), st.none()
)
instants = st.datetimes(datetime(2026, 3, 28), datetime(2026, 12, 7), timezones=st.sampled_from(ZONES))  # noqa: DTZ001 - hypothesis adds the zone
announcements = st.builds(
    Announcement,
    kind=st.sampled_from(Kind),
    title=st.sampled_from("甲乙丙丁"),
    when=whens,
    event=st.sampled_from(["", "家装节", "店庆"]),
    text=st.sampled_from(["一", "二", "三"]),
    reads=st.integers(1, 3),
    priority=st.integers(1, 9),
    zone=st.sampled_from(["", "一楼"]),
    valid_to=st.none() | st.sampled_from(DATES),
    position=st.integers(0, 5),
    at=st.none() | instants,
)
changes = st.builds(
    Change,
    dates=st.just(()) | _dates,
    windows=st.just(()) | _windows,
    times=st.just(()) | st.lists(_moments, min_size=1, max_size=2).map(tuple),
    every=st.none() | _everys,
)


@st.composite
def queues(draw: st.DrawFn) -> tuple[list[Announcement], list[Order]]:
    """Announcements and orders about them."""
    made = draw(st.lists(announcements, max_size=6))
    orders = []
    for _number in range(draw(st.integers(0, 8)) if made else 0):
        about, verb = draw(st.sampled_from(made)), draw(st.sampled_from(Verb))
        orders.append(Order(about.id, verb, "某人", draw(instants), draw(changes) if verb is Verb.MOVE else None))
    return made, orders
