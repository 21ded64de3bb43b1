"""`desk return check`: whether goods go back, by which clause."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from broadcaster.desk.returns.facts import Cause, Damage, Finding, Paper, Way, Wish
from broadcaster.desk.returns.wording import CHOICES
from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.policy.model import Policy
    from broadcaster.desk.repairs.failing import Failed
    from broadcaster.desk.returns.facts import Proof, Reason, Sale, State, Verdict
    from broadcaster.desk.values import Reading
    from broadcaster.desk_cli.seat import Seat

_HELP = (
    "\n\n\b\n  desk return check --sold 2026-11-01 --price 1999 --reason 质量问题 --finding 已确认\n"
    "  desk return check --profile shopping_plaza --sold 昨天 --price 299 --reason unsatisfied --json"
)


@click.group(name="return", help=_("Whether goods go back: the verdict, its clause and the manual's sentence.") + _HELP)
def command() -> None:
    """The group."""


class Word(click.ParamType[str]):
    """One of some words: as programs write it, or as people say it in their language."""

    name = "word"

    def __init__(self, kind: type[StrEnum]) -> None:
        self.kind = kind

    @property
    def words(self) -> dict[str, str]:
        return {value: _(told) for value, told in CHOICES[self.kind].items()}

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return _("KIND")

    def told(self) -> str:
        return ", ".join(f"{value} {said}" for value, said in self.words.items())

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's
        for word, said in self.words.items():
            if str(value).strip().lower() in {word, said.lower()}:
                return word
        option = (param.name or "").replace("_", "-") if param else ""
        raise fault("return.value", Exit.USAGE, option=option, found=value, example=self.told())

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(word, help=said) for word, said in self.words.items() if word.startswith(incomplete)]


def _one_of(name: str, kind: type[StrEnum], told: str, default: str | None = None) -> click.Option:
    word = Word(kind)
    return click.Option([f"--{name}"], type=word, default=default, required=default is None, help=f"{told} {word.told()}")


def _flag(name: str, told: str) -> click.Option:
    return click.Option([f"--{name}"], is_flag=True, help=told)


def _text(name: str, told: str, meta: str, *, required: bool = False) -> click.Option:
    return click.Option([f"--{name}"], required=required, metavar=meta, help=told)


def _params() -> list[click.Parameter]:
    day, yuan = _("DATE"), _("YUAN")
    return [
        _text("sold", _("Day of the sale."), day, required=True),
        _text("price", _("Price on the proof, in yuan."), yuan, required=True),
        _one_of("reason", Cause, _("Why the customer comes:")),
        _one_of("wish", Wish, _("What the customer wants:"), "return"),
        _text("on", _("Day of the request; today when left out."), day),
        _one_of("proof", Paper, _("What the customer shows:"), "receipt"),
        _flag("improper", _("The proof is not a proper one.")),
        _flag("other-goods", _("The proof is of other goods.")),
        _flag("opened", _("The pack was opened.")),
        _flag("pack-broken", _("The pack is broken or stained.")),
        _flag("label-broken", _("The label is not intact.")),
        _flag("used", _("The goods were used.")),
        _flag("damaged", _("The goods are dirty, damaged or incomplete.")),
        _flag("not-resaleable", _("They cannot be sold again.")),
        _one_of("finding", Finding, _("What the inspection of the flaw says:"), "open"),
        _text("confirmed", _("Day on which the flaw was confirmed; the day of the request when left out."), day),
        _one_of("damage", Damage, _("What takes it out of free repair:"), "none"),
        click.Option(["--repairs"], type=click.IntRange(0), default=0, metavar="N", help=_("Repairs in vain within the warranty.")),
        _text("order", _("Order number: repairs in vain that the book of repairs has count besides."), _("NUMBER")),
        _text("warranty-end", _("Last day of the warranty."), day),
        _text("shelf-life-end", _("Last day of the shelf life."), day),
        _flag("disclosed-flaw", _("The flaw was told at the sale and noted on the slip.")),
        _flag("at-distance", _("Sold over the net or by telephone.")),
        _text("for-price", _("Price of the goods wanted in exchange, in yuan."), yuan),
        _one_of("way", Way, _("How the goods come back:"), "in-person"),
        _flag("parts-missing", _("Parts or the sales slip are missing.")),
        _flag("slip-incomplete", _("The return slip is not complete.")),
        _text("ordered-by", _("Operations orders it: who."), _("ROLE")),
        _text("order-reason", _("Operations orders it: why."), _("WORDS")),
        _text("profile", _("Another manual than the house's."), _("PROFILE")),
        click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output.")),
    ]


def _run(*, as_json: bool, profile: str | None, order: str | None, **given: Any) -> None:  # noqa: ANN401 - options
    import json

    from broadcaster.desk.returns.wording import lines, verdict_json
    from broadcaster.desk_cli.numbers import need_read, policy_of
    from broadcaster.desk_cli.seat import seated
    from broadcaster.desk_cli.telling import pairs

    with seated() as seat:
        need_read(seat)
        read = _read(given, seat.reading)
        at = read["on"] or seat.now.astimezone(seat.zone).date()
        held = policy_of(seat, profile, at.isoformat())
        failed = _failed(seat, order) if order else ()
    verdict = _judged({**given, "repairs": given["repairs"] + sum(one.times for one in failed)}, read, held, at)
    if as_json:
        counted = [{"number": one.number, "times": one.times} for one in failed]
        click.echo(json.dumps({**verdict_json(verdict), "repairs": counted}, ensure_ascii=False, indent=2))
    else:
        told = "、".join(f"{one.number} × {one.times}" for one in failed) or _("none")
        pairs([*lines(verdict), *([(_("Repairs in vain"), told)] if order else [])])


def _failed(seat: "Seat", order: str) -> "tuple[Failed, ...]":
    """Repairs of a sold item that were in vain (RPR-12). Raises `Fault`: `desk.no-right`."""
    from broadcaster.desk.registers import book
    from broadcaster.desk.repairs.failing import of_order
    from broadcaster.desk.rights import Right
    from broadcaster.desk_cli.looking import need

    need(seat, Right.READ, book("repair"))
    return seat.read(lambda c: of_order(c, order))


DAYS = ("sold", "on", "confirmed", "warranty_end", "shelf_life_end")
MONEY = ("price", "for_price")


def _read(given: Mapping[str, Any], reading: "Reading") -> dict[str, Any]:
    """Days and fen. Raises `Fault` with every one that cannot be read."""
    from broadcaster.desk import declare
    from broadcaster.desk.values import Unreadable, parse

    found: dict[str, Any] = {}
    problems = []
    for name in (*DAYS, *MONEY):
        of = declare.date(name, name, name) if name in DAYS else declare.money(name, name, name, low=0)
        try:
            found[name] = parse(of, given[name], reading) if given[name] else None
        except Unreadable:
            facts = {"option": name.replace("_", "-"), "found": given[name], "example": "2026-11-24" if name in DAYS else "1999.00"}
            problems.append(Problem("return.value", facts=facts))
    if problems:
        raise Fault(problems, Exit.USAGE)
    return found


def _judged(given: Mapping[str, Any], read: Mapping[str, Any], held: "Policy", at: date) -> "Verdict":
    from broadcaster.desk.returns.evaluate import evaluate

    if at < read["sold"]:
        raise fault("return.before-sale", Exit.USAGE, at=at, sold=read["sold"])
    return evaluate(_sale(given, read), _state(given), _reason(given, read, at), _proof(given), held, at)


def _sale(given: Mapping[str, Any], read: Mapping[str, Any]) -> "Sale":
    from broadcaster.desk.returns.facts import Sale

    ends = (read["warranty_end"], read["shelf_life_end"])
    return Sale(read["sold"], read["price"], *ends, disclosed_flaw=given["disclosed_flaw"], at_distance=given["at_distance"])


def _state(given: Mapping[str, Any]) -> "State":
    from broadcaster.desk.returns.facts import State

    return State(
        opened=given["opened"],
        pack_intact=not given["pack_broken"],
        label_intact=not given["label_broken"],
        used=given["used"],
        damaged=given["damaged"],
        resaleable=not given["not_resaleable"],
        repairs=given["repairs"],
        damage=Damage(given["damage"]),
        parts_complete=not given["parts_missing"],
        way=Way(given["way"]),
    )


def _reason(given: Mapping[str, Any], read: Mapping[str, Any], at: date) -> "Reason":
    from broadcaster.desk.returns.facts import Reason

    return Reason(
        Cause(given["reason"]),
        Wish(given["wish"]),
        Finding(given["finding"]),
        confirmed_on=read["confirmed"] or at,
        for_price=read["for_price"],
        slip_complete=not given["slip_incomplete"],
        ordered_by=given["ordered_by"] or "",
        order_reason=given["order_reason"] or "",
    )


def _proof(given: Mapping[str, Any]) -> "Proof":
    from broadcaster.desk.returns.facts import Proof

    return Proof(Paper(given["proof"]), proper=not given["improper"], matches=not given["other_goods"])


command.add_command(
    click.Command(
        "check",
        params=_params(),
        callback=_run,
        help=_("What the rules say to a return, an exchange or a repair.") + _HELP,
    )
)
