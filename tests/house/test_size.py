"""Files and functions stay small enough to be read at once."""

import ast
from pathlib import Path

LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def test_no_file_is_longer_than_three_hundred_lines(root: Path) -> None:
    lengths = {f.relative_to(root): len(f.read_text("utf-8").splitlines()) for f in (root / "broadcaster").rglob("*.py")}
    assert {str(f): n for f, n in lengths.items() if n > LONGEST_FILE and "sentences" not in f.parts} == {}


def test_no_function_is_longer_than_forty_lines(root: Path) -> None:
    found = {
        f"{file.relative_to(root)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for file in (root / "broadcaster").rglob("*.py")
        if "migrations" not in file.parts
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: n for name, n in found.items() if n > LONGEST_FUNCTION} == {}
