"""A desk on either store, with some parties in it."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import make_url

from broadcaster.desk import ledger
from broadcaster.desk.registers import book
from broadcaster.desk.work import Desk
from broadcaster.store.opening import open_engine
from tests.desk.home import Home, founded
from tests.desk.samples import BOSS, NOW, SHANGHAI
from tests.store.postgres import shared_cluster

KINDS = ("customer", "vendor", "staff", "station", "authority")


@dataclass(frozen=True)
class House:
    """An open desk, and the number of one party of each kind."""

    desk: Desk
    parties: dict[str, str]
    url: str


def opened(url: str, folder: Path) -> House:
    desk = Desk.open(url, SHANGHAI, folder / "files")
    numbers = desk.write(BOSS, NOW, lambda w: ledger.add_many(w, book("party"), [{"kind": k, "name": f"某{k}"} for k in KINDS]))
    return House(desk, dict(zip(KINDS, numbers, strict=True)), url)


def new_url(kind: str, folder: Path) -> str:
    """URL of a store that has its tables and nothing in them."""
    if kind == "postgresql":
        return shared_cluster().new_database(_template())
    shutil.copy(_sqlite_template(), folder / "store.sqlite")
    return f"sqlite:///{folder / 'store.sqlite'}"


@cache
def _template() -> str:
    """The name of a database that is copied for each test: making its tables takes a second."""
    url = shared_cluster().new_database()
    open_engine(url).dispose()
    return str(make_url(url).database)


@cache
def _sqlite_template() -> Path:
    file = Path(tempfile.mkdtemp(prefix="broadcaster-desk-")) / "store.sqlite"
    atexit.register(shutil.rmtree, file.parent)
    open_engine(f"sqlite:///{file}").dispose()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A desk of its own."""
    made = opened(new_url(request.param, tmp_path), tmp_path)
    yield made
    made.desk.close()


@pytest.fixture
def sqlite_house(tmp_path: Path) -> Iterator[House]:
    """A desk of its own, where the database does not matter."""
    made = opened(new_url("sqlite", tmp_path), tmp_path)
    yield made
    made.desk.close()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One desk for all tests that only add to it."""
    folder = tmp_path_factory.mktemp(f"desk-{request.param}")
    made = opened(new_url(request.param, folder), folder)
    yield made
    made.desk.close()


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that is copied for each test: to set one up takes half a second."""
    return founded(tmp_path_factory.mktemp("home"), _sqlite_template())


@pytest.fixture
def home(tmp_path: Path, _founded: Path) -> Home:
    """A home of its own, in which an administrator is signed in; `desk` is called in this process, which saves a second a command."""
    shutil.copytree(_founded, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")
