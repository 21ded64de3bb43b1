"""What `schedules/promotions.yaml` may say, declared once: every key of a spot, and how its value is read.

To add a key: a field in `model.py`, a line here, one good and one bad sample.
"""

from typing import Annotated, Required, get_type_hints

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, with_config
from typing_extensions import TypedDict

from broadcaster.promotions.shares import MAX_WEIGHT
from broadcaster.timetable import words
from broadcaster.timetable.shape import DateList, Keys, Name, Raw, Shape, Text, Windows

MOST_A_DAY = 999


def weight(value: object) -> int:
    """How many times the share of a vendor of weight 1: 1 to `MAX_WEIGHT`."""
    return _whole(value, MAX_WEIGHT, "promotions.weight")


def daily_max(value: object) -> int:
    """Plays a day at most: 1 and more."""
    return _whole(value, MOST_A_DAY, "promotions.daily-max")


def _whole(value: object, most: int, code: str) -> int:
    number = words.number(value)
    if number != int(number) or not 1 <= number <= most:
        raise words.Misread(code, found=words.fold(value), high=str(most))
    return int(number)


@with_config(ConfigDict(extra="forbid"))
class SpotKeys(TypedDict, total=False):
    """One of `spots`: `play` a file of the library, or `say` a script."""

    play: Name
    say: Name
    vendor: Text
    title: Text
    weight: Annotated[int, BeforeValidator(weight)]
    dates: DateList
    times: Windows
    daily_max: Annotated[int, BeforeValidator(daily_max)]


@with_config(ConfigDict(extra="forbid"))
class FileKeys(TypedDict, total=False):
    """The top of the file."""

    spots: Required[Raw]


def _shape(keys: type[Keys]) -> Shape[Keys]:
    return Shape(TypeAdapter(keys), tuple(get_type_hints(keys)))


FILE = _shape(FileKeys)
SPOT = _shape(SpotKeys)
