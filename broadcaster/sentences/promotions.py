"""Vendors' promotions."""

from broadcaster.i18n import N_

SAY = {
    "promo.bad-month": N_("{found} is no month. Write it as 2026-12, or `this` or `last`."),
    "promo.cannot-write": N_("{file} cannot be written ({why}). Close it if it is open, check the folder and its rights, or give another name."),
    "promotions.backwards": N_("These times end ({end}) before they begin ({start}). Write the earlier time first; after midnight count on: 26:00."),
    "promotions.daily-max": N_("A spot is heard 1 to {high} times a day, in whole numbers; {found} is not possible. To stop it, end its dates; without a limit, delete the line."),
    "promotions.expired": N_("{title} was valid until {last} and is not heard any more. Write new dates, or delete it together with its file."),
    "promotions.folder": N_("{found} is a folder, and a spot is one file or one script. Write the path with its folder: promo/云杉家居-沙发节.ogg."),
    "promotions.heard-unknown": N_("What the promotions were heard this month could not be asked ({why}). Today's turns go by what is known on this machine (last told for {day}). Look after the store; tomorrow's turns go by the whole record again."),
    "promotions.missing": N_("{title}: {source} is not in the library. Add the file and run `broadcaster library scan`, or correct its name."),
    "promotions.never": N_("{title} is never heard: its times ({times}) and dates meet no rotation of the coming year. Change them, or the timetable's rotations."),
    "promotions.no-rotation": N_("{title} is never heard: no row of the timetable loops the folder {folder}. Add one (loop: {folder}), or move the file to a folder that is looped."),
    "promotions.no-script": N_("{found} is no script. Write say: scripts/… for a script, or play: for a sound file."),
    "promotions.no-sound": N_("This entry has nothing to sound. Add play: with a file under audio/, or say: with a script."),
    "promotions.no-vendor": N_("Whose script is it? Add vendor: with the vendor's name."),
    "promotions.not-kept": N_("{file} cannot be written ({why}), so a restart today may give the promotions other turns. Check the disk and the folder's rights."),
    "promotions.top-level": N_("The list begins with spots: at the start of a line, and each spot below it with a dash. Copy the shipped schedules/promotions.yaml and change it."),
    "promotions.twice": N_("{title} is listed a second time; the first is in line {line}. Delete one of them: a vendor's share is set by weight."),
    "promotions.uneven": N_("The spots of {vendor} weigh differently. The vendor has the share of the heaviest ({weight}), and its spots divide that by their weights. If that is meant, all is well."),
    "promotions.weight": N_("A weight is a whole number from 1 to {high}; {found} is not possible. To stop a spot, end its dates."),
}
