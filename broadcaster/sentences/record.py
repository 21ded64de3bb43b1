"""The record and its store."""

from broadcaster.i18n import N_

SAY = {
    "journal.disk-refused": N_("The disk took no record for {span} ({why}): {kept} entries waited in memory, {lost} were lost. Make room in {folder}."),
    "journal.rejected": N_("{count} lines of the record could not be read or kept; they are in {folder}/journal.rejected.jsonl. A line cut off by a crash is normal, more are not."),
    "journal.unreadable": N_("The spool in {folder} cannot be read ({why}); what waits there is missing below. Give your account the right to read it."),
    "log.no-chinese-font": N_("No font with Chinese characters was found, so the picture shows boxes. Install one: apt install fonts-wqy-microhei."),
    "log.no-timetable": N_("{file} cannot be used (see `broadcaster check`); times are shown in this machine's zone."),
    "log.picture-kind": N_("{file} names no kind of picture. End it in .png, .svg or .pdf."),
    "log.picture-unwritten": N_("The picture cannot be written to {file} ({why}). Choose another place."),
    "store.away": N_("The store does not answer ({why}). The programme goes on and its record waits in the spool; see that the store can be reached and written."),
    "store.back": N_("The store answers again after {span}; {entries} waiting entries were brought to it."),
    "store.bad-url": N_("{url} is no store this program knows. Write sqlite:////path/to/file or postgresql://user@host/name, or leave `store` empty."),
    "store.newer": N_("The store is at version {found}, this program knows up to {known}. Install the newer program, or restore the copy made before the upgrade."),
}
