"""What is said, put together."""

from broadcaster.i18n import N_

SAY = {
    "words.no-script": N_("There is no script {script} that can be used. See: broadcaster script check."),
    "words.not-rendered": N_("“{title}” has not been made into sound yet; what its script names as fallback airs until then. Run: broadcaster prepare."),
    "words.not-valid": N_("“{title}” may not air on {date}. Change the dates under valid in its script, or take it out of the timetable."),
    "words.other-voice": N_("“{title}” is spoken by {voice} in place of {wanted}. Install the wanted voice, or leave it so."),
}
