"""Fixed phrases the manual prints (SCR-07; 004:7-14), by occasion. PURE. A mall's own book of phrases goes before them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from broadcaster.desk.declare import PLAZA, line

PRINTED: Mapping[str, tuple[str, ...]] = {
    "greeting": ("您好！", "好的，马上来。请问需要我做些什么？", "请稍候，我一会儿就来。"),
    "interrupt": (
        "很抱歉，打扰您了。", "请原谅我打断您了。", "请原谅（很抱歉），我必须去做别的工作了。",
        "和您谈话真愉快，但我还有些其它事情要处理。",
    ),
    "delay": ("很抱歉，让您久等了。", "对不起，请您稍候。", "对不起，请您稍等一下。"),
    "papers": ("您好，请出示您的证（卡）。",),
    "relay": ("请放心，我一定帮您转达。", "对不起，他（她）不在，您请坐，有事可以让我转告吗？"),
    "apology": ("对不起。", "失礼了。", "真抱歉。", "请您原谅。", "请您多包涵。", "请您别介意。"),
    "thanks": ("不用谢。", "不客气。", "这是我应该做的。", "谢谢！", "非常感谢！", "多谢您！", "谢谢您的夸奖。"),
    "refusal": ("十分感谢，不过我不能接受。", "您的情义我们领了，为您服务是我们的职责，谢谢！"),
    "sympathy": ("您别着急，一切都会好起来的。",),
    "lift": (
        "让您受惊了。", "请您放心，故障已经排除了。", "非常感谢您的积极配合。",
        "实在过意不去，给您添了这么大的麻烦，我们一定会彻底排除电梯故障的。",
    ),
    "disability": ("请慢慢来，不用忙。", "不必担心，让我来帮您，好吗？"),
    "evening": ("祝您今晚过得愉快！", "祝您周末快乐！"),
    "visitor": ("您好，请坐下来谈。", "请问您找哪位？", "请走好，再见！", "欢迎光临。", "请慢走，欢迎再来。"),
    "complainant": (
        "您好！请坐。", "您请讲。", "我很理解您此时的心情。", "请您息怒，有话慢慢说。",
        "对您提出的问题，我们会尽快解决（处理）的。", "谢谢您的宝贵意见！",
    ),
    "unable": ("很遗憾，不可以，请您谅解。", "这不符合我们公司的制度，实在抱歉。", "我无权说这些，请您原谅。"),
    "transfer": ("请您稍等（稍候）。", "请您拨打电话。"),
}  # fmt: skip
SOURCE = line(PLAZA, "7-14")


@dataclass(frozen=True, slots=True)
class Printed:
    """One phrase of the manual. `name` is what a lapse may point to: `lift-1`."""

    name: str
    occasion: str
    wording: str


def printed() -> Iterator[Printed]:
    """All of them, in the manual's order."""
    return (Printed(f"{occasion}-{n}", occasion, one) for occasion, some in PRINTED.items() for n, one in enumerate(some, 1))


def fitting(words: Iterable[str], occasions: Mapping[str, str]) -> tuple[Printed, ...]:
    """Those that have every word, in the phrase or in the occasion's name (`occasions`: its words in both languages)."""
    asked = [_plain(word) for word in words]
    return tuple(
        one for one in printed() if all(word in _plain(f"{one.wording} {one.occasion} {occasions.get(one.occasion, '')}") for word in asked)
    )


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold()
