"""A field's value as people read it, and as `values.parse` reads it again. Pure."""

from datetime import datetime, tzinfo

from broadcaster.desk.book import Choice, Field, Kind


def shown(field: Field, value: object, *, zone: tzinfo | None = None, chinese: bool = True) -> str:  # noqa: PLR0911 - one return a kind
    """A value as people read it, and as `parse` reads it again: `12.50`, `98.50%`, `2026-11-24 14:30`, `3:20`, 是, a choice's words."""
    match field.kind, value:
        case _, None:
            return ""
        case Kind.MONEY, int():
            return _decimal(value)
        case Kind.PERCENT, int():
            return f"{_decimal(value)}%"
        case Kind.DURATION, int():
            minutes, seconds = divmod(value, 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if minutes >= 60 else f"{minutes}:{seconds:02}"
        case Kind.INSTANT, datetime():
            return f"{value.astimezone(zone):%Y-%m-%d %H:%M:%S}".removesuffix(":00")
        case Kind.YES, bool():
            return ("是" if value else "否") if chinese else ("yes" if value else "no")
        case Kind.CHOICE, str():
            return _words(field.choices, value, chinese=chinese)
    return str(value)


def _decimal(hundredths: int) -> str:
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def _words(choices: tuple[Choice, ...], value: str, *, chinese: bool) -> str:
    found = next((c for c in choices if c.value == value), None)
    return value if found is None else (found.zh if chinese else found.en)
