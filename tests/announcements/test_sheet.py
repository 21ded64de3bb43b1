"""Files of the queue: the same rows from YAML, CSV and Excel, and every problem at once with its place."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadcaster.announcements.model import EVERY, WINDOWS, Announcement, Kind
from broadcaster.announcements.rows import Known
from broadcaster.announcements.sheet import read
from broadcaster.faults import Severity
from broadcaster.sentences import SAY, say
from broadcaster.timetable.model import Dates
from tests.announcements.desk import BOTH, DAY, when
from tests.announcements.files import HEAD, ROWS, placed, rows, texts

TODAY = Known(date(2026, 11, 24))
CSV = "活动,日期,内容\n家装节,2026-12-05,甲的内容。\n家装节,2026-12-05..2026-12-06,乙的内容。\n"
YAML = """\
event: 家装节
dates: 2026-12-05..2026-12-06
announcements:
  - dates: 2026-12-05
    text: 甲的内容。
  - text: 乙的内容。
"""


def ids(announcements: tuple[Announcement, ...]) -> list[str]:
    return [a.id for a in announcements]


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_the_same_rows_mean_the_same_from_all_three(tmp_path: Path) -> None:
    sheets = [
        read(written(tmp_path / "a.yaml", YAML)),
        read(written(tmp_path / "a.csv", CSV)),
        read(rows(tmp_path / "a.xlsx", HEAD, *ROWS)),
    ]
    assert [placed(s) for s in sheets] == [{}, {}, {}]
    assert ids(sheets[0].announcements) == ids(sheets[1].announcements) == ids(sheets[2].announcements)
    first = sheets[0].announcements[0]
    assert (first.kind, first.title, first.event, first.reads, first.priority) == (Kind.EVENT, "家装节", "家装节", 2, 5)
    assert (first.when.dates, first.when.windows, first.when.every) == ((Dates(DAY, DAY),), WINDOWS, EVERY)
    places = [[a.place.rsplit("/", 1)[-1] for a in sheet.announcements] for sheet in sheets]
    assert places == [["a.yaml:4:5", "a.yaml:6:5"], ["a.csv:2:1", "a.csv:3:1"], ["a.xlsx:活动!A2", "a.xlsx:活动!A3"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_however_the_program_saved_it(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    text = CSV.replace(",", separator).replace("\n", end)
    assert texts(read(written(tmp_path / "a.csv", text, encoding))) == ["甲的内容。", "乙的内容。"]


def test_quoted_cells_keep_commas_quotes_and_lines_and_the_place_of_what_follows(tmp_path: Path) -> None:
    text = '日期,时段,内容\n2026-12-05,"10:00-11:00, 14:00-15:00","他说""好"",\n第二行"\n,,\n2026-12-06,9点到8点,x\n'
    sheet = read(written(tmp_path / "a.csv", text))
    assert texts(sheet) == ['他说"好",\n第二行']
    assert len(sheet.announcements[0].when.windows) == 2
    assert placed(sheet) == {"timetable.until-before 5:12": 1}
    text = '内容,日期,遍数\n"第一行\n第二行",2026-12-05,99\n'
    assert placed(read(written(tmp_path / "b.csv", text))) == {"timetable.reads 3:17": 1}


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = """\
活动,日期,时段,时间,间隔,遍数,内容,稿件,优先级,有效期至,颜色
家装节,12月5日,,,,,甲,,,,
家装节,2026-12-05,10:00,,30,99,,,0,,红
家装节,2026-12-05,10:00-11:00,11:00,30m,,甲,scripts/zh_CN/甲,,2026-12-01,
,,,,,,=1+1,,,,
"""
    assert placed(read(written(tmp_path / "a.csv", text))) == {
        "queue.unknown-heading 1:34": 1,
        "timetable.date 2:5": 1,
        "timetable.window 3:16": 1,
        "timetable.unit 3:23": 1,
        "timetable.reads 3:26": 1,
        "queue.priority 3:31": 1,
        "queue.no-words 3:1": 1,
        "timetable.either 4:16": 1,
        "timetable.either 4:34": 1,
        "queue.text-and-script 4:41": 1,
        "queue.valid-before 4:58": 1,
        "queue.missing 5:1": 1,
        "queue.formula-text 5:7": 1,
    }


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("通知,2026-12-05,,,甲", {"queue.no-time 2:1"}),
        ("通知,2026-12-05,11:10,,甲", set()),
        ("寻呼,2026-12-05,11:10,,甲", {"queue.page-in-file 2:1"}),
        ("活动,2026-12-05..,,,甲", {"queue.open-dates 2:4"}),
        ("通知,2026-12-05..,11:10,,甲", set()),
        ("活动,2026-12-05..,,2026-12-31,甲", set()),
        ("活动,2026-11-01,,,甲", {"queue.past 2:4"}),
        ("活动,2026-11-01..2026-12-31,,2026-11-20,甲", {"queue.past 2:4"}),
        ("活动,2026-11-24,,,甲", set()),
    ],
)
def test_what_belongs_together_is_checked_together(tmp_path: Path, line: str, problems: set[str]) -> None:
    sheet = read(written(tmp_path / "a.csv", f"类别,日期,时间,有效期至,内容\n{line}\n"), TODAY)
    assert placed(sheet).keys() == problems


def test_a_date_that_is_over_is_a_warning_and_keeps_its_row(tmp_path: Path) -> None:
    sheet = read(written(tmp_path / "a.csv", "日期,内容\n2026-11-01,甲\n"), TODAY)
    assert [p.severity for p in sheet.problems] == [Severity.WARNING]
    assert (sheet.clean, texts(sheet)) == (True, ["甲"])


def test_a_script_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    known = Known(None, {"scripts/zh_CN/活动信息"})
    sheet = read(written(tmp_path / "a.csv", "日期,稿件\n2026-12-05,scripts/zh_CN/活动\n2026-12-05,scripts/zh_CN/活动信息\n"), known)
    assert placed(sheet) == {"queue.no-script 2:12": 1}
    assert sheet.problems[0].facts["guess"] == "scripts/zh_CN/活动信息"
    assert [a.script for a in sheet.announcements] == ["scripts/zh_CN/活动信息"]


def test_a_title_above_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    text = "红星国际家居活动广播表\n\n日期,内容\n,\n2026-12-05,甲\n\n  ,\n"
    assert texts(read(written(tmp_path / "a.csv", text))) == ["甲"]


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("a.csv", b"", "queue.empty 1:1"),
        ("a.csv", b"\n ,;\n", "queue.empty 1:1"),
        ("a.csv", b"a,b\n1,2\n", "queue.no-headings 1:1"),
        ("a.csv", "日期,内容\n".encode(), "queue.no-rows 1:1"),
        ("a.csv", '日期,内容\n2026-12-05,"甲\n'.encode(), "queue.csv-quote 2:12"),
        ("a.csv", "日期,日期,内容\n".encode(), "queue.heading-twice 1:4"),
        ("a.csv", "日期,内客\n2026-12-05,x\n".encode(), "queue.no-headings 1:1"),
        ("a.csv", "日期,活动,内客\n2026-12-05,x,x\n".encode(), "queue.misspelt-heading 1:7"),
        ("a.csv", "日期,内容\n2026-12-05,甲,多\n".encode(), "queue.no-heading-above 2:14"),
        ("a.csv", b"date,text\n2026-12-05,\xff\xfe\xfd\n", "queue.encoding 2:12"),
        ("a.csv", b"date,text\n2026-12-05,\x00\n", "queue.binary 1:1"),
        ("a.csv", b"PK\x03\x04rest", "queue.is-excel 1:1"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0rest", "queue.old-excel 1:1"),
        ("a.xlsx", "日期,内容\n".encode(), "queue.not-excel 1:1"),
        ("a.xlsx", b"PK\x03\x04rest", "queue.broken-file 1:1"),
        ("a.xls", b"\xd0\xcf\x11\xe0rest", "queue.unknown-ending 1:1"),
        ("a.docx", b"PK\x03\x04rest", "queue.unknown-ending 1:1"),
        ("a.yaml", b"# nothing\n", "file.empty 1:1"),
        ("a.yaml", b"just a word\n", "queue.top-level 1:1"),
        ("a.yaml", "dates: 2026-12-05\ntext: 红".encode("gbk"), "file.gbk 2:7"),
        ("a.yaml", b"announcements:\n", "timetable.empty-value 1:1"),
        ("a.yaml", b"announcements: x\n", "timetable.want-list 1:1"),
        ("a.yaml", b"announcements: [x]\n", "timetable.want-entry 1:17"),
        ("a.yaml", "announcements:\n  - 标题：甲\n".encode(), "file.full-width 2:5"),
        ("a.yaml", b"dates: 2026-12-05\ntext: x\ncolour: red\n", "timetable.unknown-key 3:1"),
        ("a.yaml", b"dates: 2026-12-05\ntexts: x\ntext: y\n", "timetable.misspelt-key 2:1"),
        ("a.yaml", "dates: 2026-12-05\n日期: 2026-12-05\ntext: y\n".encode(), "queue.heading-twice 2:1"),
        ("a.yaml", b"dates: [2026-12-05, 2026-13-01]\ntext: y\n", "timetable.date-unreal 1:21"),
        ("a.yaml", b"dates:\ntext: y\n", "timetable.empty-value 1:1"),
        ("a.yaml", b"dates: 2026-12-05\ntext: [y, z]\n", "timetable.want-value 2:7"),
        ("a.yaml", b"---\ndates: 2026-12-05\ntext: y\n---\nx: y\n", "file.documents 4:1"),
    ],
)
def test_a_file_that_is_none_gets_a_sentence_with_its_place(tmp_path: Path, name: str, raw: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    sheet = read(path)
    assert problem in placed(sheet)
    assert not sheet.clean
    assert all(say(p).startswith(f"{path}:") for p in sheet.problems)


def test_folders_missing_files_pipes_and_films_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    os.mkfifo(tmp_path / "b.csv")
    with (tmp_path / "c.csv").open("wb") as film:
        film.truncate(30_000_000)
    assert [[p.code for p in read(tmp_path / name).problems] for name in ("a.csv", "b.csv", "c.csv", "d.csv")] == [
        ["queue.directory"],
        ["queue.unreadable"],
        ["queue.too-big"],
        ["queue.no-file"],
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_says_so(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", CSV)
    path.chmod(0)
    assert placed(read(path)) == {"queue.unreadable 1:1": 1}


@pytest.mark.parametrize("lock", ["~$a.csv", ".~lock.a.csv#"])
def test_a_file_that_is_open_in_a_spreadsheet_program_is_read_as_it_was_saved_and_it_is_told(tmp_path: Path, lock: str) -> None:
    (tmp_path / lock).touch()
    sheet = read(written(tmp_path / "a.csv", CSV))
    assert (len(sheet.announcements), placed(sheet)) == (2, {"queue.open-elsewhere 1:1": 1})


def test_an_entry_of_yaml_overrules_what_stands_above_for_all(tmp_path: Path) -> None:
    text = """\
