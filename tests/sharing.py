"""Which tests one process does together."""

from pathlib import PurePath

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from tests.conftest import SOUND


class Sharing(LoadFileScheduling):  # type: ignore[misc]  # xdist ships no types
    """Tests that are heard are one piece of work, every other file is one; pieces are handed out in the order they were found."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return "heard" if PurePath(file).parent.name in SOUND else file
