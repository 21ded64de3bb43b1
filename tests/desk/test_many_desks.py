"""Twenty desks write at once on either database: nothing is lost, nobody is turned away, no number is missing or used twice."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from broadcaster.desk.proof import verify
from broadcaster.desk.table import table_of
from tests.desk.conftest import House

ROOT = Path(__file__).parents[2]
DESKS, ROWS = 20, 25


def test_twenty_desks_write_at_once(house: House, tmp_path: Path) -> None:
    names = [f"员{n}" for n in range(DESKS)]
    program = [sys.executable, "-m", "tests.desk.hand", house.url, str(tmp_path / "files"), str(ROWS), *names]
    hands = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=240, check=True)
    assert (hands.stdout.split(), hands.stderr) == ([], "")
    table = table_of("call")
    rows = house.desk.read(lambda c: c.execute(select(table.c.number, table.c.made_by, table.c.content)).all())
    assert sorted(number for number, _by, _content in rows) == [f"DH-20261124-{n:04}" for n in range(1, DESKS * ROWS + 1)]
    assert {content for _number, _by, content in rows} == {f"员{d} {n}" for d in range(DESKS) for n in range(ROWS)}
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()
