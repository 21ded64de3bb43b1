"""Scripts as a table, and as values for programs."""

import sys
from collections.abc import Iterable

from broadcaster.i18n import N_, _
from broadcaster.scripts.blanks import BY_NAME, Source, examples
from broadcaster.scripts.estimate import script_seconds
from broadcaster.scripts.fill import fill
from broadcaster.scripts.script import Script
from broadcaster.scripts.template import names_of, optional_in
from broadcaster.timetable.model import Dates

KINDS = {
    "talk": N_("talk to the staff"),
    "welcome": N_("welcome words"),
    "weather": N_("weather"),
    "reminder": N_("reminder"),
    "promo": N_("promotion"),
    "event": N_("event"),
    "greeting": N_("greeting"),
    "closing": N_("closing"),
    "page": N_("page by the desk"),
    "emergency": N_("emergency"),
}
FILE_WIDTH = 160
"""Columns where the output is no terminal: no name is folded there."""


def told(script: Script) -> dict[str, object]:
    """A script as `--json` gives it. `seconds`: about how long it takes with examples in its blanks, all reads and chimes."""
    return {
        "name": script.name,
        "file": script.mark.file,
        "title": script.title,
        "kind": script.kind.value,
        "language": script.language,
        "seconds": _about(script),
        "voice": script.voice or None,
        "rate": script.rate,
        "reads": script.reads,
        "chime_before": script.chime_before or None,
        "chime_after": script.chime_after or None,
        "valid": [_span(dates) for dates in script.valid],
        "vendor": script.vendor or None,
        "event": script.event.name or None,
        "festival": script.festival or None,
        "fallback": script.fallback or None,
        "author": script.author or None,
        "recording": script.recording or None,
        "digest": script.digest,
        "blanks": blanks(script),
    }


def blanks(script: Script) -> list[dict[str, object]]:
    """What a script has to be filled with, who fills it, and whether it may stay empty."""
    optional = optional_in(script.template)
    found: list[dict[str, object]] = []
    for name in names_of(script.template, script.fields):
        blank = BY_NAME.get(name)
        source, plain = (blank.source, blank.en) if blank else (Source.ASKED, name)
        found.append({"name": name, "key": plain, "source": source.value, "optional": plain in optional})
    return found


def print_table(scripts: Iterable[Script]) -> None:
    """Every script on a line."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in (_("Script"), _("Kind"), _("About"), _("Valid"), _("Notes")):
        table.add_column(title, justify="right" if title == _("About") else "left", overflow="fold")
    for script in scripts:
        valid = " ".join(_span(dates) for dates in script.valid)
        about = f"{_about(script):.0f} s"
        table.add_row(escape(script.name), _(KINDS[script.kind]), about, valid, escape(_notes(script)))
    Console(width=None if sys.stdout.isatty() else FILE_WIDTH).print(table)


def _notes(script: Script) -> str:
    asked = [str(blank["name"]) for blank in blanks(script) if blank["source"] == Source.ASKED.value]
    notes = [script.vendor, script.event.name, script.festival]
    notes += [_("fields: {names}").format(names="、".join(asked))] if asked else []
    notes += [_("recorded by a person")] if script.recording else []
    return "  ".join(note for note in notes if note)


def _about(script: Script) -> float:
    return round(script_seconds(script, fill(script, examples(script.language, script.fields))), 1)


def _span(dates: Dates) -> str:
    return "..".join(dict.fromkeys(str(end or "") for end in (dates.first, dates.last)))
