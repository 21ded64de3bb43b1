"""What only shows when the scripts are looked at together, or held against the calendar. PURE."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import combinations

from broadcaster.content.clip import Library
from broadcaster.content.said import SCRIPTS
from broadcaster.faults import Fault, Mark, Problem, Severity
from broadcaster.scripts.blanks import BY_NAME, Source, examples
from broadcaster.scripts.estimate import script_seconds
from broadcaster.scripts.festivals import NAMES, OPENINGS
from broadcaster.scripts.fill import fill
from broadcaster.scripts.script import Script, ScriptKind, Scripts
from broadcaster.scripts.template import names_of

YEAR = timedelta(days=366)
LONGEST_S = {
    ScriptKind.TALK: 300,
    ScriptKind.WELCOME: 60,
    ScriptKind.WEATHER: 180,
    ScriptKind.REMINDER: 60,
    ScriptKind.PROMO: 30,
    ScriptKind.EVENT: 60,
    ScriptKind.GREETING: 40,
    ScriptKind.CLOSING: 60,
    ScriptKind.PAGE: 60,
}
"""What the programme table has room for (B1), read once, in seconds. An emergency takes as long as it takes."""


def review(scripts: Scripts, today: date, library: Library | None = None, festivals: Collection[str] | None = None) -> tuple[Problem, ...]:
    """Everything an operator should know about the scripts as of `today`, each at its script.

    `library` `None`: not scanned, so nothing is said about clips. `festivals`: those of the coming year by the calendar;
    `None`: nobody knows.
    """
    found = [problem for script in scripts.values() for problem in _alone(script, scripts, today, library)]
    for folder in scripts.folders.values():
        found += _together(folder)
    found += _ambiguous(scripts)
    if festivals is not None:
        found += [_unknown(script) for script in scripts.values() if script.festival not in {"", *festivals}]
    return tuple(found)


def _alone(script: Script, scripts: Scripts, today: date, library: Library | None) -> Iterator[Problem]:
    yield from _dates(script, today)
    yield from _fallback(script, scripts, library)
    if script.kind is ScriptKind.PAGE and not _asked(script):
        yield _at(script, "scripts.page-asks-nothing")
    yield from _words(script)


def _dates(script: Script, today: date) -> Iterator[Problem]:
    last = [dates.last for dates in script.valid]
    if script.valid and all(end is not None and end < today for end in last):
        yield _at(script, "scripts.expired", on=str(max(end for end in last if end is not None)))
        return
    first = min((dates.first or today for dates in script.valid if dates.last is None or dates.last >= today), default=today)
    if first > today + YEAR:
        yield _at(script, "scripts.far", first=str(first))


def _fallback(script: Script, scripts: Scripts, library: Library | None) -> Iterator[Problem]:
    """A fallback that is not there, or leads back to where it came from."""
    if script.fallback.startswith(SCRIPTS):
        been, name = [script.name], script.fallback
        while name in scripts and name not in been:
            been.append(name)
            name = scripts[name].fallback
        if name in been:
            yield _at(script, "scripts.fallback-circle", Severity.ERROR, fallback=script.fallback)
        elif script.fallback not in scripts and script.fallback not in scripts.folders:
            yield _at(script, "scripts.fallback-missing", Severity.ERROR, fallback=script.fallback)
    elif script.fallback and library is not None and library.find(script.fallback) is None:
        yield _at(script, "scripts.fallback-missing", Severity.ERROR, fallback=script.fallback)


def _asked(script: Script) -> bool:
    names = names_of(script.template, script.fields)
    return any(name not in BY_NAME or BY_NAME[name].source is Source.ASKED for name in names)


def _words(script: Script) -> Iterator[Problem]:
    """What its words, with examples in the blanks, would be like on air."""
    try:
        text = fill(script, examples(script.language, script.fields))
    except Fault as wrong:
        yield from wrong.problems
        return
    takes, longest = script_seconds(script, text), LONGEST_S.get(script.kind)
    if longest is not None and takes > longest * script.reads:
        yield _at(script, "scripts.long", kind=script.kind.value, seconds=f"{takes:.0f}", longest=f"{longest * script.reads}")
    opening = OPENINGS.get(script.festival) if script.language == "zh_CN" and script.kind is ScriptKind.GREETING else None
    if opening and not text.startswith(opening):
        yield _at(script, "scripts.opening", festival=script.festival, opening=opening)


def _together(folder: tuple[Script, ...]) -> Iterator[Problem]:
    """What the scripts of one folder do not agree on, as far as a festival chooses among them."""
    if not any(script.festival for script in folder):
        return
    if all(script.festival for script in folder):
        yield _at(folder[0], "scripts.no-general", folder=folder[0].folder)
    for one, other in combinations(folder, 2):
        if one.festival == other.festival and _meet(one, other):
            facts = {"festival": one.festival, "other": one.name}
            yield _at(other, "scripts.same-festival" if one.festival else "scripts.two-general", Severity.WARNING, **facts)


def _meet(one: Script, other: Script) -> bool:
    """Whether there is a day on which both may air."""
    earliest, latest = date.min, date.max
    always = ((earliest, latest),)
    mine = [(d.first or earliest, d.last or latest) for d in one.valid] or always
    others = [(d.first or earliest, d.last or latest) for d in other.valid] or always
    return any(max(a, c) <= min(b, d) for a, b in mine for c, d in others)


def _ambiguous(scripts: Scripts) -> Iterator[Problem]:
    for name in scripts.folders:
        if name in scripts:
            yield _at(scripts[name], "scripts.script-and-folder", name=name)


def _unknown(script: Script) -> Problem:
    """A festival nobody has heard of is a slip; one the mall has dropped from its calendar is not."""
    severity = Severity.NOTE if script.festival in NAMES else Severity.WARNING
    return _at(script, "scripts.festival-unknown", severity, festival=script.festival)


def _at(script: Script, code: str, severity: Severity = Severity.WARNING, **facts: str) -> Problem:
    return Problem(code, severity, Mark(script.mark.file, 1, 1), {"title": script.title, **facts})
