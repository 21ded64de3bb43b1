"""`desk opinion draw | issue | common | collect | publish`, `desk opinion-sheet follow | call | recheck`, `desk suggestion decide`."""

from collections.abc import Mapping

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.acting import Act, made
from broadcaster.i18n import N_

CAMPAIGN, SHEETS = "opinions.campaign", "opinions.sheets"
ACTS: Mapping[tuple[str, str], Act] = {
    ("opinion", "draw"): Act(
        (),
        lambda m, w, n, v: m.draw(w, n, v.get("seed") or ""),
        N_("{number} is drawn. The sheets: desk opinion sheets {number}; handed out: desk opinion issue {number}"),
        may=("seed",),
        module=CAMPAIGN,
    ),
    ("opinion", "common"): Act(
        ("matter", "count", "dept", "due"),
        lambda m, w, n, v: m.common(w, n, v),
        N_("{number} entered. When the department has done it: desk opinion-common done {number} --measure …"),
        of="opinion-common",
        module=SHEETS,
    ),
    ("opinion", "collect"): Act(
        (),
        lambda m, w, n, _v: m.close(w, n),
        N_("{number} is collected. What is open before it is published: desk opinion due"),
        module=CAMPAIGN,
    ),
    ("opinion", "publish"): Act(
        ("notice_place",),
        lambda m, w, n, v: m.publish(w, n, v["notice_place"]),
        N_("{number} is published. To put up: desk opinion print {number} --layout notice --to FILE.pdf"),
        module=CAMPAIGN,
    ),
    ("opinion-sheet", "follow"): Act(
        ("follow_way", "follow_result"),
        lambda m, w, n, v: m.follow(w, n, v["follow_way"], v["follow_result"]),
        N_("{number} is followed up."),
        module=SHEETS,
    ),
    ("opinion-sheet", "call"): Act(
        ("received", "call_result"),
        lambda m, w, n, v: m.called(w, n, received=v["received"], words=v["call_result"]),
        N_("{number}: noted."),
        module=SHEETS,
    ),
    ("opinion-sheet", "recheck"): Act(
        ("genuine",),
        lambda m, w, n, v: m.recheck(w, n, genuine=v["genuine"], note=v.get("recheck_note")),
        N_("{number} is looked at again."),
        may=("recheck_note",),
        module=SHEETS,
    ),
    ("opinion-common", "done"): Act(("measure",), lambda m, w, n, v: m.seen_to(w, n, v["measure"]), N_("{number} is done."), module=SHEETS),
    ("suggestion", "decide"): Act(
        ("adopted", "reply"),
        lambda m, w, n, v: m.decide(w, n, v["adopted"], v["reply"]),
        N_("{number} is decided and answered."),
        module="opinions.suggestions",
    ),
}


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One act of a book."""
    if (book.name, verb) == ("opinion", "issue"):
        from broadcaster.desk_cli.opinions.returning import issue

        return issue(book, told)
    return made(book, verb, told, ACTS[book.name, verb])
