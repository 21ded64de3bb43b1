"""Conditions of acts on a complaint (CMP). Pure."""

from collections.abc import Iterator

from broadcaster.desk.cases.asked import Asked, Reason

WHOLE = 10_000
"""100 %, in hundredths of a percent."""


def other_hand(asked: Asked) -> Iterator[Reason]:
    """Somebody else than who entered the case (CMP-03: a refusal has a reviewer)."""
    if asked.by.clerk == asked.value("made_by"):
        yield Reason("own-refusal")


def shares_whole(asked: Asked) -> Iterator[Reason]:
    """Shares, where there are any, come to 100 % (CMP-16)."""
    total = sum(s.percent for s in asked.case.shares)
    if asked.case.shares and total != WHOLE:
        yield Reason("shares", facts=(("total", f"{total // 100}.{total % 100:02}"),))


def fault_shared(asked: Asked) -> Iterator[Reason]:
    """Where somebody of the house or a vendor is at fault it is said who, and with what share (CMP-11, CMP-16)."""
    if asked.value("fault") in {"own", "vendor"} and not asked.case.shares:
        yield Reason("no-shares")


def papers(asked: Asked) -> Iterator[Reason]:
    """Goods complaints need the original order, and who saw it; a copy will not do (CMP-21)."""
    if asked.value("nature") == "goods":
        lacking = tuple(name for name in ("original_order", "order_seen_by") if asked.value(name) is None)
        if lacking:
            yield Reason("papers", lacking)


def intake_whole(asked: Asked) -> Iterator[Reason]:
    """What this organisation wants to know before it accepts a complaint (CMP-14)."""
    lacking = tuple(name for name in asked.required if name in asked.case.values and asked.value(name) is None)
    if lacking:
        yield Reason("intake", lacking)


def other_maker(asked: Asked) -> Iterator[Reason]:
    """Not by the one who handles it and wrote the notice (CMP-35)."""
    if asked.by.clerk == asked.before.values.get("handler"):
        yield Reason("own-notice")


def notice_reviewed(asked: Asked) -> Iterator[Reason]:
    """A notice that was issued is looked through by the complaint manager before it is carried out (CMP-35)."""
    if asked.value("issue_no") is not None and asked.value("notice_by") is None:
        yield Reason("notice")
