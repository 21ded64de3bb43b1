"""The emergency through real libVLC: heard at once, whatever the programme does."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from broadcaster.air.sinks.captured import CapturedServer
from broadcaster.air.sinks.siren import VlcSiren
from broadcaster.air.sinks.vlc import VlcSink
from tests.rig.analysis import RATE_HZ, envelope, holes, rms_db, sounding, stereo, tone
from tests.rig.feeder import Feeder, looped
from tests.rig.recorder import Recorder, Recording
from tests.rig.waiting import until
from tests.sinks.conftest import SINK, Reports

PROGRAMME, ALARM = 500, 900


@pytest.fixture(params=["long.flac", "short.wav", "short.ogg"])
def alarm(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / str(request.param)
    soundfile.write(file, stereo(tone(ALARM, 40.0 if "long" in file.name else 0.8)), RATE_HZ)
    return file


@pytest.fixture
def short(tmp_path: Path) -> Path:
    file = tmp_path / "alarm.flac"
    soundfile.write(file, stereo(tone(ALARM, 0.8)), RATE_HZ)
    return file


@pytest.fixture
def sink(server: CapturedServer, reports: Reports) -> Iterator[VlcSink]:
    assert server.pid
    made = VlcSink(SINK)
    made.start(reports)
    yield made
    made.stop()


@pytest.fixture
def siren(sink: VlcSink) -> Iterator[VlcSiren]:
    made = VlcSiren(sink)
    yield made
    made.stop()


@pytest.fixture
def feeder(sink: VlcSink) -> Iterator[Feeder]:
    made = Feeder(sink, looped(tone(PROGRAMME, 1.0)))
    yield made
    made.stop()


def pieces(recording: Recording, hz: float) -> list[tuple[float, float]]:
    """(from, to) on the clock of each stretch in which a tone was heard."""
    return [(recording.air(a), recording.air(b)) for a, b in sounding(recording.samples[:, 0], hz, dbfs=-45)]


@pytest.mark.usefixtures("feeder")
def test_it_is_heard_within_0_3_s_at_its_level_without_the_programme_until_it_is_hushed(siren: VlcSiren, alarm: Path) -> None:
    recorder = Recorder(SINK)
    time.sleep(1)
    sounded = time.monotonic()
    siren.sound(alarm, -6.0)
    assert time.monotonic() - sounded < 0.05
    time.sleep(1.6)
    hushed = time.monotonic()
    siren.hush()
    time.sleep(1)
    recording = recorder.stop()
    ((first, last),) = pieces(recording, ALARM)
    assert 0 < first - sounded < 0.3
    assert 0 <= last - hushed < 0.1
    assert rms_db(recording.between(sounded + 0.4, hushed - 0.1)) == pytest.approx(-15.0 - 6.0, abs=0.3)
    (before, after) = pieces(recording, PROGRAMME)
    assert before[1] - sounded < 0.1
    assert after[0] - hushed < 0.1
    assert rms_db(recording.between(hushed + 0.3, hushed + 0.9)) == pytest.approx(-15.0, abs=0.1)


def test_it_repeats_a_short_sound_without_a_gap_and_is_not_kept_by_a_stuck_writer(siren: VlcSiren, feeder: Feeder, short: Path) -> None:
    recorder = Recorder(SINK)
    time.sleep(1)
    feeder.pause()
    time.sleep(1)
    sounded = time.monotonic()
    siren.sound(short, 0.0)
    time.sleep(4)
    recording = recorder.stop()
    heard = recording.between(sounded + 0.3, sounded + 3.9)
    assert holes(heard, shortest_s=0.02, dbfs=-50) == []
    assert rms_db(heard) == pytest.approx(-15.0, abs=0.3)


@pytest.mark.usefixtures("feeder")
def test_a_player_that_is_rebuilt_meanwhile_stays_silent_and_the_siren_goes_on(siren: VlcSiren, sink: VlcSink, short: Path) -> None:
    recorder = Recorder(SINK)
    time.sleep(0.5)
    siren.sound(short, 0.0)
    time.sleep(0.5)
    silenced = time.monotonic()
    sink.rebuild()
    time.sleep(2)
    hushed = time.monotonic()
    siren.hush()
    time.sleep(1.2)
    recording = recorder.stop()
    between = recording.between(silenced, hushed)
    assert float(envelope(between, PROGRAMME).max()) < 0.002
    assert holes(between, dbfs=-50) == []
    assert rms_db(recording.between(hushed + 0.7, hushed + 1.1)) == pytest.approx(-15.0, abs=0.1)


@pytest.mark.usefixtures("feeder")
def test_a_server_that_is_killed_and_back_sounds_the_siren_again_and_not_the_programme(
    siren: VlcSiren, server: CapturedServer, short: Path, reports: Reports
) -> None:
    siren.sound(short, 0.0)
    time.sleep(0.5)
    server.stop(now=True)
    until(lambda: "sink.lost" in reports.codes, 3)
    server.start()
    recorder = Recorder(SINK)
    time.sleep(2)
    recording = recorder.stop()
    assert sum(b - a for a, b in pieces(recording, ALARM)) > 1
    assert pieces(recording, PROGRAMME) == []
    siren.hush()
    until(lambda: "sink.back" in reports.codes, 3)


@pytest.mark.usefixtures("feeder")
def test_a_server_that_remembers_streams_changes_neither_level(siren: VlcSiren, short: Path) -> None:
    subprocess.run(["pactl", "load-module", "module-stream-restore"], check=True, capture_output=True, timeout=10)
    recorder = Recorder(SINK)
    times = []
    for _ in range(2):
        time.sleep(0.7)
        sounded = time.monotonic()
        siren.sound(short, 0.0)
        time.sleep(0.7)
        times.append((sounded, time.monotonic()))
        siren.hush()
    time.sleep(0.7)
    recording = recorder.stop()
    for sounded, hushed in times:
        assert rms_db(recording.between(sounded + 0.3, hushed - 0.1)) == pytest.approx(-15.0, abs=0.2)
        assert rms_db(recording.between(hushed + 0.2, hushed + 0.6)) == pytest.approx(-15.0, abs=0.2)


def test_a_siren_somebody_turned_down_is_turned_up_again(siren: VlcSiren, short: Path) -> None:
    siren.sound(short, 0.0)
    time.sleep(2)
    listed = subprocess.run(["pactl", "list", "short", "sink-inputs"], check=True, capture_output=True, text=True, timeout=10).stdout
    for line in listed.splitlines():
        subprocess.run(["pactl", "set-sink-input-mute", line.split()[0], "1"], check=True, timeout=10)
    recorder = Recorder(SINK)
    time.sleep(1.5)
    recording = recorder.stop()
    assert rms_db(recording.samples[-RATE_HZ // 2 :, 0]) == pytest.approx(-15.0, abs=0.3)
