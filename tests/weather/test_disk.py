"""What is kept in `var/weather`: answers as they came, the operator's own texts."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from broadcaster.faults import Exit, Fault
from broadcaster.sentences import say
from broadcaster.weather import manual, shelf
from broadcaster.weather.ladder import Rung
from broadcaster.weather.port import Provenance
from broadcaster.weather.services import READERS
from broadcaster.weather.telling import told
from tests.weather.conftest import NOW, TODAY, TOMORROW, Mall
from tests.weather.service import open_meteo

BODY = json.dumps(open_meteo(TODAY)).encode()


def came(hours: float = 0, service: str = "open-meteo") -> Provenance:
    return Provenance(service, NOW - timedelta(hours=hours), "https://example.org/v1", "31.23,121.47")


def test_an_answer_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    shelf.keep(tmp_path, came(), BODY)
    ((answer,), problems) = shelf.answers(tmp_path, READERS)
    assert (answer.provenance, [one.date for one in answer.forecasts], problems) == (
        came(),
        [TODAY + timedelta(days=n) for n in range(3)],
        (),
    )


def test_answers_are_kept_for_two_weeks(tmp_path: Path) -> None:
    for days in (20, 15, 14, 1, 0):
        shelf.keep(tmp_path, came(24 * days), BODY)
    kept = sorted(answer.provenance.fetched_at for answer in shelf.answers(tmp_path, READERS)[0])
    assert kept == [NOW - timedelta(days=days) for days in (14, 1, 0)]


def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "weather").mkdir()
    (tmp_path / "weather" / "notes.txt").write_text("operator's own")
    (tmp_path / "weather" / "fetched-by-hand.json").write_text("{}")
    shelf.keep(tmp_path, came(), BODY)
    assert {"notes.txt", "fetched-by-hand.json"} <= {file.name for file in (tmp_path / "weather").iterdir()}


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "null",
        '{"service": "open-meteo"}',
        '{"service":"open-meteo","fetched_at":"2026-11-24T06:00:00","url":"","place":"","body":"{}"}',
    ],
)
def test_a_damaged_file_is_passed_over_and_told_and_the_others_are_read(mall: Mall, damage: str) -> None:
    settings = mall()
    shelf.keep(settings.var_dir, came(), BODY)
    (settings.var_dir / "weather" / "fetched-1.json").write_text(damage)
    found = told(settings, TODAY, NOW)
    assert (found.rung, [problem.code for problem in found.problems]) == (Rung.TODAY, ["weather.unreadable"])
    assert "fetched-1.json" in say(found.problems[0])


def test_an_answer_cut_off_anywhere_is_never_half_believed(mall: Mall) -> None:
    settings = mall()
    shelf.keep(settings.var_dir, came(), BODY)
    (file,) = (settings.var_dir / "weather").iterdir()
    whole = file.read_bytes()
    for length in range(0, len(whole), 37):
        file.write_bytes(whole[:length])
        assert told(settings, TODAY, NOW).rung is Rung.PLAIN


def test_an_answer_of_a_service_nobody_knows_any_more_is_passed_over(tmp_path: Path) -> None:
    shelf.keep(tmp_path, came(service="other"), BODY)
    assert shelf.answers(tmp_path, READERS) == ((), ())


def test_no_draft_is_left_behind(tmp_path: Path) -> None:
    shelf.keep(tmp_path, came(), BODY)
    manual.put(tmp_path, TODAY, {"zh_CN": "晴。"}, by="小王", at=NOW)
    assert {file.suffix for file in (tmp_path / "weather").iterdir()} == {".json"}


def test_the_ladder_goes_down_as_an_answer_grows_old(mall: Mall) -> None:
    settings = mall()
    shelf.keep(settings.var_dir, came(), BODY)
    manual.put(settings.var_dir, TOMORROW, {"zh_CN": "明天有雨。"}, by="小王", at=NOW)
    rungs = [told(settings, day, NOW + timedelta(hours=hours)).rung for day, hours in ((TODAY, 4), (TOMORROW, 14), (TOMORROW, 28))]
    assert rungs == [Rung.TODAY, Rung.STORED, Rung.STORED]
    assert told(settings, TOMORROW, NOW + timedelta(hours=37)).rung is Rung.MANUAL
    assert told(settings, TOMORROW + timedelta(days=1), NOW + timedelta(hours=51)).rung is Rung.PLAIN


def test_the_mall_that_moved_reads_no_forecast_of_its_old_place(mall: Mall) -> None:
    settings = mall()
    shelf.keep(settings.var_dir, came(), BODY)
    assert told(mall(weather_place="39.90,116.40 北京"), TODAY, NOW).rung is Rung.PLAIN


def test_the_setting_skip_leaves_the_forecast_out(mall: Mall) -> None:
    assert told(mall(weather_missing="skip"), TODAY, NOW).rung is Rung.SKIPPED


def test_a_text_is_kept_for_its_date_with_who_wrote_it(mall: Mall) -> None:
    settings = mall()
    manual.put(settings.var_dir, TODAY, {"zh_CN": "  今天\n有  雨。 "}, by="小王", at=NOW)
    found = told(settings, TODAY, NOW)
    assert (found.rung, found.texts["zh_CN"], found.by) == (Rung.MANUAL, "今天 有 雨。", "小王")
    assert told(settings, TOMORROW, NOW).rung is Rung.PLAIN


def test_each_language_is_set_and_taken_back_by_itself(tmp_path: Path) -> None:
    manual.put(tmp_path, TODAY, {"zh_CN": "有雨。"}, by="小王", at=NOW)
    manual.put(tmp_path, TODAY, {"en": "Rain."}, by="小李", at=NOW)
    found, _ = manual.load(tmp_path, TODAY)
    assert found is not None
    assert (found.texts, found.by, found.at) == ({"zh_CN": "有雨。", "en": "Rain."}, "小李", NOW)
    manual.put(tmp_path, TODAY, {"zh_CN": " "}, by="小李", at=NOW)
    found, _ = manual.load(tmp_path, TODAY)
    assert found is not None
    assert found.texts == {"en": "Rain."}
    manual.put(tmp_path, TODAY, {"en": ""}, by="小李", at=NOW)
    assert manual.load(tmp_path, TODAY) == (None, ())


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [("，。！", TODAY, "weather.no-words"), ("雨" * 601, TODAY, "weather.long-words"), ("雨", TODAY - timedelta(days=1), "weather.past")],
)
def test_a_text_that_cannot_be_read_out_is_refused(tmp_path: Path, text: str, day: object, code: str) -> None:
    with pytest.raises(Fault) as refused:
        manual.put(tmp_path, day, {"zh_CN": text}, by="小王", at=NOW)  # type: ignore[arg-type]
    assert (refused.value.problems[0].code, refused.value.exit_code) == (code, Exit.USAGE)
    assert say(refused.value.problems[0])
    assert not (tmp_path / "weather").exists()


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{}",
        "[]",
        '{"texts": {"zh_CN": "雨。"}, "by": "x", "at": "never"}',
        json.dumps({"texts": {"zh_CN": "雨" * 999}, "by": "x", "at": NOW.isoformat()}),
    ],
)
def test_a_damaged_text_is_told_and_is_none(mall: Mall, damage: str) -> None:
    settings = mall()
    (settings.var_dir / "weather").mkdir(parents=True)
    (settings.var_dir / "weather" / f"manual-{TODAY}.json").write_text(damage)
    found = told(settings, TODAY, NOW)
    assert (found.rung, [problem.code for problem in found.problems]) == (Rung.PLAIN, ["weather.unreadable"])


def test_old_texts_are_let_go(tmp_path: Path) -> None:
    manual.put(tmp_path, TODAY, {"zh_CN": "雨。"}, by="小王", at=NOW)
    manual.put(tmp_path, TODAY + timedelta(days=20), {"zh_CN": "晴。"}, by="小王", at=NOW + timedelta(days=20))
    assert [file.name for file in (tmp_path / "weather").iterdir()] == [f"manual-{TODAY + timedelta(days=20)}.json"]


def test_a_disk_that_refuses_a_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "weather").write_text("a file stands where the folder should")
    with pytest.raises(Fault) as refused:
        manual.put(tmp_path, TODAY, {"zh_CN": "雨。"}, by="小王", at=NOW)
    assert refused.value.problems[0].code == "weather.not-kept"


def test_reading_asks_for_nothing_but_the_folder(mall: Mall) -> None:
    """A mall whose `var` is not there yet has the lowest rung and no problem."""
    settings = mall()
    found = told(settings, TODAY, NOW)
    assert (found.rung, found.problems, settings.var_dir.exists()) == (Rung.PLAIN, (), False)
