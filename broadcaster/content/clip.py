"""What the house knows about one audio file. PURE."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

RATE_HZ = 48_000
REFERENCE_LUFS = -23.0
"""Every master is brought to this integrated loudness (EBU R128), or lower where its true peak would pass `PEAK_DBTP`."""
PEAK_DBTP = -1.0


@dataclass(frozen=True, slots=True)
class Clip:
    """One usable file of the library."""

    name: str
    """Path under `audio/`, with `/` and extension: "welcome/迎宾曲.ogg". The folder is its kind of music."""
    digest: str
    """BLAKE2b of the file's bytes; the master's name in the cache."""
    frames: int
    """Length of the master at 48 kHz."""
    lufs: float
    """Integrated loudness of the file as delivered (BS.1770-4)."""
    peak_dbtp: float
    """True peak of the file as delivered."""
    master_lufs: float
    """Integrated loudness of the master: −23 unless its peak forbade it."""
    lead: int = 0
    """Frames of silence (below −60 dBFS) at the head of the master, to be skipped on air."""
    tail: int = 0
    """Frames of silence at its end."""

    @property
    def folder(self) -> str:
        return self.name.split("/", 1)[0]

    @property
    def sounding(self) -> int:
        """Frames that are heard: without the silence at both ends."""
        return self.frames - self.lead - self.tail

    @property
    def seconds(self) -> float:
        return self.sounding / RATE_HZ


class Library(Mapping[str, Clip]):
    """The usable clips by name, and by folder."""

    def __init__(self, clips: Iterable[Clip] = ()) -> None:
        self._clips = {c.name: c for c in sorted(clips, key=lambda c: c.name)}
        self._folders: dict[str, tuple[Clip, ...]] = {}
        self._stems: dict[str, Clip] = {}
        for clip in self._clips.values():
            self._folders[clip.folder] = (*self._folders.get(clip.folder, ()), clip)
            self._stems.setdefault(clip.name.rsplit(".", 1)[0], clip)

    def __getitem__(self, name: str) -> Clip:
        return self._clips[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._clips)

    def __len__(self) -> int:
        return len(self._clips)

    def find(self, name: str) -> Clip | None:
        """A clip by its name, with or without extension."""
        return self._clips.get(name) or self._stems.get(name)

    def folder(self, *names: str) -> tuple[Clip, ...]:
        """All clips of these folders, by name."""
        return tuple(c for n in names for c in self._folders.get(n, ()))
