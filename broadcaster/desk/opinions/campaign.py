"""What is done with a campaign: draw, hand out, collect, publish; each inside one transaction (OPN-C01, OPN-C02, OPN-C03)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.opinions.counting import Back, back, hundredths, met, notice
from broadcaster.desk.opinions.drawing import drawn, part_of, some
from broadcaster.desk.opinions.terms import Terms, terms
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.terms import terms as revisit_terms
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.survey.figures import Figures, figures
from broadcaster.desk.survey.keeping import answers_of
from broadcaster.desk.survey.templates import CUSTOMER_OPINION, SHOP_OPINION
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault

TEMPLATES = {"shop": SHOP_OPINION, "customer": CUSTOMER_OPINION}
KINDS = {"shop": "vendor", "customer": "customer"}
"""Parties a population is made of."""
STANDING = (State.OPEN, State.CLOSED)


def terms_of(work: Work) -> Terms:
    """The organisation's numbers today, working days by its calendar."""
    held = policy(work.connection, work.house.profile, work.at.astimezone(work.zone).date())
    return terms(held, revisit_terms(held, work.house.almanac).works)


def today(work: Work) -> date:
    return work.at.astimezone(work.zone).date()


def sheets_of(connection: Connection, number: str) -> list[Row]:
    """A campaign's sheets that stand."""
    return list(find(connection, book("opinion-sheet"), Query(where=(("campaign_no", number),), states=STANDING)))


def at(work: Work, number: str, *stages: str) -> Row:
    """The campaign, where it is in one of these stages. Raises `Fault`: `desk.no-right`, `desk.opinion.stage`, as `ledger.standing`."""
    work.need(Right.WRITE, "opinion")
    row = ledger.standing(work, book("opinion"), number)
    if row.state is State.DRAFT:
        raise fault("desk.front.draft", number=row.number)
    if row["stage"] not in stages:
        raise fault("desk.opinion.stage", number=row.number, stage=_stage(row["stage"]), needed="、".join(map(_stage, stages)))
    return row


def _stage(value: Value) -> str:
    from broadcaster.desk.wording import chinese

    one = next(c for c in book("opinion").field("stage").choices if c.value == value)
    return one.zh if chinese() else one.en


def draw(work: Work, number: str, seed: str = "") -> Row:
    """Targets by lot, of those who were asked least often; a sheet each. Raises `Fault`: as `at`, `desk.opinion.nobody`."""
    campaign = at(work, number, "planned")
    before = asked_before(work.connection, str(campaign["population"]))
    if not before:
        raise fault("desk.opinion.nobody", number=campaign.number)
    seed = seed or campaign.number
    parties = {r.number: r for r in find(work.connection, book("party"), Query(states=(State.OPEN,)))}
    values: list[dict[str, Value]] = [
        {
            "campaign_no": campaign.number, "target": party, "turn": turn, "stage": "drawn",
            "name": parties[party]["name"], "phone": parties[party]["phone"], "booth": parties[party]["booth"],
        }
        for party, turn in drawn(before, int(str(campaign["wanted"])), seed)
    ]  # fmt: skip
    ledger.put_many(work, book("opinion-sheet"), values)
    changes: dict[str, Value] = {"stage": "drawn", "seed": seed, "drawn_of": len(before), "drawn_at": work.at}
    return ledger.enact(work, book("opinion"), campaign, changes, act="draw")


def asked_before(connection: Connection, population: str) -> dict[str, int]:
    """Everybody who may be asked, and how often each was: handed a sheet, or drawn in a campaign that is not over."""
    party, sheet, campaign = table_of("party"), table_of("opinion-sheet"), table_of("opinion")
    standing = [state.value for state in STANDING]
    able = (party.c.kind == KINDS[population]) & (party.c.standing == "active") & (party.c.state == State.OPEN.value)
    counts = Counter({str(number): 0 for number in connection.execute(select(party.c.number).where(able)).scalars()})
    of = sheet.join(campaign, campaign.c.number == sheet.c.campaign_no)
    pending = sheet.c.issued_at.is_not(None) | campaign.c.stage.in_(["drawn", "out"])
    where = (campaign.c.population == population) & campaign.c.state.in_(standing) & sheet.c.state.in_(standing) & pending
    for number in connection.execute(select(sheet.c.target).select_from(of).where(where)).scalars():
        if number in counts:
            counts[number] += 1
    return dict(counts)


