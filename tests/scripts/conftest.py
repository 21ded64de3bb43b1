"""Scripts made on the spot, a fixed occasion, and the samples with what they say about themselves."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from broadcaster.faults import Fault, Mark, Problem
from broadcaster.scripts.blanks import Blanks, Occasion
from broadcaster.scripts.fill import fill
from broadcaster.scripts.script import Script, ScriptKind

SAMPLES = Path(__file__).parent / "samples"
SHIPPED = Path(__file__).parents[2] / "scripts_tts"
TODAY = date(2026, 11, 25)
SATURDAY = Occasion(
    date(2026, 12, 5),
    mall="红星国际家居",
    opening=time(9, 20),
    closing=time(18),
    kinds=("weekend", "event"),
    lunar="农历十月二十七",
    weather="今天多云，最高气温12度。",
    reminders=("请增减衣物。", "请带好雨具。"),
)


def script(template: str = "您好。", name: str = "scripts/zh_CN/稿", **more: Any) -> Script:
    """A script whose text begins on line 5 of 稿.txt."""
    given = {"title": "稿", "kind": ScriptKind.REMINDER, "language": "zh_CN", "mark": Mark("稿.txt", 1, 1), "text_line": 5, **more}
    return Script(name=name, template=template, **given)


def refused(template: str, blanks: Blanks | None = None, **more: Any) -> list[tuple[str, str]]:
    """Code and place (`line:column` in the file) of everything `fill` says against a text."""
    with pytest.raises(Fault) as failure:
        fill(script(template, **more), blanks or {})
    assert all(p.at and p.at.file == "稿.txt" for p in failure.value.problems)
    return [(p.code, f"{p.at.line}:{p.at.column}") for p in failure.value.problems if p.at]


def expected(path: Path) -> Counter[str]:
    """The `# problem: code line:column` lines of a bad sample."""
    return Counter(re.findall(r"^# problem: (\S+ \d+:\d+)$", path.read_text(), re.MULTILINE))


def placed(found: tuple[Problem, ...]) -> Counter[str]:
    return Counter(f"{p.code} {p.at.line}:{p.at.column}" if p.at else p.code for p in found)


Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of scripts."""
    made = tmp_path / "scripts_tts"
    (made / "zh_CN").mkdir(parents=True)
    return made


def write(folder: Path, name: str, text: str = "您好。", kind: str = "reminder", **more: str) -> Path:
    """One script's file: `zh_CN/欢迎语`."""
    lines = "".join(f"{key}: {value}\n" for key, value in {"title": name.rsplit("/", 1)[-1], "kind": kind, **more}.items())
    path = folder / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{lines}---\n{text}\n", "utf-8")
    return path
