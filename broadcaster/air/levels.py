"""From the amplifier's dial to decibels and back. PURE (B2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import isfinite

from broadcaster.content.clip import REFERENCE_LUFS
from broadcaster.faults import fault
from broadcaster.timetable.model import Band

REFERENCE_DIAL = 24.0
MIN_DUCK_LU = 10.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """Points of dial → dB over the reference, interpolated, extended by the slope at each end.

    Shipped: higher is louder, 1 dB a step, dial 24 is the reference. A calibration may run either way
    (some amplifiers show attenuation), but always one way.
    """

    points: tuple[tuple[float, float], ...] = ((0.0, -24.0), (48.0, 24.0))

    def __post_init__(self) -> None:
        dials = [d for d, _ in self.points]
        gains = [g for _, g in self.points]
        steps = {(b > a) for a, b in pairwise(gains) if a != b}
        if (
            not all(map(isfinite, (*dials, *gains)))
            or len(self.points) < 2
            or sorted(set(dials)) != dials
            or len(steps) != 1
            or len(set(gains)) != len(gains)
        ):
            raise fault("calibration.not-one-way")

    def gain_db(self, dial: float) -> float:
        """dB over the reference at a dial number."""
        after = next((i for i, (d, _) in enumerate(self.points) if d >= dial), len(self.points) - 1)
        (d0, g0), (d1, g1) = self.points[max(after, 1) - 1], self.points[max(after, 1)]
        return g0 + (g1 - g0) * (dial - d0) / (d1 - d0)


@dataclass(frozen=True, slots=True)
class Levels:
    """Where the dial stands for each kind of sound, and what that means in dB."""

    bands: Mapping[str, Band]
    """The timetable's promise, by folder, and `speech`."""
    dials: Mapping[str, float] = field(default_factory=dict)
    """What operators set, by the same names; the middle of the band until they do."""
    calibration: Calibration = field(default_factory=Calibration)

    def name(self, folder: str) -> str:
        """The level a folder of the library goes by; a folder without one is spoken."""
        return folder if folder in self.bands else "speech"

    def band(self, name: str) -> Band:
        """The band of a level."""
        return self.bands[name]

    def dial(self, name: str) -> float:
        """Where the dial stands for `name`, always inside its band (a band that moved pulls the dial along)."""
        band = self.band(name)
        return min(max(self.dials.get(name, band.middle), band.low), band.high)

    def gain_db(self, name: str) -> float:
        """dB over a master at −23 LUFS for the dial's place now."""
        return self.calibration.gain_db(self.dial(name))

    def target_lufs(self, dial: float) -> float:
        """Loudness the mall should be given at a dial number."""
        return REFERENCE_LUFS + self.calibration.gain_db(dial)

    def setting(self, name: str, dial: float) -> "Levels":
        """These levels with one dial moved; refused outside its band."""
        if name not in self.bands:
            raise fault("level.unknown", kind=name, known=", ".join(sorted(self.bands)))
        if dial not in self.bands[name]:
            raise fault("level.outside", kind=name, dial=f"{dial:g}", low=f"{self.bands[name].low:g}", high=f"{self.bands[name].high:g}")
        return replace(self, dials={**self.dials, name: dial})
