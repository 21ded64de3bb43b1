"""`broadcaster library …`: measure the audio files, and list what can be used."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcaster.content.clip import Clip
from broadcaster.faults import Exit, Problem, Severity
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.content.library import Scan

_SHOWN_NAME = 40
_FILE_WIDTH = 160
"""Columns where the output is no terminal: no name is folded there."""


@click.group(name="library", help=_("Measure the audio files, and list what can be used."))
def command() -> None:
    """The group; each command below is one use of the library."""


@command.command(
    help=_("Measure every new or changed file and make its master. Exit 1 when a file cannot be used.")
    + "\n\n\b\n  broadcaster library scan --prune"
)
@click.option("--prune", is_flag=True, help=_("Remove masters that no file needs any more."))
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
@click.option("--workers", type=click.IntRange(min=0), default=0, metavar="N", help=_("How many files at once; 0: one a core."))
def scan(*, prune: bool, as_json: bool, workers: int) -> None:
    """`library.scan` and `library.prune`, with a bar, sentences and an exit code."""
    from broadcaster.content import library
    from broadcaster.settings import Settings

    settings = Settings()
    began = time.monotonic()
    with _bar(hidden=as_json) as progress:
        found = library.scan(settings.audio_dir, settings.cache_dir, workers=workers, progress=progress)
    pruned, freed = library.prune(settings.cache_dir) if prune else (0, 0)
    took = time.monotonic() - began
    if as_json:
        _print_json(_scan_told(found, pruned, freed, took))
    else:
        _say_scan(found, took)
        if prune:
            click.echo(_("{count} masters removed, {size} MB freed.").format(count=pruned, size=f"{freed / 1e6:.1f}"))
    sys.exit(Exit.PROBLEMS if found.refused else Exit.OK)


@command.command(
    name="list",
    help=_("Show every file with its length, loudness, true peak, silence at both ends and state.")
    + "\n\n\b\n  broadcaster library list --json",
)
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
def list_(*, as_json: bool) -> None:
    """`library.load_index` as a table or JSON."""
    from broadcaster.content.library import load_index
    from broadcaster.settings import Settings

    clips, problems = load_index(Settings())
    if as_json:
        _print_json({"clips": [_clip_told(c) for c in clips.values()], "problems": [_problem_told(p) for p in problems]})
        return
    if clips:
        _print_table(list(clips.values()))
    _say_all(problems)


def _print_json(told: object) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _scan_told(found: "Scan", pruned: int, freed: int, took: float) -> dict[str, object]:
    return {
        "usable": len(found.library),
        "refused": [_problem_told(p) for p in found.refused],
        "notes": [_problem_told(p) for p in found.problems if p.severity is Severity.NOTE],
        "measured": found.measured,
        "hours": round(found.hours, 4),
        "pruned": pruned,
        "freed_bytes": freed,
        "seconds": round(took, 2),
    }


def _problem_told(problem: Problem) -> dict[str, object]:
    from broadcaster.sentences import sentence

    message = sentence(problem.code, problem.facts)
    return {"code": problem.code, "severity": problem.severity.value, "file": problem.facts.get("file"), "message": message}


def _clip_told(clip: Clip) -> dict[str, object]:
    return {
        "name": clip.name,
        "folder": clip.folder,
        "seconds": round(clip.seconds, 3),
        "lufs": clip.lufs,
        "peak_dbtp": clip.peak_dbtp,
        "master_lufs": clip.master_lufs,
        "lead_s": round(clip.lead / 48_000, 3),
        "tail_s": round(clip.tail / 48_000, 3),
        "digest": clip.digest,
    }


def _say_all(problems: tuple[Problem, ...]) -> None:
    from broadcaster.sentences import say

    for problem in problems:
        click.echo(say(problem), err=True)


def _say_scan(found: "Scan", took: float) -> None:
    _say_all(found.problems)
    text = _("{usable} files can be used ({hours} hours), {refused} cannot; {measured} measured now, in {seconds} s.")
    refused, hours, seconds = len(found.refused), f"{found.hours:.2f}", f"{took:.1f}"
    click.echo(text.format(usable=len(found.library), hours=hours, refused=refused, measured=found.measured, seconds=seconds))


def _print_table(clips: list[Clip]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(_("File"), overflow="fold", min_width=20)
    for title in (_("Length"), _("LUFS"), _("Peak dBTP"), _("Silence s"), _("State")):
        table.add_column(title, justify="right", no_wrap=True)
    for clip in clips:
        table.add_row(*_row(clip))
    Console(width=None if sys.stdout.isatty() else _FILE_WIDTH).print(table)


def _row(clip: Clip) -> tuple[str, ...]:
    from rich.markup import escape

    from broadcaster.content.clip import REFERENCE_LUFS
    from broadcaster.content.shelf import shown

    minutes, seconds = divmod(clip.seconds, 60)
    by = REFERENCE_LUFS - clip.master_lufs
    state = _("ready") if by <= 0.5 else _("ready, {by} LU softer").format(by=f"{by:.1f}")
    silence = f"{clip.lead / 48_000:.1f} + {clip.tail / 48_000:.1f}"
    return escape(shown(clip.name)), f"{minutes:.0f}:{seconds:04.1f}", f"{clip.lufs:.1f}", f"{clip.peak_dbtp:+.1f}", silence, state


@contextmanager
def _bar(*, hidden: bool) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on stderr where that is a terminal; nothing elsewhere."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from broadcaster.content.shelf import shown

    console = Console(stderr=True)
    columns = (TextColumn(_("Measuring")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=hidden or not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def advance(done: int, total: int, name: str) -> None:
            short = Path(name).name[:_SHOWN_NAME]
            bar.update(task, completed=done, total=total, description=escape(shown(short)))

        yield advance
