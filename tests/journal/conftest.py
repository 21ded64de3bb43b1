"""A spool of its own for each test, and journals that are closed."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from broadcaster.record.journal import SpoolJournal
from tests.store.conftest import store_url

__all__ = ["store_url"]

Opened = Callable[..., SpoolJournal]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def opened(folder: Path) -> Iterator[Opened]:
    """`opened(url)` starts a journal that asks the store at once; `opened(url, settle_s=60)` one that never does."""
    journals: list[SpoolJournal] = []

    def start(url: str, **more: float) -> SpoolJournal:
        journals.append(SpoolJournal(folder, url, now=time.time, **{"settle_s": 0.0, **more}))  # type: ignore[arg-type]
        return journals[-1]

    yield start
    for journal in journals:
        journal.close()
