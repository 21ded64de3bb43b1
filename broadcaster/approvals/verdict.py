"""May this air? PURE.

Whatever is stored is held against the rules again here: who wrote a text never approves it, nobody signs two steps, a signature
counts for the text it was given to, a rejection and a withdrawal end a request.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from broadcaster.approvals.model import Decision, Request, Signature, Step, Subject, by_age
from broadcaster.approvals.steps import Steps
from broadcaster.faults import NO_FACTS, Problem, Severity


class State(StrEnum):
    """How a text, or one request for it, stands."""

    SHIPPED = "shipped"
    """It came with the program, unchanged."""
    FREE = "free"
    """Its kind needs no signature."""
    APPROVED = "approved"
    WAITS_HEAD = "waits-head"
    WAITS_RECHECK = "waits-recheck"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NOT_YET = "not-yet"
    """Approved, for later dates."""
    EXPIRED = "expired"
    CHANGED = "changed"
    """Another wording was approved, this one was not."""
    NEVER_REQUESTED = "never-requested"

    @property
    def airable(self) -> bool:
        return self in {State.SHIPPED, State.FREE, State.APPROVED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text may air, or why it may not."""

    state: State
    request: Request | None = None
    """The request that decides."""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)

    @property
    def airable(self) -> bool:
        return self.state.airable

    def problem(self, title: str) -> Problem | None:
        """What the operator is told; nothing where it may air."""
        if self.airable:
            return None
        severity = Severity.WARNING if self.state is State.NOT_YET else Severity.ERROR
        return Problem(f"approval.{self.state}", severity, facts={"title": title, **self.facts})


ENDS = {Decision.WITHDRAWN: State.WITHDRAWN, Decision.REJECTED: State.REJECTED}
ORDER = tuple(State)
"""The first of these that any request of a text is in is the text's own."""


def airable(
    subject: Subject,
    requests: Iterable[Request],
    signatures: Iterable[Signature],
    steps: Steps,
    shipped: Collection[str],
    at: datetime,
) -> Verdict:
    """Whether `subject` may air at `at` (aware, in the mall's zone: its date is held against the request's dates).

    A kind that `steps` does not know needs every step there is. `requests` and `signatures` may be all there are, in any order.
    """
    if subject.digest in shipped:
        return Verdict(State.SHIPPED)
    if not subject.digest:  # its text is gone: no approval is for nothing
        return Verdict(State.NEVER_REQUESTED, facts={"name": subject.name})
    needed = tuple(steps.get(subject.kind, tuple(Step)))
    if not needed:
        return Verdict(State.FREE)
    signed = _by_request(signatures)
    known = sorted(requests, key=lambda r: (r.at.timestamp(), r.id), reverse=True)
    mine = [judged(r, signed.get(r.id, ()), needed, at) for r in known if r.subject.digest == subject.digest]
    if mine:
        return min(mine, key=lambda v: ORDER.index(v.state))
    others = [judged(r, signed.get(r.id, ()), needed, at) for r in known if r.subject.name == subject.name]
    changed = next((v for v in others if v.state in {State.APPROVED, State.NOT_YET, State.EXPIRED}), None)
    if changed and changed.request:
        return Verdict(State.CHANGED, changed.request, {**changed.facts, "id": changed.request.id})
    script = subject.name.startswith("scripts/")
    return Verdict(State.NEVER_REQUESTED, facts={"name": subject.name if script else f"--announcement {subject.name}"})


def judged(request: Request, signatures: Iterable[Signature], needed: Sequence[Step], at: datetime) -> Verdict:
    """How one request stands. `signatures`: those under it.

    When they were given does not matter, since the clocks of two desks differ: that they were given in turn was seen to when they
    were written (`objection`).
    """
    facts = {"id": request.id, "author": str(request.author)}
    valid = [s for s in by_age(signatures) if s.digest == request.subject.digest and s.request == request.id]
    for decision, state in ENDS.items():
        if end := next((s for s in valid if s.decision is decision), None):
            told = {"by": str(end.by), "on": _told(end.at, at), "reason": end.reason or "–"}
            return Verdict(state, request, facts | told)
    passed: list[Signature] = []
    for step in needed:
        signed = next((s for s in valid if s.step is step and s.decision is Decision.APPROVED and _fit(s, request, passed)), None)
        if signed is None:
            return Verdict(State.WAITS_HEAD if step is Step.HEAD else State.WAITS_RECHECK, request, facts)
        passed.append(signed)
        facts |= {"by": "、".join(str(s.by) for s in passed), "on": _told(signed.at, at)}
    return _dated(request, at, facts)


def _dated(request: Request, at: datetime, facts: dict[str, str]) -> Verdict:
    """A request with all its signatures, on a date."""
    if request.last and at.date() > request.last:
        return Verdict(State.EXPIRED, request, {**facts, "last": str(request.last)})
    if request.first and at.date() < request.first:
        return Verdict(State.NOT_YET, request, {**facts, "first": str(request.first)})
    return Verdict(State.APPROVED, request, facts)


def _told(instant: datetime, at: datetime) -> str:
    return f"{instant.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"


def objection(
    signature: Signature, request: Request, signatures: Sequence[Signature], needed: Sequence[Step], digest: str
) -> tuple[str, Mapping[str, str]] | None:
    """Code and facts of why a signature cannot be taken, `None` when it can.

    `signatures`: those under the request already; `digest`: of the text as it is at this moment.
    """
    verdict = judged(request, signatures, needed, signature.at)
    step = signature.step.value if signature.step else ""
    facts = {"by": str(signature.by), "on": "", "reason": "", "step": step, "needed": ", ".join(needed)} | {"id": request.id}
    if verdict.state in {State.WITHDRAWN, State.REJECTED}:
        return "approval.over", facts | dict(verdict.facts)
    if signature.decision is Decision.WITHDRAWN:
        return None
    code = _mismatch(signature, request, needed, digest)
    if not code and signature.decision is Decision.APPROVED:
        code = _out_of_turn(signature, request, signatures, verdict.state)
        facts["needed"] = verdict.state.removeprefix("waits-")
    return (code, facts) if code else None


def _mismatch(signature: Signature, request: Request, needed: Sequence[Step], digest: str) -> str:
    """Another text, a step nobody asked for, a rejection without a reason."""
    if not digest == signature.digest == request.subject.digest:
        return "approval.text-changed"
    if signature.step not in needed:
        return "approval.no-such-step"
    rejects = signature.decision is Decision.REJECTED
    return "approval.no-reason" if rejects and not signature.reason.strip() else ""


def _out_of_turn(signature: Signature, request: Request, signatures: Iterable[Signature], state: State) -> str:
    """The wrong person, or too early."""
    if signature.by.same(request.author):
        return "approval.own-text"
    if any(signature.by.same(s.by) for s in signatures if s.decision is Decision.APPROVED):
        return "approval.signed-already"
    waits = {State.WAITS_HEAD: Step.HEAD, State.WAITS_RECHECK: Step.RECHECK}.get(state)
    if waits is None:
        return "approval.complete"
    if signature.step is waits:
        return ""
    return "approval.step-signed" if any(signature.step is s.step for s in signatures) else "approval.out-of-turn"


def _fit(signature: Signature, request: Request, passed: Iterable[Signature]) -> bool:
    """Somebody else than the author, and than whoever signed before."""
    return not signature.by.same(request.author) and not any(signature.by.same(s.by) for s in passed)


def _by_request(signatures: Iterable[Signature]) -> Mapping[str, list[Signature]]:
    found: dict[str, list[Signature]] = {}
    for signature in signatures:
        found.setdefault(signature.request, []).append(signature)
    return found
