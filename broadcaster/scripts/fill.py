"""A script and the blanks of a date → the words to be said. PURE.

The template runs in Jinja's sandbox, strict about names, with nothing of Jinja's own but `join`, and `range` up to a hundred;
it has been looked through before (`template.py`). Loops and length are bounded while it runs. What is filled in is never
read as a template again.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from traceback import walk_tb
from typing import cast

from jinja2 import StrictUndefined, Template, TemplateError, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from broadcaster.faults import Fault, Mark, Problem
from broadcaster.scripts.blanks import BY_NAME, Blanks, Source, Value, key, of_script
from broadcaster.scripts.expressions import COUNT, FILTER
from broadcaster.scripts.script import Script
from broadcaster.scripts.tags import scan
from broadcaster.scripts.template import Need, checked

MAX_TURNS = 1_000
"""Turns of all loops of one text together."""
MAX_CHARACTERS = 5_000
"""Of a filled text: some twenty minutes of speech."""
_RUN, _TURNS = "_run", "_turns"
"""Under these names the running template finds its run and the count of its turns; no text can write them: no blank begins with `_`."""
_JOINTS = {"zh_CN": ("", "，"), "en": (" ", ", ")}
_ENDS = tuple("。！？；.!?;")


class _Missing(str):
    """The value of a blank there is nothing for: false in a condition, equal to no word, and an error once it is said."""

    __slots__ = ("key",)
    key: str


class _Stop(Exception):
    """A bound was passed while the template ran."""

    def __init__(self, code: str, line: int = 0, **facts: str) -> None:
        super().__init__(code)
        self.code, self.line, self.facts = code, line, facts


def fill(script: Script, blanks: Blanks) -> str:
    """The words of `script` with its blanks filled: lines without space at their ends, no empty ones.

    `blanks` may hold more than the script has; a value given there outranks the script's own (`vendor`, `event` …). Raises
    `Fault` with a place for every blank that has no value (`scripts.no-value`, `scripts.not-asked`, `scripts.missing-field`),
    for a text that cannot be filled at all, and for one that passes a bound.
    """
    at = Mark(script.mark.file, script.text_line, 1)
    needs, problems = checked(script.template, at, script.fields)
    if problems:
        raise Fault(problems)
    run = _Run(script, needs, blanks)
    words = run.words()
    if run.unfilled:
        raise Fault(_unfilled(script, need) for need in needs if need.key in run.unfilled)
    if not words:
        raise Fault(Problem("scripts.nothing-said", at=at))
    return words


class _Run:
    """One filling of one script."""

    def __init__(self, script: Script, needs: tuple[Need, ...], blanks: Blanks) -> None:
        self._script = script
        self._given = {**of_script(script), **{key(name): value for name, value in blanks.items()}}
        self._names = {name for need in needs for name in _both(need.name)}
        self._turns = 0
        self.unfilled: set[str] = set()

    def words(self) -> str:
        """The filled text; what was said without a value is left out of it and named in `unfilled`."""
        context: dict[str, object] = {name: self._value(name) for name in self._names}
        context |= {COUNT: range, _RUN: self, _TURNS: self.turning}
        try:
            said = "".join(_bounded(_compiled(self._script.template).generate(context)))
        except _Stop as stop:
            raise self._fault(stop.code, stop.line, stop.facts) from None
        except (TemplateError, TypeError) as failure:
            raise self._fault("scripts.cannot-compare", _line(failure), {}) from None
        lines = (" ".join(line.split()) for line in said.splitlines())
        return "\n".join(line for line in lines if line)

    def _value(self, name: str) -> Value:
        value = self._given.get(key(name), "")
        if isinstance(value, str):
            return value.strip() or self._missing(name)
        return tuple(str(piece) for piece in value if str(piece).strip()) or self._missing(name)

    def _missing(self, name: str) -> _Missing:
        missing = _Missing()
        missing.key = key(name)
        return missing

    def said(self, value: object) -> object:
        """What is written for a value: a list with the language's comma between its pieces."""
        if isinstance(value, _Missing):
            self.unfilled.add(value.key)
        return self.joined(cast("Iterable[object]", value)) if isinstance(value, tuple | list | range) else value

    def joined(self, pieces: Iterable[object], joint: str = "") -> str:
        """A list's pieces with `joint` between them, else the language's comma; whole sentences follow one another as they are."""
        if isinstance(pieces, str):
            return str(self.said(pieces))
        words = [str(piece) for piece in pieces]
        space, comma = _JOINTS[self._script.language]
        joints = [joint or (space if word.endswith(_ENDS) else comma) for word in words[:-1]]
        return "".join(word + after for word, after in zip(words, [*joints, ""], strict=True)) if words else ""

    def turning(self, pieces: object, line: int) -> Iterator[object]:
        """A loop's pieces, counted: all loops of the text together have so many turns and no more."""
        if isinstance(pieces, _Missing):
            self.said(pieces)
            return
        if not isinstance(pieces, tuple | list | range):
            raise _Stop("scripts.no-list", line)
        for piece in pieces:
            self._turns += 1
            if self._turns > MAX_TURNS:
                raise _Stop("scripts.too-many-turns", line, most=str(MAX_TURNS))
            yield piece

    def _fault(self, code: str, line: int, facts: Mapping[str, str]) -> Fault:
        place = Mark(self._script.mark.file, self._script.text_line + max(line, 1) - 1, 1)
        return Fault(Problem(code, at=place, facts=facts))


def _bounded(pieces: Iterable[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MAX_CHARACTERS:
            raise _Stop("scripts.too-long", most=str(MAX_CHARACTERS))
        yield piece


@pass_context
def _said(context: Context, value: object) -> object:
    return cast("_Run", context[_RUN]).said(value)


@pass_context
def _joined(context: Context, pieces: Iterable[object], joint: str = "") -> str:
    return cast("_Run", context[_RUN]).joined(pieces, joint)


_SANDBOX = SandboxedEnvironment(undefined=StrictUndefined, finalize=_said, optimized=False, trim_blocks=True, lstrip_blocks=True)
_SANDBOX.globals, _SANDBOX.tests, _SANDBOX.filters = {}, {}, {FILTER: _joined}


@lru_cache(maxsize=512)
def _compiled(template: str) -> Template:
    """A text ready to run, each of its loops counted."""
    tree = _SANDBOX.parse(scan(template, Mark("", 1, 1)).text)
    for loop in tree.find_all(nodes.For):
        counted = nodes.Call(nodes.Name(_TURNS, "load"), [loop.iter, nodes.Const(loop.lineno)], [], None, None)
        loop.iter = counted.set_lineno(loop.lineno).set_environment(_SANDBOX)
    return _SANDBOX.from_string(tree)


def _line(failure: BaseException) -> int:
    """The template's line a failure came from; Jinja puts it into the traceback."""
    lines = [line for frame, line in walk_tb(failure.__traceback__) if frame.f_code.co_filename == "<template>"]
    return lines[-1] if lines else 1


def _both(name: str) -> tuple[str, ...]:
    blank = BY_NAME.get(name)
    return (blank.zh, blank.en) if blank else (name,)


def _unfilled(script: Script, need: Need) -> Problem:
    blank = BY_NAME.get(need.name)
    source = blank.source if blank else Source.ASKED
    codes = {Source.DAY: "scripts.no-value", Source.SCRIPT: "scripts.not-in-front", Source.ASKED: "scripts.missing-field"}
    facts = {"blank": need.name, "key": need.key, "title": script.title}
    return Problem(codes[source], at=need.mark, facts=facts)
