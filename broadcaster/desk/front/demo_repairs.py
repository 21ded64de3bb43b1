"""The demonstration's repairs: a hotline's and a mall's, at every stage, some of them late, urged, sent wrong, repaired in vain."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from broadcaster.desk.cases.keeping import act
from broadcaster.desk.front.demo_month import DAYS, Entry, Later, Month, past
from broadcaster.desk.front.demo_words import CLERKS
from broadcaster.desk.registers import book
from broadcaster.desk.repairs.calling import note_call, urge
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

HOTLINE = (
    ("not-hot", "客厅暖气不热", "客厅", "只有十五度"), ("cold", "整户冰凉", "全屋", "昨晚起冰凉"), ("measure", "要求测温", "卧室", ""),
    ("leak", "暖气片接头漏水", "厨房", "一直滴"), ("not-hot", "儿童房暖气半边热", "儿童房", ""),
)  # fmt: skip
QUARTERS = ("裕龙三区", "滨河小区", "建新北区", "怡馨家园", "东兴二区", "西辛南区", "义宾街", "石门苑")
"""The last is nobody's: its repairs wait until somebody chooses a station."""
MALL = (
    ("loose", "餐椅腿松动", "餐桌椅", "X-1102"), ("surface", "茶几漆面起泡", "茶几", "X-1107"),
    ("fittings", "柜门铰链断", "橱柜", "X-1110"),
    ("adjust", "床头不平", "床", "X-1115"), ("upkeep", "真皮沙发保养", "沙发", "X-1121"),
)  # fmt: skip
"""Class, content, goods, order number."""
WORKERS = ("刘师傅", "马师傅", "高师傅")
REPAIR = book("repair")
NOTHING: Mapping[str, Value] = MappingProxyType({})


def repairs(month: Month) -> Iterator[Entry]:
    """Of the organisations that repair: the hotline and the malls."""
    if month.profile == "heating_hotline":
        yield from hotline(month)
    elif month.profile in {"home_mall", "shopping_plaza"}:
        yield from mall(month)


def hotline(month: Month) -> Iterator[Entry]:
    """Some a day, sent to their stations by address."""
    yield Entry(month.at(DAYS), "route", {"place": "石园东区", "station": "五里仓"})
    for n in range(2 * DAYS):
        kind, content, position, degree = HOTLINE[n % len(HOTLINE)]
        at = month.at(DAYS - n // 2)
        where = f"{QUARTERS[n * 3 % len(QUARTERS)]}{1 + n % 20}号楼{1 + n % 6}单元{101 + n}室"
        told: dict[str, Value] = {"class": kind, "content": content, "position": position, "degree": degree or None, "address": where}
        seat: dict[str, Value] = {"seat": f"{1 + n % 4}号", "taken_by": CLERKS[n % len(CLERKS)]}
        yield Entry(at, "repair", {**told, **seat, **month.person()}, past(_sent(month, n, at, known="石门苑" not in where), month.now))


def mall(month: Month) -> Iterator[Entry]:
    """Now and then one, free or paid; one item was repaired twice in vain."""
    for n in range(12):
        kind, content, goods, order = MALL[n % len(MALL)]
        at = month.at(DAYS - 2 * n)
        where = f"文三路{10 + n}号"
        told: dict[str, Value] = {"class": kind, "content": content, "goods": goods, "order_no": order, "address": where}
        visit: dict[str, Value] = {"visit": "home" if n % 3 else "shop", "bought_on": month.day(DAYS + 40)}
        yield Entry(at, "repair", {**told, **visit, **month.person()}, past(_repaired(month, n, at, goods), month.now))


def _do(name: str, given: Mapping[str, Value] = NOTHING, reason: str = "") -> Later:
    return lambda work, number: act(work, REPAIR, number, name, given, reason)


def _urged(work: Work, number: str) -> Row:
    return urge(work, REPAIR, number, "住户又来电话")


def _unanswered(whom: str) -> Later:
    return lambda work, number: note_call(work, REPAIR, number, whom, answered=False)[0]


def _sent(month: Month, n: int, at: datetime, *, known: bool) -> tuple[tuple[datetime, Later], ...]:
    """What became of a hotline's repair: most are returned the same day, every seventh is urged, every eleventh went to a wrong station."""
    begun = [(_after(at, 5), _do("send", NOTHING if known else {"station": "宏城"}))]
    if n % 11 == 3:
        begun.append((_after(at, 12), _do("reroute", {"station": "马坡"}, "住户说归马坡管")))
    if n % 7 == 2:
        begun += [(_after(at, 25), _unanswered("station")), (_after(at, 27), _unanswered("worker")), (_after(at, 40), _urged)]
    worker = WORKERS[n % len(WORKERS)]
    hours = month.dice.choice((1, 2, 2, 3, 3, 5))
    worked = [(_after(at, 45), _do("accept", {"worker": worker})), (_after(at, 55), _do("contact"))]
    if n % 13 == 5:
        worked += [
            (_after(at, 58), _do("wait", {"waits_for": "customer"}, "住户下午才在家")),
            (_after(at, 300), _do("resume", reason="住户到家")),
        ]
    ended = _after(at, 60 + 60 * hours)
    done = _do("done", {"repaired": True, "result": "已排气，升温正常", "work": "排气", "charged": 0})
    return (*begun, *worked, (max(ended, _after(at, 310)) if n % 13 == 5 else ended, done))


def _repaired(month: Month, n: int, at: datetime, goods: str) -> tuple[tuple[datetime, Later], ...]:
    """What became of a mall's repair."""
    paid: Mapping[str, Value] = {"coverage": "misuse", "fee_quote": 12_000, "quote_agreed": True}
    covered = _do("coverage", paid if n % 4 == 1 else {"coverage": "warranty"})
    worker, charged = WORKERS[n % len(WORKERS)], 12_000 if n % 4 == 1 else 0
    sent = [
        (_after(at, 20), _do("send", {"station": "售后组"})),
        (_after(at, 30), covered),
        (_after(at, 60), _do("accept", {"worker": worker})),
    ]
    result: dict[str, Value] = {"result": "已修好" if n % 5 else "仍不能使用", "repaired": n % 5 != 0, "charged": charged}
    more: dict[str, Value] = {
        "work": f"{goods}维修",
        "quality_ok": n % 6 != 4,
        "next_service_on": month.day(-3) if goods == "沙发" else None,
    }
    told = {name: value for name, value in {**result, **more}.items() if value is not None}
    ended = [(_after(at, 60 * 20), _do("done", told))]
    if n == 5:
        ended.append((_after(at, 60 * 44), _do("rework", reason="顾客说又松了")))
    return (*sent, (_after(at, 90), _do("contact")), *ended)


def _after(at: datetime, minutes: int) -> datetime:
    return at + timedelta(minutes=minutes)
