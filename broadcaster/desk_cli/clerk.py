"""`desk clerk add | list | rights | password | lock`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from broadcaster.desk.rights import EVERY, ROLES, Right, grants
from broadcaster.desk_cli.passwords import password, stdin_flag
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.people import Clerk

_NAMES = f" ({'/'.join(ROLES)})"


@click.group(name="clerk", help=_("Clerks, their passwords and rights."))
def command() -> None:
    """The group; each command below is one act."""


@command.command(help=_("A new clerk; the password is asked.") + "\n\n\b\n  desk clerk add 王芳 --role clerk")
@click.argument("name", metavar=_("NAME"))
@click.option("--full-name", default="", metavar=_("WORDS"), help=_("The name on papers."))
@click.option("--role", type=click.Choice(list(ROLES)), default="clerk", metavar=_("ROLE"), help=_("Which rights, for all books.") + _NAMES)
@click.option("--account", metavar=_("ACCOUNT"), help=_("An account of this machine that stands for the clerk (setting desk_account)."))
def add(*, name: str, full_name: str, role: str, account: str | None, from_stdin: bool) -> None:
    """`people.add` and `people.allow`."""
    from broadcaster.desk import people
    from broadcaster.desk.work import Work
    from broadcaster.desk_cli.seat import seated

    with seated() as seat:
        secret = password(from_stdin=from_stdin, twice=True)

        def act(work: Work) -> None:
            people.add(work, name, secret, full_name=full_name, account=account)
            people.allow(work, name, sorted(grants(role, [EVERY])))

        seat.write(act)
    click.echo(_("{name} can sign in as {role}.").format(name=name, role=role))


add.params.append(stdin_flag())


@command.command(name="list", help=_("Every clerk with their rights.") + "\n\n\b\n  desk clerk list")
@click.option("--json", "as_json", is_flag=True, help=_("Machine-readable output."))
def list_(*, as_json: bool) -> None:
    """`people.clerks`."""
    import json

    from broadcaster.desk import people
    from broadcaster.desk_cli.seat import seated
    from broadcaster.desk_cli.telling import pairs

    with seated() as seat:
        seat.desk.write(seat.clerk.actor, seat.now, lambda work: work.need(Right.MANAGE))
        found = seat.read(people.clerks)
    if as_json:
        told = [{"name": c.name, "full_name": c.full_name, "account": c.account, "locked": c.locked, "rights": _pairs(c)} for c in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    pairs((c.name, "  ".join([*([_("locked")] if c.locked else []), c.full_name, rights_told(c)])) for c in found)


def _pairs(clerk: "Clerk") -> list[str]:
    return sorted(f"{book}:{right.value}" for book, right in clerk.rights)


def rights_told(clerk: "Clerk") -> str:
    """`*: read write; call: export`."""
    books = sorted({book for book, _right in clerk.rights})
    parts = (f"{book}: {' '.join(right.value for right in Right if (book, right) in clerk.rights)}" for book in books)
    return "; ".join(parts) or _("no rights")


@command.command(
    help=_("Give or take rights, for one book or all.") + "\n\n\b\n  desk clerk rights 王芳 --book call --give export --give reveal\n"
    "  desk clerk rights 王芳 --role supervisor"
)
@click.argument("name", metavar=_("NAME"))
@click.option("--book", "books", multiple=True, default=(EVERY,), metavar=_("BOOK"), help=_("For this book; for all when left out."))
@click.option("--role", type=click.Choice(list(ROLES)), metavar=_("ROLE"), help=_("The rights of a role.") + _NAMES)
@click.option("--give", multiple=True, metavar=_("RIGHT"), help=_("Give: {rights}.").format(rights=" ".join(r.value for r in Right)))
@click.option("--take", multiple=True, metavar=_("RIGHT"), help=_("Take away."))
def rights(*, name: str, books: tuple[str, ...], role: str | None, give: tuple[str, ...], take: tuple[str, ...]) -> None:
    """`people.allow` and `people.deny`."""
    from broadcaster.desk import people
    from broadcaster.desk.work import Work
    from broadcaster.desk_cli.seat import seated

    given = [*_rights(books, give), *(sorted(grants(role, books)) if role else [])]
    taken = _rights(books, take)

    def act(work: Work) -> "Clerk":
        if given:
            people.allow(work, name, given)
        if taken:
            people.deny(work, name, taken)
        return people.clerk(work.connection, name)

    with seated() as seat:
        click.echo(f"{name}  {rights_told(seat.write(act))}")


def _rights(books: Iterable[str], words: Iterable[str]) -> list[tuple[str, Right]]:
    found = []
    for word in words:
        try:
            found += [(book, Right(word)) for book in books]
        except ValueError:
            raise fault("desk.no-such-right", Exit.USAGE, right=word, known=" ".join(r.value for r in Right)) from None
    return found


@command.command(name="password", help=_("A new password: one's own, or a clerk's.") + "\n\n\b\n  desk clerk password")
@click.argument("name", required=False, metavar=_("[NAME]"))
def password_(*, name: str | None, from_stdin: bool) -> None:
    """`people.set_password`."""
    from broadcaster.desk import people
    from broadcaster.desk_cli.seat import seated

    with seated() as seat:
        secret = password(from_stdin=from_stdin, twice=True)
        seat.write(lambda work: people.set_password(work, name or seat.clerk.name, secret))
    click.echo(_("The new password holds; sign in with it."))


password_.params.append(stdin_flag())


@command.command(
    help=_("Lock a clerk: signed out at once, and out until unlocked.") + "\n\n\b\n  desk clerk lock 王芳\n  desk clerk lock 王芳 --off"
)
@click.argument("name", metavar=_("NAME"))
@click.option("--off", is_flag=True, help=_("Unlock."))
def lock(*, name: str, off: bool) -> None:
    """`people.lock`."""
    from broadcaster.desk import people
    from broadcaster.desk_cli.seat import seated

    with seated() as seat:
        seat.write(lambda work: people.lock(work, name, locked=not off))
    click.echo((_("{name} is unlocked.") if off else _("{name} is locked.")).format(name=name))
