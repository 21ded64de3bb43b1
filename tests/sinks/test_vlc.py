"""The programme through real libVLC into a captured sink: where on the clock it is heard, also after a mixer stood still."""

import subprocess
import sys
import time

import numpy as np
import pytest

from broadcaster.air.ports import Samples
from broadcaster.air.sinks.ears import Ears
from broadcaster.air.sinks.vlc import LEAD_S, VlcSink
from tests.rig.analysis import RATE_HZ, holes, rms_db, sounding
from tests.rig.feeder import BED, looped, marked
from tests.rig.recorder import Recorder
from tests.rig.waiting import until
from tests.sinks.conftest import SINK, Reports
from tests.sinks.playing import ALIGNING_S, TONE, TRUE_MS, off_the_clock_ms, on_air, pactl

pytestmark = pytest.mark.usefixtures("server")


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
