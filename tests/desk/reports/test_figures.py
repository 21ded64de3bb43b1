"""What the other reports count: n and d of every share, nothing judged where there is nothing to judge (CMP-34, RPT-02, RPT-06, RPT-08)."""

from datetime import date, timedelta

import pytest

from broadcaster.desk.reports.catalogue import REPORTS
from broadcaster.desk.reports.complaints import LINES, ONWARD, Followed, Lost, statistics, times, tracking
from broadcaster.desk.reports.events import EVENTS, Happened, Rang, exceptions, hotline
from broadcaster.desk.reports.model import Made, Report, Share
from broadcaster.desk.reports.service import Service, service
from broadcaster.desk.reports.summary import Counted, summary, totals
from broadcaster.desk.reports.weekly import AGES, Case, age, aging, archive, disputes
from broadcaster.desk.reports.wording import said
from tests.desk.reports.conftest import asked, at
from tests.desk.samples import SHANGHAI

MONTH = asked("2026-11")


def cells(made: Made, part: str, place: int = 0) -> tuple[object, ...]:
    return made.tables[part].rows[place]


def notes(made: Made) -> list[str]:
    return [note.code.removeprefix("desk.report.") for note in made.notes]


def test_statistics_have_a_line_a_complaint_and_sums_of_the_losses() -> None:
    """F-CMP5."""
    told = [
        Lost("TS-2", at("03 09:00"), "wrong", "王女士", "沙发", date(2026, 10, 1), "错色", "物流部", "换", (0, 500, 0, 0)),
        Lost("TS-1", at("02 09:00"), "quality", losses=(300, 0, 0, 0)),
        Lost("TS-3", at("01 09:00"), "wrong", losses=(100, 0, 0, 7)),
    ]
    made = statistics(told, MONTH)
    assert [row[2] for row in made.tables["lines"].rows] == ["TS-1", "TS-3", "TS-2"]
    assert cells(made, "lines", 2) == (
        "wrong", date(2026, 11, 3), "TS-2", "王女士", "沙发", date(2026, 10, 1), "错色", "物流部", "换", 0, 500, 0, 0,
    )  # fmt: skip
    total = made.tables["lines"].total
    assert total is not None
    assert total[9:] == (400, 500, 0, 7)
    assert made.tables["kinds"].rows == (("wrong", 2, Share(2, 3)), ("quality", 1, Share(1, 3)))
    assert made.tables["kinds"].total == (None, 3, Share(3, 3))


def test_the_paper_of_statistics_has_the_manuals_headings_in_its_order() -> None:
    assert [c.zh for c in LINES.columns] == [
        "投诉种类", "日期", "编号", "客户名称", "商品名称", "购货日期", "投诉内容", "责任部门", "处理方式", "退货", "换货", "折扣", "其他",
    ]  # fmt: skip
    assert [(g.zh, g.columns) for g in LINES.groups] == [("损失（元）", ("loss_return", "loss_exchange", "loss_discount", "loss_other"))]


def test_the_paper_of_tracking_has_the_manuals_headings_in_its_order() -> None:
    assert [c.zh for c in ONWARD.columns] == [
        "件数", "受理日期", "字号", "客户", "交货单编号", "品名规格", "交运日期", "数量", "金额", "不良数量", "客户投诉内容",
        "制造部门处理方式", "损失金额", "责任归属部门", "比率％", "姓名", "类别", "收件", "质管部", "会签部", "市场营销部", "结案", "合计",
        "督促记录（日期）", "结案编号",
    ]  # fmt: skip
    assert [g.zh for g in ONWARD.groups] == ["个人惩处", "处理时效"]


HOUR = 3600


