"""Clerks for cases: who handles, who signs, who is complained about."""

from collections.abc import Callable

from broadcaster.desk import people
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.work import Work
from tests.desk.conftest import House, house, sqlite_house  # noqa: F401 - fixtures
from tests.desk.samples import BOSS, NOW

HEAD_RIGHTS = (Right.READ, Right.WRITE, Right.REVIEW, Right.CLOSE)
CHIEF = Actor("张总", frozenset((EVERY, right) for right in HEAD_RIGHTS))
SECOND = Actor("赵副总", frozenset((EVERY, right) for right in HEAD_RIGHTS))
OTHER = Actor("小周", frozenset((EVERY, right) for right in (Right.READ, Right.WRITE)))
NAMES = ("李敏", "王芳", "张总", "赵副总", "小周")


def staffed(house: House) -> House:  # noqa: F811
    """The house with everybody on its list."""

    def act(work: Work) -> None:
        for name in NAMES:
            people.add(work, name, "服务台密码123")

    house.desk.write(BOSS, NOW, act)
    return house


Act = Callable[..., object]
