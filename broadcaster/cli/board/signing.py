"""Requests and signatures: what the commands of approvals write down and answer."""

from collections.abc import Callable
from typing import Any

import click

from broadcaster.announcements.values import day, prose, word
from broadcaster.approvals.model import Decision, Person, Request, Signature, Step, Subject, by_age
from broadcaster.approvals.verdict import State, Verdict, judged
from broadcaster.cli.board import finding
from broadcaster.cli.board.house import House, complain, opened
from broadcaster.cli.board.ordering import read_option
from broadcaster.cli.board.shown import show_request, show_requests
from broadcaster.cli.board.texts import Texts, subject_of
from broadcaster.cli.board.told import as_json as write
from broadcaster.cli.board.told import request_told
from broadcaster.cli.board.words import APPROVALS, instant
from broadcaster.cli.texts.found import meant
from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.i18n import _
from broadcaster.sentences import sentence

WAITING = frozenset({State.WAITS_HEAD, State.WAITS_RECHECK})


def request(house: House, script: str, announcement: str, author: Person, *, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Keep a request and show it. `options`: `unit`, `contact`, `first`, `last`, `times`. Raises `Fault`."""
    texts = Texts.of(house.settings)
    if announcement:
        given = finding.announcement(announcement, house.standings()).announcement
        subject, words = texts.subject(given), texts.words(given)
        if not subject.digest:
            raise fault("queue.no-script", found=given.script, guess="scripts/zh_CN/…")
    else:
        found = meant(house.settings, script)
        subject, words = subject_of(found), found.template.strip()
    first, last = (_option(f"--{name}", day, options[key]) for name, key in (("from", "first"), ("to", "last")))
    if first and last and last < first:
        raise fault("approval.range", Exit.USAGE, first=first, last=last)
    made = Request(
        subject,
        words,
        author,
        house.now,
        unit=_option("--unit", word, options["unit"]) or "",
        contact=_option("--contact", word, options["contact"]) or "",
        first=first,
        last=last,
        times_a_day=options["times"],
    )
    with opened(house) as store:
        kept = store.request(made)
    _answer(house, kept, as_json=as_json, again=kept.id != made.id)


def _option(name: str, reader: Callable[[object], Any], text: str | None) -> Any:  # noqa: ANN401 - what the reader gives
    return read_option(name, reader, text) if text else None


def listed(house: House, *, waiting: bool, as_json: bool) -> None:
    """Newest first."""
    board = house.board
    rows = [(r, _verdict(house, r)) for r in sorted(board.requests, key=lambda r: r.at, reverse=True)]
    rows = [row for row in rows if not waiting or row[1].state in WAITING]
    if as_json:
        write([request_told(r, verdict, _under(house, r)) for r, verdict in rows])
    else:
        show_requests(rows, house.zone)


def one(house: House, name: str, *, as_json: bool) -> None:
    """One request; that its text is another one by now is told too."""
    found = finding.request(name, house.board.requests)
    if as_json:
        write(request_told(found, _verdict(house, found), _under(house, found)))
        return
    show_request(found, _verdict(house, found), _under(house, found), house.zone)
    if _verdict(house, found).state in WAITING:
        try:
            current = current_digest(house, found)
        except Fault as gone:
            complain(*gone.problems)
            return
        if current != found.subject.digest:
            complain(Problem("approval.text-changed", facts={"id": found.id}))


def sign(house: House, name: str, step: Step | None, decision: Decision, by: Person, *, reason: str, as_json: bool) -> None:
    """Put one signature under a request, if the rules allow it. Raises `Fault`."""
    found = finding.request(name, house.board.requests)
    why = read_option("--reason", prose, reason) if reason.strip() else ""
    ends = decision is Decision.WITHDRAWN
    digest = found.subject.digest if ends else current_digest(house, found)
    made = Signature(found.id, step, decision, by, house.now, found.subject.digest, why)
    with opened(house) as store:
        store.sign(made, house.settings.approval_steps, digest)
    later = House(house.settings)
    _answer(later, found, as_json=as_json)
    later.tell()


def current_digest(house: House, found: Request) -> str:
    """Digest of what a request is about, as it is now. Raises `Fault` `approval.text-gone`."""
    return _current(house, found).digest


def _current(house: House, found: Request) -> Subject:
    texts = Texts.of(house.settings)
    if script := texts.scripts.get(found.subject.name):
        return subject_of(script)
    given = next((a for a in house.board.announcements if a.id == found.subject.name), None)
    if given is None:
        raise fault("approval.text-gone", id=found.id, name=found.subject.name)
    return texts.subject(given)


def _under(house: House, found: Request) -> tuple[Signature, ...]:
    return by_age(s for s in house.board.signatures if s.request == found.id)


def _verdict(house: House, found: Request) -> Verdict:
    needed = tuple(house.settings.approval_steps.get(found.subject.kind, tuple(Step)))
    return judged(found, _under(house, found), needed, house.now)


def _answer(house: House, found: Request, *, as_json: bool, again: bool = False) -> None:
    """How a request stands after what was done to it."""
    house = House(house.settings)
    verdict = _verdict(house, found)
    if as_json:
        write(request_told(found, verdict, _under(house, found)))
        return
    if again:
        told = _("This wording was requested already by {author} at {at}.")
        click.echo(told.format(author=found.author, at=instant(found.at, house.zone)))
    told = _("Request {id} for {name}: {state}.")
    title = _title(house, found)
    click.echo(told.format(id=finding.short(found.id), name=title, state=_(APPROVALS[verdict.state])))
    if verdict.state in WAITING and (problem := verdict.problem(title)):
        click.echo(sentence(problem.code, problem.facts))


def _title(house: House, found: Request) -> str:
    """What people call it: an announcement's title, a script's name."""
    return next((a.title for a in house.board.announcements if a.id == found.subject.name), found.subject.name)
