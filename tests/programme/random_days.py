"""Random queues, orders and promotions over the mall as it is shipped: near enough together to collide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from broadcaster.announcements.model import Announcement, Change, Kind, Order, Verb, When
from broadcaster.announcements.standing import standing, with_event_days
from broadcaster.approvals.model import Step
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.content.index import Measured
from broadcaster.programme.materials import Materials
from broadcaster.promotions.model import Spot
from broadcaster.timetable.model import Anchor, Dates, Moment, Window
from broadcaster.voices.port import Utterance
from broadcaster.voices.renderings import Rendering
from tests.programme.house import LIBRARY, SHANGHAI

WEEKDAY, SATURDAY = date(2026, 12, 3), date(2026, 12, 5)
HOLIDAY, HOLIDAY_WEEKEND = date(2026, 10, 1), date(2026, 10, 3)
DAYS = (WEEKDAY, SATURDAY, HOLIDAY, HOLIDAY_WEEKEND)
MORNING = timedelta(hours=7)
SCRIPTED = ("scripts/zh_CN/活动信息", "scripts/zh_CN/友情提醒", "scripts/zh_CN/即时广播/走失儿童已找到", "scripts/zh_CN/没有这篇")
SPOTS = (
    *(f"promo/厂商{n}-促销.ogg" for n in range(4)),
    "promo/没有-这个.ogg",
    "scripts/zh_CN/厂商促销/云杉家居-沙发节",
    "scripts/zh_CN/没有这篇",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What people want of one day."""

    day: date
    announcements: tuple[Announcement, ...]
    orders: tuple[Order, ...]
    spots: tuple[Spot, ...]
    strict: bool
    """Every kind of text needs its signatures, and nobody has given any."""
    voiced: frozenset[str]
    """Whose words have been made into sound, by the first sign of their key."""
    seconds: int
    """How long a hundred signs take."""
    hour: timedelta
    """When it is asked, after midnight."""


def moment(hours: st.SearchStrategy[timedelta]) -> st.SearchStrategy[Moment]:
    return hours.map(lambda since: Moment(Anchor.MIDNIGHT, since))


clock = st.integers(9 * 12, 18 * 12).map(lambda fives: timedelta(minutes=5 * fives)) | st.sampled_from(
    [timedelta(hours=10), timedelta(hours=11), timedelta(hours=14)]
)
windows = st.lists(
    st.builds(
        lambda a, b: Window(Moment(Anchor.MIDNIGHT, min(a, b)), Moment(Anchor.MIDNIGHT, max(a, b) + timedelta(minutes=1))), clock, clock
    ),
    min_size=1,
    max_size=2,
).map(tuple)
every = st.sampled_from([5, 20, 30, 90]).map(lambda minutes: timedelta(minutes=minutes))


@st.composite
def _when(draw: st.DrawFn, day: date, kind: Kind) -> When:
    dates = (Dates(day - timedelta(days=draw(st.integers(0, 2))), day + timedelta(days=draw(st.integers(0, 2)))),)
    if kind is Kind.NOTICE and draw(st.booleans()):
        return When(dates, times=tuple(draw(st.lists(moment(clock), min_size=1, max_size=3))))
    return When(dates, draw(windows), every=draw(every))


@st.composite
def _announcement(draw: st.DrawFn, day: date, number: int) -> Announcement:
    kind = draw(st.sampled_from(Kind))
    script = draw(st.sampled_from(("", "", *SCRIPTED)))
    queued = datetime.combine(day, datetime.min.time(), SHANGHAI) + draw(st.sampled_from([-MORNING, MORNING, 2 * MORNING]))
    return Announcement(
        kind=kind,
        title=f"第{number}条",
        when=draw(_when(day, kind)),
        event=draw(st.sampled_from(["家装节", "年终"])) if kind is Kind.EVENT else "",
        text="" if script else f"第{number}条。" * draw(st.integers(1, 80)),
        script=script,
        reads=draw(st.integers(1, 4)),
        priority=draw(st.integers(1, 9)),
        by="小王 (desk)",
        at=queued,
        position=number,
    )


@st.composite
def _order(draw: st.DrawFn, day: date, about: Sequence[Announcement]) -> Order:
    at = datetime.combine(day, datetime.min.time(), SHANGHAI) + draw(st.sampled_from([-MORNING, MORNING, 2 * MORNING]))
    verb = draw(st.sampled_from(Verb))
    change = Change(times=(draw(moment(clock)),)) if verb is Verb.MOVE else None
    return Order(draw(st.sampled_from(about)).id, verb, "小李 (desk)", at, change)


@st.composite
def _spot(draw: st.DrawFn, day: date) -> Spot:
    source = draw(st.sampled_from(SPOTS))
    until = draw(st.sampled_from([None, day, day - timedelta(days=1)]))
    return Spot(source, "厂商", source.rsplit("/", 1)[-1], draw(st.integers(1, 3)), (Dates(None, until),))


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    day = draw(st.sampled_from(DAYS))
    announcements = tuple(draw(_announcement(day, n)) for n in range(draw(st.integers(0, 7))))
    orders = tuple(draw(st.lists(_order(day, announcements), max_size=3))) if announcements else ()
    return Asked(
        day,
        announcements,
        orders,
        tuple(draw(st.lists(_spot(day), max_size=4, unique_by=lambda spot: spot.source))),
        strict=draw(st.sampled_from([False, False, True])),
        voiced=frozenset(draw(st.sampled_from(["0123456789abcdef", "0123456789abcdef", "01234567", ""]))),
        seconds=draw(st.sampled_from([5, 20, 300])),
        hour=draw(st.sampled_from([MORNING, 2 * MORNING])),
    )


def house_of(whole: Materials, wish: Asked) -> Materials:
    """The shipped mall with what is asked of it; `whole` was read from disk, with no event in its folder."""
    now = datetime.combine(wish.day, datetime.min.time(), SHANGHAI) + wish.hour
    stand = standing(wish.announcements, wish.orders, now)
    free = dict.fromkeys(whole.steps, ())

    def rendered(utterance: Utterance) -> Rendering | None:
        if utterance.key[0] not in wish.voiced:
            return None
        frames = max(1, len(utterance.text) * wish.seconds * RATE_HZ // 100)
        return Rendering(utterance.key, utterance.voice, utterance.saying, Measured(frames, -20.0, -1.0, -23.0, 0, 0, 1))

    return replace(
        whole,
        timetable=with_event_days(whole.timetable, stand),
        library=Library([*LIBRARY.values(), Clip("emergency/疏散.ogg", "x", RATE_HZ, -20.0, -1.0, -23.0)]),
        standings=stand,
        steps=dict.fromkeys(whole.steps, tuple(Step)) if wish.strict else free,
        spots=wish.spots,
        rendered=rendered,
        made_at=lambda _digest: datetime(2026, 9, 1, tzinfo=UTC),
        now=now,
    )
