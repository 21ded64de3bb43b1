"""What a row's fields must be to one another, and what follows from them: pure functions that declarations name."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone

from broadcaster.desk.salutation import address_as
from broadcaster.desk.values import Value

Row = Mapping[str, Value]
Complaint = tuple[str, str]
"""The field to blame, and the end of a sentence's code (`desk.check.<code>`)."""


def _before(first: str, last: str, code: str) -> Callable[[Row], Complaint | None]:
    def check(row: Row) -> Complaint | None:
        one, other = row.get(first), row.get(last)
        if one is None or other is None or type(one) is not type(other):
            return None
        return (last, code) if other < one else None  # type: ignore[operator]

    return check


def _needs(field: str, needed: str, code: str) -> Callable[[Row], Complaint | None]:
    """Where one stands the other must stand too."""

    def check(row: Row) -> Complaint | None:
        return (needed, code) if row.get(field) is not None and row.get(needed) is None else None

    return check


def _sum_is(parts: tuple[str, ...], total: str, code: str) -> Callable[[Row], Complaint | None]:
    def check(row: Row) -> Complaint | None:
        numbers = [row.get(part) for part in (*parts, total)]
        if not all(isinstance(n, int) for n in numbers):
            return None
        *given, whole = (int(n) for n in numbers if isinstance(n, int))
        return (total, code) if sum(given) != whole else None

    return check


def _strictly(first: str, last: str, code: str) -> Callable[[Row], Complaint | None]:
    """Both may not be the same instant either."""
    before = _before(first, last, code)

    def check(row: Row) -> Complaint | None:
        one = row.get(first)
        return (last, code) if one is not None and one == row.get(last) else before(row)

    return check


def rule_is_known(row: Row) -> Complaint | None:
    """A rule's id of the catalogue (POL-05)."""
    from broadcaster.desk.rules import ids

    named = row.get("rule_id")
    return ("rule_id", "rule") if named is not None and named not in ids() else None


def limits_are_known(row: Row) -> Complaint | None:
    """Time limits of a promise are keys of the policy (SRV-10)."""
    from broadcaster.desk.policy.keys import KEYS

    return ("clocks", "limits") if any(word not in KEYS for word in words_of(row.get("clocks"))) else None


def words_of(text: Value) -> tuple[str, ...]:
    """Words of a field that holds several: separated by spaces, commas or 、."""
    return tuple(word for word in re.split(r"[\s,，、;；]+", str(text or "")) if word)


def month_is_one(row: Row) -> Complaint | None:
    """`2026-11` (LGR-07)."""
    month = row.get("plan_month")
    return ("plan_month", "month") if month is not None and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", str(month)) else None


def no_visit_is_hours(row: Row) -> Complaint | None:
    """`11:30-13:30 18:00-19:00`, so that a booking can be held against it (CST-04)."""
    from broadcaster.desk.clocks.calendar import read_hours

    told = row.get("no_visit")
    if told is None:
        return None
    try:
        read_hours(str(told))
    except ValueError:
        return ("no_visit", "hours")
    return None


def _with(field: str, value: Value, needs: str, code: str) -> Callable[[Row], Complaint | None]:
    def check(row: Row) -> Complaint | None:
        return (needs, code) if row.get(field) == value and row.get(needs) is None else None

    return check


def _bought_before_request(row: Row) -> Complaint | None:
    """Goods come back after they were bought, wherever the day is counted."""
    bought, asked = row.get("bought_on"), row.get("happened_at")
    if isinstance(bought, date) and isinstance(asked, datetime) and bought > asked.astimezone(LATEST_ZONE).date():
        return ("bought_on", "order")
    return None


LATEST_ZONE = timezone(timedelta(hours=14))
"""Where a day begins first."""
PAYMENT = ("cash_share", "cheque_share", "draft_share", "other_share")


def pay_mix(row: Row) -> Complaint | None:
    """Ways of paying come to a whole at most, and to just one where all are given (F-CST6)."""
    given = [share for name in PAYMENT if isinstance(share := row.get(name), int)]
    known = len(given) == len(PAYMENT)
    return ("other_share", "pay-mix") if sum(given) > WHOLE or (known and sum(given) != WHOLE) else None


