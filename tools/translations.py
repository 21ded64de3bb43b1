"""The Chinese catalogue: every text for people in the code, and click's own, with its translation.

* `tools/translations.py`: extract, bring the .po up to date, compile the .mo.
* `tools/translations.py --check`: change nothing; exit 1 when a text has no translation or a file is stale.
* `tools/translations.py merge FILE…`: fill in msgid/msgstr pairs from other .po files, then as without words.
"""

import io
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "broadcaster/locale/zh_CN/LC_MESSAGES/broadcaster.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}

Text = str | tuple[str, ...]


def extracted() -> Catalog:
    """Every text that the code and the installed click mark, with the files it stands in."""
    found = Catalog(charset="utf-8")
    # Click's places are left out: they change with each of its versions and with the machine.
    for text, place in [*_texts(ROOT / "broadcaster", "broadcaster/"), *_texts(Path(click.__file__).parent, None)]:
        found.add(text, locations=[(place, 0)] if place else [("click", 0)])
    return found


def _texts(folder: Path, prefix: str | None) -> Iterator[tuple[Text, str | None]]:
    for file, _line, text, _comments, _context in extract_from_dir(folder, method_map=[("**.py", "python")], keywords=KEYWORDS):
        if text:
            yield text, prefix and prefix + file


def updated(old: Catalog) -> Catalog:
    """The texts of today with the translations of yesterday; nothing guessed, nothing kept that the code no longer says."""
    new = Catalog(locale="zh_CN", project="broadcaster", charset="utf-8", fuzzy=False, header_comment="# Texts for people, in Chinese.")
    for message in sorted((m for m in extracted() if m.id), key=lambda m: str(m.id)):
        known = old.get(_key(message))
        kept = known.string if known and not known.fuzzy else ""
        files = sorted({place for place, _line in message.locations})
        new.add(message.id, kept or None, locations=[(f, 0) for f in files])
    return new


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def read(file: Path) -> Catalog:
    """A .po file's catalogue; an empty one where there is no file."""
    if not file.is_file():
        return Catalog(locale="zh_CN")
    with file.open("rb") as opened:
        return read_po(opened, locale="zh_CN")


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The .po and .mo as bytes: equal for equal texts, whenever they are made."""
    # The library dates what it writes; that would make each run another file.
    catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=0, include_lineno=False, omit_header=True)
    write_mo(mo, catalogue)
    return _HEADER + po.getvalue(), mo.getvalue()


_HEADER = b"""# Texts for people, in Chinese. Kept by tools/translations.py.
msgid ""
msgstr ""
"Language: zh_CN\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def faults(catalogue: Catalog) -> Iterator[str]:
    """What is missing or wrong in the translations."""
    for message in catalogue:
        if not message.id:
            continue
        said = message.string if isinstance(message.string, str) else "".join(message.string or ())
        if not said:
            yield f"no translation: {_key(message)}"
        elif _blanks(said) - _blanks(_key(message), *(message.id[1:] if isinstance(message.id, tuple) else ())):
            yield f"blanks that the text does not have: {said}"


def _blanks(*texts: str) -> set[str]:
    """Names of the {blanks}; a text that is no format string has none."""
    found: set[str] = set()
    for text in texts:
        try:
            found |= {name.split("!")[0] for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}
        except ValueError:
            continue
    return found


def merge(into: Catalog, files: list[Path]) -> None:
    """Fill in the translations of `files`; a later file wins, an empty translation never does."""
    for file in files:
        for message in read(file):
            if message.id and message.string and any(message.string):
                known = into.get(_key(message))
                if known is None:
                    into.add(message.id, message.string)
                else:
                    known.string = message.string


def main(words: list[str]) -> int:
    """Exit code."""
    only_check = words == ["--check"]
    known = read(PO)
    if words[:1] == ["merge"]:
        merge(known, [Path(w) for w in words[1:]])
    catalogue = updated(known)
    wrong = list(faults(catalogue))
    po, mo = written(catalogue)
    stale = [file for file, data in ((PO, po), (MO, mo)) if not file.is_file() or file.read_bytes() != data]
    if not only_check:
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po)
        MO.write_bytes(mo)
    for line in wrong:
        print(line)
    if only_check:
        for file in stale:
            print(f"stale, run tools/translations.py: {file.relative_to(ROOT)}")
    print(f"{len([m for m in catalogue if m.id])} texts, {len(wrong)} to translate or mend")
    return int(bool(wrong or (only_check and stale)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
