"""`broadcaster log`: the day as a table, JSON, CSV and a picture."""

import csv
import io
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from broadcaster.cli.log import command
from broadcaster.faults import Fault
from broadcaster.record.entries import Entry, Outcome
from broadcaster.record.lines import encode
from broadcaster.record.spool import WRITING
from broadcaster.settings import Settings
from broadcaster.store.record import RecordStore
from tests.store.entries import DAY, incident, item, play

ROOT = Path(__file__).parents[2]
ITEMS: tuple[Entry, ...] = (
    item(2),
    item(3, title="背景音乐", kind="bed", outcome=Outcome.LATE, late_s=95, reason="store.away", facts={"why": "锁着"}),
    item(4, title="=cmd|' /C calc'!A1", kind="recording", start=None, outcome=Outcome.MISSED, dial=None, lufs=None),
    item(6, title="厂商促销", kind="rotation"),
    item(7, title="送宾曲", outcome=None, dial=25.0),
    *(play(n, f"promo/{'ab'[n % 2]}.ogg") for n in range(5)),
    incident(),
)


@pytest.fixture
def mall(tmp_path: Path) -> Settings:
    """A mall with the shipped timetable, half its record in the store and half in the spool."""
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    settings = Settings(home=tmp_path)
    store = RecordStore.open(settings.store_url)
    store.put([item(2, outcome=None), *ITEMS[1:4]])
    store.close()
    settings.spool_dir.mkdir(parents=True)
    (settings.spool_dir / WRITING).write_bytes(b"".join(encode(e) + b"\n" for e in (ITEMS[0], *ITEMS[4:])) + b'{"entry":"to')
    return settings


def log(mall: Settings, *arguments: str, language: str = "en") -> Result:
    env = {"BROADCASTER_HOME": str(mall.home), "BROADCASTER_LANGUAGE": language, "COLUMNS": "200"}
    return CliRunner(env=env).invoke(command, ["--date", str(DAY), *arguments])


def test_json_merges_store_and_spool_and_gives_the_malls_time(mall: Settings) -> None:
    result = log(mall, "--json")
    assert result.exit_code == 0
    day = json.loads(result.output)
    assert list(day) == ["date", "compliance", "aired", "plays", "incidents"]
    assert day["compliance"] == {"on_time": 2, "due": 4, "share": 0.5, "outcomes": {"aired": 2, "late": 1, "missed": 1}}
    first, late, missed, _, going = day["aired"]
    assert (first["start"], first["delta_s"], first["outcome"]) == ("2026-12-05T09:30:00.012+08:00", 0.012, "aired")
    assert (first["dial"], first["band"], first["in_band"], first["lufs"], first["target_lufs"]) == (22.5, [21, 24], True, -24.63, -24.5)
    assert (late["reason"], "锁着" in late["message"], late["delta_s"]) == ("store.away", True, 95)
    assert (missed["start"], missed["delta_s"], missed["in_band"]) == (None, None, None)
    assert (going["outcome"], going["in_band"]) == (None, False)
    assert [(p["clip"], p["times"]) for p in day["plays"]] == [("promo/a.ogg", 3), ("promo/b.ogg", 2)]
    assert [i["code"] for i in day["incidents"]] == ["store.away"]


def test_the_table_reads_at_a_glance(mall: Settings) -> None:
    lines = log(mall).output.splitlines()
    song = next(line for line in lines if "迎宾曲" in line)
    for part in ("09:30:00 ", "09:30:00.012", "+0.012", "22.5 [21-24]", "-24.6/-24.5", "aired"):
        assert part in song
    assert any("+1:35" in line and "late" in line and "锁着" in line for line in lines)
    assert any("on time 50.0 % (2 of 4)" in line for line in lines)
    assert any("Incidents: 1, see --incidents" in line for line in lines)
    assert "database is locked" in log(mall, "--incidents").output


def test_a_narrow_terminal_gets_the_reasons_below(mall: Settings) -> None:
    env = {"BROADCASTER_HOME": str(mall.home), "BROADCASTER_LANGUAGE": "en", "COLUMNS": "80"}
    text = CliRunner(env=env).invoke(command, ["--date", str(DAY)]).output
    assert "09:40:00 背景音乐: The store does not answer (锁着)." in text


