"""The checkout itself."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout these tests stand in."""
    return Path(__file__).parent.parent.parent
