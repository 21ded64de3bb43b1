"""Texts as they were aired, by day (BRD-C05)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from broadcaster.approvals.model import TextAired
from broadcaster.store.board import BoardStore
from broadcaster.store.board_rows import columns_of, text_of
from broadcaster.store.tables import TextAiredRow


class TextStore(BoardStore):
    """The same store, as the archive of what was said."""

    def keep_text(self, *texts: TextAired) -> None:
        """Keep what cues said; of a cue that is known the newer text stands (its start may be known later than its words)."""
        table: Any = TextAiredRow.__table__
        with self._transaction(writes=True) as connection:
            insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
            changed = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
            statement = insert.on_conflict_do_update(index_elements=["cue"], set_=changed)
            rows: Sequence[dict[str, Any]] = list({t.cue: columns_of(t) for t in texts}.values())
            if rows:
                connection.execute(statement, rows)

    def texts(self, day: date) -> tuple[TextAired, ...]:
        """Everything said on a programme day, in the order it was heard; what has no start comes last."""
        row = TextAiredRow
        wanted = select(row.__table__).where(row.date == day).order_by(row.at.asc().nulls_last(), row.cue)
        with self._transaction(writes=False) as connection:
            return tuple(text_of(dict(found)) for found in connection.execute(wanted).mappings())
