"""`broadcaster promo` and the promotions of `broadcaster plan`, as they are called."""

import csv
import io
import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from broadcaster.cli.day.dates import read_month
from broadcaster.cli.plan import command as plan
from broadcaster.cli.promo import command as promo
from broadcaster.clock import today
from broadcaster.content import index
from broadcaster.content.index import Index, Measured, Print
from broadcaster.faults import Fault
from broadcaster.promotions.history import promotions
from broadcaster.promotions.reader import read
from broadcaster.settings import Settings
from tests.promotions.malls import EVERYTHING, ROOT
from tests.promotions.record import DAY, at, day_of, play, spool, store
from tests.store.entries import SHANGHAI

SOFA, CURTAIN = "promo/云杉家居-沙发节.ogg", "promo/青禾软装-窗帘周.wav"
FILES = (
    *(f"promo/{file.name}" for file in sorted((ROOT / "audio" / "promo").iterdir())),
    "light/云淡.flac", "english/a.mp3", "recordings/活动信息.ogg", "recordings/节日祝福.ogg", "recordings/天气预报友情提醒.ogg",
)  # fmt: skip


@pytest.fixture
def mall(tmp_path: Path) -> Settings:
    """A mall with the shipped lists and a library that looks scanned."""
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    settings = Settings(home=tmp_path)
    library(settings, *FILES)
    return settings


def library(settings: Settings, *names: str) -> None:
    """An index of these files, 20 seconds each, as a scan would leave it."""
    settings.cache_dir.mkdir(parents=True, exist_ok=True)
    prints = {}
    for number, name in enumerate(names):
        file = settings.audio_dir / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
        prints[name] = Print(file.stat().st_size, file.stat().st_mtime_ns, f"{number:032x}")
        index.master_file(settings.cache_dir, f"{number:032x}").write_bytes(b"x")
    measured = Measured(20 * 48_000, -20.0, -3.0, -23.0, 0, 0, 1)
    index.write(settings.cache_dir, Index(prints, {p.digest: measured for p in prints.values()}))


def call(command: click.Command, mall: Settings, *words: str, language: str = "en") -> Result:
    env = {"BROADCASTER_HOME": str(mall.home), "BROADCASTER_LANGUAGE": language, "COLUMNS": "200"}
    return CliRunner(env=env).invoke(command, words)


def listing(mall: Settings, *lines: str) -> None:
    (mall.home / "schedules" / "promotions.yaml").write_text("spots:\n" + "".join(f"  - {{{line}}}\n" for line in lines))


# the list


def test_the_list_shows_every_spot_and_this_month_s_plays(mall: Settings) -> None:
    now = today(SHANGHAI)
    store(mall, day_of(now, SOFA, SOFA, CURTAIN))
    shown = call(promo, mall, "list", "--json")
    spots = {spot["source"]: spot for spot in json.loads(shown.stdout)["spots"]}
    assert shown.exit_code == 0
    assert set(spots) == {name for name in FILES if name.startswith("promo")}
    assert (spots[SOFA]["plays"], spots[CURTAIN]["plays"], spots[SOFA]["vendor"], spots[SOFA]["state"]) == (2, 1, "云杉家居", "ready")
    assert "沙发节" in call(promo, mall, "list").stdout


def test_files_nobody_listed_and_lists_of_files_that_are_not_there_are_shown(mall: Settings) -> None:
    long_ago, to_come = today(SHANGHAI) - timedelta(days=9), today(SHANGHAI) + timedelta(days=9)
    listing(mall, "play: promo/没有-一.ogg", f"play: {SOFA}, dates: ..{long_ago}", f"play: {CURTAIN}, dates: {to_come}.., weight: 2")
    shown = call(promo, mall, "list", "--json")
    told = json.loads(shown.stdout)
    spots = {spot["source"]: spot for spot in told["spots"]}
    assert shown.exit_code == 1
    assert [(p["code"], p["line"], p["column"]) for p in told["problems"]] == [("promotions.missing", 2, 5), ("promotions.expired", 3, 5)]
    assert (spots["promo/没有-一.ogg"]["state"], spots[SOFA]["state"], spots[CURTAIN]["state"]) == ("missing", "over", "waiting")
    assert spots[CURTAIN]["dates"] == [[to_come.isoformat(), None]]
    assert spots["promo/木言定制-免费量尺.mp3"]["listed"] is False


