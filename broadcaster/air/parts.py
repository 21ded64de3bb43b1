"""What a daemon is put together from, and what is asked of it."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from broadcaster.air import events as on
from broadcaster.air.ports import Clock, Sink, Siren
from broadcaster.air.preparer import Preparer
from broadcaster.air.programme import Programme
from broadcaster.air.voices import Shelf
from broadcaster.record.entries import Aired, Journal


@dataclass(slots=True)
class Asked:
    """A request over the socket: an event and who waits for what became of it."""

    event: on.Event | None
    """`None`: read everything again."""
    answer: "Future[Mapping[str, object]]"
    by: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What `wiring.py` puts together."""

    programme: Programme
    clock: Clock
    sink: Sink
    siren: Siren
    shelf: Shelf
    journal: Journal
    cache: Path
    var: Path
    known: tuple[Aired, ...] = ()
    until: tuple[float, str] | None = None
    """Unix second of the programme to leave the air at, and the code of the reason."""
    preparer: Preparer | None = None
    """Has what is missing made beside the air; `None`: somebody else does."""
