"""The pack of a closed period: the rows as CSV, workbook and JSON, and their checksums (LGR-06)."""

import hashlib
import tempfile
import zipfile
from datetime import tzinfo
from pathlib import Path

from sqlalchemy import Connection

from broadcaster.desk.book import Book, State
from broadcaster.desk.closing import Closed
from broadcaster.desk.exchange.columns import whole
from broadcaster.desk.exchange.outgoing import write
from broadcaster.desk.party import accompanied
from broadcaster.desk.periods import bounds
from broadcaster.desk.reading import find
from broadcaster.desk.row import Query
from broadcaster.faults import fault


def pack(connection: Connection, book: Book, closed: Closed, folder: Path, zone: tzinfo) -> tuple[Path, str]:
    """Write `<folder>/<book>-<period>.zip`; its place and SHA-256 (hex). Personal data is masked: the pack goes from hand to hand.

    Raises `Fault`: `desk.file-unwritten`.
    """
    since, until = bounds(book.close, closed.period, zone)
    query = Query(states=(State.CLOSED, State.VOID), since=since, until=until)
    return packed(connection, book, query, folder / f"{book.name}-{closed.period}.zip", zone, _sheet(book, closed))


def packed(connection: Connection, book: Book, query: Query, place: Path, zone: tzinfo, sheet: str) -> tuple[Path, str]:
    """Write the rows of a query, their checksums and `sheet` (PERIOD.txt) as one file; its place and SHA-256 (hex). Masked.

    Raises `Fault`: `desk.file-unwritten`.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as begun:
            files = [Path(begun) / f"{place.stem}{kind}" for kind in (".csv", ".xlsx", ".json")]
            for file in files:
                known: dict[str, str] = {}
                write(file, whole(book, zone, known), accompanied(connection, book, find(connection, book, query), known))
            made_of = Path(begun) / "pack.zip"
            with zipfile.ZipFile(made_of, "w", zipfile.ZIP_DEFLATED) as made:
                for file in files:
                    made.write(file, file.name)
                made.writestr("SHA256SUMS", "".join(f"{_digest(file)}  {file.name}\n" for file in files))
                made.writestr("PERIOD.txt", sheet)
            made_of.replace(place)
    except OSError as error:
        raise fault("desk.file-unwritten", file=place, why=error.strerror) from error
    return place, _digest(place)


def _sheet(book: Book, closed: Closed) -> str:
    lines = (f"{book.zh} {book.en} {book.form}", closed.period, f"rows {closed.rows}", f"digest {closed.digest}", f"chain {closed.seq}")
    return "\n".join((*lines, f"closed by {closed.closed_by} at {closed.closed_at.isoformat()}", ""))


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
