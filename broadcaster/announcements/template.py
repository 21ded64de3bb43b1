"""A file to fill in, with the columns' headings, examples and notes in the reader's language.

The examples lie on the next weekend that is at least a week away: added as they are they can be seen in the queue, and nothing of
them airs before somebody approves it.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from broadcaster.announcements.columns import CHOSEN, COLUMNS, Column
from broadcaster.announcements.sheet import ENDINGS
from broadcaster.faults import Exit, fault
from broadcaster.i18n import N_, _, language

ROWS = 500
"""Rows the drop-downs reach down to."""
NOTES = {
    "event": N_("The event's name. Texts of one event take turns."),
    "title": N_("What the record calls it. Empty: the event's name."),
    "kind": N_("event makes its dates event days, notice does not. Empty: event."),
    "dates": N_("One date, or first..last; several with commas between."),
    "windows": N_("From..to; the first read is at the start, none at the end. Empty: 10:00..12:00, 14:00..17:00."),
    "at": N_("Exact times, in place of windows."),
    "every": N_("From one read to the next. Empty: 30m."),
    "reads": N_("How often it is read each time. Empty: 2, for a notice 1."),
    "text": N_("What is read out, as written. Either this or a script."),
    "script": N_("A script's name in place of a text, such as scripts/zh_CN/…"),
    "fields": N_("What stands in the script's blanks: name=value; name=value"),
    "priority": N_("1 to 9; of what is due together the lower is read first. Empty: 5."),
    "zone": N_("The loudspeakers' zone. Empty: the whole mall."),
    "valid_to": N_("The last date it may be read."),
    "contact": N_("Whom to ask about it."),
}
"""What to write into each column."""
Example = Mapping[str, str]
_EXAMPLES: tuple[Mapping[str, str], ...] = (
    {
        "event": N_("Home Festival"),
        "title": N_("Opening"),
        "text": N_("Dear customers, the Home Festival is on today and tomorrow. Collect stamps in five shops and choose a gift."),
    },
    {
        "event": N_("Home Festival"),
        "title": N_("Prize draw"),
        "text": N_("Every receipt over 1,000 yuan takes part in the prize draw in the first-floor hall at four o'clock."),
        "windows": "14:00..16:00",
    },
    {
        "kind": "notice",
        "title": N_("Free measuring"),
        "text": N_("A reminder: free measuring at your home can be booked at the service desk today."),
        "at": "11:10, 15:40",
        "reads": "1",
    },
)


def write(file: Path, today: date) -> None:
    """Write a template, never over a file. Raises `Fault`: `queue.unknown-ending`, `queue.template-exists`, `queue.template-unwritten`."""
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise fault("queue.unknown-ending", Exit.USAGE, found=file.suffix or file.name, known=", ".join(ENDINGS))
    filled = Template.of(today)
    made = filled.xlsx() if ending == ".xlsx" else filled.csv() if ending == ".csv" else filled.yaml()
    try:
        with file.open("xb") as opened:
            opened.write(made)
    except FileExistsError:
        raise fault("queue.template-exists", file=file) from None
    except (OSError, ValueError) as failure:
        raise fault("queue.template-unwritten", file=file, why=getattr(failure, "strerror", None) or failure) from None


@dataclass(frozen=True, slots=True)
class Template:
    """Headings, rows and notes, before they take a file's form."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    """As wide as the headings."""
    notes: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, today: date) -> "Template":
        """In the reader's language."""
        rows = [[_told(column, example, today) for column in COLUMNS] for example in _EXAMPLES]
        notes = [(heading(column), _(NOTES[column.key])) for column in COLUMNS]
        return cls([name for name, _note in notes], rows, notes)

    def csv(self) -> bytes:
        """UTF-8 with the mark that Excel knows it by."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows([self.headings, *self.rows])
        return b"\xef\xbb\xbf" + text.getvalue().encode()

    def yaml(self) -> bytes:
        """What the columns are in comments, then each example."""
        lines = [f"# {c.key} ({c.chinese}): {note}" for c, (_name, note) in zip(COLUMNS, self.notes, strict=True)]
        lines += ["", "announcements:"]
        for row in self.rows:
            filled = [(c.key, value) for c, value in zip(COLUMNS, row, strict=True) if value]
            lines += [f"{'  - ' if number == 0 else '    '}{key}: {_quoted(value)}" for number, (key, value) in enumerate(filled)]
            lines.append("")
        return "\n".join(lines).encode()

    def xlsx(self) -> bytes:
        """Two sheets: the rows with drop-downs, and the notes."""
        from xlsxwriter import Workbook

        packed = io.BytesIO()
        book = Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
        # as text, so that Excel makes no date of `10:00..12:00` and no formula of anything
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(_("Announcements"))
        sheet.write_row(0, 0, self.headings, bold)
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(COLUMNS):
            sheet.set_column(number, number, column.width, text)
            if column.choices:
                sheet.data_validation(1, number, ROWS, number, _dropdown(column))
            sheet.write_comment(0, number, _(NOTES[column.key]))
        for number, row in enumerate(self.rows, start=1):
            for at, value in enumerate(row):
                if value:
                    sheet.write_string(number, at, value, text)
        notes = book.add_worksheet(_("How to fill this in"))
        notes.set_column(0, 0, 16)
        notes.set_column(1, 1, 100)
        for number, pair in enumerate(self.notes):
            notes.write_row(number, 0, pair)
        book.close()
        return packed.getvalue()


def heading(column: Column) -> str:
    """A column as a reader of this language calls it."""
    return column.key.replace("_", " ") if language() == "en" else column.chinese


def _told(column: Column, example: Example, today: date) -> str:
    if column.key == "dates":
        saturday = today + timedelta(days=7 + (5 - today.weekday()) % 7)
        return f"{saturday}..{saturday + timedelta(days=1)}" if example.get("event") else str(saturday)
    written = example.get(column.key, "")
    if column.key == "kind":
        return _kind(written or "event")
    return _(written) if written else ""


def _kind(written: str) -> str:
    return written if language() == "en" else CHOSEN[written]


def _dropdown(column: Column) -> dict[str, object]:
    choices = [_kind(choice) if column.key == "kind" else choice for choice in column.choices]
    told = {"input_title": heading(column), "input_message": _(NOTES[column.key]), "error_type": "warning"}
    return {"validate": "list", "source": choices, **told}


def _quoted(value: str) -> str:
    """A YAML scalar: quoted where a plain one would be read as something else."""
    plain = not any(sign in value for sign in ":#'\"{}[],&*!|>%@`\n") and value == value.strip()
    return value if plain else "'" + value.replace("'", "''") + "'"
