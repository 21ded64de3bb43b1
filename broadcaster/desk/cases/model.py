"""What a type of case may say: its stages, acts, steps and clocks, as data (catalogue 4.1, engine 1). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from broadcaster.desk.approval import Signature
from broadcaster.desk.rights import Right
from broadcaster.desk.values import Value

BACK = "<"
"""As a target: the stage from which the case went aside."""
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that may be done with a case: a transition, with its guards."""

    name: str
    zh: str
    en: str
    sources: tuple[str, ...]
    """Stages in which it may be done."""
    target: str = ""
    """The stage it leads to; empty: the case stays where it is."""
    branches: tuple[tuple[str, Value, str], ...] = ()
    """Field, value, stage: leads to that stage instead when the field has the value."""
    right: Right = Right.WRITE
    asks: tuple[str, ...] = ()
    """Fields that are filled in with it."""
    needs: tuple[str, ...] = ()
    """Of all fields, those that must have a value afterwards."""
    reason: bool = False
    guards: tuple[str, ...] = ()
    """Names of functions in `guards.GUARDS`."""
    stamps: tuple[str, ...] = ()
    """Fields that get the time."""
    signs: tuple[str, ...] = ()
    """Fields that get the clerk's name."""
    counts: tuple[str, ...] = ()
    """Whole numbers that go up by one."""
    sets: Values = field(default_factory=lambda: MappingProxyType({}))
    """Fields that get a value nobody types."""
    empties: tuple[str, ...] = ()
    """Fields that have no value any more, unless they are filled in with it."""
    aside: bool = False
    """The case comes back to where it was (`BACK`)."""
    sign: bool = False
    """A signature in the approval chain: leads to the target when all agree, back to `again` when one does not."""
    stops: tuple[str, ...] = ()
    """Clocks that stop with it."""
    drops: tuple[str, ...] = ()
    """Clocks that stop with it and are not judged."""
    starts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    by_itself: bool = False
    """The program does it; it is no command."""
    plain: bool = True
    """Done by `keeping.act` with nothing but fields; others have a function, and a command, of their own."""
    fills: str = ""
    """Name in `effects.FILLS`: fields that follow from the store and the policy, and what the store says against the act."""
    then: str = ""
    """Name in `effects.THEN`: what else is done in the same transaction (money, limits, other records)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that must be done before a case is closed, seen from the fields that are then filled in."""

    name: str
    zh: str
    en: str
    needs: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Only for cases whose field has one of these values; all of them where there are several fields."""
    rules: tuple[str, ...] = ()

    def wanted(self, values: Values) -> bool:
        return all(str(values.get(name)) in some for name, some in self.when.items())

    def lacks(self, values: Values) -> tuple[str, ...]:
        """Fields that are still empty; none where the step does not apply."""
        return tuple(name for name in self.needs if values.get(name) is None) if self.wanted(values) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """How a kind of case is signed. Its book has `rounds` (counted by the act that asks) and `asked_by`."""

    ask: str
    """The act that asks for signatures; each time anew."""
    sign: str
    subject: str
    """The field that is signed: without a value there is nothing to sign."""
    seats: tuple[str, ...] = ()
    """Seats that sign in this order, each by another clerk; empty: whoever is asked, in the order given."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A book a case may come from, and what it tells of the case."""

    book: str
    fields: Mapping[str, str]
    """Fields of the case, and those of that book that fill them where nothing was typed."""


PERSON: Mapping[str, str] = MappingProxyType({"name": "name", "phone": "phone", "party": "party"})
"""Whom it is about, which calls, revisits and cases keep under the same names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseType:
    """A kind of case."""

    name: str
    first: str
    """The stage of a case that was just entered."""
    stages: tuple[str, ...]
    over: frozenset[str]
    """Stages in which nothing but the acts that start there may be done."""
    done: frozenset[str]
    """Stages after which going back means that the case is taken up again."""
    again: str
    """The stage a case that is taken up again goes back to; what `clears` names is empty then, and the history keeps it."""
    clears: tuple[str, ...]
    acts: tuple[Act, ...]
    steps: tuple[Step, ...]
    opens: tuple[str, ...] = ()
    """Clocks that run from the entry on."""
    reopens: tuple[str, ...] = ()
    """Clocks that run when a case is taken up again."""
    limits: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Clocks, and the key of the policy that says how long each runs."""
    urgent: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """Urgencies, and the clocks that have keys of their own with them; where such a key is unset the ordinary one holds."""
    dated: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Clocks that end with a day of the case, and the field that has it; where `limits` names them too, its key only tells whether the
    organisation has set how that day is found."""
    waits: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Stages, and the clocks that stand still while a case is in them; all others run on."""
    dropping: frozenset[str] = frozenset()
    """Stages in which clocks that stop are not judged."""
    raises: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Clocks, and the kind of exception event their end brings by itself."""
    origins: Mapping[str, tuple[Origin, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Fields that name where the case comes from, and the books they may lead to; what a former one tells, a later one does not."""
    parts: tuple[str, ...] = ("@clocks",)
    """What is shown below a case: `@shares`, `@opinions`, `@calls`, `@verdict`, `@clocks`."""
    then: str = ""
    """Name in `effects.THEN`: what else is done as soon as the case is in its book."""
    amended: str = ""
    """Name in `effects.THEN`: what else is done when somebody amends the row."""
    frozen: frozenset[str] = frozenset()
    """Stages in which acts go on, but nobody amends or voids the row: it is being signed, or money has moved."""
    chain: Chain | None = None

    def act(self, name: str) -> Act:
        """Raises `KeyError`."""
        return {a.name: a for a in self.acts}[name]


@dataclass(frozen=True, slots=True)
class Past:
    """One act that was done."""

    act: str
    by: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Share:
    """Who bears how much of it (CMP-16)."""

    liable: str
    percent: int
    """Hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it stands. `values` has the row's columns; `stage`, `first_owner` and `handler` are among them."""

    values: Values
    shares: tuple[Share, ...] = ()
    chain: tuple[Signature, ...] = ()
    """Signatures asked for last, in this round."""
    history: tuple[Past, ...] = ()

    @property
    def stage(self) -> str:
        return str(self.values["stage"])
