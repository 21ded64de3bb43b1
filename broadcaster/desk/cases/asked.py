"""What is asked of a case when something is to be done to it, and the reasons why it may not be. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from broadcaster.desk.cases.model import Case, CaseType
from broadcaster.desk.cases.terms import authority, required
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.rights import Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guard may look at: the case as it would be and as it is, who asks, and the organisation's numbers."""

    kind: CaseType
    case: Case
    before: Case
    by: Actor
    policy: Policy | None = None

    @property
    def authority(self) -> int | None:
        """Compensation (fen) that needs no signature; `None`: nothing may be promised alone."""
        return None if self.policy is None else authority(self.policy)

    @property
    def required(self) -> tuple[str, ...]:
        """Fields this organisation wants filled in before a complaint is accepted (CMP-14)."""
        return () if self.policy is None else required(self.policy)

    def value(self, name: str) -> object:
        return self.case.values.get(name)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not. `fields` are named in the sentence by their labels."""

    code: str
    fields: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


Guard = Callable[[Asked], Iterator[Reason]]
