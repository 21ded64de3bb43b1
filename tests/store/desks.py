"""Desks that write at once: processes started by the tests, told what to do by their arguments. Light to start: several are."""

import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from broadcaster.announcements.model import EVERY, WINDOWS, Announcement, Kind, Order, Verb, When
from broadcaster.approvals.model import Decision, Person, Request, Signature, Step, Subject
from broadcaster.approvals.steps import STEPS
from broadcaster.faults import Fault
from broadcaster.store.board import BoardStore
from broadcaster.timetable.model import Dates

DAY = date(2026, 12, 5)
NINE = datetime(2026, 12, 5, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
SUBJECT = Subject("scripts/zh_CN/促销/甲", "promo", "d1")
REQUEST = Request(
    SUBJECT, "词\n第二行", Person("小王", "desk"), NINE - timedelta(days=9), "甲公司", "8012", DAY, DAY + timedelta(days=1), 6
)


def signature(step: Step | None, name: str, decision: Decision = Decision.APPROVED, **fields: object) -> Signature:
    """By somebody at the desk everybody shares."""
    given: dict[str, object] = {"at": NINE, "digest": SUBJECT.digest, "reason": ""}
    return Signature(REQUEST.id, step, decision, Person(name, "desk"), **{**given, **fields})  # type: ignore[arg-type]


def add(number: int, url: str) -> None:
    """The same eight rows as every desk, begun at another one; says how many were new."""
    when = When((Dates(DAY, DAY),), WINDOWS, (), EVERY)
    made = [Announcement(Kind.EVENT, title, when, text=title, by="小王", at=NINE) for title in "甲乙丙丁戊己庚辛"]
    store = BoardStore.open(url, wait_s=60)
    new = store.add(made[number:] + made[:number])
    store.order([Order(a.id, Verb.HOLD, "小王", NINE) for a in made])
    print(len(new))


def sign(number: int, url: str) -> None:
    """One of several heads; says whether the signature was taken."""
    try:
        BoardStore.open(url, wait_s=60).sign(signature(Step.HEAD, f"主管{number}"), STEPS, SUBJECT.digest)
        print("signed")
    except Fault as refused:
        print(refused.problems[0].code)


if __name__ == "__main__":
    what, desk, store_url = sys.argv[1:]
    {"add": add, "sign": sign}[what](int(desk), store_url)
