"""Signs, letters and pauses in English: what a sign means is said, what only decorates is not, pauses stay. PURE."""

import re
import unicodedata

from broadcaster.wording.english.numbers import cardinal, digits
from broadcaster.wording.english.units import UNIT, unit
from broadcaster.wording.folding import DOT, PICTURE
from broadcaster.wording.letters import ADDRESS, LATIN, RUN, address, spell, word
from broadcaster.wording.rule import DASH, rule

ALWAYS_SPELLED = frozenset(["VIP", "SVIP", "KTV", "ATM", "TV", "SUV", "DIY", "PVC", "USB", "GPS"])
"""Letters, however they are written: Vip."""

_SHORT = {
    "Mr": "Mister", "Dr": "Doctor", "Mrs": "Missus", "Ms": "Ms", "Prof": "Professor", "e.g": "for example", "i.e": "that is",
    "etc": "et cetera", "approx": "approximately", "Tel": "telephone", "tel": "telephone", "vs": "versus", "VS": "versus",
    "incl": "including", "Ltd": "Limited", "Co": "Company", "Inc": "Incorporated", "ext": "extension", "Ext": "extension",
    "max": "maximum", "min": "minimum", "dept": "department",
}  # fmt: skip
_MEANT = {
    "%": "percent", "&": "and", "+": "plus", "=": "equals", "@": "at", "±": "plus or minus", "×": "by", "÷": "divided by",
    "°": "degrees", "²": "squared", "³": "cubed", "‰": "per thousand", "¥": "yuan", "$": "dollars", "€": "euros", "£": "pounds",
    "→": "to", "≈": "about",
}  # fmt: skip
_COMPARED = {">=": "at least", "≥": "at least", "<=": "at most", "≤": "at most", ">": "more than", "<": "less than"}
_IN_ADDRESSES = {".": "dot", "@": "at", "/": "slash", "-": "dash", "_": "underscore"}
_PAUSE = {"、": ",", "。": "."}
_RANK = {pause: rank for rank, pauses in enumerate((".!?", ";", ":", ",")) for pause in pauses}


FIRST = (
    rule(ADDRESS, lambda m: address(m[0], _IN_ADDRESSES, digits) + (". " if m[0].endswith(".") else "")),
    rule(r"(?<![^\n])[ ]*\(?(?P<n>\d{1,2})[.、)](?!\d)[ ]*", lambda m: f". {cardinal(int(m['n']))}, "),
    rule(
        r"(?<![A-Za-z])(?P<a>[A-Z])(?P<to>[24])(?P<b>[A-Z])(?![A-Za-z\d])",
        lambda m: f"{m['a']} {'to' if m['to'] == '2' else 'for'} {m['b']}",
    ),
    rule(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, _SHORT))})\.(?![A-Za-z\d])", lambda m: _SHORT[m[0][:-1]]),
    rule(r"(?<![A-Za-z])(?:[A-Z]\.){2,}", lambda m: spell(m[0].replace(".", ""))),
    rule(r"(?<![A-Za-z])[Tt]el(?=\s*:)", "telephone"),
    rule(r"(?<![A-Za-z])w/\s*(?=[A-Za-z])", "with "),
    rule(r"(?i:(?<![a-z])wi-?fi(?![a-z]))", "Wi-Fi"),
)
"""Addresses, the numbers of a list's lines, abbreviations."""
SIGNS = (
    rule(rf"{DASH}(?=[¥$€£]?-?\d|[A-Z]-?\d)", " to ", after=r"[\dmMF%°C.²]|[A-Z]"),
    rule(rf"\s*/\s*(?P<unit>{UNIT})", lambda m: f" per {unit(m['unit']).one}", after=r"(?:[\d²]|yuan|RMB|[kmg])\s*"),
    rule(r"\s*/\s*(?=(?:person|piece|day|week|month|year|night|hour|set|item|visit|guest|meter)(?![a-z]))", " per "),
    rule(r"\s*[×*xX]\s*(?=\d)", " by ", after=r"[\dm²]"),
    rule(rf"(?<=[{LATIN}])[._](?=[{LATIN}\d])", " "),
    rule(r"(?:°C|°F|[cm]?m[²³])(?![A-Za-z])", lambda m: f" {unit(m[0]).more}"),
    rule(r"(?:>=|<=|[≥≤><])(?=\s*\d)", lambda m: f" {_COMPARED[m[0]]} "),
    rule(r"★+", "-star", after=r"\d"),
    rule(rf"{DOT}", " "),
    rule(RUN, lambda m: word(m[0], ALWAYS_SPELLED)),
    rule(r"([=+*#_&@^%])\1+", ", "),
    rule(r"(?:[ ]*\n){2,}", ". "),
    rule(rf"[ ]*\n|…+|\.{{2,}}|\s*(?:--|[–—―~|\\])+\s*|\s+-\s+|[(){{}}\[\]【】〔〕〖〗<>★{PICTURE}]+|(?<=[a-z])/(?=[a-z])", ", "),
    rule(r"\s*/\s*", ", "),
    rule(r"[、。]", lambda m: _PAUSE[m[0]]),
    rule(f"[{re.escape(''.join(_MEANT))}]", lambda m: f" {_MEANT[m[0]]} "),
)
"""Everything that is no figure."""


def tidy(said: str) -> str:
    """Only letters and pauses are left, one pause at a place (the longest), one space after it."""
    kept = "".join(c if c.isalpha() or c in _RANK or c in "-'" or unicodedata.category(c)[0] == "M" else " " for c in said)
    kept = re.sub(rf"(?:(?<![{LATIN}])[-']|[-'](?![{LATIN}]))+", " ", kept)
    kept = re.sub(r"[ .!?;:,]*[.!?;:,][ .!?;:,]*", lambda m: min(m[0].replace(" ", ""), key=_RANK.__getitem__) + " ", kept)
    return re.sub(r" +", " ", kept).strip().lstrip(".!?;:, ").rstrip(";:, ")
