"""What the commands of the queue answer, for people or for programs."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import click

from broadcaster.announcements.due import due, next_reads
from broadcaster.announcements.folder import EventsFolder
from broadcaster.announcements.model import Verb
from broadcaster.announcements.rows import Known
from broadcaster.announcements.standing import Standing, with_event_days
from broadcaster.approvals.shipped import shipped
from broadcaster.approvals.verdict import Verdict, airable
from broadcaster.cli.board.finding import announcement, short
from broadcaster.cli.board.house import House, complain
from broadcaster.cli.board.ordering import airing
from broadcaster.cli.board.shown import show_announcement, show_due, show_queue
from broadcaster.cli.board.texts import Texts
from broadcaster.cli.board.told import as_json as write
from broadcaster.cli.board.told import iso, order_told, standing_told
from broadcaster.cli.board.words import DONE, instant
from broadcaster.cli.day.dates import read_date
from broadcaster.i18n import _
from broadcaster.timetable.days import day_of
from broadcaster.timetable.reader import read


def queue(house: House, *, everything: bool, as_json: bool) -> None:
    """Everything that still may be read; what is wrong in the events' folder on stderr."""
    standings = house.standings()
    texts, following = Texts.of(house.settings), _following(house, standings)
    shown = [(one, _verdict(house, one, texts)) for one in airing(standings, everything=everything)]
    if as_json:
        write([{**standing_told(one, following.get(one.announcement.id)), "approval": v.state.value} for one, v in shown])
    else:
        show_queue(shown, following, house.zone)
    complain(*EventsFolder(house.settings.events_dir, Known(zones=house.settings.zones)).read().problems)


def date(house: House, text: str, *, as_json: bool) -> None:
    """What is read on a date. Raises `Fault` while the timetable is broken: opening and closing stand there."""
    day = read_date(text, house.now.date())
    standings = house.standings()
    today = day_of(with_event_days(read(house.settings.timetable_file), standings), day)
    found = due(standings, today)
    if as_json:
        told = [{"at": iso(d.at), "reads": d.reads, "id": d.announcement.id, "title": d.announcement.title, "cue": d.id} for d in found]
        write({"date": day.isoformat(), "due": told})
    else:
        show_due(found)


def one(house: House, name: str, *, as_json: bool) -> None:
    """One announcement, its approval among the rest."""
    standings = house.standings()
    found = announcement(name, standings)
    following = _following(house, standings).get(found.announcement.id)
    texts = Texts.of(house.settings)
    verdict, words = _verdict(house, found, texts), texts.words(found.announcement)
    if as_json:
        orders = [order_told(order) for order in found.orders]
        write({**standing_told(found, following), "approval": verdict.state.value, "words": words, "orders": orders})
        return
    show_announcement(found, following, verdict, words, house.zone)
    if problem := verdict.problem(found.announcement.title):
        complain(problem)


def after(house: House, stand: Sequence[Standing], verb: Verb, *, as_json: bool) -> None:
    """What an order came to."""
    house = House(house.settings)  # as it is after the order
    following = _following(house, house.standings())
    if as_json:
        write([standing_told(found, following.get(found.announcement.id)) for found in stand])
        return
    for found in stand:
        told = _("{id} {title}: {done}. Next read: {next}")
        facts = {"id": short(found.announcement.id), "title": found.announcement.title, "done": _(DONE[verb])}
        click.echo(told.format(**facts, next=instant(following.get(found.announcement.id), house.zone)))


def page(house: House, found: Standing, words: str, following: datetime | None, *, as_json: bool) -> None:
    """What will be heard, and how to end it."""
    if as_json:
        write({**standing_told(found, following), "words": words})
        return
    click.echo(words)
    told = _("{title} is read next at {next}. When it is settled: broadcaster queue cancel {id} --reason …")
    click.echo(told.format(title=found.announcement.title, next=instant(following, house.zone), id=short(found.announcement.id)))
    if problem := _verdict(house, found, Texts.of(house.settings)).problem(found.announcement.title):
        complain(problem)


def _verdict(house: House, found: Standing, texts: Texts) -> Verdict:
    board = house.board
    return airable(texts.subject(found.announcement), board.requests, board.signatures, house.settings.approval_steps, shipped(), house.now)


def _following(house: House, standings: Sequence[Standing]) -> Mapping[str, datetime]:
    return next_reads(standings, house.timetable, house.now) if house.timetable else {}
