"""Who gives an order at this terminal."""

import os
import pwd

from broadcaster.approvals.model import Person
from broadcaster.faults import Exit, fault

LONGEST = 60


def whoever(by: str) -> Person:
    """The name given, and the account behind it, from the kernel: it cannot be forged. Raises `Fault` `queue.bad-name`."""
    name = by.strip()
    if len(name) > LONGEST or not name.isprintable():  # half characters are not printable either
        raise fault("queue.bad-name", Exit.USAGE, found=name.encode("utf-8", "replace").decode()[:LONGEST], most=LONGEST)
    uid = os.getuid()
    try:
        account = pwd.getpwuid(uid).pw_name
    except KeyError:
        account = str(uid)
    return Person(name, account)
