"""`desk policy show | diff`: the rules' numbers."""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk_cli.options import flag, json_flag, option, reveal_options
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.policy.model import Difference, Policy, Setting
    from broadcaster.desk_cli.seat import Seat

_NUMBER = re.compile(r"[A-Za-z]{2}-\d{8}-\d+")


def command_of(verb: str, told: str, of_book: click.Command | None) -> click.Command:
    """One of this module's commands."""
    return {"show": _show, "diff": _diff}[verb](told, of_book)


def profile_options() -> list[click.Parameter]:
    return [
        option("profile", _("Another manual than the house's."), metavar=_("PROFILE")),
        option("on", _("What holds on this day; today when left out."), metavar=_("DATE")),
    ]


def names() -> tuple[str, ...]:
    from broadcaster.desk.policy.keys import PROFILES

    return PROFILES


def policy_of(seat: "Seat", profile: str | None, on: str | None) -> "Policy":
    """What holds in this house; under another profile, that one as shipped. Raises `Fault`."""
    from broadcaster.desk.policy.opening import policy, shipped

    day = day_of(seat, on)
    if profile is not None and profile not in names():
        raise fault("policy.no-profile", Exit.USAGE, profile=profile, known=", ".join(names()))
    if profile is not None and profile != seat.settings.profile:
        return shipped(profile, day)
    return seat.read(lambda c: policy(c, seat.settings.profile, day))


def day_of(seat: "Seat", text: str | None) -> date:
    """Raises `Fault`: `policy.date`."""
    from broadcaster.desk.values import Unreadable, read_date

    today = seat.now.astimezone(seat.zone).date()
    try:
        return today if text is None else read_date(text, today)
    except Unreadable:
        raise fault("policy.date", Exit.USAGE, found=text) from None


def _show(told: str, of_book: click.Command | None) -> click.Command:
    def run(*, key: str | None, profile: str | None, on: str | None, unset: bool, as_json: bool, **document: Any) -> None:  # noqa: ANN401
        if key is not None and _NUMBER.fullmatch(key) and of_book is not None and of_book.callback is not None:
            of_book.callback(number=key, as_json=as_json, **document)
            return
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need_read(seat)
            held = policy_of(seat, profile, on)
        _print(held, _chosen(held, key, unset=unset), as_json=as_json)

    example = "\n\n\b\n  desk policy show complaint\n  desk policy show --profile enterprise --unset\n  desk policy show GD-20261124-0001"
    own = [flag("unset", _("Only what has no value yet.")), json_flag()]
    document = [flag("history", _("What happened to it, and who did it.")), *reveal_options()]
    argument = click.Argument(["key"], required=False, metavar=_("[KEY]"))
    return click.Command("show", params=[argument, *profile_options(), *own, *document], callback=run, help=told + example)


def need_read(seat: "Seat") -> None:
    from broadcaster.desk.registers import book
    from broadcaster.desk.rights import Right
    from broadcaster.desk_cli.looking import need

    need(seat, Right.READ, book("policy"))


def _chosen(held: "Policy", key: str | None, *, unset: bool) -> "list[Setting]":
    """All; those of one part (`complaint`); one."""
    from broadcaster.desk.policy.shape import unknown

    found = [s for name, s in held.settings.items() if key is None or name == key or name.startswith(f"{key}.")]
    if not found:
        code, facts = unknown(tuple(held.settings), str(key))
        raise fault(code, Exit.USAGE, **facts)
    return [s for s in found if s in held.unset()] if unset else found


def _print(held: "Policy", settings: "list[Setting]", *, as_json: bool) -> None:
    import json

    from broadcaster.desk.policy.wording import name, note, setting_json, value

    if as_json:
        told = {"profile": held.profile, "version": held.version, "settings": [setting_json(s) for s in settings]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(held.version)
    _table(
        (_("Key"), _("Name"), _("Value"), _("Rules"), _("Source")),
        ((s.key.name, name(s), value(s, why=True), " ".join(s.key.rules), _source(s)) for s in settings),
    )
    for setting in settings:
        if note(setting):
            click.echo(f"{setting.key.name}  {note(setting)}")


def _source(setting: "Setting") -> str:
    return f"{setting.source} ({setting.since})" if setting.since else setting.source


def _table(headings: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from broadcaster.desk_cli.telling import width

    made = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    for row in rows:
        made.add_row(*map(Text, row))
    Console(width=width(), highlight=False).print(made)


def _diff(told: str, _of_book: click.Command | None) -> click.Command:
    def run(*, profile: str | None, on: str | None, drafts: bool, as_json: bool) -> None:
        from broadcaster.desk.policy.model import differences
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need_read(seat)
            before, after = _compared(seat, profile, on, drafts=drafts)
        _print_differences(before, after, differences(before, after), as_json=as_json)

    example = "\n\n\b\n  desk policy diff\n  desk policy diff --profile product_company\n  desk policy diff --drafts"
    own = [flag("drafts", _("What the drafts would change, each from its day on.")), json_flag()]
    return click.Command("diff", params=[*profile_options(), *own], callback=run, help=told + example)


def _compared(seat: "Seat", profile: str | None, on: str | None, *, drafts: bool) -> "tuple[Policy, Policy]":
    from broadcaster.desk.policy.approvals import approved
    from broadcaster.desk.policy.approvals import drafts as waiting
    from broadcaster.desk.policy.opening import shipped
    from broadcaster.desk.policy.reader import site

    held = policy_of(seat, None, on)
    if drafts:
        known = seat.read(approved)
        more = waiting(site(seat.settings.policy_file), known)
        day = max([day_of(seat, on), *(change.since for change in more)]) if on is None else day_of(seat, on)
        return policy_of(seat, None, day.isoformat()), shipped(seat.settings.profile, day, (*known, *more))
    if profile is not None:
        return held, policy_of(seat, profile, on)
    return shipped(seat.settings.profile, day_of(seat, on)), held


def _print_differences(before: "Policy", after: "Policy", found: "tuple[Difference, ...]", *, as_json: bool) -> None:
    import json

    from broadcaster.desk.policy.wording import name, setting_json, value

    if as_json:
        told = [{"before": setting_json(d.before), "after": setting_json(d.after)} for d in found]
        click.echo(json.dumps({"before": before.version, "after": after.version, "differences": told}, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo(_("Nothing differs."))
        return
    headings = (_("Key"), _("Name"), before.version, after.version)
    _table(headings, ((d.key.name, name(d.after), value(d.before), value(d.after)) for d in found))
