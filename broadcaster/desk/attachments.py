"""Papers and pictures that belong to a row, kept by their digest: the same file is kept once, and a changed one is seen."""

import hashlib
import os
import shutil
from pathlib import Path

from sqlalchemy import insert, select

from broadcaster.desk.tables import ATTACHMENT
from broadcaster.desk.work import Work
from broadcaster.faults import fault

LARGEST = 50_000_000
"""Bytes; a scan of a paper takes a tenth of it."""


def keep(work: Work, file: Path) -> str:
    """Copy a file beside the store; its SHA-256 (hex), which a row's field then holds.

    Raises `Fault`: `desk.file-unreadable`, `desk.file-large`.
    """
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise fault("desk.file-large", file=file.name, limit=LARGEST // 1_000_000)
        digest = digest_of(file)
        place = place_of(work.files, digest)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            begun = place.with_suffix(f".{os.getpid()}")
            shutil.copyfile(file, begun)
            begun.rename(place)
    except OSError as error:
        raise fault("desk.file-unreadable", file=file, why=error.strerror) from error
    if work.connection.execute(select(ATTACHMENT.c.digest).where(ATTACHMENT.c.digest == digest)).scalar() is None:
        values = {"digest": digest, "name": file.name, "size": size, "added_at": work.at, "added_by": work.actor.clerk}
        work.connection.execute(insert(ATTACHMENT).values(**values))
        work.record("attached", number=digest, facts={"size": size}, personal={"name": file.name})
    return digest


def place_of(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest


def digest_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
