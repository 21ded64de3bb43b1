"""`broadcaster levels`: where every dial stands, in its band."""

import click

from broadcaster.i18n import _

EXAMPLE = "\n\n\b\n  broadcaster levels"


@click.command("levels", help=_("Where the dial stands for each kind of sound, its band, and what that means in LUFS.") + EXAMPLE)
@click.option("--json", "as_json", is_flag=True, help=_("For programs."))
def command(*, as_json: bool) -> None:
    """Read the timetable's bands and the operators' dials."""
    import json

    from rich.console import Console
    from rich.table import Table

    from broadcaster.air import dials
    from broadcaster.settings import Settings
    from broadcaster.timetable.reader import read

    settings = Settings()
    levels = dials.load(settings.var_dir, read(settings.timetable_file).bands)
    rows = [
        {"kind": k, "low": b.low, "high": b.high, "dial": levels.dial(k), "lufs": round(levels.target_lufs(levels.dial(k)), 1)}
        for k, b in levels.bands.items()
    ]
    if as_json:
        click.echo(json.dumps({"levels": rows, "calibration": levels.calibration.points}, ensure_ascii=False, indent=2))
        return
    table = Table(_("Kind"), _("Band"), _("Dial"), "LUFS")
    for row in rows:
        table.add_row(str(row["kind"]), f"{row['low']:g}–{row['high']:g}", f"{row['dial']:g}", f"{row['lufs']:.1f}")
    Console().print(table)
