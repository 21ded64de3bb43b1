"""The columns of the queue's files, declared once: reading, headings, templates and their notes all follow from here. PURE.

To add a column: a field in `model.py`, a line here, and its column in the store.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from broadcaster.announcements import values
from broadcaster.i18n import N_
from broadcaster.timetable import words


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or one key of a YAML file."""

    key: str
    """Its heading in English, and in YAML with `_` for a space."""
    chinese: str
    read: Callable[[object], Any]
    note: str
    """What to write there, marked for translation."""
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
    Column("event", "活动", values.word, N_("The event's name. Texts of one event take turns."), ("活动名称",)),
    Column("title", "标题", values.word, N_("What the record calls it. Empty: the event's name."), ("名称", "name"), width=16),
    Column(
        "kind",
        "类别",
        values.kind,
        N_("event makes its dates event days, notice does not. Empty: event."),
        ("类型", "type"),
        width=9,
        choices=("event", "notice"),
    ),
    Column("dates", "日期", values.dates, N_("One date, or first..last; several with commas between."), ("date",), many=True, width=24),
    Column(
        "windows",
        "时段",
        values.windows,
        N_("From..to; the first read is at the start, none at the end. Empty: 10:00..12:00, 14:00..17:00."),
        ("window", "播出时段"),
        many=True,
        width=28,
    ),
    Column("at", "时间", values.times, N_("Exact times, in place of windows."), ("time", "times", "播出时间"), many=True, width=14),
    Column("every", "间隔", values.every, N_("From one read to the next. Empty: 30m."), ("interval",), width=9),
    Column("reads", "遍数", values.reads, N_("How often it is read each time. Empty: 2, for a notice 1."), ("播报遍数",), width=7),
    Column("text", "内容", values.prose, N_("What is read out, as written. Either this or a script."), ("广播内容", "文本"), width=60),
    Column("script", "稿件", values.script, N_("A script's name in place of a text, such as scripts/zh_CN/…"), width=22),
    Column("fields", "填空", values.fields, N_("What stands in the script's blanks: name=value; name=value"), ("blanks",), width=22),
    Column(
        "priority",
        "优先级",
        values.priority,
        N_("1 to 9; of what is due together the lower is read first. Empty: 5."),
        width=8,
        choices=tuple(map(str, values.PRIORITIES)),
    ),
    Column("zone", "区域", values.word, N_("The loudspeakers' zone. Empty: the whole mall."), width=10),
    Column("valid_to", "有效期至", values.day, N_("The last date it may be read."), ("valid until", "有效期"), width=12),
    Column("contact", "联系人", values.word, N_("Whom to ask about it."), ("联系电话",), width=16),
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
    near = get_close_matches(_plain(heading), _KNOWN, 1, 0.6)
    return next(h for h in _KNOWN[near[0]].headings if _plain(h) == near[0]) if near else ""


def all_headings() -> str:
    """For a sentence."""
    return "、".join(f"{column.chinese} ({column.key})" for column in COLUMNS)
