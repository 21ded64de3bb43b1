"""What is on disk decides: a restart without a network, a broken or changed library, a broken file."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.almanac import kept, tyme
from broadcaster.almanac.calendar import Calendar, Notice, Public, public_days
from broadcaster.almanac.opening import Opened, opened
from broadcaster.almanac.settled import HOLD_DAYS, settled
from broadcaster.faults import Fault, Severity
from broadcaster.sentences import say

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 9, 20)
MID_AUTUMN = date(2026, 9, 25)
CHRISTMAS = "add:\n  - {name: 圣诞节, every: 12-25}\n"


def stored(var: Path, calendar: Calendar, mall: str = "", **changed: object) -> Path:
    """A copy on disk, with some of it changed."""
    kept.save(var, calendar, mall)
    file = var / kept.NAME
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | changed, ensure_ascii=False), "utf-8")
    return file


def codes(found: Opened) -> list[tuple[str, Severity]]:
    assert all(say(problem) for problem in found.problems)
    return [(problem.code, problem.severity) for problem in found.problems]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "holidays.yaml"
    written.write_text("drop: []\n", "utf-8")
    return written


def test_the_copy_on_disk_is_the_calendar_and_names_its_source(calendar: Calendar, tmp_path: Path) -> None:
    kept.save(tmp_path, calendar, CHRISTMAS)
    assert kept.load(tmp_path) == (calendar, CHRISTMAS)
    assert json.loads((tmp_path / kept.NAME).read_text("utf-8"))["source"] == tyme.source()
    assert (tmp_path / kept.NAME).stat().st_size < 100_000


def test_held_days_are_kept_too(calendar: Calendar, tmp_path: Path) -> None:
    held = replace(calendar, held={MID_AUTUMN: Public(("中秋节",), off=True), TODAY: Public(working=True)})
    kept.save(tmp_path, held, "")
    assert kept.load(tmp_path) == (held, "")


def test_the_first_opening_keeps_what_the_library_says_and_the_next_asks_it_no_more(tmp_path: Path, file: Path) -> None:
    first = opened(tmp_path / "var", file, TODAY)
    assert codes(first) == []
    copy = (tmp_path / "var" / kept.NAME).read_bytes()
    again = opened(tmp_path / "var", file, TODAY)
    assert (codes(again), again.almanac, (tmp_path / "var" / kept.NAME).read_bytes()) == ([], first.almanac, copy)


def test_a_changed_file_of_the_mall_is_followed_and_kept(calendar: Calendar, tmp_path: Path, file: Path) -> None:
    stored(tmp_path, calendar)
    file.write_text(CHRISTMAS, "utf-8")
    assert opened(tmp_path, file, TODAY).almanac.festival(date(2026, 12, 25)) == "圣诞节"
    assert kept.load(tmp_path) == (calendar, CHRISTMAS)


def test_a_broken_file_of_the_mall_changes_nothing_and_is_told(calendar: Calendar, tmp_path: Path, file: Path) -> None:
    stored(tmp_path, calendar, CHRISTMAS)
    file.write_text("add:\n  - name: 圣诞节\n", "utf-8")
    found = opened(tmp_path, file, TODAY, name="schedules/holidays.yaml")
    assert found.almanac.festival(date(2026, 12, 25)) == "圣诞节"
    assert [(str(p.at), p.code) for p in found.problems] == [("schedules/holidays.yaml:2:5", "holidays.no-days")]
    assert kept.load(tmp_path) == (calendar, CHRISTMAS)


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def film(file: Path) -> None:
    file.write_bytes(b"#" * 1_000_001)


def other_encoding(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")


@pytest.mark.parametrize("make", [folder, film, other_encoding])
def test_a_file_that_cannot_be_read_leaves_the_last_good_one(
    calendar: Calendar, tmp_path: Path, file: Path, make: Callable[[Path], None]
) -> None:
    stored(tmp_path, calendar, CHRISTMAS)
    make(file)
    found = opened(tmp_path, file, TODAY)
    assert found.almanac.festival(date(2026, 12, 25)) == "圣诞节"
    assert [severity for _, severity in codes(found)] == [Severity.ERROR]


def test_a_mall_without_a_file_is_told_so_once_and_has_the_public_calendar(calendar: Calendar, tmp_path: Path) -> None:
    stored(tmp_path, calendar)
    found = opened(tmp_path, tmp_path / "none.yaml", TODAY)
    assert codes(found) == [("holidays.no-file", Severity.NOTE)]
    assert found.almanac.festival(MID_AUTUMN) == "中秋节"


def test_a_damaged_copy_is_told_and_made_anew(tmp_path: Path, file: Path) -> None:
    (tmp_path / kept.NAME).write_bytes(b"{")
    found = opened(tmp_path, file, TODAY)
    assert codes(found) == [("almanac.unreadable", Severity.WARNING)]
    assert found.almanac.festival(MID_AUTUMN) == "中秋节"
    assert kept.load(tmp_path) is not None


OTHER_SHAPE = b'{"form":1,"source":"x","mall":"","notices":{"a":1},"lunar":{},"qingming":[],"held":{}}'


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"form": 1}', b"\x00\xff", OTHER_SHAPE])
def test_what_is_no_copy_is_refused_as_one(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / kept.NAME).write_bytes(damage)
    with pytest.raises(Fault) as broken:
        kept.load(tmp_path)
    assert broken.value.problems[0].code == "almanac.unreadable"


def test_a_copy_cut_off_anywhere_is_never_half_believed(calendar: Calendar, tmp_path: Path) -> None:
    kept.save(tmp_path, calendar, CHRISTMAS)
    whole = (tmp_path / kept.NAME).read_bytes()
    for length in range(0, len(whole), 997):
        (tmp_path / kept.NAME).write_bytes(whole[:length])
        with pytest.raises(Fault) as broken:
            kept.load(tmp_path)
        assert broken.value.problems[0].code == "almanac.unreadable"


def test_a_copy_of_another_form_is_made_anew_in_silence(calendar: Calendar, tmp_path: Path, file: Path) -> None:
    stored(tmp_path, calendar, form=0)
    assert codes(opened(tmp_path, file, TODAY)) == []


def test_a_disk_that_refuses_is_told_and_the_almanac_opens_all_the_same(tmp_path: Path, file: Path) -> None:
    (tmp_path / "var").write_text("a file stands where the folder should")
    found = opened(tmp_path / "var", file, TODAY)
    assert ("almanac.not-kept", Severity.WARNING) in codes(found)
    assert found.almanac.festival(MID_AUTUMN) == "中秋节"


SAY = """
import sys
from datetime import date
from pathlib import Path
def no_network(event, _):
    if event.startswith("socket."):
        raise PermissionError(event)
