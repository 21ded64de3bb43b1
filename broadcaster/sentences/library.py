"""Audio files."""

from broadcaster.i18n import N_

SAY = {
    "library.bad-name": N_("The name of {file} is not valid text (UTF-8). Rename it."),
    "library.broken-link": N_("{file} is a link to a file that is not there. Put the file itself in its place."),
    "library.cache": N_("Masters cannot be written to {folder} ({reason}). Free some space there, or give the right to write."),
    "library.changing": N_("{file} is still being copied. Scan again when it is complete."),
    "library.damaged": N_("{file} is damaged: a part of its sound is missing. Copy or export it again."),
    "library.decoder-died": N_("{file} crashes the decoder. Export it again, best as WAV or FLAC."),
    "library.empty": N_("{file} is empty (zero bytes). Copy it again."),
    "library.garbage": N_("{file} is not a sound file, whatever its name says. Export or copy it again."),
    "library.index-broken": N_("The index of the library is damaged or of another version. Run `broadcaster library scan`."),
    "library.master-gone": N_("The master of {file} is missing or damaged in the cache. Run `broadcaster library scan`."),
    "library.never-scanned": N_("The library has not been scanned yet. Run `broadcaster library scan`."),
    "library.no-folder": N_("{file} lies in no folder and is left out. Move it into one, such as english or promo."),
    "library.no-sound-track": N_("{file} is a picture or a film without sound. Put a sound file in its place."),
    "library.no-such-folder": N_("The audio folder {folder} cannot be opened ({reason}). Make it, or set `audio` to the right one."),
    "library.not-a-file": N_("{file} is a folder or a device, not a sound file. Rename it without the ending."),
    "library.not-numbers": N_("{file} contains values that are not sound (NaN or infinity). Export it again."),
    "library.scanning": N_("Another scan of the library is running. Wait until it is done."),
    "library.short": N_("{file} sounds for {heard} s only; under {shortest} s nothing is aired. Check the export, or make it longer."),
    "library.silent": N_("{file} is silent from end to end. Check the export."),
    "library.softer": N_("{file} stays {by} LU softer than the others, because its peaks allow no more. Compress it, or leave it so."),
    "library.truncated": N_("{file} breaks off: its end is missing. Copy or export it again."),
    "library.unknown-kind": N_("{file} is left out: it has none of the known endings ({known}). Convert it, or move it elsewhere."),
    "library.unreadable": N_("{file} cannot be read ({reason}). Give the broadcaster's account the right to read it."),
    "library.unscanned": N_("{count} files of the library are new, changed or gone. Run `broadcaster library scan`."),
    "library.vanished": N_("{file} disappeared during the scan. Scan again when it is back."),
    "library.web-page": N_("{file} is a web page, not sound: its download failed. Download it again."),
}
