"""`desk revisit rates`, `desk survey figures`: n, d, what it comes to, and its target (RVT-01, RVT-04, RVT-08, RVT-09, SUR-03, SUR-04)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.options import command, json_flag, option
from broadcaster.faults import Exit, fault
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date

    from broadcaster.desk.policy.value import Target, Unset
    from broadcaster.desk.revisits.judging import Rate
    from broadcaster.desk.revisits.rating import Month
    from broadcaster.desk.survey.figures import Figures, Item, Verdict
    from broadcaster.desk_cli.seat import Seat

NAMES = {
    "after-sale": N_("Revisits after the sale, done of due"), "passed": N_("Telephone revisits passed"), "visits": N_("Door visits"),
    "covered": N_("Tenants visited at least once this year"), "tenant-visits": N_("Tenant visits of the year's plan"),
    "customer": N_("Satisfaction of customers"), "shop": N_("Satisfaction of shops"),
}  # fmt: skip


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk revisit rates` or `desk survey figures`."""
    return {"rates": _rates, "figures": _figures}[verb](book, told)


def _rates(book: Book, told: str) -> click.Command:
    def run(*, month: str | None, as_json: bool) -> None:
        from broadcaster.desk.revisits.rating import month as month_of
        from broadcaster.desk_cli.looking import need
        from broadcaster.desk_cli.revisits.due import generated, terms_now
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            generated(seat)
            by = terms_now(seat)
            found = seat.read(lambda c: month_of(c, by, _day(seat, month), seat.now, seat.zone))
            if as_json:
                _json(
                    {
                        "version": by.version,
                        "month": f"{found.period.first:%Y-%m}",
                        "rates": [_rate_json(r) for r in found.rates],
                        **_clerks(found),
                    }
                )
                return
            _show_rates(found, by.version)

    params = [option("month", _("Another month than this one."), metavar="2026-11"), json_flag()]
    return command("rates", f"{told}\n\n\b\n  desk {book.name} rates\n  desk {book.name} rates --month 2026-10", params, run)


def _day(seat: "Seat", month: str | None) -> "date":
    from datetime import date

    if month is None:
        return seat.now.astimezone(seat.zone).date()
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        raise fault("desk.no-period", Exit.USAGE, period=month, shape="2026-11") from None


def _clerks(found: "Month") -> dict[str, object]:
    return {
        "quota_today": found.quota,
        "today": [{"clerk": s.clerk, "assigned": s.assigned, "done": s.done} for s in found.today],
        "month_by_clerk": dict(found.made),
    }


def _rate_json(rate: "Rate") -> dict[str, object]:
    return {
        "name": rate.name, "n": rate.n, "d": rate.d, "percent": percent(rate.share) or None, "target": target(rate.target), "met": rate.met,
        "rules": list(rate.rules),
    }  # fmt: skip


def _show_rates(found: "Month", version: str) -> None:
    rows = [
        (_(NAMES[r.name]), str(r.n), "" if r.d is None else str(r.d), percent(r.share), target(r.target), _met(r.met)) for r in found.rates
    ]
    _table((f"{found.period.first:%Y-%m}", "n", "d", "%", _("Target"), _("Verdict")), rows)
    if not found.defined:
        click.echo(_("When a revisit passes nobody has said (revisit.pass): the pass rate is not judged."))
    click.echo(_("Today's quota of returned orders: {quota}.").format(quota=found.quota))
    for share in found.today:
        click.echo(_("{clerk}: {done} done today, {assigned} given.").format(clerk=share.clerk, done=share.done, assigned=share.assigned))
    for clerk, n in found.made:
        click.echo(_("{clerk}: {n} customers this month.").format(clerk=clerk, n=n))
    click.echo(_("By {version}.").format(version=version))