def issue(work: Work, number: str, only: Sequence[str] = ()) -> Row:
    """Sheets are handed out: these, or all that wait. Raises `Fault`: as `at`, `desk.opinion.not-waiting` with every one that does not."""
    campaign = at(work, number, "drawn", "out")
    waiting = {r.number: r for r in sheets_of(work.connection, campaign.number) if r["stage"] == "drawn"}
    strange = [one for one in only if one not in waiting]
    if strange or not waiting:
        raise Fault([Problem("desk.opinion.not-waiting", facts={"number": one}) for one in strange or [campaign.number]])
    out: dict[str, Value] = {"stage": "out", "issued_at": work.at, "issued_by": work.actor.clerk}
    for one in only or waiting:
        ledger.enact(work, book("opinion-sheet"), waiting[one], out, act="issue")
    return ledger.enact(work, book("opinion"), campaign, {"stage": "out", **_counted(work, campaign)[0]}, act="issue")


def close(work: Work, number: str) -> Row:
    """What is not back has abstained; rates are judged; some are called and some of the data is drawn for a second look.

    Raises `Fault`: as `at`.
    """
    campaign = at(work, number, "out")
    held = terms_of(work)
    sheets = sheets_of(work.connection, campaign.number)
    unreturned = [r for r in sheets if r["stage"] == "out"]
    called = some([r.number for r in unreturned], held.calls or 0, f"{campaign['seed']} calls")
    for row in unreturned:
        asked: Value = True if row.number in called else None
        ledger.enact(work, book("opinion-sheet"), row, {"stage": "abstained", "asked_why": asked}, act="abstained")
    came = {r.number: r for r in sheets if r["returned_at"] is not None}
    for one in some(list(came), part_of(len(came), held.recheck or 0), f"{campaign['seed']} recheck"):
        ledger.enact(work, book("opinion-sheet"), came[one], {"recheck": True}, act="drawn-for-recheck")
    counted, _back, _figures = _counted(work, campaign)
    changes = {"stage": "closed", "closed_at": work.at, "closed_by": work.actor.clerk, **counted}
    return ledger.enact(work, book("opinion"), campaign, changes, act="close")


def counted_anew(work: Work, number: str, changes: Mapping[str, Value]) -> Row:
    """The campaign with its figures as its sheets are now."""
    campaign = ledger.standing(work, book("opinion"), number)
    return ledger.enact(work, book("opinion"), campaign, {**changes, **_counted(work, campaign)[0]}, act="counted")


def publish(work: Work, number: str, place: str) -> Row:
    """The result is put up: never before the second look and the calls are done.

    Raises `Fault` with everything that is open: as `at`, `desk.no-right`, `desk.opinion.recheck`, `desk.opinion.calls`.
    """
    work.need(Right.REVIEW, "opinion")
    campaign = at(work, number, "closed")
    sheets = sheets_of(work.connection, campaign.number)
    looked = [r.number for r in sheets if r["recheck"] and r["rechecked_at"] is None]
    called = [r.number for r in sheets if r["asked_why"] and r["called_at"] is None]
    open_ones = (("recheck", looked), ("calls", called))
    wrong = [
        Problem(f"desk.opinion.{code}", facts={"number": campaign.number, "sheets": "、".join(left)}) for code, left in open_ones if left
    ]
    if wrong:
        raise Fault(wrong)
    counted, found, told = _counted(work, campaign)
    words = notice(campaign.values, found, told, [r.values for r in common_of(work.connection, campaign.number)])
    changes = {
        **counted, "stage": "published", "notice": words, "notice_place": place, "published_at": work.at, "published_by": work.actor.clerk,
    }  # fmt: skip
    return ledger.enact(work, book("opinion"), campaign, changes, act="publish")


def common_of(connection: Connection, number: str) -> list[Row]:
    """What many said, most first."""
    found = find(connection, book("opinion-common"), Query(where=(("campaign_no", number),), states=STANDING))
    return sorted(found, key=lambda r: (-int(str(r["count"])), r.number))


def result(connection: Connection, campaign: Row) -> tuple[Back, Figures]:
    """What the campaign comes to now; made-up data is left out."""
    sheets = sheets_of(connection, campaign.number)
    base = [answers_of(connection, str(r["sheet_no"])) for r in sheets if r["sheet_no"] and r["genuine"] is not False]
    return back(r.values for r in sheets), figures(TEMPLATES[str(campaign["population"])], base)


def _counted(work: Work, campaign: Row) -> tuple[dict[str, Value], Back, Figures]:
    found, told = result(work.connection, campaign)
    held = terms_of(work)
    verdict = met(found, held.return_rate)
    changes: dict[str, Value] = {
        "issued": found.issued, "returned": found.returned, "return_rate": hundredths(found.return_rate), "return_met": verdict,
        "share": hundredths(told.share), "judged_by": None if verdict is None else held.version,
    }  # fmt: skip
    return changes, found, told
