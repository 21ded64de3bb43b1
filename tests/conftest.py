"""What all tests share: which go by the clock, and how they are shared out between two processes."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadFileScheduling

LIVE = frozenset({"control", "daemon", "journal", "sinks"})
"""Folders whose tests go by the clock: real sound, real processes, real locks, on whatever machine there is."""
SOUND = frozenset({"daemon", "sinks"})
"""Those of them that are heard. Two at once would take each other's time, so one process does all of them, one after the other."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A live test that failed is tried again, twice at most: a broken program fails each time, a machine that was busy does not.

    Where several processes share the tests, those that are heard come first: they take about half of the time, and the other
    process does everything else meanwhile. Left to the end, one process would wait for the other.
    """
    for item in items:
        if item.path.parent.name in LIVE:
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.path.parent.name not in SOUND)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: "Producer") -> "LoadFileScheduling | None":
    """With `--dist loadfile`: a file's tests together, and all that are heard together."""
    if config.getoption("dist") != "loadfile":
        return None
    from tests.sharing import Sharing

    return Sharing(config, log)
