"""The demonstration's month at the front desk: parties, calls, papers, promises, questions, tasks, exception events, pages."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from broadcaster.desk.front import acts, exception_acts, page_acts
from broadcaster.desk.front.demo_month import DAYS, Entry, Month, past
from broadcaster.desk.front.demo_words import CLERKS, STATIONS, STREETS, VENDORS
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

LIFT_CHECKED: Mapping[str, Value] = {"maintenance_called": True, "comforted": True, "fault_cleared": True}


def parties(month: Month) -> Iterator[Entry]:
    """Vendors with their shops, stations or staff, customers."""
    first = month.at(DAYS)
    for n, (brand, trade, floor, booth) in enumerate(VENDORS, 1):
        same: dict[str, Value] = {"brand": brand, "trade": trade, "floor": floor, "booth": booth}
        yield Entry(first, "party", {"kind": "vendor", "name": brand, "code": f"V{n:03}", **same})
        yield Entry(first + timedelta(minutes=1), "shop", {**same, "vendor": brand})
    for n, name in enumerate(STATIONS if month.profile == "heating_hotline" else CLERKS, 1):
        kind = "station" if name in STATIONS else "staff"
        yield Entry(first, "party", {"kind": kind, "name": name, "code": f"{kind[0].upper()}{n:02}"})
    for n in range(24):
        who: dict[str, Value] = {**month.person(), "phone": f"1390001{n:04}"}
        address = f"{month.dice.choice(STREETS)}{month.dice.randrange(1, 300)}号"
        yield Entry(month.at(month.dice.randrange(DAYS)), "party", {"kind": "customer", "address": address, **who})


def standing(month: Month) -> Iterator[Entry]:
    """What was there at the month's beginning."""
    first, day = month.at(DAYS), month.day(DAYS)
    for title, answer, dept in month.words.answers:
        yield Entry(first, "faq", {"title": title, "answer": answer, "dept": dept, "effective_on": day})
    for occasion, wording in (("apology", "很抱歉给您添麻烦了。"), ("delay", "请您稍等。"), ("refusal", "谢谢您的好意，我们不能收。")):
        yield Entry(first, "phrase", {"occasion": occasion, "wording": wording})
    for title, wording in (("首问负责", "谁接待，谁负责到底。"), ("限时答复", "投诉24小时内答复。")):
        yield Entry(first, "promise", {"title": title, "wording": wording, "starts_on": day})


def call(month: Month, back: int) -> Entry:
    """One call of a day."""
    topic = month.dice.choice(list(month.words.calls))
    content = month.dice.choice(month.words.calls[topic])
    told: dict[str, Value] = {
        "topic": topic,
        "content": content,
        "origin_dept": content.partition("转来")[0] if topic == "transferred" else None,
        "agent": month.dice.choice(CLERKS),
        **month.person(),
    }
    speed: dict[str, Value] = {"rings": month.dice.choice((1, 1, 2, 2, 2, 3, 4)), "duration": month.dice.randrange(40, 400)}
    read: dict[str, Value] = {
        "readback_content": True,
        "readback_name": month.dice.random() < 0.9,
        "readback_phone": month.dice.random() < 0.9,
    }
    return Entry(month.at(back), "call", {**told, **speed, **read, "direction": "in", "outcome": "answered"})


def paper(month: Month, back: int) -> Iterator[Entry]:
    """Work log, now and then a message and a suggestion."""
    at = month.at(back)
    log: dict[str, Value] = {
        "date": month.day(back),
        "name": month.dice.choice(CLERKS),
        "done": "接电话，登记，回访。",
        "plan": "核对到期事项。",
    }
    yield Entry(at, "worklog", log)
    if back % 4 == 1:
        due = at + timedelta(hours=4)
        done = ((at + timedelta(hours=2), acts.deliver),) if back > 1 else ()
        yield Entry(at, "message", {**month.person(), "matter": "请回电", "for_person": "部门经理", "due": due}, past(done, month.now))


