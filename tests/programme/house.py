"""A mall of its own: the shipped table, scripts and event, recordings of one second each, and a voice that is a file."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.content.index import Measured
from broadcaster.programme.materials import Materials
from broadcaster.programme.sources import Sources
from broadcaster.settings import Settings
from broadcaster.voices.port import Utterance
from broadcaster.voices.renderings import Rendering

ROOT = Path(__file__).parents[2]
SHANGHAI = ZoneInfo("Asia/Shanghai")
RECORDINGS = ("营业员心态调整", "红星欢迎语", "天气预报友情提醒", "活动信息", "节日祝福")
LIBRARY = Library(
    Clip(name, name, 20 * RATE_HZ, -20.0, -1.0, -23.0)
    for name in (
        "welcome/相亲相爱.ogg", "welcome/迎宾曲.mp3", "farewell/送宾曲.flac", "light/a.ogg", "english/a.ogg",
        *(f"recordings/{name}.ogg" for name in RECORDINGS), *(f"promo/厂商{n}-促销.ogg" for n in range(4)),
    )
)  # fmt: skip


def home(folder: Path) -> Settings:
    """A copy of what is shipped."""
    shutil.copytree(ROOT / "schedules", folder / "schedules")
    shutil.copytree(ROOT / "scripts_tts", folder / "scripts_tts")
    return Settings(home=folder)


def at(clock: str, day: str = "2026-12-05") -> datetime:
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=SHANGHAI)


def house(settings: Settings, now: datetime, *, voiced: bool = True) -> Materials:
    """Everything as it is at `now`; `voiced`: every utterance has a rendering of ten seconds."""
    found = Sources(settings).read(now.timestamp())
    return replace(found, library=LIBRARY, rendered=spoken if voiced else unspoken, made_at=lambda _: datetime(2026, 12, 5, tzinfo=UTC))


def spoken(utterance: Utterance) -> Rendering:
    voice = "recording" if utterance.recording else utterance.voice
    return Rendering(utterance.key, voice, utterance.saying, Measured(10 * RATE_HZ, -20.0, -1.0, -23.0, 0, 0, 1))


def unspoken(_utterance: Utterance) -> Rendering | None:
    return None