def test_a_broken_list_is_told_with_every_place(mall: Settings) -> None:
    listing(mall, f"play: {SOFA}, weight: 0", f"play: {CURTAIN}, daily_max: 0")
    refused = call(promo, mall, "list")
    assert refused.exit_code == 1
    assert [line.split(": ")[0].rsplit("/", 1)[-1] for line in refused.stderr.splitlines()] == [
        "promotions.yaml:2:40",
        "promotions.yaml:3:43",
    ]
    assert "Traceback" not in refused.output


# the report


@pytest.fixture
def december(mall: Settings) -> Settings:
    """A fortnight of plays: half in the store, half waiting, one cut short."""
    entries = [entry for n in range(14) for entry in day_of(date(2026, 12, 1) + timedelta(days=n), SOFA, CURTAIN, SOFA)]
    store(mall, entries[: len(entries) // 2])
    spool(mall, [*entries[len(entries) // 3 :], play(CURTAIN, at(DAY, "11:00:00"), seconds=7.5, complete=False)])
    return mall


def test_a_month_is_told_by_vendor_and_spot(december: Settings) -> None:
    told = json.loads(call(promo, december, "report", "--month", "2026-12", "--json").stdout)
    vendors = {vendor["vendor"]: vendor for vendor in told["vendors"]}
    assert told["month"] == "2026-12"
    assert {name: (v["plays"], v["seconds"], v["partial"], v["partial_seconds"]) for name, v in vendors.items() if v["plays"]} == {
        "云杉家居": (28, 560.0, 0, 0.0),
        "青禾软装": (14, 280.0, 1, 7.5),
    }
    assert (vendors["云杉家居"]["fair"], vendors["云杉家居"]["difference"]) == (21.0, 7.0)
    assert told["total"]["plays"] == 42
    shown = call(promo, december, "report", "--month", "2026-12").stdout
    assert "+7.00" in shown


def test_another_month_has_nothing_on_record(december: Settings) -> None:
    assert "2026-11" in call(promo, december, "report", "--month", "2026-11").stdout


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_workbook_has_numbers_as_numbers_and_no_formula(december: Settings, language: str, tmp_path: Path) -> None:
    listing(december, f"play: {SOFA}, vendor: '=1+1', title: '=cmd'", f"play: {CURTAIN}, vendor: '@乙'")
    file = tmp_path / "plays.xlsx"
    assert call(promo, december, "report", "--month", "2026-12", "--xlsx", str(file), language=language).exit_code == 0
    book = load_workbook(file)
    vendors, spots = book.worksheets
    rows = list(vendors.iter_rows(values_only=True))
    assert rows[1] == ("=1+1", 28, 560, 0, 0, 21, 7)
    assert ("@乙", 14, 280, 1, 7.5, 21, -7) in rows
    assert rows[-1][1:] == (42, 840, 1, 7.5, 42, 0)
    assert {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line} == {"s", "n"}
    assert ("=1+1", "=cmd", SOFA) in [line[:3] for line in spots.iter_rows(values_only=True)]


def test_a_csv_opens_in_a_spreadsheet_and_starts_no_formula(december: Settings, tmp_path: Path) -> None:
    listing(december, f"play: {SOFA}, vendor: '=1+1', title: '＝cmd'")
    file = tmp_path / "plays.csv"
    assert call(promo, december, "report", "--month", "2026-12", "--csv", str(file)).exit_code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(io.StringIO(file.read_text("utf-8-sig")))
    assert heading[:4] == ["month", "vendor", "title", "source"]
    assert rows[0] == ["2026-12", "'=1+1", "'＝cmd", SOFA, "28", "560", "0", "0", "21", "7"]
    assert call(promo, december, "report", "--month", "2026-12", "--csv", "-").stdout.splitlines()[1].startswith("2026-12,'=1+1")


def test_a_file_that_cannot_be_written_is_told(december: Settings, tmp_path: Path) -> None:
    refused = call(promo, december, "report", "--month", "2026-12", "--xlsx", str(tmp_path / "no" / "plays.xlsx"))
    assert isinstance(refused.exception, Fault)
    assert refused.exception.problems[0].code == "promo.cannot-write"


def test_a_store_that_cannot_be_read_is_told_and_what_waits_is_counted(december: Settings) -> None:
    (december.var_dir / "store.sqlite").write_bytes(b"no database" * 1000)
    told = call(promo, december, "report", "--month", "2026-12", "--json")
    assert told.exit_code == 1
    assert 0 < json.loads(told.stdout)["total"]["plays"] < 42
    assert told.stderr


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("２０２７－2", date(2027, 2, 1), date(2027, 2, 28)),
        ("last", date(2026, 12, 1), date(2026, 12, 31)),
        ("上月", date(2026, 12, 1), date(2026, 12, 31)),
        ("this", date(2027, 1, 1), date(2027, 1, 31)),
    ],
)
def test_a_month_is_read_as_people_write_it(text: str, first: date, last: date) -> None:
    assert read_month(text, date(2027, 1, 31)) == (first, last)


@pytest.mark.parametrize("text", ["2026-13", "12", "2026-12-05", "", "0000-01"])
def test_what_is_no_month_is_told(text: str) -> None:
    with pytest.raises(Fault):
        read_month(text, DAY)


# the plan


def test_a_plan_tells_how_often_each_vendor_is_heard_and_every_spot_if_asked(mall: Settings) -> None:
    brief = call(plan, mall, "--date", str(EVERYTHING)).stdout
    lines = [line for line in brief.splitlines() if "云杉家居 " in line]
    assert len(lines) == 2
    assert all("青禾软装" in line and "spots" in line for line in lines)
    every = call(plan, mall, "--date", str(EVERYTHING), "--spots").stdout
    assert every.count(SOFA) > 10


def test_a_plan_s_json_has_the_spots_of_each_rotation(mall: Settings) -> None:
    day = json.loads(call(plan, mall, "--date", str(EVERYTHING), "--json").stdout)
    rotations = [cue for cue in day["cues"] if cue["kind"] == "rotation"]
    assert len(rotations) == 2
    assert all("spots" not in cue for cue in day["cues"] if cue["kind"] != "rotation")
    first = rotations[0]["spots"][0]
    assert set(first) == {"start", "end", "vendor", "title", "clip"}
    assert rotations[0]["start"] <= first["start"]


def test_a_plan_of_tomorrow_is_what_tomorrow_is_laid_out_from_if_today_is_heard_as_planned(mall: Settings) -> None:
    now = today(SHANGHAI)
    now += timedelta(days=now.day > 27)  # two days of one month
    days = json.loads(call(plan, mall, "--date", str(now), "--days", "2", "--json").stdout)
    heard = [spot["clip"] for cue in days[0]["cues"] for spot in cue.get("spots", ())]
    store(mall, day_of(now, *heard[:50]))
    assert days[1] == json.loads(call(plan, mall, "--date", str(now + timedelta(days=1)), "--json").stdout)


def test_a_plan_goes_by_what_the_day_began_with(mall: Settings) -> None:
    now = today(SHANGHAI)
    promotions(mall, read(mall.home / "schedules" / "promotions.yaml"), now, SHANGHAI, keep=True)
    before = call(plan, mall, "--date", "today", "--json").stdout
    store(mall, day_of(now.replace(day=1), *[SOFA] * 9) if now.day > 1 else [])
    assert call(plan, mall, "--date", "today", "--json").stdout == before


def test_a_plan_with_a_broken_list_tells_it_and_counts_all_files_alike(mall: Settings) -> None:
    listing(mall, f"play: {SOFA}, weight: 0")
    shown = call(plan, mall, "--date", str(EVERYTHING))
    assert shown.exit_code == 0
    assert "promotions.yaml:2:" in shown.stderr
    assert "云杉家居 " in shown.stdout


def test_a_library_that_was_never_scanned_has_no_promotions_to_show(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    shown = call(plan, Settings(home=tmp_path), "--date", str(EVERYTHING))
    assert (shown.exit_code, "云杉家居" in shown.stdout) == (0, False)