@pytest.mark.parametrize(
    ("accepted", "planned", "signed", "confirmed", "closed", "expected"),
    [
        (1, 3, 4, 8, 9, (HOUR, 2 * HOUR, HOUR, 4 * HOUR, HOUR, 9 * HOUR)),
        (1, 3, None, 8, 9, (HOUR, 2 * HOUR, None, 5 * HOUR, HOUR, 9 * HOUR)),
        (1, 3, None, None, None, (HOUR, 2 * HOUR, None, None, None, None)),
        (1, None, None, 8, 9, (HOUR, None, None, None, HOUR, 9 * HOUR)),
        (None, None, None, None, None, (None,) * 6),
    ],
)
def test_the_time_of_each_stage_follows_from_its_ends(
    accepted: int | None,
    planned: int | None,
    signed: int | None,
    confirmed: int | None,
    closed: int | None,
    expected: tuple[int | None, ...],
) -> None:
    """CMP-17: 收件, 质管部, 会签部, 市场营销部, 结案, 合计."""
    begin = at("02 08:00")
    a, p, s, c, e = (None if hours is None else begin + timedelta(hours=hours) for hours in (accepted, planned, signed, confirmed, closed))
    assert times(Followed("TS-1", begin, a, p, s, c, e)) == expected


def test_tracking_tells_shares_discipline_and_reminders_of_a_case() -> None:
    """F-CMP11."""
    one = Followed(
        "TS-1", at("02 08:00"), at("02 09:00"), closed_at=at("05 09:00"), loss=1200, liable=(("物流部", 6000), ("顾家", 4000)),
        persons=(("小周", "警告"),), urged=(at("03 09:00"), at("04 09:00")),
    )  # fmt: skip
    (row,) = tracking([one], MONTH).tables["cases"].rows
    told = {column.zh: cell for column, cell in zip(ONWARD.columns, row, strict=True)}
    assert (told["件数"], told["受理日期"], told["损失金额"], told["责任归属部门"], told["比率％"]) == (
        1,
        date(2026, 11, 2),
        1200,
        "物流部、顾家",
        "60、40",
    )
    assert (told["姓名"], told["类别"], told["督促记录（日期）"], told["结案编号"]) == ("小周", "警告", "11-03 11-04", "TS-1")


def test_the_summary_counts_and_says_of_how_many() -> None:
    """F-CMP12."""
    told = [
        Counted(at("01 09:00"), "quality", solved=True, cause="脱漆"),
        Counted(at("02 09:00"), "quality", cause="脱漆"),
        Counted(at("02 10:00"), "quality", refused=True),
        Counted(at("03 09:00"), "attitude", solved=True, cause="态度生硬"),
    ]
    made = summary(told, MONTH)
    assert cells(made, "summary") == (4, Share(4, 30), 2, Share(2, 4), Share(3, 4), "脱漆 2")
    assert made.tables["causes"].rows == (("脱漆", 2, Share(2, 3)),)
    assert notes(made) == ["refused", "unexplained"]


def test_days_that_have_not_begun_do_not_make_a_month_look_quiet() -> None:
    made = summary([Counted(at("01 09:00"), "quality")], asked("2026-11", now="2026-11-10 09:00"))
    assert cells(made, "summary")[1] == Share(1, 10)


def test_nothing_is_judged_of_nothing() -> None:
    made = summary([], asked("2026-11", now="2026-10-01 09:00"))
    assert cells(made, "summary") == (0, Share(0, 0), 0, Share(0, 0), Share(0, 0), None)
    column = next(p for p in REPORTS if p.form == "F-CMP12").parts[0].columns[3]
    assert said(column, Share(0, 0), SHANGHAI) == "— (0/0)"
    assert said(column, Share(2, 3), SHANGHAI) == "66.67% (2/3)"


def test_the_table_is_period_by_kind_with_those_in_time_of_those_judged() -> None:
    """F-CMP16; CMP-05."""
    told = [
        Counted(at("02 09:00"), "wrong", on_time=True),
        Counted(at("08 23:59"), "wrong", on_time=False),
        Counted(at("09 00:00"), "wrong"),
        Counted(at("09 09:00"), "billing", on_time=True),
    ]
    made = totals(told, MONTH)
    assert made.tables["totals"].rows == (
        ("2026-W45", "wrong", 2, Share(1, 2)),
        ("2026-W46", "billing", 1, Share(1, 1)),
        ("2026-W46", "wrong", 1, Share(0, 0)),
    )
    assert made.tables["totals"].total == (None, None, 4, Share(2, 3))
    assert [row[0] for row in made.tables["periods"].rows] == ["2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49"]
    assert notes(totals([Counted(at("02 09:00"), "wrong")], MONTH)) == ["not-judged"]