def _figures(book: Book, told: str) -> click.Command:
    def run(*, template: str | None, since: str | None, until: str | None, as_json: bool) -> None:
        from broadcaster.desk.revisits.rating import figures, verdicts
        from broadcaster.desk.survey.templates import TEMPLATES
        from broadcaster.desk_cli.answers import template_named
        from broadcaster.desk_cli.looking import need
        from broadcaster.desk_cli.options import query
        from broadcaster.desk_cli.revisits.due import terms_now
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            names = [template_named(template).name] if template else list(TEMPLATES)
            asked = query(book, {"since": since, "until": until}, seat.reading)
            found = seat.read(lambda c: figures(c, names, asked))
            by = terms_now(seat)
            judged = verdicts(found, by)
            if as_json:
                _json(
                    {"version": by.version, "sheets": [_figures_json(f) for f in found], "populations": [_verdict_json(v) for v in judged]}
                )
                return
            for one in found:
                _show_figures(one)
            rows = [(_(NAMES[v.population]), str(v.n), percent(v.share), target(v.target), _met(v.met)) for v in judged]
            _table((_("By {version}.").format(version=by.version), "n", "0–100", _("Target"), _("Verdict")), rows)

    params = [
        option("template", _("One sheet only."), metavar=_("SHEET")),
        option("since", _("From this day or instant on."), metavar=_("DATE")),
        option("until", _("Up to and with this day, or to this instant."), metavar=_("DATE")),
        json_flag(),
    ]
    return command(
        "figures",
        f"{told}\n\n\b\n  desk {book.name} figures\n  desk {book.name} figures --template service-review --since 2026-11-01",
        params,
        run,
    )


def _show_figures(one: "Figures") -> None:
    from broadcaster.desk.wording import chinese

    click.echo(one.template.zh if chinese() else one.template.en)
    rows = [
        (i.question.zh if chinese() else i.question.en, str(i.n), percent(i.share), decimal(i.mean), _grades(i))
        for i in one.items
        if i.asked
    ]
    _table((_("Question"), "n", "0–100", _("Mean"), _("Share of each answer")), rows)
    said = _("{issued} sheets, {abstained} abstained; together {share}.")
    click.echo(said.format(issued=one.issued, abstained=one.abstained, share=percent(one.share) or "–"))


def _grades(item: "Item") -> str:
    from broadcaster.desk.survey.scales import choices
    from broadcaster.desk.wording import chinese

    words = (
        [word for word, _n, _percent in item.grades] if item.question.scale.high else list(choices(item.question.scale, chinese=chinese()))
    )
    return "  ".join(f"{word} {percent(share)}% ({n})" for word, (_word, n, share) in zip(words, item.grades, strict=True) if n)


def _figures_json(one: "Figures") -> dict[str, object]:
    items = [
        {
            "question": i.question.name, "asked": i.asked, "n": i.n, "share": percent(i.share), "mean": decimal(i.mean),
            "answers": {word: {"n": n, "percent": percent(share)} for word, n, share in i.grades},
        }
        for i in one.items
    ]  # fmt: skip
    return {"template": one.template.name, "issued": one.issued, "abstained": one.abstained, "share": percent(one.share), "items": items}


def _verdict_json(one: "Verdict") -> dict[str, object]:
    return {"population": one.population, "n": one.n, "share": percent(one.share), "target": target(one.target), "met": one.met}


def percent(share: Fraction | None) -> str:
    """Two places, rounded down: nothing looks better than it is."""
    return "" if share is None else decimal(share)


def decimal(number: Fraction | None) -> str:
    if number is None:
        return ""
    hundredths = number * 100 // 1
    return f"{hundredths // 100}.{hundredths % 100:02}"


def target(of: "Target | Unset") -> str:
    from broadcaster.desk.policy.value import Unset

    if isinstance(of, Unset):
        return "–" if of is Unset.NONE else _("unset")
    return f"{of.comparison.value} {of.number}{of.unit and f' {of.unit}'}"


def _met(met: bool | None) -> str:  # noqa: FBT001 - a verdict is one
    return _("not judged") if met is None else _("met") if met else _("not met")


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from broadcaster.desk_cli.telling import width

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for n, heading in enumerate(headings):
        table.add_column(heading, justify="left" if n in {0, len(headings) - 1} else "right", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(width=width(), highlight=False).print(table)


def _json(told: object) -> None:
    import json

    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
