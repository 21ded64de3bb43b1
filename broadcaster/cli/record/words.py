"""What outcomes are called, why something happened, and how instants, spans and numbers of the record are written."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from unicodedata import east_asian_width

from broadcaster.cli.day.words import KINDS
from broadcaster.i18n import N_, _
from broadcaster.record.asrun import Compliance
from broadcaster.record.entries import Aired, Outcome
from broadcaster.sentences import SAY, sentence
from broadcaster.timetable.model import Kind

OUTCOMES = {
    Outcome.AIRED: N_("aired"),
    Outcome.LATE: N_("late"),
    Outcome.CUT: N_("cut short"),
    Outcome.MISSED: N_("missed"),
    Outcome.SKIPPED: N_("skipped"),
    Outcome.PREEMPTED: N_("pre-empted"),
    Outcome.FAILED: N_("failed"),
}


def outcome(item: Aired) -> str:
    """How it came out, or that it has not yet."""
    if item.outcome is not None:
        return _(OUTCOMES[item.outcome])
    return _("on air") if item.start else _("waiting")


def kind(item: Aired) -> str:
    """The kind in the reader's language; one of another version as it is written."""
    return _(KINDS[Kind(item.kind)]) if item.kind in set(Kind) else item.kind


def told(code: str, facts: Mapping[str, str]) -> str:
    """The sentence of a code. A code or a blank of another version is shown as it was written down: the record always reads."""
    if not code:
        return ""
    try:
        return sentence(code, facts) if code in SAY else _bare(code, facts)
    except (KeyError, IndexError, ValueError):
        return _bare(code, facts)


def _bare(code: str, facts: Mapping[str, str]) -> str:
    return " ".join([code, *(f"{name}={fact}" for name, fact in facts.items())])


def clock(instant: datetime | None, zone: tzinfo, *, exact: bool = True) -> str:
    """`09:30:00.012` in the mall's zone; `exact=False` without the milliseconds."""
    if instant is None:
        return ""
    there = instant.astimezone(zone)
    return f"{there:%H:%M:%S}.{there.microsecond // 1000:03}" if exact else f"{there:%H:%M:%S}"


def offset(span: timedelta | None) -> str:
    """`+0.012`, `-3.200` in seconds; from a minute on `+12:05`."""
    if span is None:
        return ""
    seconds = span // timedelta(milliseconds=1) / 1000  # cut off as the clock times beside it are
    if abs(seconds) < 60:
        return f"{seconds:+.3f}"
    minutes, rest = divmod(round(abs(seconds)), 60)
    return f"{'-' if seconds < 0 else '+'}{minutes}:{rest:02}"


def decibels(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def share(figures: Compliance) -> str:
    """`97.2 %`; rounded down, so that 100 % means all."""
    return "-" if figures.share is None else f"{int(figures.share * 1000) / 10:.1f} %"


def summary(figures: Compliance) -> str:
    """The compliance line (BRD-07)."""
    if not figures.due:
        return _("Share: nothing was due yet.")
    return _("Share: aired on time {share} ({on_time} of {due}).").format(share=share(figures), on_time=figures.on_time, due=figures.due)


def cells(text: str) -> int:
    """How wide it is: a Chinese character is two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def shortened(text: str, most: int) -> str:
    """To at most so many cells, the last one `…` where something is left out."""
    if cells(text) <= most:
        return text
    used = 1
    for place, character in enumerate(text):
        used += cells(character)
        if used > most:
            return text[:place] + "…"
    return text
