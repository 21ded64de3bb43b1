"""Files that are no timetable at all, and what ordinary editors do to one: a sentence each, never a traceback."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadcaster.faults import Fault
from broadcaster.sentences import SAY, say
from broadcaster.timetable.reader import problems, read
from tests.timetable.conftest import SAMPLES, placed

SHIPPED = Path("schedules/mall.yaml")
GOOD = SAMPLES / "good" / "every-key.yaml"


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"", "file.empty 1:1"),
        (b"\n  \n# nothing but a comment\n", "file.empty 1:1"),
        (b"---\n", "file.empty 1:1"),
        (b"- a\n- b\n", "timetable.top-level 1:1"),
        ("mall: 红星国际家居\n".encode("gbk"), "file.gbk 1:7"),
        ("mall: x\n# 红星\n".encode("gb18030"), "file.gbk 2:3"),
        ("mall: 红星\n".encode("utf-16"), "file.encoding 1:1"),
        (b"mall: caf\xe9\n", "file.encoding 1:10"),
        (b"mall: x\nb: \x00\x01", "file.binary 2:4"),
        (bytes(range(256)) * 8, "file.binary 2:118"),
        (b"[" * 1_200, "file.too-deep 1:1"),
        (b" " * 1_000_001, "file.too-big 1:1"),
    ],
)
def test_what_is_no_timetable_gets_one_sentence(tmp_path: Path, raw: bytes, place: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    timetable, found = problems(path)
    assert timetable is None
    assert len(found) == 1
    assert placed(found).keys() == {place}
    assert say(found[0]).startswith(f"{path}:")


def test_a_folder_and_a_file_that_is_not_there_say_so(tmp_path: Path) -> None:
    assert placed(problems(tmp_path)[1]).keys() == {"file.directory 1:1"}
    assert placed(problems(tmp_path / "none.yaml")[1]).keys() == {"file.no-file 1:1"}
    assert placed(problems(tmp_path / "a\0b")[1]).keys() == {"file.unreadable 1:1"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.touch(mode=0)
    assert placed(problems(path)[1]).keys() == {"file.unreadable 1:1"}


@pytest.mark.parametrize(
    "change", [lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: raw.rstrip(b"\n")]
)
def test_a_byte_order_mark_windows_line_ends_and_a_missing_last_one_change_nothing(tmp_path: Path, change: object) -> None:
    assert callable(change)
    path = tmp_path / "x.yaml"
    path.write_bytes(change(GOOD.read_bytes()))
    here, there = read(path), read(GOOD)
    assert [(r.title, r.at, r.mark.line) for r in here.rows] == [(r.title, r.at, r.mark.line) for r in there.rows]


def test_reading_a_bad_file_raises_every_problem_at_once() -> None:
    with pytest.raises(Fault) as raised:
        read(SAMPLES / "bad" / "goes-with.yaml")
    assert len(raised.value.problems) == 3


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_answered_with_sentences(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    timetable, found = problems(path)
    assert timetable is None
    assert all(p.code in SAY and say(p) for p in found)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_slip_of_the_hand_in_a_good_file_is_answered_with_sentences(tmp_path: Path, data: st.DataObject) -> None:
    text = GOOD.read_text()
    place = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 12))
    put = data.draw(st.text("：，:,[]{}-&*#'\"!|>%@ \n\t?<…“a0", max_size=4))
    path = tmp_path / "x.yaml"
    path.write_text(text[:place] + put + text[place + cut :])
    timetable, found = problems(path)
    assert all(say(p) and p.at and p.at.line <= text.count("\n") + 6 for p in found)
    assert timetable is not None or found
