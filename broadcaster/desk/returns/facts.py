"""What is known of a sale, the goods, what the customer asks and shows, and the answer. PURE."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from broadcaster.desk.policy.value import Unset


class Outcome(StrEnum):
    """What happens to the goods."""

    RETURN = "return"
    EXCHANGE = "exchange"
    REPAIR = "repair"
    PAID_REPAIR = "paid-repair"
    REFUSE = "refuse"
    APPROVAL = "needs-approval"
    """A person decides: the rule leaves it open, or the law may say more than the manual."""


class Cause(StrEnum):
    """Why the customer comes."""

    NO_REASON = "no-reason"
    QUALITY = "quality"
    UNSATISFIED = "unsatisfied"
    CHANGE_OF_MIND = "change-of-mind"
    COMPANY_FAULT = "company-fault"
    """Damaged through the company's responsibility."""
    CLERK_ERROR = "clerk-error"
    """The wrong goods were handed out."""


class Wish(StrEnum):
    RETURN = "return"
    EXCHANGE = "exchange"
    REPAIR = "repair"


class Finding(StrEnum):
    """What the inspection of a flaw says."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    NONE = "none"


class Damage(StrEnum):
    """What takes goods out of free repair (RPR-11)."""

    NONE = "none"
    MISUSE = "misuse"
    OPENED_BY_OTHERS = "opened-by-others"
    NO_CARD = "no-card"
    CARD_DIFFERS = "card-differs"
    FORCE_MAJEURE = "force-majeure"


class Way(StrEnum):
    """How the goods come back (RET-11)."""

    IN_PERSON = "in-person"
    CARRIER = "carrier"
    SURFACE_MAIL = "surface-mail"
    FREIGHT_COLLECT = "freight-collect"


@dataclass(frozen=True, slots=True)
class Sale:
    """What was sold; `price` in fen, as the proof has it."""

    sold_on: date
    price: int
    warranty_end: date | None = None
    shelf_life_end: date | None = None
    disclosed_flaw: bool = False
    """Sold as 处理品, 积压品 or 等外品, the flaw told and noted on the slip (RET-13)."""
    at_distance: bool = False
    """Sold over the net or by telephone (消费者权益保护法 25)."""


@dataclass(frozen=True, slots=True)
class State:
    """The goods as they are brought."""

    opened: bool = False
    pack_intact: bool = True
    """Neither broken nor stained."""
    label_intact: bool = True
    used: bool = False
    damaged: bool = False
    """Dirty, damaged, or with something missing."""
    resaleable: bool = True
    repairs: int = 0
    """Repairs within the warranty after which it still did not work (RPR-12)."""
    damage: Damage = Damage.NONE
    parts_complete: bool = True
    """Everything that belongs to it, the sales slip too, is there (RET-09)."""
    way: Way = Way.IN_PERSON

    @property
    def pristine(self) -> bool:
        return self.pack_intact and not self.used and not self.damaged and self.resaleable


@dataclass(frozen=True, slots=True)
class Reason:
    """What the customer asks for, and why."""

    cause: Cause
    wish: Wish = Wish.RETURN
    finding: Finding = Finding.OPEN
    confirmed_on: date | None = None
    """When the flaw was confirmed: the refund's time runs from then (RET-03)."""
    for_price: int | None = None
    """Price in fen of the goods wanted in exchange (RET-10)."""
    slip_complete: bool = True
    """退货小帖示 with name, order number, account and reason (RET-09)."""
    ordered_by: str = ""
    """The role at operations that ordered the counter to take it back (RET-14)."""
    order_reason: str = ""


class Paper(StrEnum):
    INVOICE = "invoice"
    RECEIPT = "receipt"
    SLIP = "slip"
    OTHER = "other"
    """Other evidence of the sale."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the customer shows."""

    paper: Paper = Paper.RECEIPT
    proper: bool = True
    matches: bool = True
    """It is of these goods."""

    @property
    def holds(self) -> bool:
        return self.paper is not Paper.NONE and (self.proper or self.paper is Paper.OTHER)

    @property
    def ticket(self) -> bool:
        """Invoice, till receipt or sales slip (购物票据)."""
        return self.paper in {Paper.INVOICE, Paper.RECEIPT, Paper.SLIP} and self.proper


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, with the clause it rests on (`clauses.CLAUSES`)."""

    outcome: Outcome
    code: str
    """Why, for programs: `within-window`, `past-limit`, …"""
    clause: str
    last_day: date | None = None
    """The last day of the window that was asked about."""
    refund_due: date | Unset | None = None
    """The last day for the money; `Unset` where the manual gives none, `None` where nothing is refunded."""
    amount: int = 0
    """Fen to the customer; below zero: what the customer pays (RET-10)."""
    also: tuple[str, ...] = ()
    """Further clauses that were applied."""
    unset: tuple[str, ...] = ()
    """Keys of the policy that would have been needed."""
    policy: str = ""
    """The version of the policy it was judged by."""
