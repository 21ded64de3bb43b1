"""What a register may say: a `Book` of `Field`s. From it follow table, validation, commands, exchange, print and tests (desk 4.1, LGR)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """How a field is typed, kept and shown. What is kept stands behind each."""

    TEXT = "text"
    """`str` of one line."""
    LONG = "long"
    """`str` of several lines."""
    WHOLE = "whole"
    """`int`."""
    MONEY = "money"
    """`int`, in fen."""
    PERCENT = "percent"
    """`int`, in hundredths of a percent."""
    DATE = "date"
    """`date`."""
    INSTANT = "instant"
    """Aware `datetime`, UTC."""
    DURATION = "duration"
    """`int`, in seconds."""
    PHONE = "phone"
    """`str`: digits, `-`, a leading `+`."""
    ID = "id"
    """`str`: a resident's number (GB 11643, check digit and all) or a passport's."""
    CHOICE = "choice"
    """`str`: one of the field's choices."""
    PARTY = "party"
    """`str`: the number of a party."""
    FILE = "file"
    """`str`: the digest of an attachment."""
    YES = "yes"
    """`bool`."""


class Privacy(StrEnum):
    """What a field tells about a person (SEC-02). All but `NONE` is erased with the person, and never stands in the chain in clear."""

    NONE = "none"
    NAME = "name"
    WORDS = "words"
    """Free text in which somebody may be named."""
    PHONE = "phone"
    ADDRESS = "address"
    ID = "id"


MASKED = frozenset({Privacy.PHONE, Privacy.ADDRESS, Privacy.ID})
"""Hidden until somebody with the right reveals it."""


class Span(StrEnum):
    """How often a book is closed (LGR-06)."""

    NONE = "none"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Tag(StrEnum):
    """Whose eyes a ledger is for (LGR-01)."""

    INSPECTED = "inspected"
    BONUS = "bonus"
    OWN = "own"
    NONE = "none"


class Retention(StrEnum):
    """How long rows are kept (SEC-07); the years stand in `retention.py`."""

    PERSONAL = "personal"
    BUSINESS = "business"
    MONEY = "money"
    REFERENCE = "reference"


class State(StrEnum):
    """Where a row stands. A draft (草台帐) is a state, not a second book (desk 4.5)."""

    DRAFT = "draft"
    OPEN = "open"
    VOID = "void"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a field may have, with its words in both languages."""

    value: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a book."""

    name: str
    """As in the catalogue's glossary; also the column and the option `--name`."""
    zh: str
    """As the manual prints it."""
    en: str
    kind: Kind = Kind.TEXT
    required: bool = False
    unique: bool = False
    """No two rows that stand (neither void nor erased) have the same."""
    indexed: bool = False
    """Rows are looked for by it often."""
    privacy: Privacy = Privacy.NONE
    choices: tuple[Choice, ...] = ()
    default: str = ""
    """As somebody would type it; `now`, `today` and `me` (the clerk) too."""
    computed: str = ""
    """Name of a function in `checks.COMPUTED`: the value follows from others and cannot be typed."""
    kept: bool = False
    """Only the book's workflow writes it; nobody types or amends it."""
    low: int | None = None
    high: int | None = None
    """Bounds of whole numbers, money (fen), percent (hundredths) and durations (seconds)."""
    party: tuple[str, ...] = ()
    """Kinds of party a reference may lead to; empty: any."""
    refers: tuple[str, ...] = ()
    """Books in one of which the number must stand."""
    party_where: tuple[str, str, str] | None = None
    """Field, value, kind of party: where the field has the value, the reference leads to that kind."""
    rules: tuple[str, ...] = ()
    hint_zh: str = ""
    hint_en: str = ""
    asked_when: tuple[str, object] | None = None
    """Field and value: in a terminal only asked where that field has this value."""
    asked: bool = True
    """Whether `add` asks for it in a terminal; what comes about later, or a guided command fills in, it does not."""

    @property
    def personal(self) -> bool:
        return self.privacy is not Privacy.NONE

    @property
    def derived(self) -> bool:
        """Whether it follows from other fields, or from what is done with the row: it cannot be typed."""
        return bool(self.computed) or self.kept


