"""Mandarin syllables as the natural voice wants them: pinyin → IPA with tone arrows, and how tones change in company. PURE.

Values after Duanmu, "The Phonology of Standard Chinese" (2007), in the letters of Kokoro's vocabulary.
"""

from collections.abc import Sequence

Word = tuple[str, ...]
"""The syllables of one word: pinyin without marks, ü as "v", and the tone's number, 5 for the neutral: ("huan1", "ying2")."""

_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_INITIALS = {
    "zh": "ꭧ", "ch": "ꭧʰ", "sh": "ʂ", "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l", "g": "k",
    "k": "kʰ", "h": "x", "j": "ʨ", "q": "ʨʰ", "x": "ɕ", "r": "ɻ", "z": "ʦ", "c": "ʦʰ", "s": "s",
}  # fmt: skip
# "0" is where the tone's arrow goes: behind the vowel, before a nasal.
_FINALS = {
    "a": "a0", "ai": "ai0", "an": "a0n", "ang": "a0ŋ", "ao": "au0", "e": "ɤ0", "ei": "ei0", "en": "ə0n", "eng": "ə0ŋ",
    "o": "wo0", "ou": "ou0", "ong": "ʊ0ŋ", "i": "i0", "ia": "ja0", "ian": "jɛ0n", "iang": "ja0ŋ", "iao": "jau0", "ie": "je0",
    "in": "i0n", "ing": "i0ŋ", "iu": "jou0", "iong": "jʊ0ŋ", "u": "u0", "ua": "wa0", "uai": "wai0", "uan": "wa0n",
    "uang": "wa0ŋ", "ui": "wei0", "un": "wə0n", "uo": "wo0", "v": "y0", "ve": "ɥe0", "van": "ɥɛ0n", "vn": "y0n",
}  # fmt: skip
# Written without an initial.
_WHOLE = {
    "yi": "i0", "ya": "ja0", "yan": "jɛ0n", "yang": "ja0ŋ", "yao": "jau0", "ye": "je0", "yin": "i0n", "ying": "i0ŋ", "yong": "jʊ0ŋ",
    "you": "jou0", "yo": "jɔ0", "yai": "jai0", "wu": "u0", "wa": "wa0", "wai": "wai0", "wan": "wa0n", "wang": "wa0ŋ", "wei": "wei0",
    "wen": "wə0n", "weng": "wə0ŋ", "wo": "wo0", "yu": "y0", "yue": "ɥe0", "yuan": "ɥɛ0n", "yun": "y0n", "er": "ɚ0", "o": "ɔ0", "ê": "ɛ0",
    "m": "m0", "n": "n0", "ng": "ŋ0", "hm": "hm0", "hng": "hŋ0",
}  # fmt: skip
_BUZZED = ("zh", "ch", "sh", "r", "z", "c", "s")
"""After these the letter i is no [i]."""

_COUNTING = "零〇幺一二三四五六七八九十百千万亿"
_BEFORE_ORDINAL = _COUNTING + "第点"
_AFTER_ORDINAL = "楼层号月日区栋座馆级零〇幺一二三四五六七八九"


def ipa(syllable: str) -> str:
    """One syllable, such as "zhong1", in the letters of the vocabulary. Raises `ValueError` for what is no Mandarin syllable."""
    letters, tone = syllable[:-1], syllable[-1:]
    if tone not in _TONES:
        raise ValueError(syllable)
    whole = _WHOLE.get(letters)
    return (whole or _spelled(letters)).replace("0", _TONES[tone])


def _spelled(letters: str) -> str:
    initial = next((i for i in _INITIALS if letters.startswith(i)), "")
    final = letters.removeprefix(initial)
    if initial in {"j", "q", "x"} and final.startswith("u"):
        final = "v" + final[1:]
    sound = "ɨ0" if initial in _BUZZED and final == "i" else _FINALS.get(final)
    if sound is None:
        raise ValueError(letters)
    return _INITIALS.get(initial, "") + sound


def joined(words: Sequence[Word]) -> str:
    """Words apart, syllables together, but for those that begin with a vowel.

    The model cuts its letters into syllables anew: without the space 亲爱 (qin, ai) is said like 期待.
    """
    return " ".join("".join((" " * (k > 0 and s[0] in "aoe")) + ipa(s) for k, s in enumerate(word)) for word in words)


def in_company(hanzi: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with their tones as they are said together: 一, 不, and a third tone before a third. `hanzi` is what was read, in full."""
    flat = [s for word in words for s in word]
    last = {sum(len(w) for w in words[: k + 1]) - 1 for k, w in enumerate(words) if len(w) > 1}
    for at, char in enumerate(hanzi):
        if char == "不" and flat[at + 1 : at + 2] and flat[at].startswith("bu"):
            flat[at] = "bu2" if flat[at + 1].endswith("4") else "bu4"
        elif char == "一":
            flat[at] = "yi" + _tone_of_one(hanzi, flat, at, ends_word=at in last)
    return _thirds(_regrouped(flat, words))


def _tone_of_one(hanzi: str, flat: Sequence[str], at: int, *, ends_word: bool) -> str:
    """一 keeps its own tone as a number, an ordinal, and at the end; else it is the second before a fourth, the fourth before others."""
    before, after = hanzi[at - 1 : at] if at else "", hanzi[at + 1 : at + 2]
    if not after or ends_word or (before and before in _BEFORE_ORDINAL and after != "刻") or after in _AFTER_ORDINAL:
        return "1"
    if before and before == after:
        return "5"
    return "2" if flat[at + 1][-1] == "4" or after == "个" else "4"


def _regrouped(flat: Sequence[str], words: Sequence[Word]) -> tuple[Word, ...]:
    syllables = iter(flat)
    return tuple(tuple(next(syllables) for _ in word) for word in words)


def _thirds(words: Sequence[Word]) -> tuple[Word, ...]:
    """Of two third tones in a word, or in two words of one syllable each, the first becomes a second."""
    inside = [_rising(word) for word in words]
    for k in range(len(inside) - 1):
        here, there = inside[k], inside[k + 1]
        if len(here) == len(there) == 1 and here[0][-1] == there[0][-1] == "3":
            inside[k] = _rising((here[0], there[0]))[:1]
    return tuple(inside)


def _rising(word: Word) -> Word:
    """Each third before a third rises: 展览馆 is said 2-2-3."""
    said = list(word)
    for k in range(len(said) - 1):
        if said[k][-1] == word[k + 1][-1] == "3":
            said[k] = said[k][:-1] + "2"
    return tuple(said)
