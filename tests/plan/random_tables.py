"""Random timetables: whatever the model can say, near enough together to collide."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from broadcaster.faults import Mark
from broadcaster.timetable.model import Anchor, Band, Cue, Dates, Moment, Over, Overlay, Rank, Row, Shift, Timetable, Window
from tests.plan.shop import at, on, page, shelf

ZONES = [ZoneInfo(z) for z in ("Asia/Shanghai", "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe")]
DATES = [date(2026, 3, 29), date(2026, 10, 25), date(2026, 10, 4), date(2026, 9, 5), date(2026, 9, 6), date(2026, 4, 4), date(2026, 12, 5)]
FOLDERS = ("light", "english", "promo", "nothing")
VOICES = ("recordings/short", "recordings/long", "recordings/none")
LIBRARY = shelf({"light/a.ogg": 100, "english/a.ogg": 200, "promo/a.ogg": 15, "recordings/short.ogg": 7.3, "recordings/long.ogg": 400})

minutes = (st.integers(8 * 6, 14 * 6) | st.integers(0, 30 * 6)).map(lambda tens: timedelta(minutes=10 * tens))
offsets = minutes | st.integers(0, 30 * 3600).map(lambda s: timedelta(seconds=s))
clock = offsets.map(lambda offset: Moment(Anchor.MIDNIGHT, offset))
anchored = st.builds(Moment, st.sampled_from([Anchor.OPENING, Anchor.CLOSING]), st.integers(-60, 60).map(lambda m: timedelta(minutes=m)))
moments = clock | anchored
spans = st.integers(0, 1800).map(lambda s: timedelta(seconds=s))
folders = st.lists(st.sampled_from(FOLDERS), min_size=1, max_size=3, unique=True).map(tuple)
kinds = st.sampled_from(["weekday", "weekend", "event", "holiday"])
levels = st.none() | st.just(Band(20, 22))


def _row(**fields: object) -> st.SearchStrategy[Row]:
    common = {
        "title": st.sampled_from(["早", "中", "晚", "夜"]),
        "mark": st.integers(1, 99).map(lambda line: Mark("random.yaml", line, 1)),
        "tolerance": spans,
        "level": levels,
        "days": st.frozensets(kinds, max_size=1),
        "dates": st.just(()) | st.just((Dates(DATES[0], DATES[-1]),)),
        "stated": st.none() | spans,
    }
    return st.builds(Row, **common | fields)  # type: ignore[arg-type]


starts = st.lists(moments, min_size=1, max_size=3).map(tuple)
one = moments.map(lambda moment: (moment,))
windows = st.lists(st.builds(Window, moments, moments), min_size=1, max_size=2).map(tuple)
every = st.none() | st.integers(15, 240).map(lambda m: timedelta(minutes=m))
voices = st.sampled_from(VOICES)
overs = st.sampled_from(Over)
reads = st.integers(1, 3)
songs = st.sampled_from([("light/a.ogg",), ("welcome/none.ogg",)])
words = {"say": st.none() | voices, "say_at": st.none() | moments}
rows = (
    _row(at=one, until=moments, play=songs, over=overs, **words)
    | _row(at=one, until=moments, play=folders, over=overs, **words)
    | _row(at=one, until=moments, loop=st.sampled_from(FOLDERS), between=st.just(()) | folders)
    | _row(at=starts, say=voices, reads=reads, over=overs)
    | _row(at=starts, until=moments, say=voices, reads=reads, then=st.just(()) | folders)
    | _row(windows=windows, every=every, say=voices, reads=reads, over=overs)
)
some = st.integers(-90, 90).map(lambda m: timedelta(minutes=m))
shifts = st.builds(Shift, st.sampled_from(["早", "中"]), some, st.just(Mark("random.yaml", 1, 1)))
overlays = st.builds(Overlay, kinds, st.lists(rows, max_size=3).map(tuple), st.lists(shifts, max_size=2).map(tuple))
timetables = st.builds(
    Timetable,
    mall=st.just("随机商场"),
    zone=st.sampled_from(ZONES),
    opening=st.fixed_dictionaries({"default": st.just(at("9:20"))}, optional={"weekend": clock}),
    closing=st.fixed_dictionaries({"default": st.just(at("17:30"))}, optional={"event": clock}),
    bands=st.just({"speech": Band(24, 27), "light": Band(24, 24), "english": Band(23, 26)}),
    fill=st.just(()) | st.just(("light",)),
    fill_gaps=st.booleans(),
    days=st.just({"event": (Dates(DATES[0], DATES[3]),), "holiday": (Dates(None, None),)}),
    rows=st.lists(rows, max_size=10).map(tuple),
    overlays=st.lists(overlays, max_size=2).map(tuple),
    pause=st.sampled_from([timedelta(), timedelta(seconds=1), timedelta(seconds=90)]),
)
dates = st.sampled_from(DATES)


@st.composite
def announcements(draw: st.DrawFn, day: date, zone: ZoneInfo) -> list[Cue]:
    """A few pages and emergencies of the day."""
    made = []
    for number in range(draw(st.integers(0, 6))):
        due = on(day, "0:00", zone) + draw(minutes)
        made.append(page(str(number), due, draw(st.integers(1, 600)), draw(st.sampled_from([Rank.PAGE, Rank.EMERGENCY])), draw(spans)))
    return made
