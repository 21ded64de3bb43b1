"""eSpeak NG as a library: where it is, which version, and the sounds of English words."""

import ctypes
import os
import re
from contextlib import suppress
from functools import cache
from pathlib import Path

ENGLISH = "gmw/en-us"
_SYSTEM = "libespeak-ng.so.1"
_RETRIEVAL, _NO_EXIT = 2, 0x8000
_UTF8, _IPA = 1, 2
# Longer first. The right side is what Kokoro was taught: one letter for a diphthong or an affricate.
_SOUNDS = (
    ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("eɪ", "A"), ("aɪ", "I"), ("aʊ", "W"), ("ɔɪ", "Y"), ("oʊ", "O"), ("ɜː", "ɜɹ"), ("ɚ", "əɹ"), ("ɐ", "ə"),
    ("ɾ", "T"), ("r", "ɹ"), ("g", "ɡ"), ("n\u0329", "ᵊn"), ("l\u0329", "ᵊl"), ("ː", ""),
)  # fmt: skip


class NoEspeak(Exception):
    """Neither the packaged library nor the system's is there, or it does not start."""


@cache
def library() -> tuple[str, str]:
    """The library's file, and the folder of its voices ("" for the system's own place)."""
    try:
        import espeakng_loader
    except ImportError:
        return _SYSTEM, ""
    return str(espeakng_loader.get_library_path()), str(espeakng_loader.get_data_path())


def version() -> tuple[int, ...]:
    """Such as (1, 52, 0), by the library's own word; the library must have been started. Raises `NoEspeak`."""
    told = _opened().espeak_Info(None) or b""
    return tuple(int(n) for n in re.findall(rb"\d+", told)[:3])


def mandarin(known: tuple[int, ...]) -> str:
    """The voice that reads hanzi. Before 1.52 `sit/cmn` read their pinyin as if it were English (espeak-ng issue 1028)."""
    return "sit/cmn" if known >= (1, 52) else "sit/cmn-latn-pinyin"


def steady() -> None:
    """Breathy voices take their breath from random numbers, seeded with the time: without this the same words differ each second."""
    with suppress(AttributeError):  # before 1.52
        _opened().espeak_ng_SetRandSeed(1)


@cache
def _opened() -> ctypes.CDLL:
    file, data = library()
    if data:
        # Without it the library looks for its voices where it was built, and ends the process.
        os.environ["ESPEAK_DATA_PATH"] = data
    try:
        opened = ctypes.CDLL(file)
    except OSError as refusal:
        raise NoEspeak(str(refusal)) from refusal
    opened.espeak_Info.restype = ctypes.c_char_p
    opened.espeak_TextToPhonemes.restype = ctypes.c_char_p
    return opened


@cache
def _started() -> ctypes.CDLL:
    opened, (_, data) = _opened(), library()
    folder = str(Path(data)).encode() if data else None
    if opened.espeak_Initialize(_RETRIEVAL, 0, folder, _NO_EXIT) < 0 or opened.espeak_SetVoiceByName(ENGLISH.encode()):
        raise NoEspeak(f"{library()[0]} {data}")
    return opened


def phonemes(words: str) -> str:
    """English words in the letters of Kokoro's vocabulary, with stress marks; signs are left out. Raises `NoEspeak`."""
    started = _started()
    text = ctypes.create_string_buffer(words.encode())
    rest = ctypes.c_void_p(ctypes.addressof(text))
    clauses = []
    while rest.value:
        # Each call gives one clause and moves on; after the last the pointer is null.
        clauses.append((started.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA) or b"").decode())
    return kokoro_letters(" ".join(clauses))


def kokoro_letters(ipa: str) -> str:
    """The International Phonetic Alphabet as espeak writes it → as Kokoro reads it."""
    said = re.sub(r"\([^)]*\)|[-_|]", "", ipa)  # "(fr)": a word it took for French
    for written, meant in _SOUNDS:
        said = said.replace(written, meant)
    return said
