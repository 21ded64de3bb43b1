"""A script with the blanks of a date, and of what was typed after --field."""

import re
from collections.abc import Mapping, Sequence

from broadcaster.faults import Exit, fault
from broadcaster.scripts.blanks import BY_NAME, Occasion, Value, key, of_day
from broadcaster.scripts.fill import fill
from broadcaster.scripts.script import Script
from broadcaster.scripts.template import names_of


def given(pairs: Sequence[str]) -> dict[str, Value]:
    """What --field says, by the blanks' keys: `车牌=沪A12345`; a list with `；` between its pieces. Raises `Fault` for what is no pair."""
    values: dict[str, Value] = {}
    for pair in pairs:
        match = re.fullmatch(r"\s*(\S+?)\s*[=＝](.*)", pair, re.DOTALL)
        if match is None:
            raise fault("scripts.bad-pair", Exit.USAGE, found=pair)
        blank = BY_NAME.get(match[1])
        several = blank is not None and not isinstance(blank.zh_example, str)
        values[key(match[1])] = tuple(re.split(r"\s*[;；]\s*", match[2].strip())) if several else match[2].strip()
    return values


def filled(script: Script, known: Occasion, fields: Mapping[str, Value]) -> str:
    """The words of a script on that occasion. Raises `Fault` also for a field the script does not have."""
    names = names_of(script.template, script.fields)
    keys = {key(name) for name in names}
    for field in fields:
        # the festival chooses among a folder's scripts, also where none of them names it
        if field not in keys and field != "festival":
            shown = BY_NAME[field].zh if field in BY_NAME and script.language == "zh_CN" else field
            raise fault("scripts.no-such-blank", Exit.USAGE, title=script.title, found=shown, known="、".join(names) or "–")
    return fill(script, {**of_day(known), **fields})
