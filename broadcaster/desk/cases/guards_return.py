"""Conditions of acts on a return of goods (RET). Pure."""

from collections.abc import Iterator

from broadcaster.desk.cases.asked import Asked, Guard, Reason

GRANTED = frozenset({"return", "exchange", "repair", "paid-repair"})
"""Verdicts that give the customer something."""


def as_judged(asked: Asked) -> Iterator[Reason]:
    """Only what the frozen verdict grants is granted without signatures (RET-01, RET-14)."""
    if asked.value("verdict") not in GRANTED:
        yield Reason("not-judged-so", facts=(("verdict", str(asked.value("verdict") or "-")),))


def not_granted(asked: Asked) -> Iterator[Reason]:
    """What the rules grant is not refused (RET-05)."""
    if asked.value("verdict") in GRANTED:
        yield Reason("granted", facts=(("verdict", str(asked.value("verdict"))),))


def settles(*ways: str) -> Guard:
    """What the return was settled as is one of these."""

    def guard(asked: Asked) -> Iterator[Reason]:
        if asked.value("settlement") not in ways:
            yield Reason("other-settlement", ("settlement",))

    return guard


def refund_within_price(asked: Asked) -> Iterator[Reason]:
    """No more is paid back than was paid (RET-02: at the printed price)."""
    price, refund = asked.value("price"), asked.value("refund")
    if isinstance(price, int) and isinstance(refund, int) and refund > price:
        yield Reason("refund-over", facts=(("price", f"{price / 100:.2f}"), ("refund", f"{refund / 100:.2f}")))


def sent_rightly(asked: Asked) -> Iterator[Reason]:
    """Neither surface mail nor freight collect; by carrier with its freight (RET-11). A special decision may say otherwise."""
    if asked.value("special_reason") is None and asked.value("way") in {"surface-mail", "freight-collect"}:
        yield Reason("shipping", ("way",))
    if asked.value("way") == "carrier":
        lacking = tuple(name for name in ("carrier", "freight") if asked.value(name) is None)
        if lacking:
            yield Reason("freight", lacking)


def slip_whole(asked: Asked) -> Iterator[Reason]:
    """退货小帖示 and all parts are there (RET-09): name, order, account where money goes to one, reason, goods, sales slip."""
    needed = ["name", "order_no", "cause", "goods_back", "slip_back"]
    needed += ["account"] if asked.value("refund_way") == "transfer" else []
    needed += ["cause_told"] if asked.value("cause") == "quality" else []
    lacking = tuple(name for name in needed if not asked.value(name))
    if lacking:
        yield Reason("slip", lacking)