活动: 家装节
日期: [2026-12-05..2026-12-06]
遍数: 1
script: scripts/zh_CN/活动信息
every: 20m
广播:
  - reads: 3
  - 内容: >
      各位顾客，
      请注意。
    at: [11:10, 15:40]
"""
    sheet = read(written(tmp_path / "a.yaml", text))
    assert placed(sheet) == {}
    first, second = sheet.announcements
    assert (first.reads, first.script, first.when.every and first.when.every.seconds) == (3, "scripts/zh_CN/活动信息", 1200)
    assert (second.text, second.script, second.when) == ("各位顾客，请注意。", "", when(times=("11:10", "15:40"), dates=BOTH))


def test_a_text_of_several_lines_may_name_a_time_and_a_place(tmp_path: Path) -> None:
    text = "dates: 2026-12-05\ntext: |\n  时间：上午十点\n  地点：中庭\n"
    assert texts(read(written(tmp_path / "a.yaml", text))) == ["时间：上午十点\n地点：中庭"]


def test_the_shipped_example_is_clean() -> None:
    sheet = read(Path("schedules/events/家装节.yaml"))
    assert (sheet.problems, len(sheet.announcements)) == ((), 3)
    assert {a.when.dates for a in sheet.announcements} == {(BOTH,)}


def _codes() -> set[str]:
    return {code for code in SAY if code.startswith("queue.")}


def test_every_code_a_file_may_get_has_a_sentence() -> None:
    used = {code for f in Path("broadcaster/announcements").glob("*.py") for code in SAY if f'"{code}"' in f.read_text()}
    assert {code for code in used if code.startswith("queue.")} <= _codes()
    assert len(used) > 30


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["好", "没日期", "没内容", "公式", "空行"]), min_size=1, max_size=12), st.sampled_from(["csv", "xlsx"]))
def test_a_file_is_clean_only_without_a_bad_row_and_each_row_is_judged_by_itself(tmp_path: Path, kinds: list[str], ending: str) -> None:
    made = {"好": ("2026-12-05", "甲"), "没日期": ("", "甲"), "没内容": ("2026-12-05", ""), "公式": ("2026-12-05", "=1"), "空行": ("", "")}
    lines = [("日期", "内容"), *(made[kind] for kind in kinds)]
    path = tmp_path / f"a.{ending}"
    sheet = read(rows(path, *lines) if ending == "xlsx" else written(path, "".join(f"{day},{text}\n" for day, text in lines)))
    bad = [number for number, kind in enumerate(kinds, start=2) if kind not in {"好", "空行"}]
    assert sheet.clean is (not bad and "好" in kinds)
    assert len(sheet.announcements) == kinds.count("好")
    assert sorted(p.at.line for p in sheet.problems if p.at and p.code != "queue.no-rows") == bad


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["a.csv", "a.yaml", "a.xlsx"]), st.binary(max_size=200), st.booleans())
def test_any_bytes_are_answered_with_sentences(tmp_path: Path, name: str, raw: bytes, packed: bool) -> None:  # noqa: FBT001
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04" + raw if packed else raw)
    sheet = read(path)
    assert sheet.problems or sheet.announcements
    assert all(say(p) and p.at for p in sheet.problems)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_slip_of_the_hand_in_a_good_file_is_answered_with_sentences(tmp_path: Path, data: st.DataObject) -> None:
    ending, text = data.draw(st.sampled_from([("csv", CSV), ("yaml", YAML)]))
    place, cut = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 12))
    put = data.draw(st.text("：，:,[]{}-&*#'\"!|>%@ \n\t?<=“a0", max_size=4))
    path = written(tmp_path / f"a.{ending}", text[:place] + put + text[place + cut :])
    sheet = read(path)
    assert all(say(p) and p.at for p in sheet.problems)
    assert sheet.announcements or not sheet.clean
