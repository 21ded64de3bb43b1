"""One of two hands that draw from the same deposit, in a process of its own, for `test_deposits.py`.

Three draws; each says what came of it.
"""

import sys
from pathlib import Path

from broadcaster.desk import ledger
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from broadcaster.desk.work import Desk, Work
from broadcaster.faults import Fault
from tests.desk.samples import CLERK, NOW, SHANGHAI

url, folder, vendor, yuan = sys.argv[1:]
desk = Desk.open(url, SHANGHAI, Path(folder))


def draw(work: Work) -> Row:
    return ledger.add(work, book("deposit"), {"vendor": vendor, "kind": "draw", "amount": int(yuan) * 100, "purpose": "赔付"})


for _n in range(3):
    try:
        desk.write(CLERK, NOW, draw)
        print("booked")
    except Fault as refused:
        print(refused.problems[0].code)
desk.close()
