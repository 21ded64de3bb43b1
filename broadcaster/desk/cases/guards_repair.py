"""Conditions of acts on a repair (RPR). Pure."""

from collections.abc import Iterator

from broadcaster.desk.cases.asked import Asked, Reason


def other_station(asked: Asked) -> Iterator[Reason]:
    """A repair that is sent elsewhere goes to another station than before (RPR-03)."""
    if asked.value("station") == asked.before.values.get("station"):
        yield Reason("same-station", facts=(("station", str(asked.value("station"))),))


def covered(asked: Asked) -> Iterator[Reason]:
    """A sold item is repaired after somebody decided whether for free; what is paid for, the customer agreed to first (RPR-11)."""
    if asked.value("order_no") is not None and asked.value("coverage") is None:
        yield Reason("needs", ("coverage",))
    if asked.value("in_warranty") is False:
        yield from (Reason("needs", (name,)) for name in ("fee_quote",) if asked.value(name) is None)
        if asked.value("quote_agreed") is not True:
            yield Reason("quote")


def quoted(asked: Asked) -> Iterator[Reason]:
    """A paid repair has its price as soon as it is decided to be one (RPR-11)."""
    if asked.value("coverage") not in {None, "warranty"} and asked.value("fee_quote") is None:
        yield Reason("needs", ("fee_quote",))


def revisited(asked: Asked) -> Iterator[Reason]:
    """Where every finished repair is revisited, none is closed before (RPR-07, `revisit.after_repair`)."""
    each = asked.policy is not None and asked.policy.word("revisit.after_repair") == "each"
    if each and asked.before.stage == "done":
        yield Reason("not-revisited")
