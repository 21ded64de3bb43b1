"""The almanac, and the mall's own holidays file."""

from broadcaster.i18n import N_

SAY = {
    "almanac.changed": N_("{library} says other things than {before} did (before/now): {days}. Compare with the State Council's notice; what is wrong, write in schedules/holidays.yaml under years."),
    "almanac.held": N_("{date}: {library} now says {after}, but {before} was decided before and still holds. If the new answer is wrong, write the day in this file under years; else do nothing, it holds from two weeks on."),
    "almanac.library-broken": N_("The calendar of {library} cannot be used ({why}). What was kept on disk holds; install the program again, or write coming days off in schedules/holidays.yaml under years."),
    "almanac.not-kept": N_("The calendar could not be kept in {file} ({why}). Free some disk space, or give the right to write there."),
    "almanac.unpublished": N_("The days off of {year} are not known ({library} does not have them). When the State Council's notice is out, update the program, or write it here under years: {year}: with off and working. Until then only the days fixed by law are holidays."),
    "almanac.unreadable": N_("{file} cannot be read ({why}), so the calendar is made anew from the library. Nothing needs to be done; if this comes again, check the disk."),
    "holidays.binary": N_("This is no text (it holds bytes no editor writes). Restore the file from its last copy."),
    "holidays.differs": N_("{year} is written here by hand and stands in place of what {library} has, and they differ (here/there): {days}. Correct the days here, or delete the entry."),
    "holidays.documents": N_("A second document begins here (---). Delete that line."),
    "holidays.empty": N_("Nothing is written in this file, so the public calendar holds as it is. That is fine; how to add days is shown in docs/holidays.md."),
    "holidays.kind": N_("{kind} is no kind of day of its own. Choose another name, such as event; for greetings write holiday: yes."),
    "holidays.lacks": N_("{date} ({name}) is a day off by law, but is not among the days of {year} written here. Compare with the State Council's notice and add it under off."),
    "holidays.long-range": N_("{found} are {days} days, more than any festival has. Check the years of both ends."),
    "holidays.lunar": N_("{found} is no lunar date. Write month-day, such as 1-15, or 正月十五."),
    "holidays.month-day": N_("{found} is no month and day. Write for example 12-25; for dates of one year write dates: 2027-12-25."),
    "holidays.no-days": N_("“{name}” does not say when. Add dates (2027-08-18), every (12-25) or lunar (1-15)."),
    "holidays.no-file": N_("There is no file with the mall's own holidays, so the public calendar holds as it is. To add or drop days, copy schedules/holidays.yaml from the program's folder."),
    "holidays.not-a-weekend": N_("{date} is no Saturday or Sunday, so it is worked anyway. Correct the date, or delete it."),
    "holidays.not-needed": N_("{library} has {year} too now, and says the same. This entry may be deleted."),
    "holidays.off-and-working": N_("{date} is off ({name}) and worked at once. Delete it in one of the two."),
    "holidays.open-range": N_("{found} has no end. Write both ends, such as 2027-08-18..2027-08-20."),
    "holidays.other-year": N_("{date} is not in {year}. Correct the year, or move the day to the year it is in."),
    "holidays.too-big": N_("The file has more than {limit} MB. Give the right file."),
    "holidays.top-level": N_("The file begins with its keys (years:, add:, drop:, rename:), each at the start of a line. Copy schedules/holidays.yaml from the program's folder and change it."),
    "holidays.twice": N_("{date} belongs to {one} and to {other}. Keep it in one of them."),
    "holidays.unknown-festival": N_("{found} is no festival of the calendar. Did you mean {known}? A festival of your own is written under add first."),
    "holidays.want-entry": N_("This needs keys of its own. Write each on a line below it, indented, with its colon: name: … for a festival, off: … for a year."),
    "holidays.year": N_("{found} is no year. Write for example 2027."),
}
