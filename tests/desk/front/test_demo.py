"""`desk demo`: a month to look around in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import pytest

from broadcaster.desk.front.demo import fill
from broadcaster.desk.front.demo_words import WORDS
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.money.statement import every_balance
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query
from broadcaster.desk.takeback import summing
from broadcaster.desk.work import Desk
from broadcaster.faults import Fault
from tests.desk.conftest import House, new_url
from tests.desk.home import Home
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

BOOKS = ("party", "call", "message", "shop", "page", "relay", "question", "faq", "task", "exception", "repair")


@dataclass(frozen=True)
class Month:
    """The demonstration's month: tests only look at it."""

    desk: Desk
    filled: Counter[str]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def month(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    folder = tmp_path_factory.mktemp("month")
    desk = Desk.open(new_url(request.param, folder), SHANGHAI, folder / "files")
    yield Month(desk, desk.write(BOSS, NOW, lambda w: fill(w, "home_mall")))
    desk.close()


def test_the_month_holds_together_and_lies_in_the_past(month: Month) -> None:
    assert min(month.filled[name] for name in BOOKS) > 0
    assert month.filled["call"] > 100
    for name in month.filled:
        rows = month.desk.read(lambda c, name=name: list(find(c, book(name), Query())))  # type: ignore[misc]
        assert all(str(row["entered_at"]) <= str(NOW.astimezone(UTC)) and not row.late() for row in rows)
    assert month.desk.read(lambda c: open_duties(c, NOW))
    assert month.desk.read(lambda c: verify(c, month.desk.files)).problems == ()


def test_the_demonstration_has_returns_at_every_stage_and_its_accounts_agree(month: Month) -> None:
    rows = month.desk.read(lambda c: list(find(c, book("goods-return"), Query())))
    assert {str(row["stage"]) for row in rows} == {"received", "checked", "settled", "closed"}
    refunds = sum(int(str(row["refund"])) for row in rows if row["refund"] is not None)
    held = {str(row["account"]): int(str(row["balance"])) for row in month.desk.read(lambda c: list(every_balance(c)))}
    assert held["cash"] == -refunds
    assert sum(held.values()) == 0
    sums = list(summing.summary(rows, SHANGHAI))
    assert (sum(int(str(s["count"])) for s in sums), sum(int(str(s["amount"])) for s in sums)) == (3, refunds)
    assert len({(s["vendor"], s["month"]) for s in sums}) == len(sums)


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
