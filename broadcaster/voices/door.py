"""How utterances go into the studio's process and outcomes come out: as JSON, a line each."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from broadcaster.content.index import Measured, Refusal
from broadcaster.voices.outcome import Outcome
from broadcaster.voices.port import Utterance
from broadcaster.voices.renderings import Rendering


@dataclass(slots=True)
class Job:
    """One utterance to render: who may speak it, and why some of them cannot, where that is known already."""

    candidates: Sequence[Utterance]
    skip: dict[int, Refusal] = field(default_factory=dict)


def order(cache_dir: Path, jobs: Mapping[str, Job]) -> str:
    """All jobs for one studio, in one line."""
    told = [{"id": i, "candidates": [_packed(c) for c in j.candidates], "skip": _skips(j.skip)} for i, j in jobs.items()]
    return json.dumps({"cache": str(cache_dir), "jobs": told})


def ordered(line: str) -> tuple[Path, Iterable[tuple[str, Job]]]:
    """The other way."""
    asked = json.loads(line)
    return Path(asked["cache"]), [(j["id"], _job(j)) for j in asked["jobs"]]


def _job(given: Mapping[str, Any]) -> Job:
    return Job([_unpacked(c) for c in given["candidates"]], {int(n): Refusal(*r) for n, r in given["skip"].items()})


def _skips(skip: Mapping[int, Refusal]) -> dict[int, list[object]]:
    return {n: [r.code, dict(r.facts)] for n, r in skip.items()}


def _packed(utterance: Utterance) -> dict[str, Any]:
    return {**asdict(utterance), "recording": str(utterance.recording) if utterance.recording else None}


def _unpacked(given: Mapping[str, Any]) -> Utterance:
    return Utterance(**{**given, "recording": Path(given["recording"]) if given["recording"] else None})


def told(outcome: Outcome) -> dict[str, Any]:
    """An outcome without its utterance: that is known where it is told."""
    rendering = outcome.rendering and asdict(outcome.rendering)
    return {"rendering": rendering, "reasons": [[r.code, dict(r.facts)] for r in outcome.reasons], "made": outcome.made}


def understood(utterance: Utterance, said: Mapping[str, Any]) -> Outcome:
    """The other way."""
    given = said["rendering"]
    rendering = Rendering(**{**given, "measured": Measured(**given["measured"])}) if given else None
    return Outcome(utterance, rendering, tuple(Refusal(*r) for r in said["reasons"]), bool(said["made"]))
