"""Everything a mall may set, in one place: environment `BROADCASTER_…`, or `broadcaster.toml` in the home folder."""

import os
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from broadcaster.faults import Exit, Fault, Problem, fault

FILE = "broadcaster.toml"


def _known() -> str:
    return ", ".join(Settings.model_fields)


def _home() -> Path:
    return Path(os.environ.get("BROADCASTER_HOME", ".")).absolute()


class Settings(BaseSettings):
    """Where things are and what the house prefers. Relative paths count from `home`."""

    model_config = SettingsConfigDict(env_prefix="BROADCASTER_", frozen=True, extra="forbid")

    home: Path = Field(default_factory=_home)
    timetable: Path = Path("schedules/mall.yaml")
    audio: Path = Path("audio")
    var: Path = Path("var")
    """Everything the program writes: store, cache of masters, spool, socket."""
    store: str = ""
    """SQLAlchemy URL; empty: SQLite in `var`."""
    output: str = "auto"
    """A PulseAudio sink's name, `auto` for the server's default, `wav:FILE`, `null`."""
    language: str = ""
    """`zh_CN` or `en`; empty: from the environment, Chinese if that says nothing."""
    hear_back: bool = True
    """Listen to the sound server's monitor and compare it with what was sent."""
    zone: str = "Asia/Shanghai"
    """The house's time zone, for the desk; the broadcast day has its own in the timetable."""
    desk_minutes: int = Field(default=30, ge=1, le=24 * 60)
    """How long a clerk who does nothing stays signed in."""
    desk_account: bool = False
    """This machine's account stands for the clerk it was noted for, without a password."""
    trial: bool = False
    """Keep the record apart, in `var/trial`; `run --as-if` does so by itself."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - pydantic's signature
        """Raises `Fault`: `settings.wrong` for each key that is not one or has a value that cannot be, `settings.not-toml`."""
        try:
            super().__init__(**given)
        except ValidationError as wrong:
            places = ((".".join(map(str, e["loc"])), e["msg"]) for e in wrong.errors())
            raise Fault(
                [Problem("settings.wrong", facts={"key": key, "why": why, "known": _known()}) for key, why in places], Exit.USAGE
            ) from None
        except TOMLDecodeError as wrong:
            raise fault("settings.not-toml", Exit.USAGE, file=_home() / FILE, why=wrong) from None

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, OSError):
            raise ValueError(f"{name!r} is no time zone, write one like Asia/Shanghai") from None
        return name

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = TomlConfigSettingsSource(settings_cls, _home() / FILE)
        return init_settings, env_settings, file

    @property
    def timetable_file(self) -> Path:
        return self.home / self.timetable

    @property
    def audio_dir(self) -> Path:
        return self.home / self.audio

    @property
    def var_dir(self) -> Path:
        return self.home / self.var

    @property
    def cache_dir(self) -> Path:
        return self.var_dir / "cache"

    @property
    def record_dir(self) -> Path:
        """Where the record is kept: a trial's apart from what the mall heard."""
        return self.var_dir / "trial" if self.trial else self.var_dir

    @property
    def spool_dir(self) -> Path:
        return self.record_dir / "spool"

    @property
    def store_url(self) -> str:
        own = f"sqlite:///{self.record_dir / 'store.sqlite'}"
        return own if self.trial else self.store or own

    @property
    def desk_dir(self) -> Path:
        """The desk's attachments, packs of closed periods, and sessions."""
        return self.var_dir / "desk"

    def as_trial(self) -> "Settings":
        """These settings for a day that is aired as if it were another: it proves nothing, so its record is no part of the mall's."""
        return self.model_copy(update={"trial": True})

    @property
    def socket(self) -> Path:
        return self.var_dir / "control.sock"
