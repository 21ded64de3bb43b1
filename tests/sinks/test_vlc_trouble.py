"""The programme through real libVLC when its server, its device or its listener fails, or somebody else is at the dials."""

import os
import signal
import time

import pytest

from broadcaster.air.sinks.captured import CapturedServer
from broadcaster.air.sinks.ears import Ears
from broadcaster.air.sinks.vlc import LEAD_S, VlcSink
from broadcaster.faults import Exit, Fault
from tests.rig.analysis import marks
from tests.rig.feeder import BED, looped, marked
from tests.rig.recorder import Recorder
from tests.rig.waiting import until
from tests.sinks.conftest import SINK, Reports
from tests.sinks.playing import ALIGNING_S, TONE, children, heard_marks, off_the_clock_ms, on_air, our_streams, pactl

pytestmark = pytest.mark.usefixtures("server")


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
