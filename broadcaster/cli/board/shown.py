"""The queue and its approvals as a person reads them in a terminal."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo

import click
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from broadcaster.announcements.due import Due
from broadcaster.announcements.model import Announcement
from broadcaster.announcements.standing import Standing, State
from broadcaster.announcements.zones import titled
from broadcaster.approvals.model import Request, Signature
from broadcaster.approvals.verdict import Verdict
from broadcaster.cli.board.adding import Outcome
from broadcaster.cli.board.finding import short
from broadcaster.cli.board.house import complain
from broadcaster.cli.board.words import APPROVALS, DECISIONS, DONE, KINDS, STEPS, dates, instant, source, state, times
from broadcaster.i18n import _

WIDE = 160
MOST = 20
"""Rows of one file that are listed after it was added; the rest is counted."""
LONGEST = 500
"""Rows of the queue that a table shows; nobody reads more, and drawing ten thousand takes half a minute. The rest is counted."""
ROOM = 60
"""Cells of a text in a table."""
STYLES = {State.HELD: "yellow", State.CANCELLED: "dim", State.EXPIRED: "dim"}
Next = Mapping[str, datetime]


def _print(table: Table) -> None:
    told = sys.stdout.isatty() or "COLUMNS" in os.environ
    Console(width=None if told else WIDE, highlight=False, markup=False, emoji=False).print(table)


def _table(*columns: str) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
    for title in columns:
        folds = title in {_("title"), _("words"), _("name"), _("unit")}
        table.add_column(title, overflow="fold", no_wrap=not folds)
    return table


def _cut(words: str) -> str:
    """As much of it as a table has room for, in display cells."""
    return words if cell_len(words) <= ROOM else f"{set_cell_size(words, ROOM - 1)}…"


def show_outcome(outcome: Outcome, zone: tzinfo) -> None:
    """What each file came to; its problems on stderr."""
    for added in outcome.files:
        complain(*added.problems)
        told = _("{file}: {queued} queued, {known} known already.")
        click.echo(told.format(file=added.file, queued=len(added.queued), known=len(added.known)))
        _show_added(outcome, added.queued, zone)
        for one in added.known[:MOST]:
            stands = outcome.standings[one.id]
            known = _("known: {id} {title}, {state}, queued by {by} at {at}")
            at, by = instant(stands.announcement.at, zone), stands.announcement.by or "–"
            click.echo("  " + known.format(id=short(one.id), title=one.title, state=state(stands.state), by=by, at=at))


def _show_added(outcome: Outcome, queued: Sequence[Announcement], zone: tzinfo) -> None:
    if not queued:
        return
    table = _table("", _("id"), _("title"), _("next read"), _("words"))
    for one in queued[:MOST]:
        table.add_row("", short(one.id), titled(one), instant(outcome.next.get(one.id), zone), _cut(source(one)))
    _print(table)
    if len(queued) > MOST:
        click.echo("  " + _("… and {count} more: broadcaster queue list").format(count=len(queued) - MOST))


def show_queue(standings: Iterable[tuple[Standing, Verdict]], following: Next, zone: tzinfo) -> None:
    """One line each."""
    table = _table(_("id"), _("state"), _("kind"), _("title"), _("dates"), _("times"), _("reads"), _("next read"), _("approval"))
    shown = tuple(standings)
    for one, verdict in shown[:LONGEST]:
        given = one.announcement
        cells = [short(given.id), state(one.state), _(KINDS[given.kind]), titled(given), dates(one.when), times(one.when), str(given.reads)]
        table.add_row(*cells, instant(following.get(given.id), zone), _(APPROVALS[verdict.state]), style=STYLES.get(one.state))
    if table.row_count:
        _print(table)
        _tell_more(len(shown), "broadcaster queue list --json")
    else:
        click.echo(_("Nothing is queued."))


def _tell_more(count: int, command: str) -> None:
    """How many rows were left out of a table, and what shows them all."""
    if count > LONGEST:
        click.echo(_("… and {count} more. All of them: {command}").format(count=count - LONGEST, command=command))


def show_due(found: Sequence[Due]) -> None:
    """What is read on one date, in order."""
    table = _table(_("at"), _("reads"), _("title"), _("id"), _("words"))
    for one in found:
        given = one.announcement
        table.add_row(f"{one.at:%H:%M}", str(one.reads), titled(given), short(given.id), _cut(source(given)))
    if found:
        _print(table)
    else:
        click.echo(_("Nothing of the queue is read on this date."))


def show_announcement(one: Standing, next_read: datetime | None, verdict: Verdict, words: str, zone: tzinfo) -> None:
    """Everything about one announcement."""
    given = one.announcement
    rows = {
        _("id"): given.id,
        _("state"): state(one.state),
        _("approval"): _(APPROVALS[verdict.state]),
        _("kind"): _(KINDS[given.kind]),
        _("event"): given.event,
        _("title"): given.title,
        _("dates"): dates(one.when),
        _("times"): times(one.when),
        _("reads"): str(given.reads),
        _("priority"): str(given.priority),
        _("zone"): given.zone,
        _("valid to"): str(given.valid_to or ""),
        _("contact"): given.contact,
        _("next read"): instant(next_read, zone),
        _("queued"): f"{instant(given.at, zone)} {given.by} {given.place}".strip(),
        _("words"): words,
    }
    _pairs(rows)
    for order in one.orders:
        when = instant(order.at, zone)
        click.echo(f"{when}  {_(DONE[order.verb])}  {order.by}  {order.reason}".rstrip())


def show_requests(rows: Iterable[tuple[Request, Verdict]], zone: tzinfo) -> None:
    """One line each."""
    table = _table(_("id"), _("state"), _("name"), _("kind"), _("unit"), _("requested by"), _("at"), _("words"))
    for request, verdict in rows:
        subject = request.subject
        told = [short(request.id), _(APPROVALS[verdict.state]), subject.name, subject.kind, request.unit, str(request.author)]
        table.add_row(*told, instant(request.at, zone), _cut(" ".join(request.text.split())))
    if table.row_count:
        _print(table)
    else:
        click.echo(_("There is no request."))


def show_request(request: Request, verdict: Verdict, signatures: Iterable[Signature], zone: tzinfo) -> None:
    """A 广播申请单 with its marks."""
    span = f"{request.first or ''}..{request.last or ''}" if request.first or request.last else ""
    rows = {
        _("id"): request.id,
        _("state"): _(APPROVALS[verdict.state]),
        _("name"): request.subject.name,
        _("kind"): request.subject.kind,
        _("unit"): request.unit,
        _("contact"): request.contact,
        _("dates"): span,
        _("times a day"): str(request.times_a_day or ""),
        _("requested by"): f"{request.author}  {instant(request.at, zone)}",
        _("words"): request.text,
    }
    _pairs(rows)
    for mark in signatures:
        step = _(STEPS[mark.step]) if mark.step else ""
        told = f"{instant(mark.at, zone)}  {step}  {_(DECISIONS[mark.decision])}  {mark.by}  {mark.reason}"
        click.echo(told.rstrip())


def _pairs(rows: Mapping[str, str]) -> None:
    table = Table.grid(padding=(0, 2))
    for name, value in rows.items():
        if value:
            table.add_row(Text(name, style="cyan"), Text(value))
    _print(table)