WHOLE = 10_000
"""100 %."""
CHECKS: Mapping[str, Callable[[Row], Complaint | None]] = {
    "numbers-in-order": _before("from_no", "to_no", "order"),
    "left-after-joined": _before("joined_on", "left_on", "order"),
    "ends-after-start": _before("starts_on", "ends_on", "order"),
    "aired-in-order": _before("aired_from", "aired_to", "order"),
    "back-after-out": _before("out_at", "back_at", "order"),
    "ended-after-start": _before("started_at", "ended_at", "order"),
    "restored-after-report": _before("reported_at", "restored_at", "order"),
    "valid-after-issue": _before("issued_on", "valid_to", "order"),
    "returned-after-start": _before("starts_on", "returned_on", "order"),
    "passed-on-after-received": _before("received_on", "passed_on", "order"),
    "records-add-up": _sum_is(("ok", "bad"), "records", "records"),
    "leaver-has-reason": _with("state_of_service", "left", "left_on", "leaving"),
    "aired-in-its-order": _before("first_aired", "last_aired", "order"),
    "done-has-report": _needs("done_at", "report", "result"),
    "done-has-result": _needs("done_at", "result", "result"),
    "ended-after-effective": _before("effective_on", "ends_on", "order"),
    "home-has-address": _with("visit", "home", "address", "address"),
    "delivered-after-sale": _before("bought_on", "delivered_on", "order"),
    "warranty-after-sale": _before("bought_on", "warranty_end", "order"),
    "tenant-visit-signed": _with("kind", "tenant", "signed_by", "signature"),
    "tenant-visit-of": _with("kind", "tenant", "party", "tenant"),
    "tenant-visit-called": _with("kind", "tenant", "called_first", "called"),
    "imported-names-goods": _with("imported", True, "goods", "imported"),  # noqa: FBT003 - the field's value
    "other-paper-is-named": _with("kind", "other", "kind_name", "paper-name"),
    "pay-mix-is-whole": pay_mix,
    "bought-before-request": _bought_before_request,
    "flaw-is-told": _with("cause", "quality", "cause_told", "flaw"),
    "done-has-rating": _needs("done_at", "rating", "rating"),
    "cost-has-bearer": _needs("cost", "borne_by", "bearer"),
    "transfer-has-target": _with("outcome", "transferred", "transferred_to", "transfer"),
    "passed-on-has-origin": _with("topic", "transferred", "origin_dept", "origin"),
    "missed-has-reason": _with("outcome", "missed", "missed_why", "missed"),
    "shift-ends-later": _strictly("starts_at", "ends_at", "order"),
    "vendor-request-names-vendor": _with("topic", "vendor", "party", "vendor"),
    "skip-has-superior": _with("skip", True, "superior", "skip"),  # noqa: FBT003 - the field's value
    "skip-has-cause": _with("skip", True, "skip_cause", "skip"),  # noqa: FBT003 - the field's value
    "issue-has-taker": _with("move", "issue", "taken_by", "taker"),
    "answered-after-submitted": _before("submitted_on", "answered_on", "order"),
    "article-has-source": _with("kind", "article", "basis", "article"),
    "article-has-date": _with("kind", "article", "basis_on", "article"),
    "rule-is-known": rule_is_known,
    "promise-names-limits": limits_are_known,
    "month-is-a-month": month_is_one,
    "no-visit-is-hours": no_visit_is_hours,
}


def amount_of_copies(row: Row) -> Value:
    """Copies times the fee of one (F-TAG2), in fen."""
    copies, each = row.get("qty"), row.get("unit_fee")
    return copies * each if isinstance(copies, int) and isinstance(each, int) else None


def accuracy(row: Row) -> Value:
    """Right ones of all (F-TRN4, TRN-12), in hundredths of a percent, rounded down: never better than it was."""
    right, records = row.get("ok"), row.get("records")
    return right * 10_000 // records if isinstance(right, int) and isinstance(records, int) and records > 0 else None


