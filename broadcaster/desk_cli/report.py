"""`desk report`: a report by its name, and list, explain, draft, text, sign, copies, copy."""

from collections.abc import Mapping
from importlib import import_module

import click

from broadcaster.i18n import N_, _

VERBS: Mapping[str, tuple[str, str]] = {
    "list": ("about", N_("The reports there are, and which are due.")),
    "explain": ("about", N_("What a report is for, its headings and their rules.")),
    "draft": ("writing", N_("The report in sentences, for a head to edit.")),
    "text": ("writing", N_("Keep what a person writes under a report.")),
    "sign": ("signing", N_("Sign a report and freeze it; a signed one is only corrected.")),
    "copies": ("signing", N_("What was signed, when, by whom, late or not.")),
    "copy": ("signing", N_("A signed copy as it left the house.")),
}


class ReportCommands(click.Group):
    """Verbs and reports; each is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from broadcaster.desk.reports.catalogue import REPORTS

        return [*VERBS, *(one.name for one in REPORTS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from broadcaster.desk.reports.catalogue import report

        if cmd_name in VERBS:
            module, told = VERBS[cmd_name]
            made: click.Command = import_module(f"broadcaster.desk_cli.reporting.{module}").command_of(cmd_name, _(told))
        else:
            from broadcaster.desk_cli.reporting.showing import command_of

            try:
                made = command_of(report(cmd_name))
            except KeyError:
                return None
        made.options_metavar = _("[OPTIONS]")
        return made

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from broadcaster.desk.reports.catalogue import REPORTS
        from broadcaster.desk.wording import chinese

        with formatter.section(_("Commands")):
            formatter.write_dl([(verb, _(told)) for verb, (_module, told) in VERBS.items()])
        with formatter.section(_("Reports")):
            formatter.write_dl([(one.name, one.zh if chinese() else one.en) for one in REPORTS])


command = ReportCommands(
    "report",
    help=_("Reports out of the books: figures, papers, sign-off.")
    + "\n\n\b\n  desk report list\n  desk report complaint-summary --month 2026-11"
    + "\n  desk report hotline --week 2026-W48 --png hotline.png",
)
