"""The board: everything the desk wrote into the store, as one value; its last good copy on disk, and a look that tells when it changed.

The store may be locked, slow or gone: the air then goes by the copy. Nothing on the board is ever changed or deleted, so how much
there is of everything tells one state of it from another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from broadcaster.announcements.model import Announcement, Order
from broadcaster.approvals.model import Request, Signature
from broadcaster.faults import Fault, Problem, Severity, fault

if TYPE_CHECKING:
    from pydantic import TypeAdapter

COPY = "board.json"
WAIT_S = 1.0
"""How long the store is waited for."""


@dataclass(frozen=True, slots=True)
class Board:
    """The queue and its approvals, as of one moment."""

    announcements: tuple[Announcement, ...] = ()
    orders: tuple[Order, ...] = ()
    requests: tuple[Request, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def version(self) -> str:
        """What `watch.version()` says of a store that holds this."""
        return "/".join(str(len(part)) for part in (self.announcements, self.orders, self.requests, self.signatures))

    def beside(self, announcements: Iterable[Announcement]) -> "Board":
        """With those of the events' folder."""
        return replace(self, announcements=(*self.announcements, *announcements))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A board, and what is to be said about where it comes from."""

    board: Board
    problems: tuple[Problem, ...] = ()


def read(url: str, *, wait_s: float = WAIT_S) -> Board:
    """What the store holds; a store that does not exist yet is not made. Raises `Fault` (`store.…`)."""
    from broadcaster.store.board import BoardStore
    from broadcaster.store.opening import file_of

    file = file_of(url)
    if file is not None and not file.exists():
        return Board()
    store = BoardStore.open(url, wait_s=wait_s)
    try:
        return store.read()
    finally:
        store.close()


def load(url: str, var: Path, *, wait_s: float = WAIT_S) -> Loaded:
    """The board from the store, kept as a copy; or, while the store is away, that copy with the reason. Raises nothing."""
    try:
        board = read(url, wait_s=wait_s)
    except Fault as away:
        return _from_copy(var, away.problems[0])
    try:
        keep(var, board)
    except Fault as unkept:
        return Loaded(board, tuple(replace(p, severity=Severity.WARNING) for p in unkept.problems))
    return Loaded(board)


def _from_copy(var: Path, away: Problem) -> Loaded:
    why = {"why": away.facts.get("why", away.code)}
    try:
        board = kept(var)
        if board is None:
            return Loaded(Board(), (Problem("board.no-copy", facts=why),))
        since = datetime.fromtimestamp((var / COPY).stat().st_mtime, UTC).astimezone()
    except Fault as broken:
        return Loaded(Board(), (Problem("board.no-copy", facts=why), *broken.problems))
    except OSError:
        return Loaded(Board(), (Problem("board.no-copy", facts=why),))
    return Loaded(board, (Problem("board.from-copy", Severity.WARNING, facts={**why, "since": f"{since:%Y-%m-%d %H:%M}"}),))


def keep(var: Path, board: Board) -> None:
    """Write the copy, whole or not at all. Raises `Fault` `board.not-kept`."""
    file, draft = var / COPY, var / f"{COPY}.new"
    try:
        written = _adapter().dump_json(board)
        if file.exists() and file.read_bytes() == written:
            file.touch()
            return
        var.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(written)
        draft.replace(file)
    except (OSError, ValueError) as failure:
        why = getattr(failure, "strerror", None) or str(failure)
        raise fault("board.not-kept", file=file, why=why) from None


def kept(var: Path) -> Board | None:
    """The copy, `None` when there is none. Raises `Fault` `board.copy-broken` when it cannot be read."""
    file = var / COPY
    try:
        return _adapter().validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as failure:
        raise fault("board.copy-broken", file=file, why=failure.strerror) from None
    except ValueError:
        raise fault("board.copy-broken", file=file, why="JSON") from None


@cache
def _adapter() -> "TypeAdapter[Board]":
    from pydantic import TypeAdapter

    return TypeAdapter(Board)
