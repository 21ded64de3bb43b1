"""Everything a mall may set, in one place: environment `BROADCASTER_…`, or `broadcaster.toml` in the home folder."""

import os
from collections.abc import Mapping
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError, TomlConfigSettingsSource

from broadcaster.approvals.steps import STEPS, Steps, merged
from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.i18n import _
from broadcaster.place import Place, place

FILE = "broadcaster.toml"
VOICES: Mapping[str, str] = {"zh_CN": "kokoro/zf_xiaoxiao", "en": "kokoro/af_heart"}
"""The natural voices; where they cannot speak, eSpeak NG does."""
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""This machine: what is asked here may go unencrypted."""
_Steps = tuple[Literal["head", "recheck"], ...]


def _known() -> str:
    return ", ".join(Settings.model_fields)


def _home() -> Path:
    return Path(os.environ.get("BROADCASTER_HOME", ".")).absolute()


class Settings(BaseSettings):
    """Where things are and what the house prefers. Relative paths count from `home`."""

    model_config = SettingsConfigDict(env_prefix="BROADCASTER_", frozen=True, extra="forbid")

    home: Path = Field(default_factory=_home)
    timetable: Path = Path("schedules/mall.yaml")
    events: Path = Path("schedules/events")
    """Files of announcements that count as queued."""
    audio: Path = Path("audio")
    scripts: Path = Path("scripts_tts")
    """The texts that are spoken, a folder a language."""
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
    approval: Mapping[str, _Steps] | None = None
    """Who must sign before a kind of text airs: `{promo = ["head", "recheck"]}`; a kind left out keeps the shipped steps."""
    voices: Mapping[str, str] | None = None
    """Who speaks where a script does not say, by language: `{zh_CN = "kokoro/zm_yunxi"}`."""
    zones: tuple[str, ...] = ()
    """The loudspeakers' zones an operator can switch at the amplifier; empty: there is one, the whole mall."""
    zone: str = "Asia/Shanghai"
    """The house's time zone, for the desk; the broadcast day has its own in the timetable."""
    desk_minutes: int = Field(default=30, ge=1, le=24 * 60)
    """How long a clerk who does nothing stays signed in."""
    desk_account: bool = False
    """This machine's account stands for the clerk it was noted for, without a password."""
    profile: Literal["home_mall", "heating_hotline", "enterprise", "shopping_plaza", "product_company"] = "home_mall"
    """Whose manual the desk's rules follow."""
    trial: bool = False
    """Keep the record apart, in `var/trial`; `run --as-if` does so by itself."""

    weather_service: Literal["open-meteo", "qweather", "manual"] = "manual"
    """Who is asked for the forecast; `manual`: the operator writes it."""
    weather_url: str = ""
    """The service's address; empty: its own, where it has one for everybody."""
    weather_key: SecretStr | None = None
    """The service's key: sent to the service, shown nowhere."""
    weather_place: str = ""
    """Latitude, longitude and the spoken names: `31.23,121.47 上海 Shanghai`."""
    weather_missing: Literal["say", "skip"] = "say"
    """Without a forecast young enough: say a sentence without figures, or leave it out."""

    @field_validator("approval")
    @classmethod
    def _kinds(cls, given: Mapping[str, _Steps] | None) -> Mapping[str, _Steps] | None:
        unknown = sorted(set(given or {}) - set(STEPS))
        if unknown:
            raise ValueError(f"{', '.join(unknown)} ≠ {', '.join(STEPS)}")
        return given

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - pydantic's signature
        """Raises `Fault`: `settings.wrong` for each key that is not one or has a value that cannot be, `settings.not-toml`."""
        try:
            super().__init__(**given)
        except ValidationError as wrong:
            places = ((".".join(map(str, e["loc"])), e["msg"]) for e in wrong.errors())
            raise Fault(
                [Problem("settings.wrong", facts={"key": key, "why": why, "known": _known()}) for key, why in places], Exit.USAGE
            ) from None
        except SettingsError as wrong:  # a value in the environment that is not the JSON it should be
            raise fault("settings.wrong", Exit.USAGE, key="approval", why=wrong.__cause__ or wrong, known=_known()) from None
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

    @field_validator("weather_url")
    @classmethod
    def _address(cls, written: str) -> str:
        """Encrypted, and nothing but an address: a key in it would be shown."""
        try:
            url = urlsplit(written)
            secure = url.scheme == "https" or (url.scheme == "http" and url.hostname in _LOOPBACK)
            bare = url.username is None and not url.query and not url.fragment and bool(url.hostname) and url.port != 0
        except ValueError:
            secure = bare = False
        if written and not (secure and bare):
            why = _("it must be an address such as https://api.open-meteo.com, without a key in it")
            raise PydanticCustomError("address", "{why}", {"why": why})
        return written

    @field_validator("weather_place")
    @classmethod
    def _coordinates(cls, written: str) -> str:
        try:
            place(written or "0,0")
        except ValueError:
            why = _("write latitude, longitude and the spoken name, such as 31.23,121.47 上海")
            raise PydanticCustomError("place", "{why}", {"why": why}) from None
        return written

    @property
    def place(self) -> Place | None:
        """Where the forecast is for; `None` while nobody has said."""
        return place(self.weather_place) if self.weather_place else None

    @property
    def holidays_file(self) -> Path:
        """The mall's own holidays: beside the timetable."""
        return self.timetable_file.with_name("holidays.yaml")

    @property
    def timetable_file(self) -> Path:
        return self.home / self.timetable

    @property
    def promotions_file(self) -> Path:
        """Vendors' spots: beside the timetable."""
        return self.timetable_file.with_name("promotions.yaml")

    @property
    def policy_file(self) -> Path:
        """The mall's own numbers for the desk's rules: beside the timetable."""
        return self.timetable_file.with_name("policy.yaml")

    @property
    def readings_file(self) -> Path:
        """How names are read aloud: beside the scripts."""
        return self.scripts_dir / "readings.yaml"

    @property
    def board_url(self) -> str:
        """Where the queue and the approvals are: the mall's own store, also for a trial."""
        return self.model_copy(update={"trial": False}).store_url

    @property
    def house_voices(self) -> Mapping[str, str]:
        """The voice of each language; one that is not set keeps the shipped one."""
        return {**VOICES, **(self.voices or {})}

    @property
    def events_dir(self) -> Path:
        return self.home / self.events

    @property
    def approval_steps(self) -> Steps:
        """By kind, who must sign."""
        return merged(self.approval or {})

    @property
    def audio_dir(self) -> Path:
        return self.home / self.audio

    @property
    def scripts_dir(self) -> Path:
        return self.home / self.scripts

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
