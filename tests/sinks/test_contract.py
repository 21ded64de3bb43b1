"""What every sink promises (`air/ports.py`), held against every sink."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from broadcaster.air.ports import Sink
from broadcaster.air.score import BLOCK
from broadcaster.air.sinks.captured import CapturedServer
from broadcaster.air.sinks.ears import Ears
from broadcaster.air.sinks.null import NullSink
from broadcaster.air.sinks.vlc import VlcSink
from broadcaster.air.sinks.wav import WavSink
from broadcaster.content.clip import RATE_HZ
from tests.sinks.conftest import SINK, Reports

SILENCE = np.zeros((BLOCK, 2), np.float32)
KINDS: dict[str, Callable[[Path], Sink]] = {
    "null": lambda _: NullSink(),
    "wav": lambda folder: WavSink(folder / "heard.wav"),
    "flac": lambda folder: WavSink(folder / "heard.flac"),
    "vlc": lambda _: VlcSink(SINK),
    "vlc with ears": lambda _: VlcSink(SINK, Ears()),
}


@pytest.fixture(params=KINDS)
def sink(request: pytest.FixtureRequest, tmp_path: Path, server: CapturedServer) -> Iterator[Sink]:
    assert server.pid
    made = KINDS[request.param](tmp_path)
    yield made
    made.stop()


def write(sink: Sink, seconds: float) -> float:
    """How long that took."""
    begun = time.monotonic()
    for _ in range(round(seconds * RATE_HZ / BLOCK)):
        sink.write(SILENCE)
    return time.monotonic() - begun


def test_it_takes_a_second_of_sound_in_a_second(sink: Sink, reports: Reports) -> None:
    sink.start(reports)
    write(sink, 0.6)
    assert write(sink, 1) == pytest.approx(1, abs=0.1)
    assert reports == []


def test_the_next_frame_airs_after_now_and_after_the_last(sink: Sink, reports: Reports) -> None:
    sink.start(reports)
    write(sink, 0.6)
    before = sink.next_air()
    assert 0 < before - time.monotonic() < 1
    write(sink, 0.4)
    assert sink.next_air() == pytest.approx(before + 0.4, abs=0.01)


def test_it_swallows_sound_at_its_pace_before_start_and_after_stop(sink: Sink, reports: Reports) -> None:
    assert write(sink, 0.8) == pytest.approx(0.5, abs=0.4)
    sink.start(reports)
    write(sink, 0.1)
    sink.stop()
    assert write(sink, 0.8) == pytest.approx(0.5, abs=0.4)


def test_it_may_be_stopped_twice_and_before_it_began(sink: Sink, reports: Reports) -> None:
    sink.stop()
    sink.start(reports)
    sink.stop()
    sink.stop()
    assert reports == []
