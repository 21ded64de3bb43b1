import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from broadcaster.air.sinks.wav import WavSink
from broadcaster.faults import Fault
from tests.rig.analysis import music, stereo
from tests.sinks.conftest import Reports

SOUND = stereo(music(2.0))


@pytest.mark.parametrize(("name", "kind"), [("day.wav", "RF64"), ("day.flac", "FLAC"), ("night", "RF64")])
def test_a_rehearsal_is_written_whole_in_24_bit_as_fast_as_it_comes(tmp_path: Path, reports: Reports, name: str, kind: str) -> None:
    sink = WavSink(tmp_path / "new" / name, paced=False)
    sink.start(reports)
    begun = time.monotonic()
    for first in range(0, len(SOUND), 960):
        sink.write(SOUND[first : first + 960])
    assert time.monotonic() - begun < 1
    sink.stop()
    info = soundfile.info(sink.path)
    assert (info.samplerate, info.channels, info.subtype) == (48_000, 2, "PCM_24")
    assert info.format in {kind, "WAV"}
    samples, _ = soundfile.read(sink.path, dtype="float32")
    assert np.abs(samples - SOUND).max() < 2**-22


def test_unpaced_frames_follow_one_another_without_a_clock(tmp_path: Path, reports: Reports) -> None:
    sink = WavSink(tmp_path / "day.flac", paced=False)
    sink.start(reports)
    begun = sink.next_air()
    for _ in range(100):
        sink.write(SOUND[:960])
    assert sink.next_air() - begun == pytest.approx(2.0, abs=1e-6)
    sink.stop()


def test_a_place_that_cannot_be_written_is_a_fault(tmp_path: Path, reports: Reports) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Fault) as refused:
        WavSink(tmp_path / "file" / "day.wav").start(reports)
    assert refused.value.problems[0].code == "sink.file-refused"


FULL_DISK = """
import resource, sys, time
from pathlib import Path
import numpy as np
from broadcaster.air.sinks.wav import WavSink

reports = []
sink = WavSink(Path(sys.argv[1]), paced=False, retry_s=0.2)
sink.start(reports.append)
noise = (0.1 * np.random.default_rng(1).standard_normal((4800, 2))).astype(np.float32)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
for _ in range(40):
    sink.write(noise)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
time.sleep(0.3)
for _ in range(40):
    sink.write(noise)
sink.stop()
print([r.code for r in reports])
"""


@pytest.mark.parametrize("name", ["day.wav", "day.flac"])
def test_a_full_disk_is_reported_once_and_a_new_part_is_begun_when_there_is_room(tmp_path: Path, name: str) -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    script = [sys.executable, "-c", FULL_DISK, str(tmp_path / name)]
    done = subprocess.run(script, capture_output=True, text=True, timeout=30, check=False)
    assert done.stdout.strip() == "['sink.file-failed', 'sink.back']", done.stderr
    place = tmp_path / name
    assert soundfile.info(place.with_name(f"day.2{place.suffix}")).frames == 40 * 4800
