"""`desk verify`: nothing was changed, left out or put in past the program (SEC-03)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from broadcaster.desk.attachments import digest_of, place_of
from broadcaster.desk.chain import Event, breaks, commitment
from broadcaster.desk.closing import broken_periods
from broadcaster.desk.reading import events, pages
from broadcaster.desk.standing import standing
from broadcaster.desk.tables import ATTACHMENT, DISCLOSED, EVENT, HEAD
from broadcaster.faults import Problem

PAGE = 1000
"""Events that are looked at together."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked through, where the chain ends, and what does not hold."""

    events: int
    rows: int
    attachments: int
    head: tuple[int, str]
    problems: tuple[Problem, ...]


def verify(connection: Connection, files: Path, *, known: tuple[int, str] | None = None) -> Verdict:
    """Look through the chain, the commitments, every book's rows and the attachments, each as it is read: memory does not grow with them.

    `known`: sequence number and hash of an earlier end, noted elsewhere (a closed period's sheet): it must still be in the chain.
    """
    head_row = connection.execute(select(HEAD.c.seq, HEAD.c.hash)).one()
    head = (int(head_row[0]), str(head_row[1]))
    problems: list[Problem] = []
    problems += [Problem(f"desk.chain-{what}", facts={"seq": str(seq)}) for seq, what in breaks(_committed(connection, problems))]
    problems += _ends(connection, head, known)
    rows, found = standing(connection)
    problems += [*found, *broken_periods(connection)]
    attachments = 0
    for digest, name in connection.execute(select(ATTACHMENT.c.digest, ATTACHMENT.c.name).execution_options(yield_per=PAGE)):
        attachments += 1
        problems += _attachment(files, str(digest), str(name))
    return Verdict(head[0], rows, attachments, head, tuple(problems))


def _ends(connection: Connection, head: tuple[int, str], known: tuple[int, str] | None) -> Iterator[Problem]:
    last = connection.execute(select(EVENT.c.seq, EVENT.c.hash).order_by(EVENT.c.seq.desc()).limit(1)).first()
    if (last is not None and (int(last[0]), str(last[1])) != head) or (last is None and head[0] != 0):
        yield Problem("desk.chain-end", facts={"seq": str(head[0])})
    if known is not None:
        found = connection.execute(select(EVENT.c.hash).where(EVENT.c.seq == known[0])).scalar()
        if found is None or not str(found).startswith(known[1]):
            yield Problem("desk.chain-known", facts={"seq": str(known[0])})


def _committed(connection: Connection, problems: list[Problem]) -> Iterator[Event]:
    """The events in their order; what is kept of persons is held against its commitments, page by page."""
    for page in pages(events(connection), PAGE):
        disclosed = select(DISCLOSED).where(DISCLOSED.c.seq.between(page[0].seq, page[-1].seq))
        facts = {event.seq: event.facts for event in page}
        for row in connection.execute(disclosed.order_by(DISCLOSED.c.seq)).mappings():
            seq, fact = row["seq"], row["fact"]
            if seq in facts and facts[seq].get(fact) != commitment(row["salt"], row["value"]):
                problems.append(Problem("desk.chain-personal", facts={"seq": str(seq), "fact": fact}))
        yield from page


def _attachment(folder: Path, digest: str, name: str) -> Iterator[Problem]:
    place = place_of(folder, digest)
    if not place.exists():
        yield Problem("desk.attachment-gone", facts={"name": name, "digest": digest[:12]})
    elif digest_of(place) != digest:
        yield Problem("desk.attachment-changed", facts={"name": name, "digest": digest[:12]})
