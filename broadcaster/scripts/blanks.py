"""The blanks a text may have, under their Chinese and their English names, and what a date fills them with. PURE."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import NamedTuple

from broadcaster.scripts import festivals
from broadcaster.scripts.script import Script

Value = str | Sequence[str]
"""What a blank is filled with: words, or a list of them that `for` goes through. Empty: there is none today."""
Blanks = Mapping[str, Value]
"""Values by a blank's name, either of its two, or one a script declares under `fields`."""


class Source(Enum):
    """Who fills a blank."""

    DAY = "day"
    """The house: the calendar, the timetable, the forecast."""
    SCRIPT = "script"
    """The script's own first lines."""
    ASKED = "asked"
    """Whoever has it read: the service desk's form (BRD-C02)."""


class Blank(NamedTuple):
    """A blank every script may use, by its two names, with an example in each language."""

    zh: str
    en: str
    source: Source
    zh_example: Value
    en_example: Value

    def example(self, language: str) -> Value:
        return self.en_example if language == "en" else self.zh_example


_D, _S, _A = Source.DAY, Source.SCRIPT, Source.ASKED
BLANKS = (
    Blank("日期", "date", _D, "2026年12月5日", "December 5, 2026"),
    Blank("星期", "weekday", _D, "星期六", "Saturday"),
    Blank("农历", "lunar", _D, "农历十月二十七", "the 27th day of the tenth lunar month"),
    Blank("节日", "festival", _D, "春节", "the Spring Festival"),
    Blank("双休", "weekend", _D, "双休", "weekend"),
    Blank("节假日", "holiday", _D, "节假日", "holiday"),
    Blank("活动日", "event_day", _D, "活动日", "event day"),
    Blank(
        "天气",
        "weather",
        _D,
        "今天多云，最高气温12度，最低气温3度，东北风3级。",
        "Today will be cloudy, with a high of 12 degrees and a low of 3.",
    ),
    Blank("提示", "reminders", _D, ("请您携带雨具，雨天路滑，注意安全。",), ("Please bring an umbrella, and mind the wet ground.",)),
    Blank("商场", "mall", _D, "红星国际家居", "Red Star International Home"),
    Blank("开店", "opening", _D, "上午9:20", "9:20 a.m."),
    Blank("闭店", "closing", _D, "下午6:00", "6:00 p.m."),
    Blank("厂商", "vendor", _S, "云杉家居", "Spruce Home"),
    Blank("活动", "event", _S, "家装节", "Home Festival"),
    Blank("活动时间", "event_time", _S, "上午10点到下午5点", "10 a.m. to 5 p.m."),
    Blank("活动地点", "event_place", _S, "一楼中庭", "the atrium on the first floor"),
    Blank(
        "活动内容",
        "event_items",
        _S,
        ("凭当日小票参加抽奖", "满5000元送礼品"),
        ("a lucky draw with each order", "a gift with orders of 5,000 yuan"),
    ),
    Blank("孩子姓名", "child_name", _A, "小明", "Xiao Ming"),
    Blank("性别", "sex", _A, "男孩", "boy"),
    Blank("年龄", "age", _A, "5岁", "five"),
    Blank("衣着", "clothes", _A, "红色上衣和蓝色裤子", "a red jacket and blue trousers"),
    Blank("特征", "features", _A, "戴一顶黄色的帽子", "a yellow cap"),
    Blank("家长", "guardian", _A, "王女士", "Ms Wang"),
    Blank("地点", "place", _A, "三楼沙发区", "the sofa hall on the third floor"),
    Blank("时间", "time", _A, "上午10点", "10 a.m."),
    Blank("车牌", "plate", _A, "沪A12345", "A12345"),
    Blank("车型", "car", _A, "白色轿车", "a white saloon"),
    Blank("物品", "item", _A, "黑色双肩包一个", "a black backpack"),
    Blank("姓名", "name", _A, "王伟", "Wang Wei"),
    Blank("称呼", "salutation", _A, "女士", "Ms"),
    Blank("部门", "department", _A, "客服部", "Customer Service"),
    Blank("展位", "booth", _A, "三楼B12展位", "booth B12 on the third floor"),
    Blank("事由", "matter", _A, "有您的电话", "there is a telephone call for you"),
)
BY_NAME: Mapping[str, Blank] = {name: blank for blank in BLANKS for name in (blank.zh, blank.en)}


def key(name: str) -> str:
    """The one name under which both of a blank's names are kept."""
    return BY_NAME[name].en if name in BY_NAME else name


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the house knows about a date, in the language of the text; empty: nothing, or not known."""

    date: date
    language: str = "zh_CN"
    mall: str = ""
    opening: time | None = None
    closing: time | None = None
    kinds: Collection[str] = ()
    """The date's kinds as the timetable has them: `weekend`, `holiday`, `event` …"""
    lunar: str = ""
    """In the text's language."""
    festival: str = ""
    """By its Chinese name."""
    festival_english: str = ""
    """As the mall's calendar has it; empty: by the known ones' names."""
    weather: str = ""
    """The forecast as whole sentences, without what it advises."""
    reminders: Sequence[str] = ()
    """What the weather and the day advise, a sentence each."""


def of_day(occasion: Occasion) -> dict[str, Value]:
    """Everything a date fills, by English names."""
    english = occasion.language == "en"
    day = occasion.date
    kinds = {"weekend": "weekend", "holiday": "holiday", "event_day": "event"}
    flags = {name: BY_NAME[name].example(occasion.language) for name, kind in kinds.items() if kind in occasion.kinds}
    return {
        "date": f"{_MONTHS[day.month - 1]} {day.day}, {day.year}" if english else f"{day.year}年{day.month}月{day.day}日",
        "weekday": _WEEKDAYS[day.weekday()] if english else f"星期{'一二三四五六日'[day.weekday()]}",
        "lunar": occasion.lunar,
        "festival": (english and occasion.festival_english) or festivals.spoken(occasion.festival, occasion.language),
        "weather": occasion.weather,
        "reminders": tuple(occasion.reminders),
        "mall": occasion.mall,
        "opening": _clock(occasion.opening, english=english),
        "closing": _clock(occasion.closing, english=english),
        **flags,
    }


def of_script(script: Script) -> dict[str, Value]:
    """Everything a script's own first lines fill, by English names."""
    event = script.event
    return {
        "vendor": script.vendor,
        "event": event.name,
        "event_time": event.time,
        "event_place": event.place,
        "event_items": event.items,
    }


def examples(language: str, fields: Collection[str] = ()) -> dict[str, Value]:
    """Every blank filled with its example, by English names; a script's own `fields` with their names."""
    return {**{name: name for name in fields}, **{b.en: b.example(language) for b in BLANKS}}


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

_PARTS = ((6, "凌晨"), (12, "上午"), (13, "中午"), (19, "下午"), (24, "晚上"))


def _clock(moment: time | None, *, english: bool) -> str:
    """A clock time as it is said to the public: `下午5:30`, `5:30 p.m.`."""
    if moment is None:
        return ""
    told = f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02}"
    if english:
        return f"{told} {'a.m.' if moment.hour < 12 else 'p.m.'}"
    return next(part for until, part in _PARTS if moment.hour < until) + told
