"""The registers: one file, one `BOOK` each. `book(name)` imports the one that is asked for."""

from collections.abc import Iterator
from importlib import import_module

from broadcaster.desk.book import Book

NAMES = (
    "party",
    "call", "message", "aftersale", "extra-service", "outlet", "shop", "promise", "suggestion", "contact", "outreach", "phrase",
    "page", "relay", "question", "faq", "task", "exception",
    "complaint", "complaint-share", "complaint-signature", "clock", "clock-event",
    "repair", "repair-call", "route",
    "repair-check", "station", "casebook",
    "tag-print", "price-board", "vendor-paper", "vendor-staff", "installer", "vendor-talk",
    "card-item", "assessment", "assessment-item", "training", "training-sign",
    "goods-test", "green-brand", "green-ledger", "green-sweep", "customs",
    "typing", "entry-test", "entry-check", "cleaning", "outing", "worklog",
    "fault", "document", "directive", "minutes", "policy", "acknowledgement",
    "region", "company", "person", "person-service", "grading", "airlog",
    "sale", "revisit", "visit", "survey", "survey-answer", "interview-plan",
    "opinion", "opinion-sheet", "opinion-common",
    "report-copy", "report-text",
    "goods-return", "return-task", "advance", "deposit", "withdrawal", "account", "penalty-proposal", "intake-check",
    "roster", "lapse", "service", "cost", "request", "supply", "need", "clause", "access", "household",
)  # fmt: skip
"""Every book, in the order `desk books` shows them. A new one is a file and its name here."""


def book(name: str) -> Book:
    """Raises `KeyError` for a name that is none."""
    if name not in NAMES:
        raise KeyError(name)
    found: Book = import_module(f"{__name__}.{name.replace('-', '_')}").BOOK
    return found


def books() -> Iterator[Book]:
    return (book(name) for name in NAMES)
