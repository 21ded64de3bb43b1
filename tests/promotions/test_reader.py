"""The list of promotions: every rule has a sample that keeps it and one that does not."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from broadcaster.content.clip import Library
from broadcaster.faults import Fault, Problem, Severity
from broadcaster.promotions.model import Spot, unlisted
from broadcaster.promotions.reader import problems, read
from broadcaster.promotions.review import review
from broadcaster.promotions.shape import SPOT
from broadcaster.sentences import SAY, say
from broadcaster.timetable.hours import dates, window
from tests.promotions.malls import MUSIC, ROOT, sound, timetable

SAMPLES = Path(__file__).parent / "samples"
BAD, GOOD = (sorted((SAMPLES / kind).glob("*.yaml")) for kind in ("bad", "good"))
YEAR = tuple(date(2026, 11, 24) + timedelta(days=n) for n in range(366))
FILES = [f"promo/{vendor}-{title}.ogg" for vendor in "甲乙丙" for title in "一二"]
LIBRARY = Library([*MUSIC, *map(sound, [*FILES, "light/a.ogg", "scripts/zh_CN/促销-沙发节"])])
ELSEWHERE = {"promotions.heard-unknown", "promotions.not-kept"}
"""Said of the record and of files no sample can be."""


def reviewed(path: Path) -> tuple[Problem, ...]:
    listed, found = problems(path)
    return (*found, *review(listed or (), LIBRARY, timetable(), YEAR))


def placed(found: tuple[Problem, ...]) -> list[str]:
    return sorted(f"{p.code} {p.at.line}:{p.at.column}" for p in found if p.at)


PLACES = {
    "hours": [
        "promotions.backwards 11:12",
        "promotions.backwards 5:27",
        "timetable.date-unreal 13:12",
        "timetable.dates-reversed 3:12",
        "timetable.empty-value 9:12",
        "timetable.window 7:12",
    ],
    "keyboard": ["file.colon-space 3:11", "file.tab 4:1", "file.wide-colon 2:9"],
    "keys": [
        "timetable.empty-value 9:5",
        "timetable.misspelt-key 3:5",
        "timetable.unknown-key 10:1",
        "timetable.unknown-key 5:5",
        "timetable.want-entry 6:5",
        "timetable.want-value 8:12",
    ],
    "list": ["promotions.top-level 1:1"],
    "numbers": [
        "promotions.daily-max 6:38",
        "promotions.daily-max 8:16",
        "promotions.weight 2:35",
        "promotions.weight 3:35",
        "promotions.weight 4:35",
        "timetable.number 5:35",
    ],
    "sources": [
        "promotions.folder 6:11",
        "promotions.no-script 7:10",
        "promotions.no-sound 2:5",
        "promotions.no-vendor 8:10",
        "promotions.no-vendor 9:11",
        "timetable.either 4:10",
        "timetable.name 10:11",
    ],
    "twice": ["promotions.twice 4:5"],
    "unheard": [
        "promotions.expired 11:5",
        "promotions.expired 3:5",
        "promotions.missing 2:5",
        "promotions.never 5:5",
        "promotions.no-rotation 7:5",
        "promotions.uneven 10:5",
    ],
}


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_everything_wrong_with_a_list_is_told_at_its_place(path: Path) -> None:
    assert placed(reviewed(path)) == PLACES[path.stem]


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_every_problem_is_a_sentence_with_all_its_blanks_filled(path: Path) -> None:
    for problem in reviewed(path):
        assert say(problem).startswith(f"{path}:")
        assert not re.search(r"\{\w*\}|Input should|a valid |mapping|scalar|token", say(problem))


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_a_good_list_has_nothing_to_be_said_about(path: Path) -> None:
    assert [say(p) for p in reviewed(path)] == []


def test_every_code_of_the_list_is_shown_by_a_sample() -> None:
    shown = {place.split()[0] for places in PLACES.values() for place in places}
    assert {code for code in SAY if code.startswith("promotions.")} - ELSEWHERE == {c for c in shown if c.startswith("promotions.")}
    assert {p.stem for p in BAD} == PLACES.keys()


def test_every_key_stands_in_a_good_sample() -> None:
    written = set(re.findall(r"(\w+):", (SAMPLES / "good" / "every-key.yaml").read_text()))
    assert set(SPOT.keys) <= written


def test_a_list_is_read_as_it_is_written() -> None:
    first, second, third = read(SAMPLES / "good" / "every-key.yaml")
    times = (window("opening..11:00"), window("14:00..closing - 1h"))
    valid = (dates("2026-12-01..2026-12-31"), dates("2027-02-01.."))
    assert first == Spot("promo/甲-一.ogg", "甲", "一周年", 3, valid, times, 12)
    assert second == Spot("scripts/zh_CN/促销-沙发节", "乙", "沙发节")
    assert third == Spot("promo/丙-一", "丙", "一")
    assert str(third.mark).endswith("every-key.yaml:11:5")


def test_the_shipped_list_has_the_shipped_spots_and_nothing_is_wrong_with_it() -> None:
    listed, found = problems(ROOT / "schedules" / "promotions.yaml")
    assert found == ()
    files = {f"promo/{file.name}" for file in (ROOT / "audio" / "promo").iterdir()}
    assert {one.source for one in listed or ()} == files
    assert {(one.vendor, one.title, one.weight) for one in listed or ()} == {(u.vendor, u.title, 1) for u in map(unlisted, files)}
    assert review(listed or (), Library(map(sound, files)), timetable(), YEAR) == ()


def test_a_mall_without_a_list_has_none(tmp_path: Path) -> None:
    assert problems(tmp_path / "promotions.yaml") == ((), ())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "file.encoding"),
        ("spots: # 甲乙丙".encode("gbk"), "file.gbk"),
        (b"spots: [a, b\nc: d", "file.bracket"),
        (b"a" * 1_000_001, "file.too-big"),
    ],
    ids=["utf-16", "gbk", "torn", "huge"],
)
def test_a_file_that_is_no_list_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "promotions.yaml"
    file.write_bytes(content)
    with pytest.raises(Fault) as refused:
        read(file)
    assert [p.code for p in refused.value.problems] == [code]
    assert say(refused.value.problems[0])


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    assert [p.code for p in problems(tmp_path)[1]] == ["file.directory"]


@pytest.mark.parametrize(
    ("clip", "vendor", "title"),
    [
        ("promo/云杉家居-沙发节.ogg", "云杉家居", "沙发节"),
        ("promo/云杉家居－沙发节-二.ogg", "云杉家居", "沙发节-二"),
        ("promo/云杉家居 - 1.5折.mp3", "云杉家居", "1.5折"),
        ("promo/云杉家居.ogg", "云杉家居", "云杉家居"),
        ("promo/-沙发.ogg", "-沙发", "-沙发"),
        ("promo/云杉-.ogg", "云杉", "云杉-"),
    ],
)
def test_a_file_nobody_listed_has_its_vendor_in_its_name(clip: str, vendor: str, title: str) -> None:
    assert (unlisted(clip).vendor, unlisted(clip).title, unlisted(clip).weight) == (vendor, title, 1)


def test_without_a_scan_nothing_is_said_of_sounds() -> None:
    listed, _ = problems(SAMPLES / "bad" / "unheard.yaml")
    assert "promotions.missing" not in [p.code for p in review(listed or (), None, timetable(), YEAR)]


def test_a_mistake_is_an_error_and_what_is_merely_unheard_is_none() -> None:
    listed, _ = problems(SAMPLES / "bad" / "unheard.yaml")
    severities = {p.code: p.severity for p in review(listed or (), LIBRARY, timetable(), YEAR)}
    assert severities.pop("promotions.uneven") is Severity.NOTE
    assert set(severities.values()) == {Severity.WARNING}
    assert {p.severity for p in problems(SAMPLES / "bad" / "twice.yaml")[1]} == {Severity.ERROR}
