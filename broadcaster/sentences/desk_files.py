"""The service desk: files in and out, paper."""

from broadcaster.i18n import N_

SAY = {
    "desk.file-again": N_("This file was imported on {at} by {by} already ({rows} rows). If that is meant, add --again."),
    "desk.file-broken": N_("{file} cannot be read as {kind} ({why}). Save it anew."),
    "desk.file-column-twice": N_("The column {field} stands there twice. Remove one."),
    "desk.file-column-unknown": N_("The column “{heading}” belongs to no field of this book. Rename or remove it; there are: {known}."),
    "desk.file-empty": N_("{file} has no rows. The first line names the columns, each further one is a row."),
    "desk.file-encoding": N_("{file} is neither UTF-8 nor GB18030. Save it as UTF-8."),
    "desk.file-formula": N_("There is a formula in the cell. Put its value in its place (copy, then paste values only)."),
    "desk.file-full": N_("A sheet has no room for so many rows: {file} cannot hold them. Write .csv, or less at a time (--since, --until)."),
    "desk.file-kind": N_("{file} is of no kind that can be read. Use .csv, .xlsx or .json (an .xls has to be saved as .xlsx)."),
    "desk.file-large": N_("{file} is larger than {limit} MB. Make it smaller."),
    "desk.file-no-column": N_("The column {field} is missing, and rows cannot do without it. `desk {book} blank` makes a form with all columns."),
    "desk.file-number-known": N_("{number} is in the book already. Remove the row, or amend that one."),
    "desk.file-row-shape": N_("The row has {found} cells where the headings have {wanted}. Correct its commas or quotes."),
    "desk.file-row-twice": N_("The row is the same as row {line}. Remove one."),
    "desk.file-unreadable": N_("{file} cannot be read ({why}). Check the name and the rights."),
    "desk.file-unwritten": N_("{file} cannot be written ({why}). Choose another place."),
    "desk.no-font": N_("No font with Chinese characters was found for the paper. Install one: apt install fonts-wqy-microhei."),
}
