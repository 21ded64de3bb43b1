"""What a folder may hold: encodings, recordings, and what does not belong there."""

import os
from pathlib import Path

import pytest

from broadcaster.faults import Severity
from broadcaster.scripts.fill import fill
from broadcaster.scripts.reader import read
from broadcaster.sentences import say
from tests.scripts.conftest import placed, write

TEXT = "---\ntitle: 稿\nkind: reminder\n---\n您好。\n今天是{{ 日期 }}。\n"


def only(folder: Path, raw: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the reader's own pair
    """What the reader says of one file with these bytes."""
    (folder / "zh_CN/稿.txt").write_bytes(raw)
    scripts, problems = read(folder)
    return scripts.get("scripts/zh_CN/稿"), problems


@pytest.mark.parametrize("raw", [TEXT.encode("utf-8-sig"), TEXT.replace("\n", "\r\n").encode(), TEXT.replace("\n", "\r").encode()])
def test_a_byte_order_mark_and_any_line_end_change_nothing(folder: Path, raw: bytes) -> None:
    found, problems = only(folder, raw)
    assert problems == ()
    assert (found.text_line, fill(found, {"日期": "今天"})) == (5, "您好。\n今天是今天。")
    assert found.digest == only(folder, TEXT.encode())[0].digest


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (TEXT.encode("gbk"), "file.gbk 2:8"),
        (TEXT.encode("utf-16"), "file.encoding 1:1"),
        (TEXT.encode() + b"\x00\x01", "scripts.binary 7:1"),
        (b"", "scripts.empty 1:1"),
        (b" \n\t\n", "scripts.empty 1:1"),
        (TEXT.encode() * 1000, "scripts.too-big 1:1"),
        ("\n您好。".encode(), "scripts.no-front 2:1"),
        ("title: 稿\nkind: reminder\n您好。".encode(), "scripts.no-front 1:1"),
        (b"\n---\ntitle: a\nkind: reminder\nHello.", "scripts.front-open 2:1"),
        (TEXT.encode() + "再见".encode("gbk"), "file.encoding 7:1"),
    ],
)
def test_a_file_that_is_no_script_is_refused_with_its_place(folder: Path, raw: bytes, place: str) -> None:
    found, problems = only(folder, raw)
    assert found is None
    assert placed(problems) == {place: 1}
    assert say(problems[0]).startswith(str(folder / "zh_CN/稿.txt:"))


def test_places_in_the_text_are_those_of_the_file(folder: Path) -> None:
    raw = "\r\n---\r\ntitle: 稿\r\nkind: reminder\r\n\r\n---\r\n\r\n您好，{{ 日朝 }}".encode("utf-8-sig")
    assert placed(only(folder, raw)[1]) == {"scripts.misspelt-blank 8:7": 1}


def test_a_script_is_named_by_its_path_and_speaks_its_folder_s_language(folder: Path) -> None:
    for name in ("zh_CN/欢迎语", "en/节日祝福/春节", "zh_CN/节日祝福/春节"):
        write(folder, name)
    scripts, problems = read(folder)
    assert problems == ()
    assert [(s.name, s.language) for s in scripts.values()] == [
        ("scripts/en/节日祝福/春节", "en"),
        ("scripts/zh_CN/欢迎语", "zh_CN"),
        ("scripts/zh_CN/节日祝福/春节", "zh_CN"),
    ]


def test_a_language_in_the_first_lines_outranks_the_folder_and_one_of_them_must_be_known(folder: Path) -> None:
    write(folder, "zh_CN/hello", language="en")
    write(folder, "稿")
    write(folder, "de/Hallo")
    write(folder, "de/Hello", language="en")
    scripts, problems = read(folder)
    assert {s.name: s.language for s in scripts.values()} == {"scripts/zh_CN/hello": "en", "scripts/de/Hello": "en"}
    assert [p.code for p in problems] == ["scripts.no-language", "scripts.no-language"]


def test_a_recording_beside_a_script_is_its_own_and_its_bytes_are_in_the_digest(folder: Path) -> None:
    write(folder, "zh_CN/欢迎语")
    plain = read(folder)[0]["scripts/zh_CN/欢迎语"]
    sound = folder / "zh_CN/欢迎语.WAV"
    sound.write_bytes(b"one")
    first = read(folder)[0]["scripts/zh_CN/欢迎语"]
    sound.write_bytes(b"two")
    second, problems = read(folder)[0]["scripts/zh_CN/欢迎语"], read(folder)[1]
    assert (plain.recording, first.recording, problems) == ("", "zh_CN/欢迎语.WAV", ())
    assert len({plain.digest, first.digest, second.digest}) == 3


def test_recordings_too_many_and_alone_are_named(folder: Path) -> None:
    write(folder, "zh_CN/欢迎语")
    for name in ("欢迎语.mp3", "欢迎语.wav", "别的.ogg"):
        (folder / "zh_CN" / name).write_bytes(b"sound")
    scripts, problems = read(folder)
    assert scripts["scripts/zh_CN/欢迎语"].recording == "zh_CN/欢迎语.mp3"
    assert {(p.code, p.severity, Path(p.at.file).name) for p in problems if p.at} == {
        ("scripts.lone-recording", Severity.WARNING, "别的.ogg"),
        ("scripts.several-recordings", Severity.WARNING, "欢迎语.wav"),
    }


def test_a_recording_that_cannot_be_read_holds_its_script_back(folder: Path) -> None:
    write(folder, "zh_CN/欢迎语")
    (folder / "zh_CN/欢迎语.wav").symlink_to(folder / "gone.wav")
    scripts, problems = read(folder)
    assert (len(scripts), [p.code for p in problems]) == (0, ["scripts.recording-unreadable"])


def test_what_is_no_script_is_named_or_passed_over(folder: Path) -> None:
    for name in ("稿.docx", "README.md", ".hidden.txt", "~$稿.docx", "稿.txt~", "稿.txt.bak"):
        (folder / "zh_CN" / name).write_text("x")
    (folder / "zh_CN/断.txt").symlink_to(folder / "nowhere")
    write(folder, "zh_CN/a:b")
    scripts, problems = read(folder)
    assert len(scripts) == 0
    assert {p.code for p in problems} == {"scripts.unknown-ending", "file.unreadable", "scripts.name"}


def test_two_files_of_one_name_are_one_too_many(folder: Path) -> None:
    write(folder, "zh_CN/稿").rename(folder / "zh_CN/稿.TXT")
    write(folder, "zh_CN/稿")
    scripts, problems = read(folder)
    assert (len(scripts), [p.code for p in problems]) == (1, ["scripts.twice"])


def test_a_name_that_is_no_text_is_named(folder: Path) -> None:
    with open(os.fsencode(folder) + b"/zh_CN/\xff.txt", "wb") as file:  # noqa: PTH123 - a name no Path can spell
        file.write(TEXT.encode())
    scripts, problems = read(folder)
    assert (len(scripts), [p.code for p in problems]) == (0, ["library.bad-name"])
    assert say(problems[0]).isprintable()


def test_a_folder_linked_into_itself_is_entered_once(folder: Path) -> None:
    write(folder, "zh_CN/稿")
    (folder / "zh_CN/again").symlink_to(folder)
    assert [p.code for p in read(folder)[1]] == []
    assert len(read(folder)[0]) == 1


def test_no_folder_is_one_problem(tmp_path: Path) -> None:
    scripts, problems = read(tmp_path / "nowhere")
    assert (len(scripts), [p.code for p in problems]) == (0, ["scripts.no-folder"])
