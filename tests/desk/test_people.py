"""Who may sign in, and who may do what (SEC-01, SEC-04, SEC-06)."""

import getpass
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from broadcaster.desk import people, session
from broadcaster.desk.people import FOUNDER
from broadcaster.desk.rights import EVERY, Right, grants
from broadcaster.desk.session import Door
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.samples import CLERK, NOW

SECRET = "报修登记4321号"  # noqa: S105 - a test's


@pytest.fixture
def founded(house: House) -> House:
    house.desk.write(FOUNDER, NOW, lambda w: people.found(w, "李敏", SECRET, full_name="李敏（主管）"))
    return house


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path / "run" / "session", minutes=30, trust_account=False)


def boss(house: House) -> people.Clerk:
    return house.desk.read(lambda c: people.clerk(c, "李敏"))


def refusal(act: object) -> str:
    with pytest.raises(Fault) as refused:
        act()  # type: ignore[operator]
    return refused.value.problems[0].code


def test_the_first_administrator_may_do_everything_and_there_is_only_one_first(founded: House) -> None:
    assert boss(founded).actor.may(Right.MANAGE)
    assert boss(founded).actor.may(Right.ERASE, "call")
    assert refusal(lambda: founded.desk.write(FOUNDER, NOW, lambda w: people.found(w, "王", SECRET))) == "desk.founded"


def test_a_password_is_kept_as_argon2_only(founded: House) -> None:
    with founded.desk.engine.connect() as connection:
        kept = str(connection.execute(text("SELECT password FROM desk_clerk")).scalar())
        events = str(connection.execute(text("SELECT facts FROM desk_event")).all())
    assert kept.startswith("$argon2id$")
    assert SECRET not in kept + events


def test_a_right_name_and_password_open_a_session_for_a_while(founded: House, door: Door) -> None:
    session.sign_in(founded.desk, door, "李敏", SECRET, NOW)
    assert stat.S_IMODE(door.file.stat().st_mode) == 0o600
    assert session.who(founded.desk, door, NOW + timedelta(minutes=29)).name == "李敏"
    assert session.who(founded.desk, door, NOW + timedelta(minutes=58)).name == "李敏", "using it makes it last"
    assert refusal(lambda: session.who(founded.desk, door, NOW + timedelta(minutes=89))) == "desk.session-over"


def test_the_stores_copy_of_a_session_opens_nothing(founded: House, door: Door) -> None:
    session.sign_in(founded.desk, door, "李敏", SECRET, NOW)
    with founded.desk.engine.connect() as connection:
        kept = str(connection.execute(text("SELECT token FROM desk_session")).scalar())
    door.file.write_text(kept)
    assert refusal(lambda: session.who(founded.desk, door, NOW)) == "desk.session-over"


def test_signing_out_ends_the_session_everywhere(founded: House, door: Door) -> None:
    session.sign_in(founded.desk, door, "李敏", SECRET, NOW)
    token = door.file.read_text()
    session.sign_out(founded.desk, door, NOW)
    assert refusal(lambda: session.who(founded.desk, door, NOW)) == "desk.not-signed-in"
    door.file.write_text(token)
    assert refusal(lambda: session.who(founded.desk, door, NOW)) == "desk.session-over"


def test_wrong_names_and_wrong_passwords_are_refused_alike_and_make_one_wait(founded: House) -> None:
    desk = founded.desk
    assert refusal(lambda: people.with_password(desk, "没有", SECRET, NOW)) == "desk.wrong-password"
    for _ in range(5):
        assert refusal(lambda: people.with_password(desk, "李敏", "错错错错错错错错", NOW)) == "desk.wrong-password"
    assert refusal(lambda: people.with_password(desk, "李敏", SECRET, NOW)) == "desk.too-many-tries"
    assert people.with_password(desk, "李敏", SECRET, NOW + timedelta(minutes=11)).name == "李敏"


