"""Options that commands on the queue share."""

import click

from broadcaster.i18n import _


def by_whom(function: click.decorators.FC) -> click.decorators.FC:
    return click.option("--by", default="", metavar=_("NAME"), help=_("Who wants it, for the record."))(function)


def json_flag(function: click.decorators.FC) -> click.decorators.FC:
    return click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))(function)
