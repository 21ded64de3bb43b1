"""Entries of a day in the mall, for tests."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from broadcaster.record.entries import Aired, Incident, Outcome, Play, Text

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 12, 5)
HALF_PAST_NINE = datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI)


def item(
    number: int = 2, *, outcome: Outcome | None = Outcome.AIRED, title: str = "迎宾曲", late_s: float = 0.012, **more: object
) -> Aired:
    """Ten minutes of song; on air when `outcome` is `None`."""
    planned = HALF_PAST_NINE + timedelta(minutes=10 * (number - 2))
    start = planned + timedelta(seconds=late_s)
    values = {
        "id": f"{DAY}/{number}",
        "date": DAY,
        "title": title,
        "kind": "song",
        "source": ("welcome/迎宾曲.mp3",),
        "planned_start": planned,
        "planned_end": planned + timedelta(minutes=10),
        "band_low": 21.0,
        "band_high": 24.0,
        "dial": 22.5,
        "start": start,
        "end": None if outcome is None else start + timedelta(minutes=10),
        "target_lufs": -24.5,
        "lufs": -24.63,
        "outcome": outcome,
    }
    return Aired(**{**values, **more})  # type: ignore[arg-type]


def play(number: int = 1, clip: str = "promo/顾家-沙发节.ogg", *, cue: str = f"{DAY}/6", complete: bool = True) -> Play:
    start = HALF_PAST_NINE + timedelta(minutes=35, seconds=20 * number)
    return Play(f"{cue}#{number}", cue, clip, start, start + timedelta(seconds=15.5), 15.5, complete)


def incident(number: int = 1, code: str = "store.away", **facts: str) -> Incident:
    at = HALF_PAST_NINE + timedelta(seconds=number, microseconds=123456)
    return Incident(f"{at.isoformat()} {code}", at, code, facts or {"why": "database is locked"})


def words(number: int = 3, text: str = "各位顾客，欢迎光临。") -> Text:
    at = HALF_PAST_NINE + timedelta(minutes=12 + number)
    return Text(f"{DAY}/{number}", DAY, at, "红星欢迎语", "scripts/zh_CN/红星欢迎语", "d1", "kokoro/zf_xiaoxiao", text)
