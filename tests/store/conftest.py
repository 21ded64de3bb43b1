"""One suite, two stores: every test that asks for `store_url` runs over SQLite and over PostgreSQL."""

from pathlib import Path

import pytest

from tests.store.postgres import shared_cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty store."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'store.sqlite'}"
    return shared_cluster().new_database()