sys.addaudithook(no_network)
from broadcaster.almanac.opening import opened
found = opened(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
day = date.fromisoformat(sys.argv[4])
print(found.almanac.festival(day), found.almanac.holiday(day), *(p.code for p in found.problems))
"""


def elsewhere(var: Path, file: Path, library: Mapping[str, str] | None = None) -> str:
    """What a new process says of Mid-Autumn: no network, and on its path perhaps another library."""
    path = [str(ROOT)]
    if library is not None:
        folder = var / "library"
        for name, source in library.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(source)
        path.insert(0, str(folder))
    call = [sys.executable, "-c", SAY, str(var), str(file), str(TODAY), str(MID_AUTUMN)]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(path)}
    done = subprocess.run(call, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


METADATA = {"tyme4py-99.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tyme4py\nVersion: 99.0\n"}
BROKEN = METADATA | {"tyme4py/__init__.py": "raise RuntimeError('broken overnight')"}


def test_a_restart_without_network_on_a_holiday_greets(calendar: Calendar, tmp_path: Path, file: Path) -> None:
    stored(tmp_path, calendar)
    assert elsewhere(tmp_path, file) == "中秋节 True"


def test_the_very_first_start_without_network_greets(tmp_path: Path, file: Path) -> None:
    assert elsewhere(tmp_path, file) == "中秋节 True"


def test_a_library_that_broke_overnight_changes_nothing(calendar: Calendar, tmp_path: Path, file: Path) -> None:
    stored(tmp_path, calendar)
    assert elsewhere(tmp_path, file, BROKEN) == "中秋节 True almanac.library-broken"
    assert kept.load(tmp_path) == (calendar, "drop: []\n")


def test_a_broken_library_and_no_copy_leave_the_festivals_with_fixed_dates(tmp_path: Path, file: Path) -> None:
    assert elsewhere(tmp_path, file, BROKEN) == "None False almanac.library-broken"
    assert not (tmp_path / kept.NAME).exists()


def without(calendar: Calendar, *gone: date) -> Calendar:
    """A calendar of an older library, with other days."""
    notices = {y: Notice({d: n for d, n in one.off.items() if d not in gone}, one.working) for y, one in calendar.notices.items()}
    return replace(calendar, notices=notices, source="tyme4py 0.1")


def test_a_library_that_says_something_else_is_not_followed_for_two_weeks(calendar: Calendar, tmp_path: Path, file: Path) -> None:
    """The older one did not have 26 September; the newer has it, but what was decided for the coming days holds."""
    stored(tmp_path, without(calendar, date(2026, 9, 26)))
    found = opened(tmp_path, file, TODAY)
    assert [found.almanac.off(date(2026, 9, n)) for n in (25, 26, 27)] == [True, False, True]
    again = opened(tmp_path, file, TODAY + timedelta(days=1))
    assert again.almanac == found.almanac
    assert again.almanac.calendar.source == tyme.source()


def test_what_it_says_of_days_further_off_is_followed_and_told_once(calendar: Calendar, tmp_path: Path, file: Path) -> None:
    stored(tmp_path, without(calendar, date(2026, 10, 7)))
    found = opened(tmp_path, file, TODAY)
    assert found.almanac.off(date(2026, 10, 7))
    assert codes(found) == [("almanac.changed", Severity.WARNING)]
    assert "2026-10-07" in say(found.problems[0])
    assert codes(opened(tmp_path, file, TODAY)) == []


def test_a_notice_that_comes_out_is_news_and_holds_at_once(calendar: Calendar) -> None:
    before = replace(calendar, notices={y: one for y, one in calendar.notices.items() if y < 2026})
    today = date(2025, 12, 30)
    now = public_days(settled(before, calendar, today))
    assert [now[date(2026, 1, n)].heard for n in (1, 2, 3, 4)] == [("元旦", True, False)] * 3 + [(None, False, True)]


def test_a_year_a_library_forgot_stays_known(calendar: Calendar) -> None:
    fresh = replace(calendar, notices={y: one for y, one in calendar.notices.items() if y > 2025})
    assert settled(calendar, fresh, TODAY).notices == calendar.notices


@given(
    st.dates(date(2024, 6, 1), date(2026, 11, 1)),
    st.lists(st.tuples(st.integers(-5, 40), st.sampled_from(["", "春节", "国庆节", "班"])), max_size=6),
)
@settings(derandomize=True, deadline=None, max_examples=15)
def test_whatever_a_newer_library_says_the_coming_days_stay_as_they_were(
    calendar: Calendar, today: date, changes: list[tuple[int, str]]
) -> None:
    fresh = calendar
    for days, said in changes:
        fresh = mutated(fresh, today + timedelta(days=days), said)
    before, wanted, after = public_days(calendar), public_days(fresh), public_days(settled(calendar, fresh, today))
    for n in range(60):
        day = today + timedelta(days=n)
        told = before if n < HOLD_DAYS else wanted
        assert after.get(day, Public()).heard == told.get(day, Public()).heard


def mutated(calendar: Calendar, day: date, said: str) -> Calendar:
    """Another answer for one day: off for a holiday, worked, or nothing."""
    one = calendar.notices[day.year]
    off = {d: n for d, n in one.off.items() if d != day} | ({day: said} if said not in {"", "班"} else {})
    working = one.working - {day} | ({day} if said == "班" else set())
    return replace(calendar, notices={**calendar.notices, day.year: Notice(off, frozenset(working))})
