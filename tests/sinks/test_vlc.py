"""The programme through real libVLC into a captured sink: where on the clock, how loud, and what happens when things go wrong."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import psutil
import pytest

from broadcaster.air.ports import Samples
from broadcaster.air.sinks.captured import CapturedServer
from broadcaster.air.sinks.ears import Ears
from broadcaster.air.sinks.server import Server
from broadcaster.air.sinks.vlc import LEAD_S, VlcSink
from broadcaster.faults import Exit, Fault
from tests.rig.analysis import RATE_HZ, holes, marks, rms_db, sounding, tone
from tests.rig.feeder import BED, Feeder, Programme, looped, marked
from tests.rig.recorder import Recorder, Recording
from tests.rig.waiting import until
from tests.sinks.conftest import SINK, Reports

pytestmark = pytest.mark.usefixtures("server")
TONE = tone(500, 1.0)
ALIGNING_S = 1.0
"""What the ears found is heard this long after, when what was written before is over."""
TRUE_MS = 5
"""What a cue may be off; nothing under 3 ms is put right. How near it comes is measured, not tested (`benchmarks/onset.py`)."""


@contextmanager
def on_air(sink: VlcSink, reports: Reports, programme: Programme) -> Iterator[Feeder]:
    sink.start(reports)
    feeder = Feeder(sink, programme)
    try:
        yield feeder
    finally:
        feeder.stop()
        sink.stop()


def off_the_clock_ms(recording: Recording, since: float) -> list[float]:
    """How far each mark after `since` was from its half second."""
    aired = [recording.air(m) for m in marks(recording.samples[:, 0])]
    return [1000 * (t - 4 / RATE_HZ - round(2 * t) / 2) for t in aired if t > since]


def pactl(*words: str) -> str:
    return subprocess.run(["pactl", *words], check=True, capture_output=True, text=True, timeout=10).stdout.strip()


def our_streams() -> list[tuple[float, bool, int]]:
    with Server() as server:
        return [(s.volume, s.muted, s.sink) for s in server.streams(os.getpid())]


def test_without_ears_every_mark_is_heard_within_5_ms_of_its_instant_once_calibrated(reports: Reports) -> None:
    # the constants were measured on a sink that can rewind; others, such as the captured server's, are some 6 ms off without ears
    pactl("load-module", "module-null-sink", "sink_name=hall", "rate=48000", "format=float32le")
    recorder = Recorder("hall")
    with on_air(VlcSink("hall"), reports, marked()) as feeder:
        calibrated = time.monotonic() + 8
        time.sleep(10)
    recording = recorder.stop()
    assert len(off_the_clock_ms(recording, 0)) in {19, 20, 21}
    assert max(map(abs, off_the_clock_ms(recording, 0))) < 60
    assert max(map(abs, off_the_clock_ms(recording, calibrated))) < 5
    assert reports == []
    assert all(abs(j) < RATE_HZ // 15 for j in feeder.jumps)


def test_with_ears_every_mark_is_heard_within_5_ms_of_its_instant(reports: Reports) -> None:
    recorder = Recorder(SINK)
    sink = VlcSink(SINK, Ears())
    with on_air(sink, reports, marked(BED)):
        until(lambda: sink.line is not None and sink.line.aligned_at, 9)
        aligned = time.monotonic() + ALIGNING_S
        time.sleep(4)
    errors = off_the_clock_ms(recorder.stop(), aligned)
    assert len(errors) >= 4
    assert max(map(abs, errors)) < TRUE_MS
    assert reports == []


def test_the_stream_is_whole_from_its_first_frame_to_its_last(reports: Reports) -> None:
    recorder = Recorder(SINK)
    sink = VlcSink(SINK)
    sink.start(reports)
    sounds_from = sink.next_air()
    for block in np.split(np.tile(TONE, 2), 100):
        sink.write(block[:, None].repeat(2, axis=1))
    sounds_to = sink.next_air()
    sink.stop()
    recording = recorder.stop()
    assert sounds_to - sounds_from == pytest.approx(2.0, abs=0.001)
    (first, last) = sounding(recording.samples[:, 0], 500)[0]
    assert recording.air(first) == pytest.approx(sounds_from, abs=0.05)
    assert recording.air(last) - recording.air(first) == pytest.approx(2.0, abs=0.012)  # the demodulator sees 10 ms at once
    assert holes(recording.samples[first + 500 : last - 500, 0], shortest_s=0.003) == []
    assert rms_db(recording.samples[first + 4800 : last - 4800, 0]) == pytest.approx(-15.0, abs=0.1)


def test_a_server_that_was_killed_and_comes_back_is_heard_again_within_3_s_on_the_clock(server: CapturedServer, reports: Reports) -> None:
    sink = VlcSink(SINK, Ears())
    with on_air(sink, reports, marked(BED)) as feeder:
        time.sleep(2)
        server.stop(now=True)
        until(lambda: "sink.lost" in reports.codes, 3)
        time.sleep(1.5)
        assert sink.next_air() - time.monotonic() == pytest.approx(LEAD_S, abs=0.1)
        back = time.monotonic()
        server.start()
        recorder = Recorder(SINK)
        until(lambda: "sink.back" in reports.codes, 4)
        until(lambda: sink.line is not None and sink.line.aligned_at > back, 6)
        aligned = time.monotonic()
        time.sleep(3.5)
    recording = recorder.stop()
    assert recording.air(marks(recording.samples[:, 0])[0]) - back < 3
    assert max(map(abs, off_the_clock_ms(recording, back + 1))) < 60
    assert max(map(abs, off_the_clock_ms(recording, aligned + ALIGNING_S))) < 15  # libVLC resamples for some seconds
    assert reports.codes == ["sink.lost", "sink.back"]
    assert feeder.slowest_s < 1


def test_a_server_that_hangs_stops_neither_the_writer_nor_the_watch(server: CapturedServer, reports: Reports) -> None:
    sink = VlcSink(SINK)
    with on_air(sink, reports, marked()) as feeder:
        time.sleep(1)
        os.kill(server.pid, signal.SIGSTOP)
        until(lambda: "sink.lost" in reports.codes, 4)
        time.sleep(1.5)
        os.kill(server.pid, signal.SIGCONT)
        until(lambda: "sink.back" in reports.codes, 4)
        until(lambda: heard_marks(3) >= 4, 20)
    assert reports.codes == ["sink.lost", "sink.back"]
    assert feeder.slowest_s < 1


def heard_marks(seconds: float) -> int:
    """Marks in the next seconds of the monitor."""
    recorder = Recorder(SINK)
    time.sleep(seconds)
    return len(marks(recorder.stop().samples[:, 0]))


def test_a_sink_can_be_stopped_while_the_server_hangs(server: CapturedServer, reports: Reports) -> None:
    sink = VlcSink(SINK)
    with on_air(sink, reports, marked()):
        time.sleep(1)
        os.kill(server.pid, signal.SIGSTOP)
        begun = time.monotonic()
    os.kill(server.pid, signal.SIGCONT)
    assert time.monotonic() - begun < 5


def test_a_device_that_vanishes_is_reported_and_played_on_when_it_is_back(reports: Reports) -> None:
    arguments = ("module-null-sink", "sink_name=hall", "rate=48000", "format=float32le")
    module = pactl("load-module", *arguments)
    sink = VlcSink("hall", Ears())
    with on_air(sink, reports, marked(BED)):
        time.sleep(1)
        pactl("unload-module", module)
        until(lambda: "sink.lost" in reports.codes, 3)
        time.sleep(1)
        pactl("load-module", *arguments)
        back = time.monotonic()
        until(lambda: "sink.back" in reports.codes, 3)
        recorder = Recorder("hall")
        until(lambda: sink.line is not None and sink.line.aligned_at > back, 6)
        aligned = time.monotonic()
        time.sleep(3.5)
        recording = recorder.stop()
    assert [(r.code, r.detail) for r in reports][:1] == [("sink.lost", "hall")]
    assert reports.codes == ["sink.lost", "sink.back"]
    assert recording.air(marks(recording.samples[:, 0])[0]) - back < 5  # a sink that can rewind begins with a block of 2 s, unheard
    assert max(map(abs, off_the_clock_ms(recording, aligned + ALIGNING_S))) < 15  # libVLC resamples for some seconds


def test_a_programme_that_somebody_muted_or_turned_down_is_put_right(reports: Reports) -> None:
    with on_air(VlcSink(SINK, Ears()), reports, looped(TONE)):
        time.sleep(1.5)
        for meddle in (("set-sink-input-mute", "1"), ("set-sink-input-volume", "20%")):
            index = pactl("list", "short", "sink-inputs").split()[0]
            pactl(meddle[0], index, meddle[1])
            until(lambda: our_streams() != [(1.0, False, 0)], 1)
            until(lambda: our_streams() == [(1.0, False, 0)], 3)
        pactl("set-sink-mute", SINK, "1")
        until(lambda: "yes" not in pactl("get-sink-mute", SINK), 3)
        time.sleep(0.6)
    assert [c for c in reports.codes if c != "sink.gap"] == ["sink.tampered"] * 3


def test_a_programme_that_somebody_moved_to_another_output_is_brought_back(reports: Reports) -> None:
    pactl("load-module", "module-null-sink", "sink_name=hall")
    with on_air(VlcSink(SINK), reports, looped(TONE)):
        time.sleep(1.5)
        index = pactl("list", "short", "sink-inputs").split()[0]
        pactl("move-sink-input", index, "hall")
        until(lambda: our_streams() == [(1.0, False, 0)] and reports, 3)
    assert set(reports.codes) == {"sink.tampered"}


def test_silence_where_there_should_be_sound_is_reported_and_its_end_too(reports: Reports) -> None:
    with on_air(VlcSink(SINK, Ears()), reports, looped(TONE)):
        time.sleep(2)
        pactl("set-sink-volume", SINK, "0%")
        until(lambda: "sink.silent" in reports.codes, 6)
        pactl("set-sink-volume", SINK, "100%")
        until(lambda: "sink.back" in reports.codes, 6)
    assert reports.codes == ["sink.silent", "sink.back"]


def test_a_mixer_that_stood_still_for_two_seconds_goes_on_at_the_right_place(reports: Reports) -> None:
    recorder = Recorder(SINK)
    with on_air(VlcSink(SINK), reports, marked()) as feeder:
        time.sleep(1.5)
        feeder.pause()
        time.sleep(2)
        feeder.resume()
        resumed = time.monotonic()
        time.sleep(3)
    errors = off_the_clock_ms(recorder.stop(), resumed)
    assert len(errors) >= 4
    assert max(map(abs, errors)) < 60  # a new player, not calibrated yet
    (gap,) = reports
    assert gap.code == "sink.gap"
    assert 1 < float(gap.detail) < 4


def test_a_mixer_that_stood_still_while_somebody_listens_is_told_and_back_at_its_place_within_seconds(reports: Reports) -> None:
    recorder = Recorder(SINK)
    sink = VlcSink(SINK, Ears())
    with on_air(sink, reports, marked(BED)) as feeder:
        until(lambda: sink.line is not None and sink.line.aligned_at, 9)
        first = sink.line
        feeder.pause()
        time.sleep(2)
        feeder.resume()
        resumed = time.monotonic()
        time.sleep(6)
        assert sink.line is first, "the same player goes on: another one would cost as much again"
    recording = recorder.stop()
    assert max(map(abs, off_the_clock_ms(recording, resumed + 4))) < 15  # libVLC resamples for some seconds
    assert reports.codes == ["sink.gap"]
    assert float(reports[0].detail) == pytest.approx(2 - LEAD_S, abs=0.6)


def test_a_writer_that_is_woken_late_each_time_is_heard_without_a_hole(reports: Reports) -> None:
    """As on a machine where every thread waits its turn for 60 ms: whoever is woken for every 10 ms of sound cannot keep up."""
    recorder = Recorder(SINK)
    with on_air(Drowsy(SINK), reports, looped(TONE)):
        time.sleep(5)
    (first, last) = sounding(recorder.stop().samples[:, 0], 500)[0]
    assert last - first > 4 * RATE_HZ
    assert reports == []


class Drowsy(VlcSink):
    """Whenever its `write` waited, its turn comes 60 ms late."""

    def write(self, block: Samples) -> None:
        before = time.monotonic()
        super().write(block)
        if time.monotonic() - before > 0.003:
            time.sleep(0.06)


def test_ears_that_are_given_nothing_do_not_count_as_all_is_well(reports: Reports) -> None:
    with on_air(VlcSink(SINK, Ears()), reports, looped(TONE)):
        time.sleep(2.5)
        (listener,) = children("parec")
        os.kill(listener, signal.SIGSTOP)
        until(lambda: "sink.unwatched" in reports.codes, 12)
        os.kill(listener, signal.SIGCONT)
        until(lambda: "sink.watched" in reports.codes, 12)
    assert reports.codes[:2] == ["sink.unwatched", "sink.watched"]
    assert float(reports[1].detail) > 3


def children(name: str) -> list[int]:
    """Our own child processes of this name."""
    return [c.pid for c in psutil.Process().children() if c.name() == name]


def test_a_machine_without_a_sound_server_is_a_fault(server: CapturedServer, reports: Reports) -> None:
    server.stop()
    with pytest.raises(Fault) as refused:
        VlcSink().start(reports)
    assert refused.value.problems[0].code == "sink.no-server"
    assert refused.value.exit_code == Exit.AIR_FAILED


def test_a_server_with_nothing_but_null_sinks_has_no_output(reports: Reports) -> None:
    with pytest.raises(Fault) as refused:
        VlcSink("auto").start(reports)
    assert refused.value.problems[0].code == "sink.no-output"


def test_an_output_that_is_not_there_is_refused_with_those_that_are(reports: Reports) -> None:
    with pytest.raises(Fault) as refused:
        VlcSink("attic").start(reports)
    assert refused.value.problems[0].code == "sink.unknown-output"
    assert refused.value.problems[0].facts == {"name": "attic", "known": SINK}


OTHER = """
import time
from broadcaster.air.sinks.vlc import LEAD_S, VlcSink
from tests.rig.analysis import tone
from tests.rig.feeder import Feeder, looped

sink = VlcSink("mall")
sink.start(lambda report: print(report.code))
feeder = Feeder(sink, looped(tone(900, 1.0)))
time.sleep(4)
feeder.stop()
sink.stop()
"""


def test_two_programmes_on_one_server_leave_each_other_alone(reports: Reports) -> None:
    recorder = Recorder(SINK)
    with on_air(VlcSink(SINK), reports, looped(TONE)):
        other = subprocess.run([sys.executable, "-c", OTHER], check=True, capture_output=True, text=True, timeout=20)
    recording = recorder.stop()
    assert other.stdout == ""
    assert reports == []
    for hz in (500, 900):
        pieces = [(b - a) / RATE_HZ for a, b in sounding(recording.samples[:, 0], hz)]
        assert len(pieces) == 1
        assert pieces[0] > 3
