"""The demonstration's revisits: sales of two months, calls made and to be made, visits, sheets. Invented."""

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from broadcaster.desk import ledger
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.calling import Call, record, template_of
from broadcaster.desk.revisits.generating import generate
from broadcaster.desk.row import Query, Row
from broadcaster.desk.survey.answering import understood
from broadcaster.desk.survey.keeping import keep
from broadcaster.desk.survey.model import Sort, Template
from broadcaster.desk.survey.templates import TEMPLATES
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

GOODS = (("沙发", 899_900), ("实木床", 568_000), ("餐桌椅", 329_900), ("衣柜", 742_500), ("床垫", 299_900), ("书桌", 158_000))
CUSTOMERS, DAYS, EVERY_DAYS, KEPT_OPEN = 24, 60, 2, 3
ADVICE = ("", "", "", "送货再早一点", "多开几个电梯")


def fill(work: Work, now: datetime, dice: random.Random) -> None:
    """After the month at the desk is entered: sales of the last two months, their revisits, visits and sheets. `work.at` moves."""
    sales = dict(_sales(work, now, dice))
    for back in range(DAYS, 0, -1):
        work.at = _at(work, now, back, 9)
        if back in sales:
            ledger.add(work, book("sale"), sales[back])
            generate(work)
        if back > KEPT_OPEN:
            _calls(work, now, back, dice)
    work.at = now
    generate(work)
    _booked(work, now)
    _visits(work, now)
    for n in range(8):
        work.at = now - timedelta(days=n)
        template = TEMPLATES[("service-review", "questionnaire", "shop-review")[n % 3]]
        keep(work, template, {}, understood(template, _answers(template, dice))[0])
    work.at = now


def _at(work: Work, now: datetime, back: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(now.astimezone(work.zone).date() - timedelta(days=back), time(hour, minute), work.zone)


def _sales(work: Work, now: datetime, dice: random.Random) -> Iterator[tuple[int, dict[str, Value]]]:
    """How many days ago, and what; one warranty ends soon."""
    customers = list(find(work.connection, book("party"), Query(where=(("kind", "customer"),))))[:CUSTOMERS]
    for n, customer in enumerate(customers):
        back = DAYS - n * EVERY_DAYS
        bought = _at(work, now, back, 9).date()
        goods, amount = dice.choice(GOODS)
        who: dict[str, Value] = {name: customer[name] for name in ("name", "phone", "address")}
        ends = bought + timedelta(days=95 if n == 0 else 365)
        yield back, {**who, "goods": goods, "amount": amount, "order_no": f"D{2026000 + n}", "bought_on": bought, "warranty_end": ends}


def _calls(work: Work, now: datetime, back: int, dice: random.Random) -> None:
    """What was due on the day was done on it; now and then somebody refuses."""
    day = _at(work, now, back, 0).date()
    for row in _due(work):
        if row["due_on"] == day:
            work.at = _at(work, now, back, 10, dice.randrange(60))
            answers = understood(template_of(row), _answers(template_of(row), dice))[0]
            record(work, row.number, Call(result="refused") if dice.random() < 0.1 else Call(result="answered", answers=answers))


def _booked(work: Work, now: datetime) -> None:
    """One of those that wait has an appointment."""
    waiting = [row for row in _due(work) if str(row["due_on"]) <= str(now.astimezone(work.zone).date())]
    if waiting:
        record(work, waiting[-1].number, Call(result="booked", at=_at(work, now, -1, 15)))


def _due(work: Work) -> list[Row]:
    return list(find(work.connection, book("revisit"), Query(where=(("stage", "due"), ("kind", "sale")))))


def _answers(template: Template, dice: random.Random) -> dict[str, str]:
    """Mostly content; what is asked only after something bad is left out."""
    told = {"trouble": "no", "solved": "yes", "charged": "no", "advice": dice.choice(ADVICE)}
    for question in template.questions:
        if question.scale.sort is Sort.GRADES:
            told[question.name] = dice.choice(("1", "1", "1", "2"))
        elif question.scale.sort is Sort.SCORE:
            told[question.name] = str(dice.randrange(8, 11))
    return {q.name: told[q.name] for q in template.questions if told.get(q.name)}


def _visits(work: Work, now: datetime) -> None:
    for n, name in enumerate(("欧阳先生", "上官女士", "钱女士")):
        work.at = now - timedelta(days=4 * n)
        day = work.at.astimezone(work.zone).date()
        values: dict[str, Value] = {
            "name": name,
            "visited_on": day,
            "content": "上门看使用情况，擦拭保养",
            "opinion": "满意" if n else None,
        }
        ledger.add(work, book("visit"), {**values, "signed_by": name})
    work.at = now
