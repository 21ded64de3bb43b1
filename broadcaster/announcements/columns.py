"""The columns of the queue's files, declared once: reading, headings, templates and their notes all follow from here. PURE.

To add a column: a field in `model.py`, a line here, and its column in the store.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from broadcaster.announcements import values
from broadcaster.timetable import words


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or one key of a YAML file."""

    key: str
    """Its heading in English, and in YAML with `_` for a space."""
    chinese: str
    read: Callable[[object], Any]
    more: tuple[str, ...] = ()
    """Other headings it goes by."""
    many: bool = False
    """`read` gives a tuple, and a list of YAML may be read item by item."""
    width: int = 12
    """Of the template's column, in half-width characters."""
    choices: tuple[str, ...] = ()
    """What the template offers to choose from."""

    @property
    def headings(self) -> tuple[str, ...]:
        """Everything it is called."""
        return (self.key, self.chinese, *self.more)


COLUMNS = (
    Column("event", "活动", values.word, ("活动名称",)),
    Column("title", "标题", values.word, ("名称", "name"), width=16),
    Column(
        "kind",
        "类别",
        values.kind,
        ("类型", "type"),
        width=9,
        choices=("event", "notice"),
    ),
    Column("dates", "日期", values.dates, ("date",), many=True, width=24),
    Column(
        "windows",
        "时段",
        values.windows,
        ("window", "播出时段"),
        many=True,
        width=28,
    ),
    Column("at", "时间", values.times, ("time", "times", "播出时间"), many=True, width=14),
    Column("every", "间隔", values.every, ("interval",), width=9),
    Column("reads", "遍数", values.reads, ("播报遍数",), width=7),
    Column("text", "内容", values.prose, ("广播内容", "文本"), width=60),
    Column("script", "稿件", values.script, width=22),
    Column("fields", "填空", values.fields, ("blanks",), width=22),
    Column(
        "priority",
        "优先级",
        values.priority,
        width=8,
        choices=tuple(map(str, values.PRIORITIES)),
    ),
    Column("zone", "区域", values.zone, width=10),
    Column("valid_to", "有效期至", values.day, ("valid until", "有效期"), width=12),
    Column("contact", "联系人", values.word, ("联系电话",), width=16),
)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}
CHOSEN = {"event": "活动", "notice": "通知"}
"""The kinds as a Chinese template offers them."""


def _plain(heading: str) -> str:
    """A heading without what people add to it: `日期*`, `间隔（分钟）`, `Valid to`."""
    bare = re.sub(r"\(.*?\)|[*:\s_]", "", words.fold(heading).lower()) if heading.strip() else ""
    return bare.replace("-", "")


_KNOWN: Mapping[str, Column] = {_plain(heading): column for column in COLUMNS for heading in column.headings}


def column_of(heading: str) -> Column | None:
    """The column a heading stands for."""
    return _KNOWN.get(_plain(heading))


def nearest(heading: str) -> str:
    """The heading somebody may have meant; empty when none is near."""
    near = get_close_matches(_plain(heading), _KNOWN, 1, 0.5)
    return next(h for h in _KNOWN[near[0]].headings if _plain(h) == near[0]) if near else ""


def all_headings() -> str:
    """For a sentence."""
    return "、".join(f"{column.chinese} ({column.key})" for column in COLUMNS)
