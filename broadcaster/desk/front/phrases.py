"""What is said on the telephone, organisation by organisation (SCR-01, SCR-02, SCR-04, SCR-05, SCR-06). PURE.

What a mall enters in its book of phrases goes before what stands here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from broadcaster.almanac.model import Almanac
from broadcaster.desk.declare import HEATING, HOME_MALL, PLAZA, PRODUCTS, line
from broadcaster.desk.values import Value
from broadcaster.scripts.festivals import OPENINGS

HELLO = "您好"
WISH = "节日快乐"
"""Of a holiday that no manual names (SCR-06: 祝您节日快乐)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the script, and the field its answer fills."""

    field: str
    question: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A call from the first word to the last. `{agent}` is who answers; `{hello}` the greeting of the day."""

    opening: str
    steps: tuple[Step, ...]
    closing: str
    source: str


_NEEDS = Step("content", "请问您有什么问题？")
_ADDRESS = Step("address", "请问您的具体地址？")
_NAME = Step("name", "请问您的姓名？")
_PHONE = Step("phone", "请留一下联系电话？")
ORDER = (_NEEDS, _ADDRESS, _NAME, _PHONE)
"""问题、地址、姓名、电话，each read back (SCR-01)."""
CALLS: Mapping[str, Spoken] = {
    "heating_hotline": Spoken(
        "{hello}，大龙供暖报修（{agent}）为您服务，请问您有什么问题？", ORDER,
        "好！维修人员会尽快跟您联系。感谢您的来电。再见！", line(HEATING, "26-28"),
    ),
    "shopping_plaza": Spoken("{hello}！我是客服{agent}号，很高兴为您服务！", (_NEEDS, _NAME, _PHONE), "再见！", line(PLAZA, "13-14")),
    "product_company": Spoken("{hello}，客服部{agent}。", (_NEEDS, _NAME, _PHONE), "谢谢您的来电，再见！", line(PRODUCTS, "10")),
    "home_mall": Spoken(
        "{hello}，服务台{agent}，请问您有什么问题？", (_NEEDS, _NAME, _PHONE), "感谢您的来电，再见！", line(HOME_MALL, "83")
    ),
    "enterprise": Spoken("{hello}，客服{agent}，请问您有什么问题？", (_NEEDS, _NAME, _PHONE), "还有别的问题吗？感谢您的来电，再见！", ""),
}  # fmt: skip
"""The mall's and the enterprise's manuals print no telephone words: theirs are customary."""


def hello(almanac: Almanac, day: date) -> str:
    """`新年好`, `国庆节快乐` on its days off, `节日快乐` on any other holiday, else `您好` (SCR-02)."""
    facts = almanac.of(day)
    named = next((OPENINGS[name] for name in facts.festivals if name in OPENINGS), "")
    return named or (WISH if facts.holiday else HELLO)


def by_clock(at: time) -> str:
    """早上好 06:00-11:00, 晚上好 19:00-23:00, else 您好 (SCR-06)."""
    if time(6) <= at < time(11):
        return "早上好"
    return "晚上好" if time(19) <= at < time(23) else HELLO


def noticed(phrases: Iterable[Mapping[str, Value]], occasion: str, day: date) -> str:
    """What the book of phrases says for an occasion on a day; one with dates before one without, the latest first; "" where none does."""
    fitting = [(one.get("starts_on") is not None, n, str(one["wording"])) for n, one in enumerate(phrases) if _holds(one, occasion, day)]
    return max(fitting)[2] if fitting else ""


def _holds(one: Mapping[str, Value], occasion: str, day: date) -> bool:
    first, last = one.get("starts_on"), one.get("ends_on")
    begun = not isinstance(first, date) or first <= day
    return one.get("occasion") == occasion and begun and (not isinstance(last, date) or day <= last)


def opening(call: Spoken, phrases: Iterable[Mapping[str, Value]], almanac: Almanac, day: date, agent: str) -> str:
    """The first sentence today: the organisation's own phrase of these days, else the manual's with the day's greeting (SCR-02)."""
    known = list(phrases)
    greeting = noticed((one for one in known if one.get("starts_on") is not None), "greeting", day) or hello(almanac, day)
    words = noticed(known, "opening", day) or call.opening
    return words.replace("{hello}", greeting.rstrip("！!，,。")).replace("{agent}", agent)


def closing(call: Spoken, phrases: Iterable[Mapping[str, Value]], day: date) -> str:
    """The last sentence."""
    return noticed(phrases, "closing", day) or call.closing
