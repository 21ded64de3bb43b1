"""A cache of its own for every test, and words to say."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from broadcaster.voices.catalogue import missing
from broadcaster.voices.port import Utterance

GOOD_MORNING = Utterance("各位顾客，早上好，欢迎光临。", "zh_CN", "pyttsx3/cmn")


def said(text: str, **changes: Any) -> Utterance:
    """An utterance like `GOOD_MORNING` with another text and whatever else."""
    return replace(GOOD_MORNING, text=text, **changes)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def natural() -> None:
    """Skips what needs the natural voice where it is not installed."""
    if lacking := missing("kokoro"):
        pytest.skip(f"the extra `neural` is not installed: {', '.join(lacking)}")
