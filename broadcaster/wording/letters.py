"""Latin letters: what is spelled, what is read as a word, and addresses piece by piece. PURE."""

import re
from collections.abc import Callable, Mapping

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
RUN = rf"[{LATIN}]+(?:['-][{LATIN}]+)*"
"""Letters as they stand together: `VIP`, `T-shirt`, `it's`."""
ADDRESS = (
    r"(?a:(?<![\w.-])(?:(?:https?://|www\.)[\w./-]+|[\w.-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|shop|vip|top)(?![A-Za-z])(?:/[\w./-]*)?))"
)
"""A web or mail address."""

_SPELLED = frozenset(
    """
    ABS AED AI AIGC AR ATM AV BMW CAD CBD CCTV CD CEO CFO CNC COO CPU CTO DIY DVD ENF EPS FAQ GPS HDF HDMI HPL HR ID IOT
    IP IQ IT KFC KPI KTV LCD LED LV MBA MDF MP MVP NBA NFC OK OLED OSB PDA PE PH PK PM POS PP PPR PS PU PVC QA QLED QQ
    QR SGS SMS SOS SPC SUV SVIP TCL TV UFO UPS UPVC URL USA USB UV VCD VI VIP VR WC WTO XL XXL XXXL
    """.split()  # noqa: SIM905 - a hundred words in quotes each are not read
)
"""Always letter by letter, though some could be read as words."""
_WORDS = frozenset(
    """
    A ALL AND ANY ARE ART AT BAR BED BEE BIG BOX BOY BUS BUT BUY BY BYE CAN CAR CUP DAY DO DOG EAT END EYE FAR FOR FOX
    FUN FUR GET GO GYM HAS HE HER HI HIM HIS HOT HOW I ICE IF IN IS ITS JOY KEY KID KIT LET LOW MAN MAX MAY ME MIN MR
    MRS MS MY NEW NO NOT NOW OF OFF OH OLD ON ONE OR OUR OUT OWN PAY PER PET PRO RED RUG SAY SEA SEE SET SHE SHY SIX SKY
    SO SPA SUN TEA TEN THE TO TOP TOY TRY TWO UP US USE VAN WAS WAY WE WHO WHY WIN YES YET YOU ZOO
    """.split()  # noqa: SIM905 - a hundred words in quotes each are not read
)
"""Short words that stand in capitals on a poster and still are words."""
_UNSPEAKABLE = re.compile(r"^(?!S[CPT][LR]|SCH)[^AEIOUY]{3}|[^AEIOUY]{4}|^[^AEIOUY]+$")


def spell(letters: str) -> str:
    """V I P, A-T M: an A with a space behind it would be taken for the article (engines say “uh”), so a hyphen joins it."""
    return re.sub("A (?=[A-Z])", "A-", " ".join(letters.upper()))


def word(written: str, always: frozenset[str] = frozenset()) -> str:
    """A run of letters: spelled if it is an abbreviation, else as written. `always`: small or mixed, these are spelled too.

    Short words lose their capitals (TOP → Top), since a voice may take short capitals for an abbreviation itself.
    """
    if written.isupper() and "-" in written:
        parts = written.split("-")
        return spell("".join(parts)) if max(map(len, parts)) == 1 else " ".join(word(part, always) for part in parts)
    if written.upper() in always or (written.isupper() and _abbreviated(written)):
        return spell(written)
    return written.capitalize() if written in _WORDS else written


def calm(text: str) -> str:
    """A text in capitals alone is a poster, not a row of abbreviations: all but the usual ones become small."""
    runs = re.findall(rf"[{LATIN}]{{2,}}", text)
    if len(runs) < 4 or not all(run.isupper() for run in runs):
        return text
    return re.sub(r"[A-Z]{2,}(?!-?\d)", lambda m: m[0] if m[0] in _SPELLED and m[0] != "IT" else m[0].lower(), text)


def address(written: str, names: Mapping[str, str], digits: Callable[[str], str]) -> str:
    """An address piece by piece; `names` says what stands between, `digits` the figures."""
    pieces = re.findall(r"[A-Za-z]+|\d+|[.@/_-]|[^\W\d_]+", re.sub(r"^https?://|[./-]+$", "", written))
    said = (names.get(p) or (digits(p) if p.isdecimal() else spell(p) if p == "www" else word(p)) for p in pieces)
    return f" {' '.join(said)} "


def _abbreviated(capitals: str) -> bool:
    """Whether nobody could read these capitals as a word: a few letters, or consonants alone."""
    if capitals in _SPELLED or capitals in _WORDS:
        return capitals in _SPELLED
    return 1 < len(capitals) < 4 or bool(_UNSPEAKABLE.search(capitals))
