"""What all tests share."""

import pytest

LIVE = frozenset({"control", "daemon", "journal", "sinks"})
"""Folders whose tests go by the clock: real sound, real processes, real locks, on whatever machine there is."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A live test that failed is tried again, twice at most: a broken program fails each time, a machine that was busy does not."""
    for item in items:
        if item.path.parent.name in LIVE:
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))
