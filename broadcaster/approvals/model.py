"""A text is requested, its head signs, another one re-checks, it airs; a changed text is another text (BRD-C01). PURE.

Approval is bound to a digest: of the template's source, the voice's settings and a recording's bytes. One changed byte is another
digest, which nobody has signed.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from broadcaster.digests import digest


class Step(StrEnum):
    """Who signs, in this order."""

    HEAD = "head"
    """主管签核"""
    RECHECK = "recheck"
    """企划复核"""


class Decision(StrEnum):
    """What a signature says."""

    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    """The request is taken back, also after it was approved: what it released airs no more."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who did something: the name given, and the account behind it."""

    name: str
    """Empty where none was given."""
    account: str

    def __str__(self) -> str:
        return f"{self.name} ({self.account})" if self.name else self.account

    def same(self, other: "Person") -> bool:
        """One person, as far as names tell: a desk's account is shared, so two names are two people. Without a name the account
        speaks."""
        if self.name and other.name:
            return _folded(self.name) == _folded(other.name)
        return self.account == other.account or _folded(self.name or self.account) == _folded(other.name or other.account)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to air: a script or an announcement, as it is now."""

    name: str
    """`scripts/zh_CN/…`, or an announcement's id."""
    kind: str
    """Which decides the steps: `promo`, `event`, `page` …"""
    digest: str


@dataclass(frozen=True, slots=True)
class Request:
    """A 广播申请单: that this text may air, from when to when, how often."""

    subject: Subject
    text: str
    """As it was when it was requested, for whoever signs."""
    author: Person
    at: datetime
    """Aware."""
    unit: str = ""
    """Who asks for it: a vendor, a department."""
    contact: str = ""
    first: date | None = None
    last: date | None = None
    """Dates it may air on, both included; `None` is open."""
    times_a_day: int | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        one, more = self.subject, (self.unit, self.contact, str(self.first), str(self.last), self.times_a_day)
        told = (one.name, one.kind, one.digest, self.text, str(self.author), self.at.timestamp(), more)
        object.__setattr__(self, "id", digest(*told))


@dataclass(frozen=True, slots=True)
class Signature:
    """One step of a request, or its end."""

    request: str
    """The request's id."""
    step: Step | None
    """`None` for a withdrawal."""
    decision: Decision
    by: Person
    at: datetime
    digest: str
    """Of the text that was signed: a signature under another text counts for nothing."""
    reason: str = ""
    """A rejection has one."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        told = (self.request, self.step, self.decision, str(self.by), self.at.timestamp(), self.digest, self.reason)
        object.__setattr__(self, "id", digest(*told))


def text_digest(text: str, voice: str = "", recording: str = "") -> str:
    """Of a text that is no script (an announcement's own words).

    `voice`: the text's own settings as one text, empty where the house's voice reads it; `recording`: a digest of its bytes.
    """
    return digest("text", text, voice, recording)


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def by_age(signatures: Iterable[Signature]) -> tuple[Signature, ...]:
    """Oldest first, each once."""
    once = {s.id: s for s in signatures}
    return tuple(sorted(once.values(), key=lambda s: (s.at.timestamp(), s.id)))
