"""The process's signals as events: SIGTERM and SIGINT end the programme in order, SIGHUP reads everything again."""

import signal
from concurrent.futures import Future

from broadcaster.air import events as on
from broadcaster.air.daemon import Daemon
from broadcaster.air.parts import Asked


def stop_on_signals(daemon: Daemon) -> None:
    """SIGTERM and SIGINT end the programme in order; SIGHUP reads everything again."""

    def stop(number: int, _frame: object) -> None:
        daemon.post(on.Stop(daemon.position, "air.stopped", signal.Signals(number).name))

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGHUP, lambda *_: daemon.post(Asked(None, Future())))