def test_csv_opens_in_a_spreadsheet_and_starts_no_formula(mall: Settings) -> None:
    raw = log(mall, "--csv").stdout_bytes
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    titles, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert len(rows) == 5
    assert {len(row) for row in rows} == {len(titles)}
    by_title = [dict(zip(titles, row, strict=True)) for row in rows]
    assert by_title[0]["start"] == "2026-12-05 09:30:00.012"
    assert by_title[0]["loudness (LUFS)"] == "-24.63"
    assert by_title[2]["programme"] == "'=cmd|' /C calc'!A1"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_text_cell_begins_a_formula(mall: Settings, begin: str) -> None:
    RecordStore.open(mall.store_url).put([item(9, title=f"{begin}1+1", source=(f"{begin}x",), reason=f"{begin}y")])
    rows = csv.reader(io.StringIO(log(mall, "--csv").stdout_bytes.decode("utf-8-sig"), newline=""))
    assert sum(cell.startswith("'" + begin) for row in rows for cell in row) == (4 if begin == "=" else 3)


def test_incidents_have_a_csv_of_their_own(mall: Settings) -> None:
    rows = list(csv.reader(io.StringIO(log(mall, "--csv", "--incidents").stdout_bytes.decode("utf-8-sig"))))
    assert rows[1][0] == "2026-12-05 09:30:01.123"
    assert rows[1][2] == "store.away"


def test_a_day_without_a_record_says_so_and_makes_no_store(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    mall = Settings(home=tmp_path)
    assert "Nothing is on record for this day." in log(mall).output
    empty = json.loads(log(mall, "--json").output)
    assert (empty["compliance"]["share"], empty["aired"]) == (None, [])
    assert not mall.var_dir.exists()


def test_a_store_that_is_away_leaves_what_the_spool_has_and_says_so(mall: Settings) -> None:
    (mall.var_dir / "store.sqlite").write_bytes(b"no database" * 1000)
    result = log(mall, "--json")
    assert [a["id"] for a in json.loads(result.stdout)["aired"]] == [f"{DAY}/2", f"{DAY}/7"]
    assert "not a database" in result.stderr


def test_the_record_reads_without_a_timetable(mall: Settings) -> None:
    mall.timetable_file.write_text("broken: [")
    result = log(mall, "--json")
    assert len(json.loads(result.stdout)["aired"]) == 5
    assert "this machine's zone" in result.stderr


def test_a_programme_that_runs_past_midnight_stays_on_its_day(mall: Settings) -> None:
    late = replace(item(30), planned_start=item().planned_start + timedelta(hours=16), start=item().planned_start + timedelta(hours=16))
    RecordStore.open(mall.store_url).put([late, replace(play(9), cue=late.id, start=late.planned_start)])
    assert json.loads(log(mall, "--json").output)["aired"][-1]["start"] == "2026-12-06T01:30:00.000+08:00"


@pytest.mark.parametrize(("suffix", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_picture_is_drawn(mall: Settings, tmp_path: Path, suffix: str, magic: bytes) -> None:
    result = log(mall, "--picture", str(tmp_path / f"day.{suffix}"))
    assert result.exit_code == 0
    assert "50.0 %" in result.output
    assert (tmp_path / f"day.{suffix}").read_bytes().startswith(magic)


def test_the_picture_of_an_empty_day_is_drawn_too(mall: Settings, tmp_path: Path) -> None:
    result = CliRunner(env={"BROADCASTER_HOME": str(mall.home)}).invoke(
        command, ["--date", "2027-02-01", "--picture", str(tmp_path / "x.png")]
    )
    assert result.exit_code == 0
    assert (tmp_path / "x.png").stat().st_size > 1000


@pytest.mark.parametrize(
    ("name", "code"), [("day.jpg", "log.picture-kind"), ("day", "log.picture-kind"), ("no/such/folder/day.png", "log.picture-unwritten")]
)
def test_a_picture_that_cannot_be_made_is_a_sentence(mall: Settings, tmp_path: Path, name: str, code: str) -> None:
    failure = log(mall, "--picture", str(tmp_path / name)).exception
    assert isinstance(failure, Fault)
    assert failure.problems[0].code == code


def test_drawing_says_nothing_on_the_terminal(mall: Settings, tmp_path: Path) -> None:
    code = "from broadcaster.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "log", "--date", str(DAY), "--picture", str(tmp_path / "day.png")],
        cwd=ROOT, env={"BROADCASTER_HOME": str(mall.home), "BROADCASTER_LANGUAGE": "en", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout == "Share: aired on time 50.0 % (2 of 4).\n"
    assert [line for line in done.stderr.splitlines() if "no font" not in line.lower() and "font cache" not in line] == []


def test_help_loads_neither_database_nor_drawing() -> None:
    code = (
        "import sys; from broadcaster.cli.log import command\n"
        "command(['--help'], standalone_mode=False)\n"
        "assert not {'sqlalchemy', 'alembic', 'matplotlib', 'pydantic', 'rich'} & set(sys.modules), sys.modules.keys()"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=30, check=False, stdout=subprocess.DEVNULL).returncode == 0
