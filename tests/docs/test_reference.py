"""What the pages list is all there is, and what they quote is said."""

import re
import tomllib
from pathlib import Path

import pytest

from broadcaster.faults import Exit
from broadcaster.i18n import _catalogue
from broadcaster.record.entries import Outcome
from broadcaster.sentences import SAY
from broadcaster.settings import Settings
from tests.docs.pages import PAGES, READMES, ROOT, links, quotations, refusals, tables, text

RECORD = ROOT / "docs/record.md"
DEPENDENCIES = ROOT / "docs/dependencies.md"
AT_START = {
    "sink.captured-failed", "sink.file-refused", "sink.no-libvlc", "sink.no-output", "sink.no-pulseaudio", "sink.no-server",
    "sink.unknown-output", "store.bad-url", "store.newer",
}  # fmt: skip
"""Said when the program cannot start; they end with their own way out and never stand in a record."""
QUOTING = [page for page in PAGES if quotations(page)]


def first_cells(page: Path) -> set[str]:
    return {name for row in tables(page) for name in re.findall(r"[\w.-]+", row[0])}


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_a_readme_lists_every_setting_with_its_default(page: Path) -> None:
    told = {row[0].strip("`"): row[1].strip("`") for row in tables(page) if len(row) == 3}
    for name, field in Settings.model_fields.items():
        assert name in told
        if name != "home" and field.default not in {"", None, ()}:
            assert told[name] == (str(field.default).lower() if isinstance(field.default, bool) else str(field.default))


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_a_readme_lists_every_exit_code(page: Path) -> None:
    assert {row[0] for row in tables(page) if row[0].isdigit()} == {str(code.value) for code in Exit}


def test_the_record_s_page_lists_every_outcome() -> None:
    assert {outcome.value for outcome in Outcome} <= {row[1].strip("`") for row in tables(RECORD) if len(row) > 1}


def test_the_record_s_page_lists_every_reason() -> None:
    told = first_cells(RECORD)
    rooms = ("air.", "sink.", "store.", "journal.", "emergency.")
    asked = {"emergency.no-clip", "emergency.none", "emergency.two-people", "emergency.no-siren", "journal.unreadable"}
    assert sorted(code for code in SAY if code.startswith(rooms) and code not in told | AT_START | asked) == []


def test_the_record_s_page_lists_no_reason_that_is_gone() -> None:
    codes = {cell for cell in first_cells(RECORD) if "." in cell}
    assert sorted(codes - SAY.keys()) == []


@pytest.mark.parametrize("page", QUOTING, ids=lambda page: page.name)
def test_what_a_page_quotes_is_said(page: Path) -> None:
    for language, words in quotations(page):
        assert any(words == _said(sentence, language) for sentence in SAY.values()), words


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_a_refusal_a_page_shows_is_one(page: Path) -> None:
    for language, words in refusals(page):
        said = (re.escape(_said(sentence, language)).replace("…", ".+") for sentence in SAY.values())
        assert any(re.fullmatch(pattern, words) for pattern in said), words


def _said(sentence: str, language: str) -> str:
    """A sentence with `…` for each blank."""
    return re.sub(r"\{\w+\}", "…", _catalogue(language).gettext(sentence))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    for target in links(page):
        file, _hash, anchor = target.partition("#")
        there = page.parent / file if file else page
        assert there.exists(), f"{page.name}: {target}"
        assert not anchor or f'<a id="{anchor}">' in text(there) or anchor in _headings(there), f"{page.name}: {target}"


def _headings(page: Path) -> set[str]:
    found = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *groups["setup"], *(d for d in groups["dev"] if isinstance(d, str))]
    told = {re.sub(r"[._]", "-", name) for name in first_cells(DEPENDENCIES)}
    assert [d for d in wanted if re.sub(r"[._]", "-", re.split(r"[<>=\[]", d)[0]) not in told] == []


def test_every_system_package_is_accounted_for() -> None:
    wanted = set()
    for script in ("run", "test"):
        wanted |= set(re.findall(r"^set_up \S+ (.*)$", (ROOT / script).read_text(), re.MULTILINE)[0].split())
    assert wanted - first_cells(DEPENDENCIES) == set()


def test_the_notice_names_everything_that_is_installed_with_it() -> None:
    notice = (ROOT / "NOTICE").read_text().lower().replace(".", "-")
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert [name for name in locked if name.replace(".", "-") not in notice] == []