def minutes_taken(row: Row) -> Value:
    """From `started_at` to `ended_at` (F-TRN3), in seconds."""
    first, last = row.get("started_at"), row.get("ended_at")
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    return round((last - first).total_seconds())


def gross_of_list(row: Row) -> Value:
    """What the special price takes off the list price (F-TAG3), in fen."""
    listed, special = row.get("list_price"), row.get("special_price")
    return listed - special if isinstance(listed, int) and isinstance(special, int) else None


NATURES: Mapping[str, frozenset[str]] = {
    "goods": frozenset({"quality", "quantity", "wrong", "fake", "delivery"}),
    "sale": frozenset({"contract", "billing"}),
    "transport": frozenset({"transport"}),
    "service": frozenset({"service", "attitude", "staff", "injury"}),
    "advice": frozenset({"advice"}),
    "tenant": frozenset({"lease", "property", "neighbour", "promotion"}),
}
"""The upper level of the kinds of complaint: the manual's scope of five, and the tenants' (CMP-02, CMP-30)."""


def complaint_nature(row: Row) -> Value:
    """The upper kind a complaint's kind belongs to."""
    kind = row.get("kind")
    return None if kind is None else next((nature for nature, kinds in NATURES.items() if kind in kinds), "other")


def in_warranty(row: Row) -> Value:
    """Whether a repair is free: as it was decided (RPR-11); nobody knows before."""
    return None if row.get("coverage") is None else row["coverage"] == "warranty"


def month_of_visit(row: Row) -> Value:
    """`2026-11` of the day of a visit (F-RVT2)."""
    day = row.get("visited_on")
    return f"{day:%Y-%m}" if isinstance(day, date) else None


def return_slip(row: Row) -> Value:
    """Whether 退货小帖示 says all it must, and everything is sent back (RET-09): the account only where money goes to one."""
    told = all(row.get(name) is not None for name in ("name", "order_no", "cause"))
    account = row.get("account") is not None or row.get("wish") != "return" or row.get("way") == "in-person"
    flaw = row.get("cause") != "quality" or row.get("cause_told") is not None
    return told and account and flaw and bool(row.get("goods_back")) and bool(row.get("slip_back"))


def exchange_difference(row: Row) -> Value:
    """A for B settles B − A: above zero the customer pays it, below zero they get it (RET-10), in fen."""
    price, other = row.get("price"), row.get("for_price")
    return other - price if row.get("wish") == "exchange" and isinstance(price, int) and isinstance(other, int) else None


def gross_profit(row: Row) -> Value:
    """What was paid less what the goods cost (F-CST4), in fen; nobody knows it without the cost."""
    amount, cost = row.get("amount"), row.get("cost")
    return amount - cost if isinstance(amount, int) and isinstance(cost, int) else None


POINTS = ("complete", "classed_right", "prompt", "clear", "civil")
"""What the check of an intake looks at (CMP-35); each counts the same."""


def intake_score(row: Row) -> Value:
    """Points that were met, in hundredths of a percent; nothing until all are judged."""
    marks = [row.get(name) for name in POINTS]
    return None if None in marks else 10_000 * sum(mark is True for mark in marks) // len(marks)


def addressed(row: Row) -> Value:
    """How somebody is spoken to (SCR-08)."""
    return address_as(str(row.get("name") or ""), str(row.get("salutation") or ""), str(row.get("post") or "")) or None


COMPUTED: Mapping[str, Callable[[Row], Value]] = {
    "accuracy": accuracy,
    "addressed": addressed,
    "amount-of-copies": amount_of_copies,
    "complaint-nature": complaint_nature,
    "exchange-difference": exchange_difference,
    "gross-profit": gross_profit,
    "in-warranty": in_warranty,
    "intake-score": intake_score,
    "minutes-taken": minutes_taken,
    "month-of-visit": month_of_visit,
    "price-cut": gross_of_list,
    "return-slip": return_slip,
}
