"""What cannot be aired is refused with its own reason; what only looks strange is not."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import av
import numpy as np
import pytest

from broadcaster.content.shelf import shown
from broadcaster.sentences import SAY, say
from tests.library.conftest import Mall
from tests.library.sounds import KINDS, Spoil, clicked, tone, write, write_float_wav, write_picture


def refusal(mall: Mall) -> str:
    (code,) = mall.refusals().values()
    assert code in SAY
    return code


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file(mall: Mall, kind: str) -> None:
    (mall.audio / "light").mkdir()
    (mall.audio / f"light/a.{kind}").touch()
    assert refusal(mall) == "library.empty"


@pytest.mark.parametrize("kind", KINDS)
def test_garbage_under_a_good_name(mall: Mall, kind: str) -> None:
    (mall.audio / "light").mkdir()
    (mall.audio / f"light/a.{kind}").write_bytes(np.random.default_rng(5).bytes(60_000))
    assert refusal(mall) == "library.garbage"


@pytest.mark.parametrize("page", [b"<!DOCTYPE html><html>404</html>", b"\xef\xbb\xbf\n <HTML><body>Not found</body>"])
def test_a_web_page_under_a_good_name(mall: Mall, page: bytes) -> None:
    (mall.audio / "light").mkdir()
    (mall.audio / "light/a.mp3").write_bytes(page)
    assert refusal(mall) == "library.web-page"


@pytest.mark.parametrize("text", ["#EXTM3U\n#EXTINF:9,\nb.mp3\n", "ffconcat version 1.0\nfile b.mp3\n", "file:///etc/passwd\n"])
def test_a_playlist_opens_nothing(mall: Mall, text: str) -> None:
    write(mall.audio / "light/b.mp3", tone(3))
    (mall.audio / "light/a.mp3").write_text(text, encoding="utf-8")
    assert mall.refusals() == {"light/a.mp3": "library.garbage"}


def test_a_folder_with_the_name_of_a_file(mall: Mall) -> None:
    (mall.audio / "light/a.mp3").mkdir(parents=True)
    assert refusal(mall) == "library.not-a-file"


def test_a_pipe_with_the_name_of_a_file(mall: Mall) -> None:
    (mall.audio / "light").mkdir()
    os.mkfifo(mall.audio / "light/a.mp3")
    assert refusal(mall) == "library.not-a-file"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.4, 0.9])
def test_a_file_that_breaks_off(mall: Mall, kind: str, share: float) -> None:
    Spoil(write(mall.audio / f"light/a.{kind}", clicked(8))).cut_to(share)
    assert refusal(mall) == "library.truncated"


def test_a_streamable_mp4_that_breaks_off(mall: Mall) -> None:
    Spoil(write(mall.audio / "light/a.m4a", clicked(8), faststart=True)).cut_to(0.8)
    assert refusal(mall) == "library.truncated"


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"wav"}))
@pytest.mark.parametrize("kbps", [96, 192])
def test_a_hole_of_6_kb(mall: Mall, kind: str, kbps: int) -> None:
    Spoil(write(mall.audio / f"light/a.{kind}", clicked(12), kbps=kbps)).hole()
    assert refusal(mall) == "library.damaged"


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"wav"}))
def test_6_kb_that_went_missing(mall: Mall, kind: str) -> None:
    Spoil(write(mall.audio / f"light/a.{kind}", clicked(12))).lift()
    assert refusal(mall) in {"library.damaged", "library.truncated"}


def test_an_mp3_without_a_length_of_its_own_is_still_judged_by_its_frames(mall: Mall) -> None:
    file = write(mall.audio / "light/a.mp3", clicked(12))
    file.write_bytes(file.read_bytes()[1000:])
    assert mall.refusals() == {}
    Spoil(file).hole()
    assert refusal(mall) == "library.damaged"


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_second_is_no_item(mall: Mall, kind: str) -> None:
    write(mall.audio / f"light/a.{kind}", tone(0.5))
    assert refusal(mall) == "library.short"


def test_half_a_second_in_much_silence_is_no_item_either(mall: Mall) -> None:
    silence = np.zeros((96_000, 2), np.float32)
    write(mall.audio / "light/a.flac", np.concatenate([silence, tone(0.6), silence]))
    assert refusal(mall) == "library.short"


@pytest.mark.parametrize("kind", KINDS)
def test_silence_from_end_to_end(mall: Mall, kind: str) -> None:
    write(mall.audio / f"light/a.{kind}", np.zeros((3 * 48_000, 2), np.float32))
    assert refusal(mall) == "library.silent"


def test_a_picture(mall: Mall) -> None:
    (write_picture(mall.audio / "light/a.jpg")).rename(mall.audio / "light/a.mp3")
    assert refusal(mall) == "library.no-sound-track"


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_values_that_are_no_numbers(mall: Mall, value: float) -> None:
    sound = tone(3)
    sound[70_000] = value
    write_float_wav(mall.audio / "light/a.wav", sound)
    assert refusal(mall) == "library.not-numbers"


def test_a_link_to_nothing(mall: Mall) -> None:
    (mall.audio / "light").mkdir()
    (mall.audio / "light/a.mp3").symlink_to("gone.mp3")
    assert refusal(mall) == "library.broken-link"


def test_a_name_that_is_no_text(mall: Mall) -> None:
    write(mall.audio / "light/a.flac", tone(2)).rename(mall.audio / "light" / os.fsdecode(b"\xb0\xa1.flac"))
    assert refusal(mall) == "library.bad-name"


def test_what_is_no_sound_format_is_only_noted(mall: Mall) -> None:
    (mall.audio / "light").mkdir()
    (mall.audio / "light/list.xlsx").write_bytes(b"x")
    found = mall.scan()
    assert [p.code for p in found.problems] == ["library.unknown-kind"]
    assert not found.refused


def test_a_file_outside_any_folder_is_only_noted(mall: Mall) -> None:
    write(mall.audio / "a.mp3", tone(2))
    assert mall.refusals() == {"a.mp3": "library.no-folder"}


def test_hidden_files_notes_and_unfinished_downloads_are_passed_over(mall: Mall) -> None:
    write(mall.audio / "light/a.mp3", tone(2))
    for name in (".a.mp3", "a.mp3.part", "README.md", "notes.txt", ".git/x.mp3"):
        (mall.audio / "light" / name).parent.mkdir(exist_ok=True)
        (mall.audio / "light" / name).write_bytes(b"x")
    assert mall.refusals() == {}
    assert list(mall.scan().library) == ["light/a.mp3"]


@pytest.mark.parametrize(("name", "kind"), [("a.mp3", "ogg"), ("a.wav", "m4a"), ("a.ogg", "mp3"), ("a.flac", "opus"), ("A.MP3", "wav")])
def test_a_wrong_ending_on_good_sound_is_fine(mall: Mall, name: str, kind: str) -> None:
    write(mall.audio / "light" / name, tone(3), kind=kind)
    assert mall.refusals() == {}
    assert mall.scan().library[f"light/{name}"].frames == 3 * 48_000


@pytest.mark.parametrize("name", ["a\nb.mp3", 'it\'s "good".mp3', "🎵 歌.mp3", " [bold]x[-].mp3", "%d.mp3", "-rf.mp3", "http:x.mp3"])
def test_strange_names_are_fine(mall: Mall, name: str) -> None:
    write(mall.audio / "light/x.mp3", tone(2)).rename(mall.audio / "light" / name)
    assert mall.refusals() == {}
    assert list(mall.scan().library) == [f"light/{name}"]


def test_a_strange_name_stays_on_its_line_in_a_sentence(mall: Mall) -> None:
    (mall.audio / "light").mkdir()
    (mall.audio / "light/a\nb\x1b[31m.mp3").touch()
    (problem,) = mall.scan().problems
    assert "\n" not in say(problem)
    assert "\x1b" not in say(problem)
    assert shown("歌 a.mp3") == "歌 a.mp3"


def test_a_cover_picture_inside_a_song_is_fine(mall: Mall) -> None:
    picture = write_picture(mall.home / "cover.jpg").read_bytes()
    song = write(mall.audio / "light/a.mp3", tone(3)).read_bytes()
    body = b"\x00image/jpeg\x00\x03\x00" + picture
    frame = b"APIC" + len(body).to_bytes(4, "big") + b"\x00\x00" + body
    size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    (mall.audio / "light/a.mp3").write_bytes(b"ID3\x03\x00\x00" + size + frame + song[song.index(b"\xff\xfb") :])
    with av.open(str(mall.audio / "light/a.mp3")) as opened:
        assert len(opened.streams.video) == 1
    assert mall.refusals() == {}
    assert mall.scan().library["light/a.mp3"].frames == 3 * 48_000


def test_tags_at_the_end_of_a_song_are_fine(mall: Mall) -> None:
    file = write(mall.audio / "light/a.mp3", tone(3))
    file.write_bytes(file.read_bytes() + b"TAG" + bytes(125))
    assert mall.refusals() == {}


def test_a_file_the_account_may_not_read(mall: Mall) -> None:
    """As another account when the tests run as root, who may read everything."""
    with tempfile.TemporaryDirectory() as folder:
        other = Mall(Path(folder))
        Path(folder).chmod(0o777)
        write(other.audio / "light/a.mp3", tone(2)).chmod(0)
        code = (
            "import os, sys\n"
            "from pathlib import Path\n"
            "from broadcaster.content.shelf import walk\n"
            "os.getuid() or os.setuid(65534)\n"
            "print([p.code for p in walk(Path(sys.argv[1]))[1]])\n"
        )
        done = subprocess.run([sys.executable, "-c", code, str(other.audio)], capture_output=True, text=True, check=True, timeout=60)
        assert done.stdout.strip() == "['library.unreadable']"


def test_no_audio_folder_is_a_fault_with_a_sentence(tmp_path: Path) -> None:
    from broadcaster.faults import Fault

    with pytest.raises(Fault) as caught:
        Mall(tmp_path).scan()
    assert [p.code for p in caught.value.problems] == ["library.no-such-folder"]
