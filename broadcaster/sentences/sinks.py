"""Outputs of sound."""

from broadcaster.i18n import N_

SAY = {
    "sink.back": N_("The sound is back after {detail} s."),
    "sink.captured-failed": N_("A sound server of our own could not be started. Its last words stand in {log}."),
    "sink.deaf": N_("What the output plays cannot be listened to, so it is not checked. Run: apt install pulseaudio-utils."),
    "sink.file-failed": N_("The sound could not be written to a file ({detail}). Free some disk space."),
    "sink.file-refused": N_("{file} cannot be written ({why}). Choose another place, or give the right to write there."),
    "sink.gap": N_("Nothing was heard for {detail} s, then the sound came back by itself. If this happens often, the computer is too busy: close other programs."),
    "sink.lost": N_("The output is gone ({detail}): the programme goes on unheard until it is back. Check the amplifier, its cable and the sound server."),
    "sink.no-libvlc": N_("libVLC cannot be started. Run: apt install libvlc5 libvlc-bin vlc-plugin-base."),
    "sink.no-output": N_("This machine has no sound output. Connect one, or use --output captured, null or wav:FILE."),
    "sink.no-pulseaudio": N_("PulseAudio is not installed. Run: apt install pulseaudio pulseaudio-utils."),
    "sink.no-server": N_("No sound server answers. Start PulseAudio or PipeWire for this user, or use --output captured, null or wav:FILE."),
    "sink.silent": N_("The programme is sent, but nothing is heard on {detail}. The output was opened anew; check its volume."),
    "sink.stuck": N_("The output {detail} took no more sound; it was opened anew. If this happens often, the computer is too busy: close other programs."),
    "sink.tampered": N_("Somebody muted, turned or moved the programme on {detail}; it was put right."),
    "sink.unknown-output": N_("There is no output called {name}. Choose one of: {known}."),
    "sink.unwatched": N_("Nothing comes from the monitor of {detail}: whether the programme is heard is not known until it does. Look at broadcaster status, and listen."),
    "sink.watched": N_("The output can be listened to again; what was heard in the {detail} s before is not known."),
}
