"""One of many desks: enters rows in a process of its own, for `test_many_desks.py`."""

import sys
from pathlib import Path

from broadcaster.desk import ledger
from broadcaster.desk.registers import book
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.work import Desk
from tests.desk.samples import NOW, SHANGHAI

url, folder, name, count = sys.argv[1:]
desk = Desk.open(url, SHANGHAI, Path(folder))
clerk = Actor(name, frozenset({(EVERY, Right.WRITE)}))
for n in range(int(count)):
    values = {"direction": "in", "topic": "goods", "content": f"{name} {n}", "phone": "13812345678"}
    desk.write(clerk, NOW, lambda work, row=values: ledger.add(work, book("call"), row))  # type: ignore[misc]
desk.close()