@dataclass(frozen=True, slots=True)
class View:
    """Some of a book's rows under a title of their own: a paper title is a print layout, never a table of its own (desk 4.5)."""

    name: str
    zh: str
    en: str
    form: str
    where: Mapping[str, str]
    columns: tuple[str, ...] = ()
    """Of its short list and its print; the book's where there are none."""
    tag: Tag = Tag.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A paper of its own title on which a row is printed (desk 4.5): the nine complaint sheets are nine of them."""

    name: str
    zh: str
    en: str
    form: str
    fields: tuple[str, ...]
    """In the order of the paper. `@shares`, `@opinions` and `@clocks` are what belongs to a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A register."""

    name: str
    """As typed after `desk`."""
    prefix: str
    """Numbers begin with it: `DH-20261124-0001`."""
    zh: str
    en: str
    about_zh: str
    about_en: str
    form: str
    """Id of the form in the catalogue, or "" where the manuals print none."""
    source: str
    """The manual's file and lines."""
    rules: tuple[str, ...]
    fields: tuple[Field, ...]
    columns: tuple[str, ...]
    """Columns of the short list; files and prints have all."""
    close: Span = Span.NONE
    tag: Tag = Tag.NONE
    retention: Retention = Retention.BUSINESS
    department_zh: str = "客服部"
    department_en: str = "Customer service"
    checks: tuple[str, ...] = ()
    """Names of functions in `checks.CHECKS`."""
    views: tuple[View, ...] = ()
    layouts: tuple[Layout, ...] = ()
    workflow: str = ""
    """Name of the type of case (`cases.types`) whose rows these are: what is done with them are its acts, not amendments alone."""
    part: bool = False
    """Rows belong to cases and are written by workflows only; people look at them."""
    belongs: str = ""
    """The field that names the row of another book these rows are parts of; they are erased with it."""
    then: str = ""
    """Name in `effects.THEN`: what else is done as soon as a row stands in the book. A workflow's type says that itself."""
    amended: str = ""
    """Name in `effects.THEN`: what else is done when somebody amends a row of a plain register."""
    barred: str = ""
    """The field that names whom a row is about: that clerk may not touch the row and sees only that it is there (CMP-22)."""
    sought: tuple[str, ...] = ()
    """Fields rows are looked for by together, the one that must be equal first: one index."""
    once: tuple[str, ...] = ()
    """No two rows that stand have the same values in all of these."""
    once_but: tuple[str, tuple[str, ...]] = ("", ())
    """A field, and values with which a row does not count for `once`."""
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def table(self) -> str:
        return f"desk_{self.name.replace('-', '_')}"

    @property
    def typed(self) -> tuple[Field, ...]:
        """What a clerk may fill in: the book's own fields, then what every row has."""
        return (*(f for f in self.fields if not f.derived), *COMMON)

    def all_fields(self) -> tuple[Field, ...]:
        """In the order of the paper."""
        return (*self.fields, *COMMON)

    def field(self, name: str) -> Field:
        """Raises `KeyError`."""
        return next((f for f in self.all_fields() if f.name == name), None) or _missing(self.name, name)

    def view(self, name: str) -> View:
        """Raises `KeyError`."""
        found = {v.name: v for v in self.views}
        return found[name]


def _missing(book: str, name: str) -> Field:
    raise KeyError(f"{book} has no field {name}")


COMMON = (
    Field(name="happened_at", zh="发生日期", en="Happened", kind=Kind.INSTANT, required=True, default="now", rules=("LGR-03",)),
    Field(name="site", zh="店", en="Store"),
    Field(name="paper_ref", zh="书面档号", en="Paper file", unique=True, rules=("LGR-02",)),
    Field(name="remark", zh="备注", en="Remark", kind=Kind.LONG, privacy=Privacy.WORDS),
)
"""What every row has and a clerk may fill in (catalogue 3.30); the rest of the common columns the ledger writes itself."""

KEPT = (
    Field(name="number", zh="编号", en="Number"),
    Field(
        name="state",
        zh="状态",
        en="State",
        kind=Kind.CHOICE,
        choices=(
            Choice("draft", "草稿", "draft"),
            Choice("open", "有效", "open"),
            Choice("void", "作废", "void"),
            Choice("closed", "已结账", "closed"),
        ),
    ),
    Field(name="entered_at", zh="填写日期", en="Entered", kind=Kind.INSTANT),
    Field(name="made_by", zh="制表", en="Made by"),
    Field(name="reviewed_by", zh="审核", en="Reviewed by"),
    Field(name="void_reason", zh="作废原因", en="Why void", privacy=Privacy.WORDS),
)
"""What the ledger writes itself and people read."""
