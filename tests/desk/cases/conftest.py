"""Clerks for cases: who enters, handles, signs."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from broadcaster.desk import ledger
from broadcaster.desk.cases import keeping
from broadcaster.desk.registers import book
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.row import Row
from broadcaster.desk.tables import CLERK as CLERK_TABLE
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW

BOOK = book("complaint")
HEAD_RIGHTS = (Right.READ, Right.WRITE, Right.REVIEW, Right.CLOSE)
CHIEF = Actor("张总", frozenset((EVERY, right) for right in HEAD_RIGHTS))
SECOND = Actor("赵副总", frozenset((EVERY, right) for right in HEAD_RIGHTS))
OTHER = Actor("小周", frozenset((EVERY, right) for right in (Right.READ, Right.WRITE)))
NAMES = ("李敏", "王芳", "张总", "赵副总", "小周")


def entered(at_desk: House, *, draft: bool = False, **more: Value) -> str:
    """A complaint's number."""
    values: dict[str, Value] = {"kind": "wrong", "cause": "送错了颜色", "name": "王女士", "phone": "13812345678", **more}
    return at_desk.desk.write(CLERK, NOW, lambda w: ledger.add(w, BOOK, values, draft=draft)).number


def staffed(at_desk: House) -> House:
    """The house with everybody on its list; nobody signs in, so nobody needs a password, which takes a second each to hash."""

    def act(work: Work) -> None:
        kept = {"password": "-", "account": None, "locked": False, "failed": 0, "created_at": work.at}
        work.connection.execute(insert(CLERK_TABLE), [{"name": name, "full_name": name, **kept} for name in NAMES])

    at_desk.desk.write(BOSS, NOW, act)
    return at_desk


def act(at_desk: House, number: str, name: str, by: Actor = CLERK, *, reason: str = "", hours: float = 1, **given: Value) -> Row:
    """Do an act so many hours after the complaint was entered."""
    return at_desk.desk.write(by, NOW + timedelta(hours=hours), lambda w: keeping.act(w, BOOK, number, name, given, reason))


def planned(at_desk: House, number: str, *, hours: float = 2) -> None:
    """Accepted, assigned, investigated, and a plan made."""
    act(at_desk, number, "accept", promised_by=date(2026, 11, 30))
    act(at_desk, number, "assign", BOSS, handler="小周", liable_dept="物流部")
    act(at_desk, number, "investigate", OTHER, root_cause="装错车", fault="own", sufficient=True, reasonable=True)
    act(at_desk, number, "plan", OTHER, hours=hours, measure="换一套")


def confirmed(at_desk: House, number: str) -> None:
    """All the way to a satisfied customer."""
    planned(at_desk, number)
    act(at_desk, number, "care", OTHER, replaced=True)
    act(at_desk, number, "notify", OTHER, reaction="同意")
    act(at_desk, number, "execute", OTHER)
    act(at_desk, number, "confirm", satisfaction="satisfied")


def closed(at_desk: House, number: str) -> None:
    """With shares of liability, and what is done so that it does not happen again."""
    confirmed(at_desk, number)
    act(at_desk, number, "improve", OTHER, improvement="装车复核", improvement_owner="小周", improvement_due=date(2026, 12, 31))
    parts = [keeping.Part("物流部", 6000, {"return": 5000}), keeping.Part("顾家", 4000, {})]
    act(at_desk, number, "reopen", CHIEF, reason="漏填责任比例")
    at_desk.desk.write(OTHER, NOW, lambda w: keeping.share_out(w, BOOK, number, parts))
    act(at_desk, number, "plan", OTHER, measure="换一套")
    act(at_desk, number, "notify", OTHER, reaction="同意")
    act(at_desk, number, "execute", OTHER)
    act(at_desk, number, "confirm", satisfaction="satisfied")
    act(at_desk, number, "close", CHIEF)


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]
