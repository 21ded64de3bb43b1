"""How long a text takes to say, before anybody has said it. PURE.

Rough on purpose, and rather long than short: a plan is made with it until the text has been rendered and is known to the frame.
"""

import re

from broadcaster.scripts.script import Script

HANZI_S = 0.25
"""A Chinese character at the normal rate; a digit is said as one."""
WORD_S = 0.38
"""An English word; in a Chinese text a capital letter, which is spelled out."""
PAUSES_S = {**dict.fromkeys("。！？!?…\n", 0.45), **dict.fromkeys("，、；：,;:—", 0.25)}
BETWEEN_S = 1.0
"""Between two reads, as the shipped timetable's `pause`."""
CHIMES_S = {"": 0.0, "dingdong": 2.5, "up4": 3.1, "down4": 3.1, "attention3": 2.4}
SHORT_RATE = 0.1

_HANZI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_STOP = re.compile(r"(?<!\d)\.|\.(?!\d)")


def seconds(text: str, language: str, rate: float = 1.0, reads: int = 1) -> float:
    """The time all `reads` of a filled text take, in seconds, with the rests between them; `rate` 1.0 is a voice's normal speed."""
    once = (_chinese(text) if language == "zh_CN" else _english(text)) / max(rate, SHORT_RATE)
    return reads * once + max(reads - 1, 0) * BETWEEN_S


def script_seconds(script: Script, text: str) -> float:
    """The time a script with its words filled in takes, its chimes included."""
    return seconds(text, script.language, script.rate, script.reads) + CHIMES_S[script.chime_before] + CHIMES_S[script.chime_after]


def _chinese(text: str) -> float:
    words = sum(len(word) if word.isupper() else 1 for word in _WORD.findall(text))
    # 12 is said 十二, 125 is said 一百二十五: about one and a half characters a digit where there are several
    digits = sum(len(number) if len(number) == 1 else 1.5 * len(number) for number in _NUMBER.findall(text))
    return HANZI_S * (len(_HANZI.findall(text)) + digits) + WORD_S * words + _pauses(text)


def _english(text: str) -> float:
    digits = sum(len(number) for number in _NUMBER.findall(text))
    # a name in Chinese characters is said all the same, or has no place in an English text
    return WORD_S * (len(_WORD.findall(text)) + digits) + HANZI_S * len(_HANZI.findall(text)) + _pauses(text)


def _pauses(text: str) -> float:
    """The rests at punctuation; several signs in a row are one rest, and none is counted at the end."""
    rest = 0.0
    for signs in re.findall(r"[。！？!?…\n，、；：,;:—.\s]+", _STOP.sub("。", text).strip("。！？!?…\n ，、；.")):
        rest += max((PAUSES_S.get(sign, 0.0) for sign in signs), default=0.0)
    return rest
