"""`broadcaster approval`: who may put what on air (B5, BRD-C01)."""

import click

from broadcaster.i18n import _

REQUEST = """

\b
  broadcaster approval request 活动信息 --unit 企划部 --by 小王
  broadcaster approval request 云杉家居-沙发节 --unit 云杉家居 --contact 138… --from 2026-12-01 --to 2026-12-31 --times 6
  broadcaster approval request --announcement 4f0c9a12 --by 小王
"""
SIGN = """

\b
  broadcaster approval list --waiting
  broadcaster approval sign 7be1a090 --step head --by 张经理
  broadcaster approval sign 7be1a090 --step recheck --by 李主管
  broadcaster approval sign 7be1a090 --step head --by 张经理 --reject --reason 价格有误
"""


@click.group("approval", help=_("Who may put what on air: request, sign, reject, withdraw."))
def command() -> None:
    """The group; each command below is one step of a request."""


def _by(function: click.decorators.FC) -> click.decorators.FC:
    return click.option("--by", default="", metavar=_("NAME"), help=_("Who does it, for the record."))(function)


def _json(function: click.decorators.FC) -> click.decorators.FC:
    return click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))(function)


@command.command(help=_("Ask that a script, or an announcement of the queue, may air as it is worded now.") + REQUEST)
@click.argument("script", metavar=_("[SCRIPT]"), required=False, default="")
@click.option("--announcement", default="", metavar="ID", help=_("An announcement of the queue in place of a script."))
@click.option("--unit", default="", metavar=_("UNIT"), help=_("Who asks for it: a vendor, a department."))
@click.option("--contact", default="", metavar=_("NAME"), help=_("Whom to ask about it."))
@click.option("--from", "first", default="", metavar=_("DATE"), help=_("The first date it may air; open unless given."))
@click.option("--to", "last", default="", metavar=_("DATE"), help=_("The last date it may air; open unless given."))
@click.option("--times", type=click.IntRange(1, 500), metavar="N", help=_("How often a day it is asked for."))
@_by
@_json
def request(script: str, announcement: str, by: str, *, as_json: bool, **options: str | int | None) -> None:
    """A request for the same wording that is still open is shown in its place."""
    from broadcaster.cli.board import signing
    from broadcaster.cli.board.house import House
    from broadcaster.cli.board.people import whoever
    from broadcaster.settings import Settings

    if bool(script) == bool(announcement):
        raise click.UsageError(_("Give a script, or --announcement ID."))
    signing.request(House(Settings()), script, announcement, whoever(by), as_json=as_json, **options)


@command.command(name="list", help=_("Every request and how it stands.") + "\n\n\b\n  broadcaster approval list --waiting")
@click.option("--waiting", is_flag=True, help=_("Only what waits for a signature."))
@_json
def list_(*, waiting: bool, as_json: bool) -> None:
    """Newest first."""
    from broadcaster.cli.board import signing
    from broadcaster.cli.board.house import House
    from broadcaster.settings import Settings

    signing.listed(House(Settings()), waiting=waiting, as_json=as_json)


@command.command(help=_("One request with its text and its signatures.") + "\n\n\b\n  broadcaster approval show 7be1a090")
@click.argument("name", metavar="ID")
@_json
def show(name: str, *, as_json: bool) -> None:
    """As it was written, and as it stands."""
    from broadcaster.cli.board import signing
    from broadcaster.cli.board.house import House
    from broadcaster.settings import Settings

    signing.one(House(Settings()), name, as_json=as_json)


@command.command(help=_("Sign one step of a request, or reject it with a reason. Whoever wrote it cannot.") + SIGN)
@click.argument("name", metavar="ID")
@click.option("--step", required=True, type=click.Choice(["head", "recheck"]), help=_("The head's signature, or the re-check."))
@click.option("--by", required=True, metavar=_("NAME"), help=_("Who signs."))
@click.option("--reject", is_flag=True, help=_("Refuse it."))
@click.option("--reason", default="", metavar=_("WORDS"), help=_("Why; a rejection needs it."))
@_json
def sign(name: str, step: str, by: str, reason: str, *, reject: bool, as_json: bool) -> None:
    """The signature is for the wording as it is at this moment."""
    from broadcaster.approvals.model import Decision, Step
    from broadcaster.cli.board import signing
    from broadcaster.cli.board.house import House
    from broadcaster.cli.board.people import whoever
    from broadcaster.settings import Settings

    decision = Decision.REJECTED if reject else Decision.APPROVED
    signing.sign(House(Settings()), name, Step(step), decision, whoever(by), reason=reason, as_json=as_json)


@command.command(
    help=_("Take a request back, also an approved one: its text airs no more.")
    + "\n\n\b\n  broadcaster approval withdraw 7be1a090 --reason 活动取消 --by 小王"
)
@click.argument("name", metavar="ID")
@click.option("--reason", default="", metavar=_("WORDS"), help=_("Why, for the record."))
@_by
@_json
def withdraw(name: str, reason: str, by: str, *, as_json: bool) -> None:
    """At once."""
    from broadcaster.approvals.model import Decision
    from broadcaster.cli.board import signing
    from broadcaster.cli.board.house import House
    from broadcaster.cli.board.people import whoever
    from broadcaster.settings import Settings

    signing.sign(House(Settings()), name, None, Decision.WITHDRAWN, whoever(by), reason=reason, as_json=as_json)