def case(number: str, came: str, ended: str = "", filed: str | None = None, kind: str = "wrong", **more: object) -> Case:
    stage = "archived" if filed else "closed" if ended else "investigating"
    ended_at = at(ended) if ended else None
    return Case(number, at(came), kind, stage, ended_at or at(came), ended=ended_at, filed_in=filed, **more)  # type: ignore[arg-type]


def test_the_weeks_archive_says_what_it_took_and_what_it_left() -> None:
    """CMP-05, RPT-03."""
    told = [
        case("TS-1", "16 09:00", "18 09:00", "2026-W47", on_time=True),
        case("TS-2", "16 09:00", "19 09:00", "2026-W47", "quality"),
        case("TS-3", "16 09:00", "20 09:00"),
        case("TS-4", "16 09:00", "23 00:00"),
        case("TS-5", "16 09:00"),
        case("TS-6", "09 09:00", "10 09:00", "2026-W46"),
    ]
    made = archive(told, asked("2026-W47"))
    assert made.tables["filed"].rows == (("quality", 1, Share(0, 0)), ("wrong", 1, Share(1, 1)))
    assert [row[0] for row in made.tables["numbers"].rows] == ["TS-1", "TS-2"]
    assert [row[0] for row in made.tables["left"].rows] == ["TS-3"]


@pytest.mark.parametrize(
    ("hours", "name"),
    [(0, "≤ 1"), (24, "≤ 1"), (24.1, "1–3"), (72, "1–3"), (73, "3–7"), (168, "3–7"), (169, "7–30"), (720, "7–30"), (721, "> 30")],
)
def test_an_age_has_its_class(hours: float, name: str) -> None:
    assert age(timedelta(hours=hours)) == name


def test_open_complaints_stand_by_age_as_of_the_periods_end() -> None:
    """CMP-26."""
    told = [
        case("TS-1", "20 09:00"), case("TS-2", "01 09:00"), case("TS-3", "10 09:00", "12 09:00"), case("TS-4", "10 09:00", "26 09:00"),
        case("TS-5", "25 09:00"),
    ]  # fmt: skip
    made = aging(told, asked("2026-11-24"))
    assert [row[0] for row in made.tables["open"].rows] == ["TS-2", "TS-4", "TS-1"]
    assert cells(made, "open")[5:] == (23, 23)
    assert {row[0]: row[1] for row in made.tables["ages"].rows} == dict(zip(AGES, (0, 0, 1, 2, 0), strict=True))


def test_disputes_are_reported_with_their_solution_and_never_left() -> None:
    """CMP-32."""
    told = [
        case("TS-1", "02 09:00", "05 09:00", measure="换一套"), case("TS-2", "20 09:00"), case("TS-3", "29 09:00"),
        Case("TS-0", at("01 00:00") - timedelta(days=9), "wrong", "closed", at("01 00:00"), ended=at("01 00:00") - timedelta(days=3)),
    ]  # fmt: skip
    made = disputes(told, MONTH)
    assert cells(made, "figures") == (3, Share(1, 3), 2, 1)
    assert [row[0] for row in made.tables["disputes"].rows] == ["TS-1", "TS-2", "TS-3"]
    assert cells(made, "disputes")[4] == "换一套"


