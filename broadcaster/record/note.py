"""Puts one incident into the record from a command, while no daemon has the journal."""

from collections.abc import Mapping
from datetime import UTC, datetime

from broadcaster.clock import RealClock
from broadcaster.record.entries import Incident
from broadcaster.record.journal import SpoolJournal
from broadcaster.settings import Settings


def noted(settings: Settings, code: str, facts: Mapping[str, str], by: str) -> None:
    """Write it and bring it to the store."""
    clock = RealClock()
    at = datetime.fromtimestamp(clock.now(), UTC)
    journal = SpoolJournal(settings.spool_dir, settings.store_url, now=clock.now, settle_s=0)
    journal.write(Incident(f"{at.isoformat()} {code}", at, code, facts, by))
    journal.close()
