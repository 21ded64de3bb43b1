"""The demonstration: a month at the front desk, invented, in an empty store. Entered by the ledger's own acts, in one transaction."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.front import acts
from broadcaster.desk.front.demo_words import CLERKS, STATIONS, STREETS, SURNAMES, TITLES, VENDORS, WORDS, Words
from broadcaster.desk.reading import count
from broadcaster.desk.registers import NAMES, book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault

DAYS = 30
Later = Callable[[Work, str], Row]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, and what is done with it afterwards."""

    at: datetime
    book: str
    values: Mapping[str, Value]
    later: tuple[tuple[datetime, Later], ...] = ()


@dataclass
class Month:
    """The month before `now`, day by day."""

    profile: str
    now: datetime
    zone: tzinfo
    dice: random.Random

    @property
    def words(self) -> Words:
        return WORDS[self.profile]

    def day(self, back: int) -> date:
        return self.now.astimezone(self.zone).date() - timedelta(days=back)

    def at(self, back: int) -> datetime:
        """Some moment of the working day, `back` days ago; never ahead of now."""
        clock = time(9 + self.dice.randrange(8), self.dice.randrange(60), self.dice.randrange(60))
        return min(datetime.combine(self.day(back), clock, self.zone), self.now - timedelta(minutes=1 + self.dice.randrange(50)))

    def person(self) -> dict[str, Value]:
        return {"name": self.dice.choice(SURNAMES) + self.dice.choice(TITLES), "phone": f"1390000{self.dice.randrange(10_000):04}"}

    def entries(self) -> Iterator[Entry]:
        """Everything, in no order."""
        yield from self.parties()
        yield from self.standing()
        for back in range(DAYS, -1, -1):
            weekend = self.day(back).weekday() >= 5
            for _n in range(self.dice.randrange(4, 8) + 4 * weekend):
                yield self.call(back)
            yield from self.paper(back)
        for number, made in enumerate((self.relay, self.question, self.task, self.exception)):
            yield from made(number)
        yield from self.pages()

    def parties(self) -> Iterator[Entry]:
        first = self.at(DAYS)
        for n, (brand, trade, floor, booth) in enumerate(VENDORS, 1):
            same: dict[str, Value] = {"brand": brand, "trade": trade, "floor": floor, "booth": booth}
            yield Entry(first, "party", {"kind": "vendor", "name": brand, "code": f"V{n:03}", **same})
            yield Entry(first + timedelta(minutes=1), "shop", {**same, "vendor": brand})
        for n, name in enumerate(STATIONS if self.profile == "heating_hotline" else CLERKS, 1):
            kind = "station" if name in STATIONS else "staff"
            yield Entry(first, "party", {"kind": kind, "name": name, "code": f"{kind[0].upper()}{n:02}"})
        for n in range(24):
            who: dict[str, Value] = {**self.person(), "phone": f"1390001{n:04}"}
            address = f"{self.dice.choice(STREETS)}{self.dice.randrange(1, 300)}号"
            yield Entry(self.at(self.dice.randrange(DAYS)), "party", {"kind": "customer", "address": address, **who})

    def standing(self) -> Iterator[Entry]:
        """What was there at the month's beginning."""
        first, day = self.at(DAYS), self.day(DAYS)
        for title, answer, dept in self.words.answers:
            yield Entry(first, "faq", {"title": title, "answer": answer, "dept": dept, "effective_on": day})
        for occasion, wording in (("apology", "很抱歉给您添麻烦了。"), ("delay", "请您稍等。"), ("refusal", "谢谢您的好意，我们不能收。")):
            yield Entry(first, "phrase", {"occasion": occasion, "wording": wording})
        for title, wording in (("首问负责", "谁接待，谁负责到底。"), ("限时答复", "投诉24小时内答复。")):
            yield Entry(first, "promise", {"title": title, "wording": wording, "starts_on": day})

    def call(self, back: int) -> Entry:
        topic = self.dice.choice(list(self.words.calls))
        content = self.dice.choice(self.words.calls[topic])
        told: dict[str, Value] = {
            "topic": topic,
            "content": content,
            "origin_dept": content.partition("转来")[0] if topic == "transferred" else None,
            "agent": self.dice.choice(CLERKS),
            **self.person(),
        }
        speed: dict[str, Value] = {"rings": self.dice.choice((1, 1, 2, 2, 2, 3, 4)), "duration": self.dice.randrange(40, 400)}
        read: dict[str, Value] = {
            "readback_content": True,
            "readback_name": self.dice.random() < 0.9,
            "readback_phone": self.dice.random() < 0.9,
        }
        return Entry(self.at(back), "call", {**told, **speed, **read, "direction": "in", "outcome": "answered"})

    def paper(self, back: int) -> Iterator[Entry]:
        """Work log, now and then a message and a suggestion."""
        at = self.at(back)
        log: dict[str, Value] = {
            "date": self.day(back),
            "name": self.dice.choice(CLERKS),
            "done": "接电话，登记，回访。",
            "plan": "核对到期事项。",
        }
        yield Entry(at, "worklog", log)
        if back % 4 == 1:
            due = at + timedelta(hours=4)
            done = ((at + timedelta(hours=2), acts.deliver),) if back > 1 else ()
            yield Entry(at, "message", {**self.person(), "matter": "请回电", "for_person": "部门经理", "due": due}, _past(done, self.now))

    def relay(self, _n: int) -> Iterator[Entry]:
        for n, (dept, matter) in enumerate(self.words.relays * 3):
            at = self.at(DAYS - 1 - n * 2 % DAYS)
            done = ((at + timedelta(hours=self.dice.choice((3, 20, 30))), lambda w, k: acts.finish_relay(w, k, "已回电，顾客认可")),)
            told: dict[str, Value] = {
                "topic": "inquiry",
                "dept": dept,
                "matter": matter,
                "owner": self.dice.choice(CLERKS),
                "due": at + timedelta(hours=24),
            }
            yield Entry(at, "relay", {**told, **self.person()}, _past(done if n % 5 else (), self.now))

    def question(self, _n: int) -> Iterator[Entry]:
        for n, (topic, asked, dept, answer) in enumerate(self.words.questions):
            at = self.at(20 - n * 5)
            due = at + timedelta(days=2)
            known = answer

            def answered(work: Work, number: str, known: str = known, dept: str = dept) -> Row:
                return acts.answer(work, number, known, dept)

            def published(work: Work, number: str) -> Row:
                return acts.publish(work, number, title="", replaces="", basis="", effective=work.at.astimezone(work.zone).date())

            later = ((at + timedelta(hours=20), answered), (at + timedelta(hours=22), acts.tell), (at + timedelta(hours=30), published))
            told: dict[str, Value] = {"topic": topic, "question": asked, "dept": dept, "due": due}
            yield Entry(at, "question", {**told, **self.person()}, _past(later if n + 1 < len(self.words.questions) else (), self.now))

    def task(self, _n: int) -> Iterator[Entry]:
        for n, (title, by, report) in enumerate(self.words.tasks):
            at = self.at(22 - n * 6)
            due = at + timedelta(days=3)

            def done(work: Work, number: str, report: str = report) -> Row:
                return acts.finish_task(work, number, report)

            later = ((at + timedelta(days=2 + n % 3, hours=3), done),)
            yield Entry(at, "task", {"title": title, "given_by": by, "owner": self.dice.choice(CLERKS), "due": due}, _past(later, self.now))

    def exception(self, _n: int) -> Iterator[Entry]:
        for n, (kind, content) in enumerate(self.words.exceptions):
            at = self.at(25 - n * 5)
            head = (at + timedelta(minutes=20), lambda w, k: acts.report_exception(w, k, "客服主管"))
            end = (at + timedelta(hours=20), lambda w, k: acts.settle_exception(w, k, "已处理并回复"))
            yield Entry(at, "exception", {"event_kind": kind, "content": content}, _past((head, end), self.now))

    def pages(self) -> Iterator[Entry]:
        """Forms of pages that were heard and are settled."""
        forms: tuple[tuple[dict[str, Value], str], ...] = (
            (
                {
                    "kind": "lost-child",
                    "child_name": "乐乐",
                    "sex": "男孩",
                    "age": "5岁",
                    "clothes": "蓝色外套",
                    "last_place": "四楼儿童区",
                },
                "found",
            ),
            ({"kind": "move-car", "plate": "浙A00000", "last_place": "南门"}, "moved"),
            ({"kind": "lost-property", "item": "黑色雨伞一把", "last_place": "一楼大厅"}, "claimed"),
            ({"kind": "to-desk", "wanted": "周", "salutation": "女士"}, "came"),
        )
        for n, (form, outcome) in enumerate(forms):
            at = self.at(18 - 4 * n)
            heard: dict[str, Value] = {"airings": 2, "first_aired": at + timedelta(minutes=1), "last_aired": at + timedelta(minutes=6)}
            ended: Mapping[str, Value] = {"outcome": outcome}
            later = ((at + timedelta(minutes=8), lambda w, k, v=ended: acts.settle_page(w, k, v)),)
            yield Entry(at, "page", {**form, **heard, "reporter": self.person()["name"]}, _past(later, self.now))


