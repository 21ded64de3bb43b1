"""`desk doctor`: which of the rules' numbers are unset and what hangs on them, what waits for approval, what the manuals disagree on."""

from typing import TYPE_CHECKING

import click

from broadcaster.faults import Problem, Severity
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.policy.model import Policy


def _run(*, profile: str | None, as_json: bool) -> None:
    import json

    from broadcaster.desk.policy.wording import change_json, setting_json
    from broadcaster.desk_cli.drafting import _waiting
    from broadcaster.desk_cli.numbers import need_read, policy_of
    from broadcaster.desk_cli.seat import seated
    from broadcaster.sentences import say

    with seated() as seat:
        need_read(seat)
        held = policy_of(seat, profile, None)
        waiting = _waiting(seat)
    if as_json:
        told = {
            "version": held.version,
            "unset": [setting_json(s) for s in held.unset()],
            "notes": [setting_json(s) for s in held.settings.values() if s.note_zh],
            "drafts": [change_json(change, "draft") for change in waiting],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    drafts = [Problem("policy.draft", Severity.NOTE, facts={"key": c.key, "value": c.text, "name": c.name}) for c in waiting]
    for problem in (*_problems(held), *drafts):
        click.echo(say(problem))
    click.echo(_("{version}: {unset} values are unset.").format(version=held.version, unset=len(held.unset())))


def _problems(held: "Policy") -> list[Problem]:
    """A note for each unset value and each remark."""
    from broadcaster.desk.policy.wording import name, note, used

    unset = [
        Problem("policy.unset", Severity.NOTE, facts={"key": s.key.name, "name": name(s), "used": used(s), "source": s.source})
        for s in held.unset()
    ]
    remarks = [
        Problem("policy.remark", Severity.NOTE, facts={"key": s.key.name, "note": note(s)}) for s in held.settings.values() if note(s)
    ]
    return [*unset, *remarks]


def _command() -> click.Command:
    return click.Command(
        "doctor",
        callback=_run,
        params=[
            click.Option(["--profile"], metavar=_("PROFILE"), help=_("Another manual than the house's.")),
            click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output.")),
        ],
        help=_("Which of the rules' numbers are unset, and what hangs on them.") + "\n\n\b\n  desk doctor",
    )


command = _command()
