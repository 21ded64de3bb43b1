"""What is read on a date, from disk alone."""

from datetime import date, datetime

from broadcaster.settings import Settings
from broadcaster.weather import ladder, manual, shelf
from broadcaster.weather.ladder import Told, Wishes
from broadcaster.weather.services import READERS


def told(settings: Settings, day: date, now: datetime) -> Told:
    """The words for `day` as things stand at `now` (aware, in the mall's zone). Reads `var/weather/`, asks nobody, never raises."""
    answers, broken = shelf.answers(settings.var_dir, READERS)
    own, unreadable = manual.load(settings.var_dir, day)
    wishes = Wishes(settings.place, settings.weather_service != "manual", settings.weather_missing == "say", settings.trial)
    found = ladder.told(day, now, answers, own, wishes)
    return ladder.with_problems(found, (*broken, *unreadable))
