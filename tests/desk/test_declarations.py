"""What every declaration must be, so that everything else can follow from it (LGR, desk 4.5)."""

import ast
import re
from pathlib import Path

import pytest

from broadcaster.desk.book import KEPT, Book, Kind, Privacy
from broadcaster.desk.checks import CHECKS, COMPUTED
from broadcaster.desk.ledger import WHY
from broadcaster.desk.registers import NAMES, books
from broadcaster.desk.rules import ids, shown_by, standing
from broadcaster.desk.table import table_of
from broadcaster.desk_cli.options import RESERVED
from tests.desk.samples import NOW, SHANGHAI

ROOT = Path(__file__).parents[2]
BOOKS = list(books())
LEDGERS = {c.name for c in table_of("shop").columns} - {"floor", "booth", "brand", "trade", "vendor"}


@pytest.mark.parametrize("book", BOOKS, ids=NAMES)
def test_a_book_is_complete_and_agrees_with_itself(book: Book) -> None:
    names = [f.name for f in book.fields]
    assert len(set(names)) == len(names)
    assert not set(names) & (LEDGERS | RESERVED | {WHY})
    assert set(book.columns) <= {*names, *(f.name for f in KEPT), "happened_at"}
    assert set(book.checks) <= CHECKS.keys()
    assert {f.computed for f in book.fields if f.computed} <= COMPUTED.keys()
    assert not book.belongs or book.field(book.belongs).indexed
    assert all(set(v.where) <= set(names) for v in book.views)
    assert all(set(v.columns) <= {*names, *(f.name for f in KEPT), "happened_at"} for v in book.views)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", book.name)


@pytest.mark.parametrize("book", BOOKS, ids=NAMES)
def test_everything_has_words_in_both_languages(book: Book) -> None:
    for zh, en in [(book.zh, book.en), (book.about_zh, book.about_en), *((f.zh, f.en) for f in book.fields)]:
        assert re.search("[一-鿿]", zh), zh
        assert en
        assert not re.search("[一-鿿]", en), en
    for field in book.fields:
        assert bool(field.hint_zh) == bool(field.hint_en)
        assert (field.kind is Kind.CHOICE) == bool(field.choices)
        assert len({c.value for c in field.choices}) == len(field.choices)
    headings = [heading for f in (*KEPT, *book.all_fields()) for heading in {f.name, f.zh.casefold(), f.en.casefold()}]
    assert len(set(headings)) == len(headings), "an import could not tell these columns apart"


@pytest.mark.parametrize("book", BOOKS, ids=NAMES)
def test_phones_and_id_numbers_are_masked_unless_a_declaration_says_otherwise(book: Book) -> None:
    public = {"outlet": {"hotline"}, "contact": {"phone"}, "station": {"phone"}}
    open_ones = {f.name for f in book.fields if f.kind in {Kind.PHONE, Kind.ID} and f.privacy is Privacy.NONE}
    assert open_ones == public.get(book.name, set())


@pytest.mark.parametrize("book", BOOKS, ids=NAMES)
def test_a_default_can_be_read(book: Book) -> None:
    from broadcaster.desk.values import Reading
    from broadcaster.desk.wording import defaults

    assert defaults(book, Reading(NOW, SHANGHAI, "李敏"))["happened_at"] == NOW


def test_prefixes_and_forms_are_each_used_once() -> None:
    assert len({b.prefix for b in BOOKS}) == len(BOOKS)
    forms = [form for b in BOOKS for form in (b.form, *(v.form for v in b.views)) if form]
    assert len(set(forms)) == len(forms)


def test_every_plain_register_of_the_catalogue_is_declared() -> None:
    forms = {form for b in BOOKS for form in (b.form, *(v.form for v in b.views))}
    desk = "CAL1 CAL2 CAL3 CAL5 SRV1 SRV2 SRV3 SRV4 SRV6 RPR2 TAG2 TAG3 VND1 VND2 VND3 VND6 ENV1 ENV2 ENV3 ENV4 ENV5"
    office = "TRN2 TRN3 TRN4 SHF3 SHF4 SHF5 EXC2 LGR2 CST2 CST6 CST7 BRD2"
    assert {f"F-{form}" for form in f"{desk} {office}".split()} <= forms


def test_the_bonus_ledger_is_tagged() -> None:
    """The manual's two (000:181-183): value-added services, and repairs and upkeep at home, which are a view of the repairs."""
    views = [view.form for b in BOOKS for view in b.views if view.tag == "bonus"]
    assert ([b.name for b in BOOKS if b.tag == "bonus"], views) == (["extra-service"], ["F-SRV3"])


@pytest.mark.parametrize("book", BOOKS, ids=NAMES)
def test_rules_are_the_catalogues(book: Book) -> None:
    assert {*book.rules, *(r for f in book.fields for r in f.rules)} <= set(ids())
    assert re.match(r"\d{3}_[0-9a-f]{16}\.txt:\d", book.source)


def test_every_rule_stands_once_with_its_books_and_tests() -> None:
    found = standing()
    assert len({one.rule for one in found}) == len(found) == 343
    assert next(one for one in found if one.rule == "CAL-04").books == ("call",)
    assert shown_by().keys() <= set(ids())


@pytest.mark.parametrize(("rule", "test"), [(rule, test) for rule, named in shown_by().items() for test in named])
def test_a_test_that_is_named_for_a_rule_is_there(rule: str, test: str) -> None:
    file, _colons, name = test.partition("::")
    defined = [n.name for n in ast.walk(ast.parse((ROOT / file).read_text("utf-8"))) if isinstance(n, ast.FunctionDef)]
    assert name in defined, rule
