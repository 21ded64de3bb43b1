"""`desk demo`: a month to look around in."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from broadcaster.desk.front.demo import fill
from broadcaster.desk.front.demo_words import WORDS
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query
from broadcaster.desk.work import Desk
from broadcaster.faults import Fault
from tests.desk.conftest import House, new_url
from tests.desk.home import Home
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

BOOKS = ("party", "call", "message", "shop", "page", "relay", "question", "faq", "task", "exception", "repair")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A desk with nothing in it."""
    made = Desk.open(new_url(request.param, tmp_path), SHANGHAI, tmp_path / "files")
    yield made
    made.close()


def test_the_month_holds_together_and_lies_in_the_past(empty: Desk) -> None:
    filled = empty.write(BOSS, NOW, lambda w: fill(w, "home_mall"))
    assert (
        min(
            filled[name] for name in ["party", "call", "message", "shop", "page", "relay", "question", "faq", "task", "exception", "repair"]
        )
        > 0
    )
    assert filled["call"] > 100
    for name in filled:
        rows = empty.read(lambda c, name=name: list(find(c, book(name), Query())))  # type: ignore[misc]
        assert all(str(row["entered_at"]) <= str(NOW.astimezone(UTC)) and not row.late() for row in rows)
    assert open_duties_of(empty)
    assert empty.read(lambda c: verify(c, empty.files)).problems == ()


def open_duties_of(desk: Desk) -> tuple[object, ...]:
    return desk.read(lambda c: open_duties(c, NOW))


@pytest.mark.parametrize("profile", sorted({id(words): name for name, words in WORDS.items()}.values()))
def test_every_sort_of_organisation_has_a_month(profile: str, tmp_path: Path) -> None:
    desk = Desk.open(new_url("sqlite", tmp_path), SHANGHAI, tmp_path / "files")
    filled = desk.write(BOSS, NOW, lambda w: fill(w, profile))
    assert filled.total() > 150
    if profile == "heating_hotline":
        stages = Counter(row["stage"] for row in desk.read(lambda c: list(find(c, book("repair"), Query()))))
        assert min(stages["done"], filled["repair-call"], filled["clock"], filled["exception"] - 6) > 5
    desk.close()


def test_a_store_with_rows_is_refused_and_nothing_is_added(sqlite_house: House) -> None:
    before = sqlite_house.desk.read(lambda c: len(list(find(c, book("party"), Query()))))
    with pytest.raises(Fault, match=r"desk\.front\.not-empty"):
        sqlite_house.desk.write(BOSS, NOW, lambda w: fill(w, "home_mall"))
    assert sqlite_house.desk.read(lambda c: len(list(find(c, book("party"), Query())))) == before


def test_only_who_manages_the_desk_may_fill_it(sqlite_house: House) -> None:
    with pytest.raises(Fault, match=r"desk\.no-right"):
        sqlite_house.desk.write(CLERK, NOW, lambda w: fill(w, "home_mall"))


def test_the_command_says_what_is_there_now(home: Home) -> None:
    assert home.told("demo")["shop"] == 12
    assert len(home.told("shop", "find", "沙发")) == 1
    assert home.refused("demo") == ["desk.front.not-empty"]
