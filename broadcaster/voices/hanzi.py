"""Hanzi → pinyin, word by word: rjieba finds the words, pypinyin their readings."""

from functools import cache

from broadcaster.voices.mandarin import Word, in_company


class Unread(Exception):
    """Signs without a reading, as `signs`."""

    def __init__(self, signs: str) -> None:
        self.signs = signs
        super().__init__(signs)


def words(hanzi: str) -> tuple[Word, ...]:
    """The words of a run of hanzi as they are said together; nothing but hanzi may be in it. Raises `Unread`."""
    import rjieba

    found = [(word, _readings(word)) for word in rjieba.cut(hanzi)]
    if unread := "".join(char for word, said in found for char, s in zip(word, said, strict=True) if not s[-1:].isdigit()):
        raise Unread(unread)
    return in_company(hanzi, [said for _, said in found])


@cache
def _readings(word: str) -> Word:
    """A word that the dictionary does not know as one (银行行长) is read as the words that it knows in it (银行, 行长)."""
    from pypinyin import Style, lazy_pinyin
    from pypinyin.constants import PHRASES_DICT
    from pypinyin.seg.mmseg import seg

    parts = [word] if len(word) == 1 or word in PHRASES_DICT else list(seg.cut(word))
    said = lazy_pinyin(parts, style=Style.TONE3, neutral_tone_with_five=True)
    # What has no reading comes back as it is, several signs in one.
    return tuple(said) if len(said) == len(word) else tuple(word)