def test_rights_are_given_and_taken_for_one_book_or_all(founded: House) -> None:
    actor = boss(founded).actor
    founded.desk.write(actor, NOW, lambda w: people.add(w, "王芳", SECRET))
    founded.desk.write(actor, NOW, lambda w: people.allow(w, "王芳", grants("clerk", ["call"])))
    wang = founded.desk.read(lambda c: people.clerk(c, "王芳")).actor
    assert wang.may(Right.WRITE, "call")
    assert not wang.may(Right.WRITE, "shop")
    assert not wang.may(Right.REVEAL, "call")
    founded.desk.write(actor, NOW, lambda w: people.deny(w, "王芳", [("call", Right.WRITE)]))
    assert not founded.desk.read(lambda c: people.clerk(c, "王芳")).actor.may(Right.WRITE, "call")
    assert refusal(lambda: founded.desk.write(actor, NOW, lambda w: people.allow(w, "王芳", [("没有", Right.READ)]))) == "desk.no-book"
    assert refusal(lambda: founded.desk.write(CLERK, NOW, lambda w: people.allow(w, "王芳", []))) == "desk.no-right"


def test_who_leaves_is_locked_out_at_once(founded: House, door: Door) -> None:
    actor = boss(founded).actor
    founded.desk.write(actor, NOW, lambda w: people.add(w, "王芳", SECRET))
    session.sign_in(founded.desk, door, "王芳", SECRET, NOW)
    founded.desk.write(actor, NOW, lambda w: people.lock(w, "王芳"))
    assert refusal(lambda: session.who(founded.desk, door, NOW)) == "desk.session-over"
    assert refusal(lambda: people.with_password(founded.desk, "王芳", SECRET, NOW)) == "desk.clerk-locked"


def test_somebody_is_always_left_who_may_manage(founded: House) -> None:
    actor = boss(founded).actor
    assert refusal(lambda: founded.desk.write(actor, NOW, lambda w: people.lock(w, "李敏"))) == "desk.last-manager"
    manage = [(EVERY, Right.MANAGE)]
    assert refusal(lambda: founded.desk.write(actor, NOW, lambda w: people.deny(w, "李敏", manage))) == "desk.last-manager"


def test_a_machines_account_stands_for_a_clerk_only_where_the_setting_allows_it(founded: House, tmp_path: Path) -> None:
    actor = boss(founded).actor
    founded.desk.write(actor, NOW, lambda w: people.add(w, "王芳", SECRET, account=getpass.getuser()))
    closed, open_ = (Door(tmp_path / "none", 30, trust) for trust in (False, True))
    assert refusal(lambda: session.who(founded.desk, closed, NOW)) == "desk.not-signed-in"
    assert session.who(founded.desk, open_, NOW).name == "王芳"


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("", SECRET, "desk.clerk-name"),
        ("a b", SECRET, "desk.clerk-name"),
        ("李敏", SECRET, "desk.clerk-taken"),
        ("王", "kurz", "desk.password-short"),
    ],
)
def test_a_clerk_that_cannot_be_is_refused(founded: House, name: str, password: str, code: str) -> None:
    actor = boss(founded).actor
    assert refusal(lambda: founded.desk.write(actor, NOW, lambda w: people.add(w, name, password))) == code


def test_a_new_password_ends_old_sessions_and_is_ones_own_to_set(founded: House, door: Door) -> None:
    session.sign_in(founded.desk, door, "李敏", SECRET, NOW)
    founded.desk.write(boss(founded).actor, NOW, lambda w: people.set_password(w, "李敏", "新的密码12345"))
    assert refusal(lambda: session.who(founded.desk, door, NOW)) == "desk.session-over"
    assert people.with_password(founded.desk, "李敏", "新的密码12345", NOW).name == "李敏"
    assert refusal(lambda: founded.desk.write(CLERK, NOW, lambda w: people.set_password(w, "李敏", SECRET))) == "desk.no-right"
