"""docs/desk.md, read aloud: each command is typed in an empty store and answers as the page shows."""

import re
import shlex
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.desk.home import SECRET
from tests.desk.samples import SHANGHAI
from tests.in_process import ROOT, environ, run

PAGE = (ROOT / "docs/desk.md").read_text("utf-8")
ASKING = ("init", "sign-in", "clerk add")
CHINESE, ENGLISH = PAGE.split('<a id="english"></a>')


def steps(page: str) -> list[tuple[str, list[str]]]:
    """Commands and what is shown after each, with today's date in the numbers."""
    today = f"{datetime.now(SHANGHAI):%Y%m%d}"
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for step in re.split(r"^\$ ", block.replace("20261124", today), flags=re.MULTILINE)[1:]:
            command, *shown = step.splitlines()
            found.append((command, shown))
    return found


def typed(command: str, home: Path, language: str) -> str:
    words = shlex.split(command)[1:]
    asks = " ".join(words).startswith(ASKING)
    more, given = (["--password-stdin"], SECRET) if asks else ([], "")
    said = run("desk", *words, *more, environment=environ(home, language, columns=200), folder=home, given=given)
    return said.out + said.err


@pytest.mark.parametrize(("page", "language"), [(CHINESE, "zh_CN"), (ENGLISH, "en")], ids=["zh_CN", "en"])
def test_every_example_answers_as_the_page_shows(page: str, language: str, tmp_path: Path) -> None:
    for name in ("scripts_tts", "schedules"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "商铺.csv").write_text("楼层,铺位,品牌,类别\n一楼,A-101,顾家,沙发\n一楼,A-102,芝华仕,沙发\n", "utf-8")
    done = steps(page)
    assert len(done) >= 9
    for command, shown in done:
        said = [" ".join(line.split()) for line in typed(command, tmp_path, language).splitlines()]
        for line in (" ".join(line.split()) for line in shown):
            pattern = re.sub(r"([\[?*])", r"[\1]", line).replace(" … ", "*").replace("…", "*")
            assert any(fnmatchcase(one, pattern) for one in said), f"{command}\nsays no: {line}\n" + "\n".join(said)
