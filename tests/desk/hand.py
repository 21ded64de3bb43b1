"""Many desks at once: each enters rows in a process of its own, for `test_many_desks.py`.

The program is loaded once and then forked, so that all desks begin together; each opens the store itself. The names of those that
failed are printed.
"""

import os
import sys
import traceback
from pathlib import Path

from broadcaster.desk import ledger
from broadcaster.desk.registers import book
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.work import Desk
from tests.desk.samples import NOW, SHANGHAI

url, folder, count, *names = sys.argv[1:]


def enter(name: str) -> None:
    desk = Desk.open(url, SHANGHAI, Path(folder))
    clerk = Actor(name, frozenset({(EVERY, Right.WRITE)}))
    for n in range(int(count)):
        values = {"direction": "in", "topic": "goods", "content": f"{name} {n}", "phone": "13812345678"}
        desk.write(clerk, NOW, lambda work, row=values: ledger.add(work, book("call"), row))  # type: ignore[misc]
    desk.close()


def forked(name: str) -> int:
    """The number of a process that enters rows under this name."""
    child = os.fork()
    if child:
        return child
    try:
        enter(name)
    except BaseException:  # noqa: BLE001 - it ends here, and the parent counts it
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


hands = {forked(name): name for name in names}
ended = dict(os.wait() for _name in names)
print(*[hands[child] for child, status in ended.items() if status])
