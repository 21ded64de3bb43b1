"""The natural voice: Kokoro-82M by onnxruntime, from packages and package data alone. Optional: `broadcaster[neural]`."""

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broadcaster.voices.catalogue import KOKORO, MODEL_PARTS, NATURAL, missing
from broadcaster.voices.espeak import NoEspeak
from broadcaster.voices.hanzi import Unread
from broadcaster.voices.phonemes import Piece, pieces
from broadcaster.voices.port import Unspoken, Words
from broadcaster.voices.trim import trimmed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

RATE_HZ = 24_000
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
_SHIPPED = files("broadcaster.voices") / "data"
_STYLES, _STYLE = 510, 256
_NORMAL_SPEED = 0.95
"""Of the model's own; in a large room a little slower is clearer."""


class KokoroVoice:
    """One of the shipped voices; all of a process share the model (0.35 GB, more while it speaks)."""

    def __init__(self, voice: str) -> None:
        """Raises `Unspoken` when the voice is not one, or its packages are not here."""
        self._name = f"{KOKORO}/{voice}"
        if voice not in NATURAL:
            raise Unspoken("voices.no-such-voice", {"voice": self._name, "known": ", ".join(f"{KOKORO}/{v}" for v in NATURAL)})
        if missing(KOKORO):
            raise Unspoken("voices.not-installed", {"voice": self._name, "missing": ", ".join(missing(KOKORO))})
        self._style = np.frombuffer((_SHIPPED / f"{voice}.bin").read_bytes(), "<f4").reshape(_STYLES, 1, _STYLE)

    def say(self, text: str, rate: float) -> Words:
        """As the port says; bit-identical on each repeat, since one thread computes."""
        try:
            said = pieces(text)
        except Unread as unread:
            raise Unspoken("voices.unreadable", {"voice": self._name, "signs": unread.signs}) from unread
        except NoEspeak as refusal:
            raise Unspoken("voices.failed", {"voice": self._name, "reason": str(refusal)}) from refusal
        if not said:
            raise Unspoken("voices.no-words")
        session = _session()
        parts = [part for piece in said for part in (self._piece(session, piece, rate), np.zeros(int(piece.pause_s * RATE_HZ), np.float32))]
        return Words(np.concatenate(parts[:-1]), RATE_HZ)

    def _piece(self, session: "InferenceSession", piece: Piece, rate: float) -> NDArray[np.float32]:
        ids = [_vocabulary()[c] for c in piece.letters if c in _vocabulary()]
        speed = np.array([_NORMAL_SPEED * rate], np.float32)
        given = {"tokens": np.array([[0, *ids, 0]], np.int64), "style": self._style[len(ids) - 1], "speed": speed}
        try:
            raw = session.run(None, given)[0]
        except Exception as refusal:  # onnxruntime's own exceptions share no other parent
            raise Unspoken("voices.failed", {"voice": self._name, "reason": str(refusal).partition("\n")[0]}) from refusal
        return trimmed(np.asarray(raw, np.float32).ravel(), RATE_HZ)


@cache
def _vocabulary() -> dict[str, int]:
    return {str(letter): int(number) for letter, number in json.loads((_SHIPPED / "vocabulary.json").read_bytes())["vocab"].items()}


@cache
def _session() -> "InferenceSession":
    """The model, put together from its packages and checked each time: nothing is kept on disk that could go stale or break."""
    import onnxruntime

    model = b"".join((files(part) / "part.bin").read_bytes() for part in MODEL_PARTS)
    if sha256(model).hexdigest() != MODEL_SHA256:
        raise Unspoken("voices.model-damaged", {"packages": " ".join(p.replace("_", "-") for p in MODEL_PARTS)})
    options = onnxruntime.SessionOptions()
    # One core is the mixer's. More threads would also make the sound depend on their number.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
