"""What is done with a sheet: it comes back, its opinion is followed up, who sent none is asked, its data is looked at again."""

from collections.abc import Mapping

from broadcaster.desk import ledger
from broadcaster.desk.opinions import campaign as of_campaign
from broadcaster.desk.opinions.counting import written
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.survey.answering import Answers, joint
from broadcaster.desk.survey.keeping import keep
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault


def returned(work: Work, number: str, answers: Answers, head: Mapping[str, Value]) -> Row:
    """A sheet is back, with its answers, signed; a tenant's with the number of the shop. Without an answer it has abstained.

    `head`: `signed_by`, `booth`. Raises `Fault`: `desk.no-right`, `desk.opinion.not-out`, `desk.opinion.unsigned`, `desk.opinion.no-booth`.
    """
    row = _sheet(work, number)
    campaign = of_campaign.at(work, str(row["campaign_no"]), "out")
    if row["stage"] != "out":
        raise fault("desk.opinion.not-out", number=row.number)
    template = of_campaign.TEMPLATES[str(campaign["population"])]
    booth = head.get("booth") or row["booth"]
    lacking = [] if head.get("signed_by") else ["unsigned"]
    lacking += ["no-booth"] if campaign["population"] == "shop" and not booth else []
    if lacking:
        raise Fault([Problem(f"desk.opinion.{code}", facts={"number": row.number}) for code in lacking])
    who: dict[str, Value] = {"party": row["target"], "name": row["name"], "phone": row["phone"], "booth": booth, "subject": row.number}
    kept = keep(work, template, who, answers)
    words = {name: answers[name].words if name in answers else None for name in ("opinion", "advice")}
    due = of_campaign.terms_of(work).answer_due(of_campaign.today(work)) if any(words.values()) else None
    changes: dict[str, Value] = {
        "stage": "back" if answers else "abstained", "returned_at": work.at, "returned_by": work.actor.clerk, "booth": booth,
        "signed_by": head["signed_by"], "sheet_no": kept.number, "share": joint(template, answers), **words, "answer_due": due,
    }  # fmt: skip
    done = ledger.enact(work, book("opinion-sheet"), row, changes, act="returned")
    of_campaign.counted_anew(work, campaign.number, {})
    return done


def follow(work: Work, number: str, way: str, result: str) -> Row:
    """Whoever wrote an opinion hears from us (OPN-C03). Raises `Fault`: `desk.opinion.nothing-written`, `desk.front.done`."""
    row = _sheet(work, number)
    if not written(row.values):
        raise fault("desk.opinion.nothing-written", number=row.number)
    _still(row, "followed_at")
    changes: dict[str, Value] = {"follow_way": way, "follow_result": result, "followed_at": work.at, "followed_by": work.actor.clerk}
    return ledger.enact(work, book("opinion-sheet"), row, changes, act="followed-up")


def called(work: Work, number: str, *, received: bool, words: str) -> Row:
    """Who sent nothing back was asked by telephone whether the sheet came. Raises `Fault`: `desk.opinion.not-drawn`, `desk.front.done`."""
    row = _sheet(work, number)
    if not row["asked_why"]:
        raise fault("desk.opinion.not-drawn", number=row.number)
    _still(row, "called_at")
    return ledger.enact(work, book("opinion-sheet"), row, {"received": received, "call_result": words, "called_at": work.at}, act="called")


def recheck(work: Work, number: str, *, genuine: bool, note: str | None) -> Row:
    """A second look at the data, by somebody else than who took the sheet in; made-up data leaves the base, and then all is looked at.

    Raises `Fault`: `desk.opinion.not-drawn`, `desk.opinion.own`, `desk.opinion.note`, `desk.front.done`.
    """
    row = _sheet(work, number)
    if not row["recheck"]:
        raise fault("desk.opinion.not-drawn", number=row.number)
    _still(row, "rechecked_at")
    if row["returned_by"] == work.actor.clerk:
        raise fault("desk.opinion.own", number=row.number)
    if not genuine and not note:
        raise fault("desk.opinion.note", number=row.number)
    changes: dict[str, Value] = {
        "genuine": genuine, "recheck_note": note, "rechecked_at": work.at, "rechecked_by": work.actor.clerk,
    }  # fmt: skip
    done = ledger.enact(work, book("opinion-sheet"), row, changes, act="rechecked")
    if not genuine:
        _all_of_it(work, done)
    return done


def _all_of_it(work: Work, false: Row) -> None:
    """The made-up sheet counts nowhere any more; every other one that is back is looked at, too."""
    number = str(false["campaign_no"])
    if false["sheet_no"]:
        answers = ledger.standing(work, book("survey"), str(false["sheet_no"]))
        ledger.strike(work, book("survey"), answers, reason=f"{false.number} 数据不实")
    for other in of_campaign.sheets_of(work.connection, number):
        if other["returned_at"] is not None and not other["recheck"]:
            ledger.enact(work, book("opinion-sheet"), other, {"recheck": True}, act="drawn-for-recheck")
    of_campaign.counted_anew(work, number, {"full_check": True})


def common(work: Work, number: str, values: Mapping[str, Value]) -> Row:
    """What many said, with the department that sees to it and its day (OPN-C02). Raises `Fault`: as `campaign.at`, `ledger.put_many`."""
    campaign = of_campaign.at(work, number, "out", "closed")
    (made,) = ledger.put_many(work, book("opinion-common"), [{**values, "campaign_no": campaign.number}])
    return ledger.standing(work, book("opinion-common"), made)


def seen_to(work: Work, number: str, measure: str) -> Row:
    """The department has done what was to be done. Raises `Fault`: `desk.no-right`, `desk.front.done`."""
    work.need(Right.WRITE, "opinion")
    row = ledger.standing(work, book("opinion-common"), number)
    _still(row, "done_at")
    return ledger.enact(work, book("opinion-common"), row, {"measure": measure, "done_at": work.at}, act="done")


def _sheet(work: Work, number: str) -> Row:
    work.need(Right.WRITE, "opinion")
    return ledger.standing(work, book("opinion-sheet"), number)


def _still(row: Row, stamp: str) -> None:
    if row[stamp] is not None:
        raise fault("desk.front.done", number=row.number)
