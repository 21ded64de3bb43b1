"""`desk policy set | drafts | approve`: draft → approved → in force from its day on (POL-04)."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk_cli.options import json_flag, option
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.policy.model import Change
    from broadcaster.desk_cli.seat import Seat


def command_of(verb: str, told: str, _of_book: click.Command | None) -> click.Command:
    """One of this module's commands."""
    return {"set": _set, "drafts": _drafts, "approve": _approve}[verb](told)


def _set(told: str) -> click.Command:
    def run(*, key: str, value: str, since: str, reason: str, as_json: bool) -> None:
        from broadcaster.desk.policy.approvals import drafted
        from broadcaster.desk.policy.reader import append, site
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            change = _change(seat, key, value, since, reason)
            site(seat.settings.policy_file)
            seat.write(lambda work: drafted(work, change))
            append(seat.settings.policy_file, change)
        _tell([change], as_json=as_json)
        if not as_json:
            click.echo(_("A draft. Somebody else approves it: desk policy approve {name}").format(name=change.name))

    params: list[click.Parameter] = [
        click.Argument(["key"], metavar=_("KEY")),
        click.Argument(["value"], metavar=_("VALUE")),
        click.Option(["--from", "since"], required=True, metavar=_("DATE"), help=_("From this day on.")),
        option("reason", _("Why."), default="", metavar=_("WORDS")),
        json_flag(),
    ]
    example = "\n\n\b\n  desk policy set complaint.reply '12 h' --from 2026-12-01 --reason 店庆期间加快"
    return click.Command("set", params=params, callback=run, help=told + example)


def _change(seat: "Seat", key: str, value: str, since: str, reason: str) -> "Change":
    """Raises `Fault`: `policy.unknown-key`, `policy.value`, `policy.date`, `desk.no-reason`."""
    from broadcaster.desk.policy.keys import KEYS
    from broadcaster.desk.policy.model import Change
    from broadcaster.desk.policy.shape import misfit, unknown
    from broadcaster.desk_cli.numbers import day_of

    if key not in KEYS:
        code, facts = unknown(tuple(KEYS), key)
        raise fault(code, Exit.USAGE, **facts)
    if wrong := misfit(KEYS[key], value):
        raise fault("policy.value", Exit.USAGE, **wrong)
    if not reason.strip():
        raise fault("desk.no-reason", Exit.USAGE)
    return Change(key, value, day_of(seat, since), reason, seat.clerk.name)


def _waiting(seat: "Seat") -> "tuple[Change, ...]":
    from broadcaster.desk.policy.approvals import approved, drafts
    from broadcaster.desk.policy.reader import site

    return drafts(site(seat.settings.policy_file), seat.read(approved))


def _drafts(told: str) -> click.Command:
    def run(*, as_json: bool) -> None:
        from broadcaster.desk_cli.numbers import need_read
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need_read(seat)
            found = _waiting(seat)
        _tell(found, as_json=as_json)
        if not found and not as_json:
            click.echo(_("No drafts."))

    return click.Command("drafts", params=[json_flag()], callback=run, help=told + "\n\n\b\n  desk policy drafts")


def _approve(told: str) -> click.Command:
    def run(*, name: str, as_json: bool) -> None:
        from broadcaster.desk.policy.approvals import approve
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            chosen = [change for change in _waiting(seat) if change.name == name]
            if not chosen:
                raise fault("policy.no-draft", name=name)
            seat.write(lambda work: approve(work, chosen[0]))
        _tell(chosen, as_json=as_json, state="approved")
        if not as_json:
            click.echo(_("Approved: it holds from {day} on.").format(day=chosen[0].since))

    params: list[click.Parameter] = [click.Argument(["name"], metavar=_("DRAFT")), json_flag()]
    example = "\n\n\b\n  desk policy drafts\n  desk policy approve 0a1b2c3d4e5f6a7b"
    return click.Command("approve", params=params, callback=run, help=told + example)


def _tell(changes: "list[Change] | tuple[Change, ...]", *, as_json: bool, state: str = "draft") -> None:
    import json

    from broadcaster.desk.policy.wording import change_json

    if as_json:
        click.echo(json.dumps([change_json(change, state) for change in changes], ensure_ascii=False, indent=2))
        return
    for change in changes:
        click.echo(f"{change.name}  {change.key} = {change.text}  {change.since}  {change.by}  {change.reason}")
