"""A script (稿件): what is said, how, and when it may be (B3, BRD-09). PURE."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b

from broadcaster.content.said import SCRIPTS
from broadcaster.faults import Mark
from broadcaster.timetable.model import Dates

LANGUAGES = ("zh_CN", "en")
CHIMES = ("dingdong", "up4", "down4", "attention3")


class ScriptKind(StrEnum):
    """What a script is for."""

    TALK = "talk"
    """To the staff, before the doors open (营业员心态调整)."""
    WELCOME = "welcome"
    WEATHER = "weather"
    REMINDER = "reminder"
    PROMO = "promo"
    EVENT = "event"
    GREETING = "greeting"
    CLOSING = "closing"
    PAGE = "page"
    """What the service desk needs said now; the desk fills in its fields (BRD-C02)."""
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Event:
    """The event a script is about, as its file says; empty where it does not."""

    name: str = ""
    time: str = ""
    place: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """One file of `scripts_tts/`, in order: its template can be filled."""

    name: str
    """`scripts/zh_CN/红星欢迎语`: the path under `scripts_tts/` without its ending, in Unicode NFC."""
    title: str
    kind: ScriptKind
    language: str
    """One of `LANGUAGES`."""
    template: str
    """The text with its blanks, as it stands in the file; only line ends are made alike."""
    mark: Mark
    """Where the file begins."""
    text_line: int
    """The file's line, from 1, on which `template` begins."""
    voice: str = ""
    """`kokoro/zf_xiaoxiao`; empty: the house's own for the language."""
    rate: float = 1.0
    """1.0 is the voice's normal speed."""
    reads: int = 1
    """How often it is read in a row."""
    chime_before: str = ""
    """One of `CHIMES`, or none."""
    chime_after: str = ""
    valid: tuple[Dates, ...] = ()
    """When it may air; empty: always."""
    vendor: str = ""
    event: Event = Event()
    festival: str = ""
    """By its Chinese name: `春节`. Empty: for any, the general one of its folder."""
    fallback: str = ""
    """What airs when this one may not: a clip of the library (`recordings/天气预报友情提醒`) or another script's name."""
    fields: tuple[str, ...] = ()
    """Blanks of its own that whoever airs it fills in, beside those every page may have."""
    author: str = ""
    recording: str = ""
    """A person's recording of the text, which airs in place of synthesis: its path under `scripts_tts/`, with its ending."""
    recording_digest: str = ""
    """BLAKE2b (16 bytes) of the recording's content, hexadecimal."""

    @property
    def folder(self) -> str:
        return self.name.rpartition("/")[0]

    @property
    def digest(self) -> str:
        """What an approval is bound to (B5), hexadecimal: everything of the file that changes what is heard.

        BLAKE2b (16 bytes) over the template, the vendor and event it is filled from, voice, rate, language, reads, chimes,
        and the recording's content. When it airs, who wrote it and what it is called are not heard.
        """
        event = self.event
        heard = (
            (self.template, self.vendor, event.name, event.time, event.place, event.items),
            (self.voice, f"{self.rate:g}", self.language, self.reads, self.chime_before, self.chime_after),
            (bool(self.recording), self.recording_digest),
        )
        return blake2b(json.dumps(heard).encode("ascii"), digest_size=16).hexdigest()

    def airs_on(self, day: date) -> bool:
        """Whether a date lies in its validity."""
        return not self.valid or any(day in dates for dates in self.valid)

    def twin(self, language: str) -> str:
        """The name its counterpart in another language has: the same path in that language's folder."""
        own, _slash, path = self.name.removeprefix(SCRIPTS).partition("/")
        return f"{SCRIPTS}{language}/{path}" if path else f"{SCRIPTS}{language}/{own}"


class Scripts(Mapping[str, Script]):
    """The usable scripts by name, and by folder."""

    def __init__(self, scripts: Iterable[Script] = ()) -> None:
        self._scripts = {s.name: s for s in sorted(scripts, key=lambda s: s.name)}
        self._folders: dict[str, tuple[Script, ...]] = {}
        for script in self._scripts.values():
            self._folders[script.folder] = (*self._folders.get(script.folder, ()), script)

    def __getitem__(self, name: str) -> Script:
        return self._scripts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._scripts)

    def __len__(self) -> int:
        return len(self._scripts)

    @property
    def folders(self) -> Mapping[str, tuple[Script, ...]]:
        """Every folder that has scripts, with those directly in it, by name."""
        return self._folders

    def for_day(self, name: str, festival: str | None = None, day: date | None = None) -> Script | None:
        """The script a timetable means by `name`: that script; or of a folder the one for `festival`, else the general one (B4).

        `day`: of a folder's scripts only those that may air on it count. A script named by itself is given whatever the day is.
        """
        if name in self._scripts:
            return self._scripts[name]
        inside = [s for s in self._folders.get(name, ()) if day is None or s.airs_on(day)]
        for wanted in (festival or "", ""):
            for script in inside:
                if script.festival == wanted:
                    return script
        return None
