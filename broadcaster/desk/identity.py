"""Phone and id numbers: which can exist. Pure."""

import re
from datetime import date

_MOBILE = re.compile(r"^(?:\+86)?1[3-9]\d{9}$")
_LANDLINE = re.compile(r"^(?:\+86)?0(?:10|2\d|[3-9]\d{2})-?[2-9]\d{6,7}(?:-\d{1,6})?$")
_LOCAL = re.compile(r"^[2-9]\d{6,7}(?:-\d{1,6})?$")
_SERVICE = re.compile(r"^(?:[48]00-?\d{3}-?\d{4}|11[0249]|12[02]|1\d{4}|9[56]\d{3,6})$")
_ABROAD = re.compile(r"^\+(?!86)[1-9]\d{6,14}$")
_PASSPORT = re.compile(r"^[A-Z]{1,2}\d{7,9}$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = "10X98765432"


def phone(text: str) -> str | None:
    """The number as it is kept (`13812345678`, `010-62345678`, `+4930123456`); `None` when no telephone can have it.

    Mobile, landline with or without area code and extension, 400/800, service numbers (12315, 95…), numbers abroad with `+`.
    """
    bare = re.sub(r"[\s()（）·.]", "", text).replace("—", "-").replace("转", "-")
    if re.fullmatch(r"(?:\+86-?)?1[\d-]+", bare) and len(bare.replace("-", "").removeprefix("+86")) == 11:
        bare = bare.replace("-", "")
    fits = any(shape.match(bare) for shape in (_MOBILE, _LANDLINE, _LOCAL, _SERVICE, _ABROAD))
    return bare.removeprefix("+86") if fits else None


def id_number(text: str) -> str | None:
    """A resident's number with a right birthday and check digit (GB 11643-1999), or a passport's; `None` for anything else."""
    bare = re.sub(r"\s", "", text).upper()
    if _PASSPORT.match(bare):
        return bare
    if not re.fullmatch(r"\d{17}[\dX]", bare) or not _birthday(bare[6:14]):
        return None
    return bare if check_digit(bare[:17]) == bare[17] else None


def check_digit(first: str) -> str:
    """The eighteenth sign to seventeen digits (ISO 7064, MOD 11-2)."""
    return _SIGNS[sum(w * int(d) for w, d in zip(_WEIGHTS, first, strict=True)) % 11]


def _birthday(text: str) -> bool:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).year >= 1880
    except ValueError:
        return False
