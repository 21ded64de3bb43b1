"""A planned day."""

from broadcaster.i18n import N_

SAY = {
    "plan.bad-date": N_("{found} is no date. Write it as 2026-12-05, or today, tomorrow, +3 (in three days)."),
    "plan.empty-folder": N_("{title}: the folder {folder} has nothing to play. Put sound files into it and run `broadcaster library scan`."),
    "plan.gap": N_("Nobody is on air from {start} to {end} ({length}): silence. If you want music there, name a `fill` and set `fill_gaps: yes`."),
    "plan.missed": N_("{title}, due at {due}, cannot start within {tolerance}: {lost_to} is being said. Move one of them or raise its tolerance."),
    "plan.missing-clip": N_("{title}: {source} is not in the library. Add the file and run `broadcaster library scan`, or correct its name."),
    "plan.no-time": N_("{title} has no time on this date: its end is not after its start. Correct its times (02:00 of the next day is 26:00)."),
    "plan.over-long": N_("{title} is said until {end}, {by} past its slot. Shorten the words or lengthen the slot."),
    "plan.overlap": N_("{title} gives way to {other} from {start} to {end}. If that is not what you want, move one of them."),
    "plan.stated-length": N_("{title} is stated as {stated} long, its slot is {slot}: clock times win. Correct `length` or the times."),
    "plan.stood-by": N_("{title} makes room: the queued announcement “{other}” is due in its place."),
    "plan.time-doubled": N_("{title}: the clock shows {time} twice on this date; the first time counts. Choose another time if that is wrong."),
    "plan.time-skipped": N_("{title}: the clock skips {time} on this date; {moved} takes its place. Choose another time if that is wrong."),
}