def test_exceptions_stand_section_by_section_in_the_manuals_order() -> None:
    """RPT-02."""
    told = [
        Happened("YC-3", at("02 09:00"), "praise"),
        Happened("YC-2", at("03 09:00"), "station-late", reported_at=at("03 10:00")),
        Happened("YC-1", at("02 09:00"), "station-late", reported_at=at("02 10:00"), settled_at=at("02 12:00")),
    ]
    made = exceptions(told, MONTH)
    assert [row[1] for row in made.tables["events"].rows] == ["YC-1", "YC-2", "YC-3"]
    assert made.tables["types"].rows == (("station-late", 2, Share(2, 2), Share(1, 2)), ("praise", 1, Share(0, 1), Share(0, 1)))
    assert EVENTS.columns[0].choices[0].value == "station-late"


def came(when: str, topic: str, number: str | None = None, rings: int | None = None, outcome: str | None = None) -> Rang:
    return Rang(at(when), incoming=True, topic=topic, phone=number, rings=rings, outcome=outcome)


def test_the_hotline_is_told_by_types_hours_and_who_called_again() -> None:
    """RPT-08."""
    told = [
        came("02 09:00", "goods", "13812345678", 2),
        came("02 09:59", "goods", "13812345678", 4, "missed"),
        came("02 23:30", "price", "13900000000"),
        came("02 10:00", "price"),
        Rang(at("03 10:00"), incoming=False, topic="goods", phone="13812345678"),
    ]
    made = hotline(told, asked("2026-11", answer__max_rings="3"))
    assert cells(made, "figures") == (4, 1, Share(1, 4), Share(1, 2), Share(2, 3))
    assert made.tables["topics"].rows == (("goods", 2, Share(2, 4)), ("price", 2, Share(2, 4)))
    hours = {str(row[0]): row[1] for row in made.tables["hours"].rows}
    assert (len(hours), hours["09:00"], hours["10:00"], hours["23:00"]) == (24, 2, 1, 1)
    assert made.tables["again"].rows == (("13812345678", 2, "goods"),)
    unset = hotline(told, MONTH)
    assert cells(unset, "figures")[3] == Share(0, 0)
    assert notes(unset) == ["rings-unset"]


def test_a_period_stands_beside_the_one_before() -> None:
    """RPT-03, RPT-05."""
    now = [
        Counted(at("02 09:00"), "wrong", solved=True, on_time=True, satisfaction="very", reopened=1),
        Counted(at("03 09:00"), "wrong", on_time=False, planned_in_time=True, satisfaction="fair"),
    ]
    before = [Counted(at("01 00:00") - timedelta(days=3), "billing")]
    made = service(Service(now, before, (40, 30), (2, 0)), MONTH)
    assert cells(made, "figures", 1) == (
        "2026-11", 40, 2, Share(1, 2), Share(1, 2), Share(1, 1), Share(1, 2), Share(1, 2), Share(0, 2), 2,
    )  # fmt: skip
    assert cells(made, "figures", 0)[:5] == ("2026-10", 30, 1, Share(0, 1), Share(0, 0))
    assert made.tables["kinds"].rows == (("wrong", 2, Share(2, 2), 0), ("billing", 0, Share(0, 2), 1))


@pytest.mark.parametrize("report", REPORTS, ids=lambda one: one.name)
def test_a_declaration_is_complete(report: Report) -> None:
    """Words in both languages, a source, rules, headings that can be told apart, pictures of columns that are there."""
    from broadcaster.desk.reports.reading import READERS
    from broadcaster.desk.rules import ids

    for zh, en in [(report.zh, report.en), *((p.zh, p.en) for p in report.parts), *((c.zh, c.en) for p in report.parts for c in p.columns)]:
        assert any("一" <= sign <= "鿿" for sign in zh), zh
        assert en.isascii(), en
    assert set(report.rules) <= set(ids())
    assert report.name in READERS
    assert report.source.split(":")[0].endswith(".txt")
    for part in report.parts:
        names = [column.name for column in part.columns]
        assert len(set(names)) == len(names)
        wanted = {*part.totals, *part.of_whole, *(n for g in part.groups for n in g.columns)}
        assert (wanted | {part.picture.label, *part.picture.values} if part.picture else wanted) <= set(names)
