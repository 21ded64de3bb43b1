"""Which adapter speaks for a voice's name: the one place that names them. It stands in the studio's own process, not in `wiring`."""

from functools import cache

from broadcaster.voices.catalogue import KOKORO, PYTTSX, Name, known, missing
from broadcaster.voices.port import Unspoken, Voice


@cache
def voice(name: str) -> Voice:
    """The voice of a name such as `kokoro/zf_xiaoxiao`. Raises `Unspoken`: no such voice, or its engine is not installed here."""
    wanted = Name.of(name)
    if not wanted.known:
        raise Unspoken("voices.no-such-voice", {"voice": name, "known": ", ".join(known())})
    if lacking := missing(wanted.engine):
        raise Unspoken("voices.not-installed", {"voice": name, "missing": ", ".join(lacking)})
    if wanted.engine == KOKORO:
        from broadcaster.voices.kokoro import KokoroVoice

        return KokoroVoice(wanted.voice)
    if wanted.engine == PYTTSX:
        from broadcaster.voices.pyttsx import PyttsxVoice

        return PyttsxVoice(wanted.voice)
    raise Unspoken("voices.no-such-voice", {"voice": name, "known": ", ".join(known())})
