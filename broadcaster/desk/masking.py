"""What is shown of personal data to somebody who has not revealed it (SEC-02). Pure."""

import re

from broadcaster.desk.book import MASKED, Field, Privacy

STARS = "****"
_AREA = re.compile(r"^(.{2,}?(?:省|自治区|市|区|县|镇|乡|街道|路|街|道|巷))")


def masked(field: Field, value: object) -> object:
    """`value` as it may be seen by anybody who may read the book: phone, address and id numbers only in part."""
    if value is None or field.privacy not in MASKED:
        return value
    if not isinstance(value, str):
        return STARS
    match field.privacy:
        case Privacy.PHONE:
            return mask_phone(value)
        case Privacy.ADDRESS:
            return mask_address(value)
        case Privacy.ID:
            return mask_id(value)
    return value


def mask_phone(value: str) -> str:
    """`138****5678`; of short numbers only the last two signs."""
    if len(value) >= 10:
        return f"{value[:3]}{STARS}{value[-4:]}"
    return f"{STARS}{value[-2:]}"


def mask_address(value: str) -> str:
    """The first part that is named like an area (市, 区, 路 …), else the first two signs."""
    area = _AREA.match(value)
    return f"{area[1] if area and len(area[1]) < len(value) else value[:2] if len(value) > 3 else ''}{STARS}"


def mask_id(value: str) -> str:
    """The last four signs, as a desk notes them (catalogue 2.2)."""
    return f"{STARS}{value[-4:]}" if len(value) > 6 else STARS
