"""One sentence per failure code: what is wrong, where, and the way out. English; `locale/` has the rest.

Blanks are filled from a problem's `facts`. A file a room, codes in alphabetical order.
"""

from collections.abc import Mapping

from broadcaster.faults import Mark, Problem
from broadcaster.i18n import N_, _
from broadcaster.sentences import (
    air,
    almanac,
    announcements,
    approvals,
    control,
    desk,
    desk_cases,
    desk_files,
    desk_front,
    desk_hotline,
    desk_people,
    desk_policy,
    files,
    install,
    library,
    plan,
    programme,
    promotions,
    record,
    scripts,
    settings,
    sinks,
    timetable,
    voices,
    weather,
    wording,
)

ROOMS = (
    air,
    almanac,
    announcements,
    approvals,
    control,
    desk,
    desk_cases,
    desk_files,
    desk_front,
    desk_hotline,
    desk_people,
    desk_policy,
    files,
    install,
    library,
    plan,
    programme,
    promotions,
    record,
    scripts,
    settings,
    sinks,
    timetable,
    voices,
    weather,
    wording,
)
SAY: Mapping[str, str] = {code: text for room in ROOMS for code, text in room.SAY.items()}

SEVERITIES = (N_("error"), N_("warning"), N_("note"))
"""The words of `Severity`, marked for translation."""


def sentence(code: str, facts: Mapping[str, str]) -> str:
    """The sentence of a code with its blanks filled, in the reader's language."""
    return _(SAY[code]).format_map(facts)


def say(problem: Problem) -> str:
    """`file:line:column: error: sentence` for one problem."""
    place = f"{problem.at}: " if isinstance(problem.at, Mark) else ""
    return f"{place}{_(problem.severity.value)}: {sentence(problem.code, problem.facts)}"
