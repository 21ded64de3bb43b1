"""Placeholder words by espeak-ng, in a child process: only the demo library's generator needs it.

The interpreter that renders must have `espeakng-loader` (PyPI; espeak-ng 1.52 with its voices, GPL-3) and `pyttsx3`.
"""

import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from tools.demo_music import RATE_HZ, Sound

VOICE = "sit/cmn"
# espeakng-loader must say where its voices are before the library loads, and pyttsx3 asks for the library by a fixed name.
# pyttsx3's runAndWait() returns before the words are rendered; the event says when they are.
_CHILD = """
import contextlib, ctypes, json, os, sys, threading
import espeakng_loader as loader
job = json.load(sys.stdin)
os.environ["ESPEAK_DATA_PATH"] = loader.get_data_path()
load = ctypes.LibraryLoader.LoadLibrary
ctypes.LibraryLoader.LoadLibrary = lambda self, name: load(self, loader.get_library_path() if "espeak" in str(name) else name)
from pyttsx3.drivers import _espeak
ctypes.LibraryLoader.LoadLibrary = load
import pyttsx3
with contextlib.redirect_stdout(sys.stderr):
    engine, done = pyttsx3.init("espeak"), threading.Event()
    engine.connect("finished-utterance", lambda name, completed: completed and done.set())
    engine.setProperty("voice", job["voice"])
    engine.setProperty("rate", job["rate"])
    engine.save_to_file(job["text"], job["out"])
    engine.runAndWait()
    done.wait(30) or sys.exit("no words came")
"""


def words(text: str, python: str, rate: int = 135) -> Sound:
    """`text` spoken, (frames,) at 48 kHz; `python` is the interpreter that has espeakng-loader."""
    import soundfile

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "words.wav"
        job = json.dumps({"text": text, "out": str(out), "voice": VOICE, "rate": rate})
        subprocess.run([python, "-c", _CHILD], input=job, text=True, check=True, timeout=60, capture_output=True)
        spoken, rate_hz = soundfile.read(out)
    at = np.arange(int(len(spoken) * RATE_HZ / rate_hz)) * rate_hz / RATE_HZ
    return np.asarray(np.interp(at, np.arange(len(spoken)), spoken))
