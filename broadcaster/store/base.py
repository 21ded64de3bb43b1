"""What the record's and the board's rows share as classes. The desk's tables are none: a command of the desk starts without the mapper."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, Double
from sqlalchemy.orm import DeclarativeBase

from broadcaster.store.metadata import TABLES, Instant


class Base(DeclarativeBase):
    """The metadata every register joins; `Mapped[datetime]`, `Mapped[dict[str, str]]` and `Mapped[list[str]]` mean the same everywhere."""

    metadata = TABLES
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Instant, float: Double, dict[str, str]: JSON, list[str]: JSON}