def _past(later: tuple[tuple[datetime, Later], ...], now: datetime) -> tuple[tuple[datetime, Later], ...]:
    """Only what had time to happen."""
    return tuple(one for one in later if one[0] < now)


def rows_there(connection: Connection) -> Counter[str]:
    """Rows by book, void ones too."""
    return Counter({name: n for name in NAMES if (n := count(connection, book(name), Query(states=tuple(State))))})


def fill(work: Work, profile: str) -> Counter[str]:
    """Enter the month; rows by book. Raises `Fault`: `desk.front.not-empty`, `desk.front.no-profile`, `desk.no-right`."""
    work.need(Right.MANAGE)
    there = rows_there(work.connection)
    if there:
        raise fault("desk.front.not-empty", rows=there.total(), books="、".join(there))
    if profile not in WORDS:
        raise fault("desk.front.no-profile", found=profile, known="、".join(WORDS))
    now = work.at
    for at, act in _in_order(Month(profile, now, work.zone, random.Random(profile)).entries()):  # noqa: S311 - no secret
        work.at = at
        act(work)
    work.at = now
    filled = rows_there(work.connection)
    work.record("demo", facts={"profile": profile, "rows": filled.total()})
    return filled


def _in_order(entries: Iterator[Entry]) -> list[tuple[datetime, Callable[[Work], object]]]:
    """Each entry and what follows it, by time; an entry's follow-ups know its number by then."""
    found: list[tuple[datetime, Callable[[Work], object]]] = []
    parties: dict[str, str] = {}
    for entry in entries:
        numbers: list[str] = []

        def enter(work: Work, entry: Entry = entry, numbers: list[str] = numbers) -> None:
            values = {name: parties.get(str(value), value) if name == "vendor" else value for name, value in entry.values.items()}
            row = ledger.add(work, book(entry.book), values)
            numbers.append(row.number)
            if entry.book == "party":
                parties[str(row["name"])] = row.number

        found.append((entry.at, enter))
        found += [(at, _after(act, numbers)) for at, act in entry.later]
    return sorted(found, key=lambda one: one[0])


def _after(act: Later, numbers: list[str]) -> Callable[[Work], object]:
    """`act` on the row that was entered before."""
    return lambda work: act(work, numbers[0])
