"""A verdict as people and programs read it: with its clause and the manual's sentence, in both languages."""

from collections.abc import Mapping
from enum import StrEnum

from broadcaster.desk.policy.value import Unset
from broadcaster.desk.returns.clauses import CLAUSES
from broadcaster.desk.returns.facts import Cause, Damage, Finding, Outcome, Paper, Verdict, Way, Wish
from broadcaster.i18n import N_, _

OUTCOMES = {
    Outcome.RETURN: N_("return"), Outcome.EXCHANGE: N_("exchange"), Outcome.REPAIR: N_("repair"), Outcome.PAID_REPAIR: N_("paid repair"),
    Outcome.REFUSE: N_("refuse"), Outcome.APPROVAL: N_("needs approval"),
}  # fmt: skip
CODES = {
    "within-window": N_("within the time limit"), "past-limit": N_("past the time limit"), "conditions": N_("a condition may not be met, and the manual does not list them"),
    "window-unset": N_("the time limit is unset"), "by-law": N_("the manual leaves it to the law"), "by-vendor": N_("exchanges are made by the vendor"),
    "shipping": N_("sent by surface mail or freight collect"), "incomplete": N_("parts or the slip are missing"), "no-proof": N_("no proper proof"),
    "other-goods": N_("the proof is of other goods"), "shelf-life": N_("past the shelf life"), "company-fault": N_("the company's responsibility"),
    "to-be-confirmed": N_("the flaw has to be confirmed first"), "opened": N_("opened or broken, not fit for sale again"),
    "not-accepted": N_("used, damaged or not fit for sale again"), "special": N_("a special case"), "ordered": N_("ordered by operations"),
    "repairs-failed": N_("repaired in vain often enough"), "in-warranty": N_("within the warranty"), "clerk-error": N_("the wrong goods were handed out"),
    "disclosed-flaw": N_("the flaw was told and noted at the sale"), "condition": N_("used, dirty, damaged, incomplete or not fit for sale again"),
    "misuse": N_("damaged by use, care or storage"), "opened-by-others": N_("opened by a repairer who is not authorised"),
    "no-card": N_("no warranty card and valid invoice"), "card-differs": N_("the card is of another model, or altered"), "force-majeure": N_("force majeure"),
}  # fmt: skip

CHOICES: Mapping[type[StrEnum], Mapping[str, str]] = {
    Cause: {
        "no-reason": N_("no reason given"), "quality": N_("a flaw"), "unsatisfied": N_("not satisfied"), "change-of-mind": N_("changed their mind"),
        "company-fault": N_("the company's responsibility"), "clerk-error": N_("wrong goods handed out"),
    },
    Wish: {"return": N_("return"), "exchange": N_("exchange"), "repair": N_("repair")},
    Paper: {
        "invoice": N_("invoice"), "receipt": N_("till receipt"), "slip": N_("sales slip"), "other": N_("other evidence"), "none": N_("nothing"),
    },
    Finding: {"open": N_("not looked at yet"), "confirmed": N_("flaw confirmed"), "none": N_("no flaw")},
    Damage: {
        "none": N_("nothing"), "misuse": N_("misuse"), "opened-by-others": N_("opened by others"), "no-card": N_("no warranty card"),
        "card-differs": N_("card of another model"), "force-majeure": N_("force majeure"),
    },
    Way: {
        "in-person": N_("in person"), "carrier": N_("by carrier"), "surface-mail": N_("surface mail"), "freight-collect": N_("freight collect"),
    },
}  # fmt: skip
"""What may be chosen, in words; a clerk may write either."""


def lines(verdict: Verdict) -> list[tuple[str, str]]:
    """Labels and values."""
    clause = CLAUSES[verdict.clause]
    return [
        (_("Verdict"), f"{_(OUTCOMES[verdict.outcome])}: {_(CODES[verdict.code])}"),
        (_("Clause"), "  ".join((clause.name, clause.source, *verdict.also))),
        ("手册", clause.zh),
        ("Manual", clause.en),
        *([(_("Last day"), verdict.last_day.isoformat())] if verdict.last_day else []),
        *_money(verdict),
        *([(_("Unset"), ", ".join(verdict.unset))] if verdict.unset else []),
        (_("Judged by"), verdict.policy),
    ]


def _money(verdict: Verdict) -> list[tuple[str, str]]:
    told = []
    if verdict.refund_due is not None:
        due = verdict.refund_due
        told.append((_("Refund by"), _("unset") if isinstance(due, Unset) else due.isoformat()))
    if verdict.amount > 0:
        told.append((_("To the customer"), _("{yuan} yuan").format(yuan=_yuan(verdict.amount))))
    if verdict.amount < 0:
        told.append((_("From the customer"), _("{yuan} yuan").format(yuan=_yuan(-verdict.amount))))
    return told


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """Money in fen; `refund_due` is a day, `"unset"`, or null where nothing is refunded."""
    clause = CLAUSES[verdict.clause]
    due = verdict.refund_due
    return {
        "verdict": verdict.outcome.value,
        "code": verdict.code,
        "clause": {"id": clause.name, "rule": clause.rule, "source": clause.source, "zh": clause.zh, "en": clause.en},
        "also": list(verdict.also),
        "last_day": verdict.last_day.isoformat() if verdict.last_day else None,
        "refund_due": "unset" if isinstance(due, Unset) else due.isoformat() if due else None,
        "amount": verdict.amount,
        "unset": list(verdict.unset),
        "policy": verdict.policy,
    }
