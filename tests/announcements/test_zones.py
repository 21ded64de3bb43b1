"""A zone is shown wherever an announcement is, and one that nobody can switch is refused: nothing is accepted and then ignored."""

from pathlib import Path

import pytest

from broadcaster.announcements.rows import Known
from broadcaster.announcements.sheet import read
from broadcaster.announcements.zones import titled, zone_problem
from tests.announcements.desk import item


def rows(folder: Path, zone: str, *zones: str) -> tuple[list[str], list[str]]:
    """Titles and codes of a file whose one row asks for a zone."""
    file = folder / "活动.csv"
    file.write_text(f"日期,标题,内容,区域\n2026-12-05,开幕,开幕了。,{zone}\n", "utf-8")
    sheet = read(file, Known(zones=zones))
    return [titled(a) for a in sheet.announcements], [p.code for p in sheet.problems]


def test_a_zone_is_refused_where_the_mall_has_none(tmp_path: Path) -> None:
    assert rows(tmp_path, "一楼") == ([], ["queue.no-zones"])


def test_a_zone_the_settings_do_not_name_is_refused_with_the_nearest(tmp_path: Path) -> None:
    assert rows(tmp_path, "一层", "一楼", "二楼") == ([], ["queue.no-zone"])
    problem = zone_problem("一层", ("二楼", "一楼"))
    assert problem is not None
    assert (problem.facts["guess"], problem.facts["known"]) == ("一楼", "二楼、一楼")


def test_a_zone_the_settings_name_stands_behind_the_title(tmp_path: Path) -> None:
    assert rows(tmp_path, "一楼", "一楼") == (["开幕（一楼）"], [])


@pytest.mark.parametrize("whole", ["", "全场", "All", "whole mall"])
def test_the_whole_mall_is_no_zone(tmp_path: Path, whole: str) -> None:
    assert rows(tmp_path, whole) == (["开幕"], [])


def test_a_title_without_a_zone_stays_as_it_is() -> None:
    assert titled(item("抽奖")) == "抽奖"
