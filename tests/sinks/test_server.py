import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from broadcaster.air.sinks.captured import CapturedServer, captured, use
from broadcaster.air.sinks.ears import Ears
from broadcaster.air.sinks.server import Output, Server, Unreachable, choose, find_output
from broadcaster.faults import Fault
from tests.rig.waiting import until
from tests.sinks.conftest import SINK, Reports


def output(name: str, *, real: bool = True) -> Output:
    return Output(0, name, name, real, f"{name}.monitor", muted=False, latency_s=0.0)


def test_auto_takes_the_default_if_it_is_real_else_the_first_real_one() -> None:
    hall, desk, nothing = output("hall"), output("desk"), output("nothing", real=False)
    assert choose("auto", [hall, desk], "desk") == desk
    assert choose("auto", [nothing, hall, desk], "nothing") == hall
    assert choose("auto", [nothing], "nothing") is None
    assert choose("nothing", [nothing, hall], "hall") == nothing


def test_a_hung_server_is_given_up_after_a_second_and_answers_again_afterwards(server: CapturedServer) -> None:
    with Server() as connection:
        assert [o.name for o in connection.outputs()] == [SINK]
        os.kill(server.pid, signal.SIGSTOP)
        try:
            for _ in range(2):
                begun = time.monotonic()
                with pytest.raises(Unreachable):
                    connection.outputs()
                assert time.monotonic() - begun < 1.5
        finally:
            os.kill(server.pid, signal.SIGCONT)
        assert connection.default() == SINK


def test_captured_points_us_to_a_server_of_our_own_and_leaves_nothing_behind() -> None:
    before = dict(os.environ)
    with captured() as name:
        assert find_output(name).monitor == f"{name}.monitor"
        folder = Path(os.environ["PULSE_RUNTIME_PATH"])
    assert dict(os.environ) == before
    assert not folder.exists()


def test_a_machine_without_pulseaudio_is_told_how_to_get_it(tmp_path: Path) -> None:
    with use({"PATH": str(tmp_path)}), pytest.raises(Fault) as refused:
        CapturedServer(tmp_path).start()
    assert refused.value.problems[0].code == "sink.no-pulseaudio"


def test_a_server_that_does_not_start_says_where_its_words_are(tmp_path: Path) -> None:
    program = tmp_path / "pulseaudio"
    program.write_text("#!/bin/sh\necho no\nexit 1\n")
    program.chmod(0o755)
    with use({"PATH": f"{tmp_path}:{os.environ['PATH']}"}), pytest.raises(Fault) as refused:
        CapturedServer(tmp_path).start()
    assert refused.value.problems[0].code == "sink.captured-failed"
    assert (tmp_path / "log").read_text() == "no\n"


HELD = """
import os, time
from broadcaster.air.sinks.captured import captured

with captured():
    print(os.environ["PULSE_SERVER"], flush=True)
    time.sleep(30)
"""


def test_the_captured_server_dies_with_us_also_by_kill_9() -> None:
    with subprocess.Popen([sys.executable, "-c", HELD], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        place = child.stdout.readline().strip()
        with use({"PULSE_SERVER": place}), Server() as connection:
            assert connection.outputs()
            child.kill()
            until(lambda: _gone(connection), 3)
    shutil.rmtree(Path(place.removeprefix("unix:")).parent)


def _gone(connection: Server) -> bool:
    try:
        connection.outputs()
    except Unreachable:
        return True
    return False


@pytest.mark.usefixtures("server")
def test_ears_keep_what_the_mall_heard(tmp_path: Path, reports: Reports) -> None:
    file = tmp_path / "var" / "heard.flac"
    ears = Ears(record_to=file)
    ears.start(f"{SINK}.monitor", reports)
    until(lambda: ears.level_db() is not None, 3)
    until(lambda: ears.heard(time.monotonic() - 0.5, time.monotonic() - 0.2) is not None, 3)
    assert ears.level_db() == pytest.approx(-120)
    heard = ears.heard(time.monotonic() - 0.5, time.monotonic() - 0.2)
    assert heard is not None
    assert not np.any(heard)
    ears.stop()
    ears.stop()
    info = soundfile.info(file)
    assert (info.format, info.samplerate, info.channels) == ("FLAC", 48_000, 2)
    assert info.duration > 0.5
    assert reports == []


def test_ears_without_a_monitor_say_so_once(reports: Reports) -> None:
    ears = Ears()
    ears.start("", reports)
    ears.listen_to("", anew=True)
    assert reports.codes == ["sink.deaf"]
    assert ears.level_db() is None
    ears.stop()


NICER = """
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from broadcaster.air.sinks.captured import CapturedServer

with TemporaryDirectory() as folder:
    server = CapturedServer(Path(folder))
    server.start()
    print({os.getpriority(os.PRIO_PROCESS, int(task.name)) for task in Path(f"/proc/{server.pid}/task").iterdir()})
    server.stop()
"""


def test_a_server_of_our_own_has_our_priority_though_pulseaudio_gives_it_up() -> None:
    done = subprocess.run(["nice", "-n", "7", sys.executable, "-c", NICER], check=True, capture_output=True, text=True, timeout=30)
    assert done.stdout.strip() == f"{{{os.getpriority(os.PRIO_PROCESS, 0) + 7}}}"
