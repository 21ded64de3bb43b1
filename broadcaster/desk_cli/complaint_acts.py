"""`desk complaint liability | compensate | approve | opinion | archive`: acts that need more than fields."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.act_options import number_argument, say
from broadcaster.desk_cli.options import command, flag, json_flag, option
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.cases.archive import Filed
    from broadcaster.desk.cases.keeping import Part
    from broadcaster.desk.work import Work

LOSSES = ("return", "exchange", "discount", "other")


def _liability(book: Book, told: str) -> click.Command:
    def run(*, number: str, share: tuple[str, ...], loss: tuple[str, ...], person: tuple[str, ...], as_json: bool) -> None:
        from broadcaster.desk.cases import keeping
        from broadcaster.desk_cli.seat import seated

        parts = _with_persons(_parts(share, loss), person)
        with seated() as seat:
            say(book, seat.write(lambda w: keeping.share_out(w, book, number, parts)), seat, told, as_json=as_json)

    example = f"desk {book.name} liability {book.prefix}-20261124-0001 --share 物流部=60 --share 顾家=40 --loss 物流部:return=500"
    params = [
        number_argument(),
        option("share", _("Who bears how many percent; they come to 100."), multiple=True, required=True, metavar=_("WHO=PERCENT")),
        option("loss", _("A loss in yuan: return, exchange, discount or other."), multiple=True, metavar=_("WHO:KIND=YUAN")),
        option("person", _("Who of them answers for it, and the discipline proposed."), multiple=True, metavar=_("WHO=NAME:DISCIPLINE")),
        json_flag(),
    ]
    return command("liability", f"{told} (CMP-16)\n\n\b\n  {example}", params, run)


def _parts(shares: tuple[str, ...], losses: tuple[str, ...]) -> "list[Part]":
    """Raises `Fault` with every part that cannot be read: `desk.case.share`."""
    from broadcaster.desk.cases.keeping import Part
    from broadcaster.faults import Fault, Problem

    problems: list[Problem] = []
    lost: dict[str, dict[str, int]] = {}
    for text in losses:
        who, _colon, rest = text.rpartition(":")
        kind, _equals, amount = rest.partition("=")
        fen = _hundredths(amount)
        if not who or kind not in LOSSES or fen is None:
            problems.append(Problem("desk.case.share", facts={"value": text}))
        else:
            lost.setdefault(who.strip(), {})[kind] = fen
    made: dict[str, int] = {}
    for text in shares:
        who, _equals, amount = text.partition("=")
        percent = _hundredths(amount.removesuffix("%"))
        if not who.strip() or not percent or who.strip() in made:
            problems.append(Problem("desk.case.share", facts={"value": text}))
        else:
            made[who.strip()] = percent
    problems += [Problem("desk.case.share", facts={"value": who}) for who in lost if who not in made and not problems]
    if problems:
        raise Fault(problems)
    return [Part(who, percent, lost.get(who, {})) for who, percent in made.items()]


def _with_persons(parts: "list[Part]", persons: tuple[str, ...]) -> "list[Part]":
    """Raises `Fault` with every person of nobody who bears a share: `desk.case.share`."""
    from dataclasses import replace

    from broadcaster.faults import Fault, Problem

    told = {who.strip(): rest.partition(":") for who, _equals, rest in (text.partition("=") for text in persons)}
    liable = {part.liable for part in parts}
    strange = [Problem("desk.case.share", facts={"value": who}) for who, rest in told.items() if who not in liable or not rest[0].strip()]
    if strange:
        raise Fault(strange)
    named = {who: (name.strip(), discipline.strip() or None) for who, (name, _colon, discipline) in told.items()}
    return [replace(p, person=named[p.liable][0], discipline=named[p.liable][1]) if p.liable in named else p for p in parts]


def _hundredths(text: str) -> int | None:
    from broadcaster.desk.declare import money
    from broadcaster.desk.values import Unreadable, read_hundredths

    try:
        return read_hundredths(money("share", "比率", "Share"), text)
    except Unreadable:
        return None


class _OnlyLooked(Exception):
    """Carries what a week's archive would do out of its transaction, which is not kept."""


def _archive(book: Book, told: str) -> click.Command:
    def run(*, week: str | None, check: bool, as_json: bool) -> None:
        from broadcaster.desk.book import Span
        from broadcaster.desk.cases.archive import Filed, file_week
        from broadcaster.desk.periods import period_of
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            chosen = week or period_of(Span.WEEK, seat.now.astimezone(seat.zone).date())

            def act(work: "Work") -> Filed:
                done = file_week(work, book, chosen, keep=not check)
                if check:
                    raise _OnlyLooked(done)
                return done

            try:
                filed = seat.write(act)
            except _OnlyLooked as looked:
                filed = looked.args[0]
        _tell_archive(book, filed, as_json=as_json)
        sys.exit(Exit.PROBLEMS if filed.left else Exit.OK)

    params = [
        option("week", _("2026-W48; without it this week."), metavar=_("WEEK")),
        flag("check", _("Only say what would be filed.")),
        json_flag(),
    ]
    return command("archive", f"{told} (CMP-05, CMP-21)\n\n\b\n  desk {book.name} archive --week 2026-W48 --check", params, run)


def _tell_archive(book: Book, filed: "Filed", *, as_json: bool) -> None:
    import json

    from broadcaster.sentences import say as said
    from broadcaster.sentences import sentence

    if as_json:
        left = [{"code": p.code, "facts": dict(p.facts), "message": sentence(p.code, p.facts)} for p in filed.left]
        lines = [{"kind": line.kind, "count": line.count, "on_time": line.on_time} for line in filed.summary]
        click.echo(json.dumps({"filed": list(filed.numbers), "left": left, "summary": lines}, ensure_ascii=False, indent=2))
        return
    words = {c.value: c for c in book.field("kind").choices}
    for line in filed.summary:
        from broadcaster.desk.wording import chinese

        kind = words[line.kind].zh if chinese() else words[line.kind].en
        click.echo(_("{kind}: {count}, answered in time {on_time}").format(kind=kind, count=line.count, on_time=line.on_time))
    for problem in filed.left:
        click.echo(said(problem), err=True)
    click.echo(_("{count} cases filed.").format(count=len(filed.numbers)))


def layout_named(book: Book, name: str) -> int:
    """The place of a layout. Raises `Fault`: `desk.no-layout`."""
    for n, layout in enumerate(book.layouts):
        if name in {layout.name, layout.form, layout.zh}:
            return n
    raise fault("desk.no-layout", Exit.USAGE, layout=name, known="、".join(f"{one.name} {one.zh}" for one in book.layouts))


SPECIAL: Mapping[str, Callable[[Book, str], click.Command]] = {"archive": _archive, "liability": _liability}