def relay(month: Month) -> Iterator[Entry]:
    """What was passed on, most of it done."""
    for n, (dept, matter) in enumerate(month.words.relays * 3):
        at = month.at(DAYS - 1 - n * 2 % DAYS)
        done = ((at + timedelta(hours=month.dice.choice((3, 20, 30))), lambda w, k: acts.finish_relay(w, k, "已回电，顾客认可")),)
        told: dict[str, Value] = {
            "topic": "inquiry",
            "dept": dept,
            "matter": matter,
            "owner": month.dice.choice(CLERKS),
            "due": at + timedelta(hours=24),
        }
        yield Entry(at, "relay", {**told, **month.person()}, past(done if n % 5 else (), month.now))


def question(month: Month) -> Iterator[Entry]:
    """Questions that went to a department, all but the last published."""
    for n, (topic, asked, dept, answer) in enumerate(month.words.questions):
        at = month.at(20 - n * 5)
        due = at + timedelta(days=2)
        known = answer

        def answered(work: Work, number: str, known: str = known, dept: str = dept) -> Row:
            return acts.answer(work, number, known, dept)

        def published(work: Work, number: str) -> Row:
            return acts.publish(work, number, title="", replaces="", basis="", effective=work.at.astimezone(work.zone).date())

        later = ((at + timedelta(hours=20), answered), (at + timedelta(hours=22), acts.tell), (at + timedelta(hours=30), published))
        told: dict[str, Value] = {"topic": topic, "question": asked, "dept": dept, "due": due}
        yield Entry(at, "question", {**told, **month.person()}, past(later if n + 1 < len(month.words.questions) else (), month.now))


def task(month: Month) -> Iterator[Entry]:
    """Tasks, with their reports."""
    for n, (title, by, report) in enumerate(month.words.tasks):
        at = month.at(22 - n * 6)
        due = at + timedelta(days=3)

        def done(work: Work, number: str, report: str = report) -> Row:
            return acts.finish_task(work, number, report)

        later = ((at + timedelta(days=2 + n % 3, hours=3), done),)
        yield Entry(at, "task", {"title": title, "given_by": by, "owner": month.dice.choice(CLERKS), "due": due}, past(later, month.now))


def exception(month: Month) -> Iterator[Entry]:
    """Exception events, reported and settled."""
    for n, (kind, content) in enumerate(month.words.exceptions):
        at = month.at(25 - n * 5)
        head = (at + timedelta(minutes=20), lambda w, k: exception_acts.report_exception(w, k, "客服主管"))
        checked = (at + timedelta(hours=1), lambda w, k: exception_acts.check(w, k, {**LIFT_CHECKED, "rescued_at": w.at}))
        end = (at + timedelta(hours=20), lambda w, k: exception_acts.settle_exception(w, k, "已处理并回复"))
        steps = (head, checked, end) if kind == "lift" else (head, end)
        yield Entry(at, "exception", {"event_kind": kind, "content": content}, past(steps, month.now))


def pages(month: Month) -> Iterator[Entry]:
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
        at = month.at(18 - 4 * n)
        heard: dict[str, Value] = {"airings": 2, "first_aired": at + timedelta(minutes=1), "last_aired": at + timedelta(minutes=6)}
        ended: Mapping[str, Value] = {"outcome": outcome}
        later = ((at + timedelta(minutes=8), lambda w, k, v=ended: page_acts.settle_page(w, k, v)),)
        yield Entry(at, "page", {**form, **heard, "reporter": month.person()["name"]}, past(later, month.now))


def days(month: Month) -> Iterator[Entry]:
    """Calls and papers, day by day; weekends are busier."""
    for back in range(DAYS, -1, -1):
        weekend = month.day(back).weekday() >= 5
        for _n in range(month.dice.randrange(4, 8) + 4 * weekend):
            yield call(month, back)
        yield from paper(month, back)


ROOMS = (parties, standing, days, relay, question, task, exception, pages)
