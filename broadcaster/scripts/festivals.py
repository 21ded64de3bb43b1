"""The festivals the manuals greet (B4), and how greetings for them begin (SCR-02). PURE."""

import unicodedata
from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "元旦": "New Year's Day",
    "除夕": "Chinese New Year's Eve",
    "春节": "the Spring Festival",
    "元宵节": "the Lantern Festival",
    "清明节": "Tomb-Sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "the Dragon Boat Festival",
    "中秋节": "the Mid-Autumn Festival",
    "国庆节": "National Day",
    "圣诞节": "Christmas",
}
"""By the name the calendar uses; other days of a mall's own keep the name it gives them."""
OPENINGS: Mapping[str, str] = {
    "元旦": "新年好",
    "春节": "新年好",
    "劳动节": "劳动节快乐",
    "中秋节": "中秋节快乐",
    "国庆节": "国庆节快乐",
}
"""The words a Chinese greeting must begin with (SCR-02)."""
_SHORT = {
    "新年": "元旦",
    "元旦节": "元旦",
    "大年三十": "除夕",
    "农历新年": "春节",
    "大年初一": "春节",
    "元宵": "元宵节",
    "清明": "清明节",
    "五一": "劳动节",
    "五一劳动节": "劳动节",
    "国际劳动节": "劳动节",
    "端午": "端午节",
    "中秋": "中秋节",
    "国庆": "国庆节",
    "十一": "国庆节",
    "圣诞": "圣诞节",
}


def plain(name: str) -> str:
    """The calendar's name of a festival, however a clerk writes it: `中秋`, `Mid-Autumn Festival`; one's own stays as it is."""
    found = unicodedata.normalize("NFKC", name).strip()
    if found in NAMES:
        return found
    english = {_bare(text): zh for zh, text in NAMES.items()}
    return _SHORT.get(found) or english.get(_bare(found)) or found


def spoken(name: str, language: str) -> str:
    """A festival as a text of that language names it; one's own stays as it is."""
    return NAMES.get(name, name) if language == "en" else name


def _bare(text: str) -> str:
    return text.lower().replace("’", "'").removeprefix("the ")
