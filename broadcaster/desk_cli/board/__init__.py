"""The clerk's board, room by room: what each has to show of what is due, overdue or waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROOMS = ("cases", "silent", "revisits", "errands", "opinions", "reports")
"""From top to bottom: a module here each, with a `section(seat, asked)`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see."""

    everybody: bool = False
    """Of all clerks."""
    overdue: bool = False
    """Nothing but what is overdue."""
    silent: int | None = None
    """Days in which nothing was done with a case; `None`: as the organisation has set it."""
    limit: int | None = None
    """At most so many cases."""


@dataclass(frozen=True, slots=True)
class Section:
    """A room's part of the board."""

    name: str
    """Its key in JSON."""
    objects: Sequence[object]
    """For programs; empty where there is nothing."""
    show: Callable[[], None]
    """For people; only called where there is something."""
    late: bool = False
    """Something of it is overdue."""
