"""A sound server of our own for a machine without sound: it swallows everything in step with the clock, and lets us listen."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from broadcaster.air.sinks.server import Server, Unreachable
from broadcaster.content.clip import RATE_HZ
from broadcaster.faults import Exit, fault

SINK = "broadcaster"
_PATIENCE_S = 10.0
_POLL_S = 0.02
# setpriv (util-linux): the server dies with the thread that started it, also under kill -9
_COMMAND = (
    *("setpriv", "--pdeathsig", "KILL"),
    *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
    *("--realtime=no", "--high-priority=no", "--disable-shm=yes", "-F"),
)


class CapturedServer:
    """One private PulseAudio with a null sink, living in `folder` (socket, state, log)."""

    def __init__(self, folder: Path, sink: str = SINK) -> None:
        self._folder = folder
        self._sink = sink
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        """What a client needs to reach this server and no other."""
        place = str(self._folder)
        return {"PULSE_SERVER": f"unix:{place}/native", "PULSE_RUNTIME_PATH": place, "PULSE_COOKIE": f"{place}/cookie"}

    @property
    def pid(self) -> int:
        """Process id while it runs, else 0."""
        return self._process.pid if self._process and self._process.poll() is None else 0

    def start(self) -> None:
        """Run it, and return once it answers. From a thread that outlives it. Raises `sink.no-pulseaudio`, `sink.captured-failed`."""
        if shutil.which("pulseaudio") is None:
            raise fault("sink.no-pulseaudio", Exit.AIR_FAILED)
        script = self._folder / "default.pa"
        # without rewinds: else an idle null sink renders 2 s in one piece, and so long nothing new is heard
        script.write_text(
            f"load-module module-native-protocol-unix auth-anonymous=1 socket={self._folder}/native\n"
            f"load-module module-null-sink sink_name={self._sink} rate={RATE_HZ} channels=2 format=float32le norewinds=1\n"
            f"set-default-sink {self._sink}\n"
        )
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*_COMMAND, str(script)], env=self._own_environment(), stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        self._wait()
        self._as_urgent_as_we_are()

    def _as_urgent_as_we_are(self) -> None:
        """PulseAudio gives up the priority it was started with (`setpriority(0)`, its first act); give it ours again where we may."""
        ours = os.getpriority(os.PRIO_PROCESS, 0)
        with suppress(OSError):
            for thread in Path(f"/proc/{self.pid}/task").iterdir():
                os.setpriority(os.PRIO_PROCESS, int(thread.name), ours)

    def stop(self, *, now: bool = False) -> None:
        """End it, at once (`now`: kill) or decently. Safe to call twice."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill() if now else process.terminate()
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _own_environment(self) -> dict[str, str]:
        # its own home: neither the owner's settings nor a session bus may reach it
        place = str(self._folder)
        keep = {k: v for k, v in os.environ.items() if k not in {"PULSE_SERVER", "DBUS_SESSION_BUS_ADDRESS"}}
        return {**keep, "HOME": place, "XDG_RUNTIME_DIR": place, "PULSE_RUNTIME_PATH": place, "PULSE_STATE_PATH": place}

    def _wait(self) -> None:
        end = time.monotonic() + _PATIENCE_S
        with use(self.environment), Server() as server:
            while self.pid and time.monotonic() < end:
                try:
                    if server.outputs():
                        return
                except Unreachable:
                    pass
                time.sleep(_POLL_S)
        self.stop(now=True)
        raise fault("sink.captured-failed", Exit.AIR_FAILED, log=self._folder / "log")


@contextmanager
def captured() -> Iterator[str]:
    """The environment points to a captured server while this lasts; gives its sink's name, for `VlcSink(device)`."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="broadcaster-sound-")))
        server = CapturedServer(folder)
        stack.callback(server.stop)
        server.start()
        stack.enter_context(use(server.environment))
        yield SINK


@contextmanager
def use(environment: Mapping[str, str]) -> Iterator[None]:
    """These variables in our environment, and what was there before afterwards. libpulse reads them at each new connection."""
    before = {k: os.environ.get(k) for k in environment}
    os.environ.update(environment)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value
