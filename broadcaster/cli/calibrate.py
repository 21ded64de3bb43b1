"""`broadcaster calibrate`: what the amplifier's dial means in decibels, by pink noise and a sound level meter (B2)."""

from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcaster.air.levels import Levels
    from broadcaster.faults import Problem
    from broadcaster.settings import Settings

DIALS = (24, 18, 21, 27, 30)
"""Asked for in turn; the first is the one the amplifier is left at."""
EXAMPLES = """

\b
  broadcaster calibrate
  broadcaster calibrate --point 24=68 --point 21=65.2 --point 27=71.1
"""


HELP = _("Plays pink noise at the reference loudness; turn the amplifier's dial and type what the meter reads.")


@click.command("calibrate", help=HELP + EXAMPLES)
@click.option("--point", "points", multiple=True, metavar=_("DIAL=dB"), help=_("A reading already taken: nothing is played or asked then."))
@click.option("--output", default="", metavar=_("OUTPUT"), help=_("A sound device, or captured."))
@click.option("--by", default="", metavar=_("NAME"), help=_("Who measured, for the record."))
def command(points: tuple[str, ...], output: str, by: str) -> None:
    """Measure, keep the calibration, and write down who did it."""
    import getpass

    from broadcaster.air import dials
    from broadcaster.air.levels import REFERENCE_DIAL, Calibration
    from broadcaster.faults import fault
    from broadcaster.record.note import noted
    from broadcaster.sentences import say
    from broadcaster.settings import Settings
    from broadcaster.timetable.reader import read

    settings = Settings()
    levels = dials.load(settings.var_dir, read(settings.timetable_file).bands)
    readings = dict(map(_reading, points)) if points else _measured(settings, output)
    if REFERENCE_DIAL not in readings:
        raise fault("calibration.no-reference", dial=f"{REFERENCE_DIAL:g}")
    zero = readings[REFERENCE_DIAL]
    calibration = Calibration(tuple(sorted((dial, round(meter - zero, 2)) for dial, meter in readings.items())))
    from dataclasses import replace

    measured = replace(levels, calibration=calibration)
    dials.save(settings.var_dir, measured)
    told = ", ".join(f"{dial:g} = {gain:+g} dB" for dial, gain in calibration.points)
    noted(settings, "calibration.kept", {"points": told}, by or getpass.getuser())
    click.echo(_("Kept: {points}. Leave the amplifier's dial at {dial}.").format(points=told, dial=f"{REFERENCE_DIAL:g}"))
    if wrong := _soft_emergency(measured):
        click.echo(say(wrong), err=True)


def _soft_emergency(levels: "Levels") -> "Problem | None":
    """A dial found to run the other way turns the bands round, and the emergency must not become the softest by it."""
    from broadcaster.faults import Problem, Severity

    heard = {kind: levels.target_lufs(levels.dial(kind)) for kind in levels.bands}
    emergency, loudest = heard.get("emergency"), max(heard, key=lambda kind: heard[kind])
    if emergency is None or emergency >= heard[loudest]:
        return None
    facts = {"kind": loudest, "by": f"{heard[loudest] - emergency:.1f}"}
    return Problem("calibration.soft-emergency", Severity.WARNING, facts=facts)


def _reading(text: str) -> tuple[float, float]:
    from broadcaster.faults import Exit, fault

    dial, _equals, meter = text.partition("=")
    try:
        return float(dial), float(meter)
    except ValueError:
        raise fault("calibration.bad-point", Exit.USAGE, found=text) from None


def _measured(settings: "Settings", output: str) -> dict[float, float]:
    """What the operator reads while the noise sounds."""
    from broadcaster.control.lock import DaemonLock

    lock = DaemonLock(settings.var_dir / "daemon.lock")
    lock.take()
    try:
        return dict(_asked(settings, output))
    finally:
        lock.release()


def _asked(settings: "Settings", output: str) -> "Iterator[tuple[float, float]]":
    from broadcaster.air.noise import pink
    from broadcaster.wiring import test_signal

    with test_signal(settings, output, pink()):
        for dial in DIALS:
            question = _("Turn the amplifier's dial to {dial}. What does the meter read, in dB?").format(dial=dial)
            yield float(dial), float(click.prompt(question, type=float))
