"""The board in the store: announcements, orders, requests and signatures, each written once and never changed.

So two desks that write at once cannot undo one another, and whoever reads adds up what is there.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, Table, func, literal_column, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, StatementError

from broadcaster.announcements.board import Board
from broadcaster.announcements.model import Announcement, Order
from broadcaster.approvals.model import Decision, Request, Signature
from broadcaster.approvals.steps import Steps
from broadcaster.approvals.verdict import objection
from broadcaster.faults import Fault, Problem, fault
from broadcaster.store.board_rows import announcement_of, columns_of, order_of, request_of, signature_of
from broadcaster.store.opening import WRITES, away, open_engine
from broadcaster.store.tables import ANNOUNCEMENT, MARK, ORDER, REQUEST
from broadcaster.store.upsert import insert_into

APPROVALS_KEY = 0x42524F42
"""PostgreSQL's advisory lock of whoever writes approvals."""
_TABLES = (ANNOUNCEMENT, ORDER, REQUEST, MARK)


@dataclass(frozen=True)
class BoardStore:
    """One open store. Every method raises `Fault`: `store.away` when it does not answer, `queue.unfit` for what no store can hold."""

    engine: Engine

    @classmethod
    def open(cls, url: str, *, wait_s: float = 5.0, durable: bool = True) -> Self:
        """As `opening.open_engine`; what was ordered outlives a power cut."""
        return cls(open_engine(url, wait_s=wait_s, durable=durable))

    def close(self) -> None:
        self.engine.dispose()

    def read(self) -> Board:
        """All of it, in one transaction."""
        with self._transaction(writes=False) as connection:
            return Board(
                tuple(map(announcement_of, _all(connection, ANNOUNCEMENT))),
                tuple(map(order_of, _all(connection, ORDER))),
                tuple(map(request_of, _all(connection, REQUEST))),
                tuple(map(signature_of, _all(connection, MARK))),
            )

    def version(self) -> str:
        """Another value whenever something was written: how many there are of each, since nothing is changed or deleted."""
        counts = (select(func.count()).select_from(table).scalar_subquery() for table in _TABLES)
        with self._transaction(writes=False) as connection:
            return "/".join(str(count) for count in connection.execute(select(*counts)).one())

    def add(self, announcements: Sequence[Announcement]) -> frozenset[str]:
        """Queue them, all or none; ids of those that were not known before. What is known stays as it was queued first."""
        with self._transaction(writes=True) as connection:
            return _insert(connection, ANNOUNCEMENT, announcements)

    def order(self, orders: Sequence[Order]) -> frozenset[str]:
        """Write orders down, all or none; ids of the new ones."""
        with self._transaction(writes=True) as connection:
            return _insert(connection, ORDER, orders)

    def request(self, request: Request) -> Request:
        """Keep a request; one for the same text that is still open is given back in its place."""
        with self._transaction(writes=True) as connection:
            _wait_for_turn(connection)
            same = (REQUEST.c.name == request.subject.name) & (REQUEST.c.digest == request.subject.digest)
            for known in map(request_of, _rows(connection, select(REQUEST).where(same))):
                if not _ended(_signatures(connection, known.id)):
                    return known
            _insert(connection, REQUEST, [request])
            return request

    def sign(self, signature: Signature, steps: Steps, digest: str) -> Request:
        """Put a signature under its request, if the rules allow it at this moment, whoever else signs meanwhile.

        `digest`: of the text as it is now. Raises `Fault` with the objection (`approval.…`).
        """
        with self._transaction(writes=True) as connection:
            _wait_for_turn(connection)
            found = _rows(connection, select(REQUEST).where(REQUEST.c.id == signature.request))
            if not found:
                raise fault("approval.unknown-id", found=signature.request)
            request = request_of(found[0])
            needed = steps.get(request.subject.kind, ())
            wrong = objection(signature, request, _signatures(connection, request.id), tuple(needed), digest)
            if wrong:
                raise Fault(Problem(wrong[0], facts=wrong[1]))
            _insert(connection, MARK, [signature])
            return request

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection, connection.execution_options(**(WRITES if writes else {})).begin():
                yield connection
        except (DataError, IntegrityError) as error:
            raise unfit(error) from error
        except DBAPIError as error:
            raise away(error) from error
        except (StatementError, UnicodeEncodeError) as error:
            raise unfit(error) from error


def unfit(error: Exception) -> Fault:
    """`queue.unfit` with the driver's own words."""
    words = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
    return fault("queue.unfit", why=words.splitlines()[0])


def _rows(connection: Connection, statement: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(statement).mappings()]


def _all(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """Oldest first."""
    return _rows(connection, select(table).order_by(table.c.at, table.c.id))


def _insert(connection: Connection, table: Table, values: Iterable[Any]) -> frozenset[str]:
    """Insert what is not there; ids of it."""
    rows = list({value.id: columns_of(value) for value in values}.values())
    if not rows:
        return frozenset()
    statement = insert_into(table, connection).on_conflict_do_nothing(index_elements=["id"]).returning(table.c.id)
    return frozenset(connection.execute(statement, rows).scalars())


def _wait_for_turn(connection: Connection) -> None:
    """One writer of approvals at a time: what a signature is held against must not change before it is written.

    SQLite's write lock does that by itself; PostgreSQL's readers go on.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(literal_column(str(APPROVALS_KEY)))))


def _signatures(connection: Connection, request: str) -> tuple[Signature, ...]:
    return tuple(map(signature_of, _rows(connection, select(MARK).where(MARK.c.request == request))))


def _ended(signatures: Iterable[Signature]) -> bool:
    return any(s.decision is not Decision.APPROVED for s in signatures)
