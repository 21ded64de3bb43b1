"""The words of every script that airs are written down (B5)."""

from dataclasses import dataclass, replace
from datetime import timedelta

from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.content.said import Said
from broadcaster.timetable.model import Plan
from broadcaster.timetable.plan import plan
from tests.air.scene import LIBRARY, Scene
from tests.air.stage import THURSDAY, mall

NAME = "scripts/zh_CN/红星欢迎语"
RENDERED = Clip(f"{NAME}~1", "speech/1", 12 * RATE_HZ, -20.0, -1.0, -23.0)
WELCOME = Said(NAME, "红星欢迎语", "各位顾客，欢迎光临。", "d1", 12.0, RENDERED, "kokoro/zf_xiaoxiao")


@dataclass
class Spoken(Scene):
    """The mall's day with a script for its welcome words."""

    said: Said = WELCOME

    def plans(self) -> tuple[Plan, ...]:
        rows = tuple(replace(r, say=NAME) if r.title == "红星欢迎语" else r for r in self.table.rows)
        days = (self.day + timedelta(days=n) for n in (-1, 0, 1))
        return tuple(plan(replace(self.table, rows=rows), day, self.library, scripts={NAME: self.said}) for day in days)


def scene(said: Said = WELCOME) -> Spoken:
    return Spoken(THURSDAY, mall(), Library([*LIBRARY.values(), RENDERED]), said=said)


def test_the_words_are_written_down_as_they_begin_with_who_spoke_them() -> None:
    day = scene().begin("09:41:00").go("09:43:00")
    (text,) = day.texts
    assert (text.id, text.script, text.text) == (day.cue("红星欢迎语").id, NAME, "各位顾客，欢迎光临。")
    assert (text.digest, text.voice, text.at) == ("d1", "kokoro/zf_xiaoxiao", day.item("红星欢迎语").start)


def test_a_script_that_was_not_heard_leaves_no_words() -> None:
    day = scene(replace(WELCOME, clip=None)).begin("09:41:00").go("09:43:00")
    assert day.texts == []
    assert day.item("红星欢迎语").outcome == "failed"
