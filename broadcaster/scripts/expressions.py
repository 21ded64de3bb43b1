"""What may stand between the braces: names, words, comparisons, lists, and nothing else. PURE.

What the template language could do beyond that (attributes, calls, arithmetic, tests) is refused here, before anything runs;
the sandbox (`fill.py`) would refuse it once more.
"""

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from broadcaster.scripts.tags import Tag

MAX_REPEATS = 100
"""How far `range` may count."""
MAX_EXPRESSION = 300
"""Characters of a condition: what needs more is not understood by the next clerk either, and nests deeper than is safe to read."""
LOOP_WORDS = frozenset({"index", "first", "last"})
"""What a text may ask of `loop`."""
FILTER, COUNT = "join", "range"
RESERVED = frozenset(
    {"loop", COUNT, "self", "super", "caller", "true", "false", "none", "if", "else", "for", "in", "is", "and", "or", "not", "recursive"}
)
"""Words that cannot name a blank."""

_PARSER = SandboxedEnvironment()
_SHAPES = {
    "": "{{{{ {} }}}}",
    "if": "{{% if {} %}}{{% endif %}}",
    "elif": "{{% if {} %}}{{% endif %}}",
    "for": "{{% for {} %}}{{% endfor %}}",
}
_PLAIN = (
    nodes.Name, nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.List, nodes.Tuple,
)  # fmt: skip
_COMPARES = frozenset({"eq", "ne", "in", "notin"})
_OUTWARD = (nodes.Getattr, nodes.Getitem, nodes.Call)


def parse(tag: Tag) -> nodes.If | nodes.For | nodes.Output | str | None:
    """A tag's tree; what stands in it, where that cannot be understood; `None` for a tag that has no expression."""
    if tag.keyword not in _SHAPES:
        return tag.inside if tag.expression else None
    if len(tag.expression) > MAX_EXPRESSION:
        return tag.inside
    try:
        body = _PARSER.parse(_SHAPES[tag.keyword].format(tag.expression)).body
    except TemplateSyntaxError:
        return tag.inside
    whole = body[0] if len(body) == 1 else None
    return whole if isinstance(whole, nodes.If | nodes.For | nodes.Output) else tag.inside


def parts(node: nodes.Node) -> Iterator[nodes.Node]:
    """A tree's nodes from the outside in; nothing inside a call or an attribute, which are judged as a whole."""
    yield node
    if not isinstance(node, _OUTWARD):
        for child in node.iter_child_nodes():
            yield from parts(child)


def names(node: nodes.Node) -> Iterator[str]:
    """The names a tree asks for."""
    yield from (part.name for part in parts(node) if isinstance(part, nodes.Name))


def conditions(node: nodes.Node) -> Iterator[nodes.Node]:
    """What a tree only asks about: what stands after `if`, and before `or`."""
    for part in parts(node):
        match part:
            case nodes.If(test=test) | nodes.CondExpr(test=test):
                yield test
            case nodes.Or(left=left):
                yield left


def refusal(part: nodes.Node, *, in_loop: bool) -> str | None:
    """The code of what is wrong with one node of a tree, if anything is."""
    match part:
        case nodes.Compare(ops=ops):
            return None if all(op.op in _COMPARES for op in ops) else "scripts.order"
        case nodes.Filter(name=name):
            return None if name == FILTER else "scripts.not-allowed"
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attr) if in_loop and attr in LOOP_WORDS:
            return None
        case nodes.Call(node=nodes.Name(name=name), args=args) if name == COUNT and not (part.kwargs or part.dyn_args or part.dyn_kwargs):
            return None if 0 < len(args) < 4 and all(map(_countable, args)) else "scripts.count"
        case _ if isinstance(part, _OUTWARD):
            return "scripts.outward"
        case _:
            return None if isinstance(part, _PLAIN) else "scripts.not-allowed"


def sayable(node: nodes.Node) -> bool:
    """Whether an expression gives words or a number, not a yes or no."""
    match node:
        case nodes.Const(value=value):
            return isinstance(value, str | int) and not isinstance(value, bool)
        case nodes.CondExpr(expr1=one, expr2=other):
            return other is not None and sayable(one) and sayable(other)
        case nodes.Or(left=one, right=other):
            return sayable(one) and sayable(other)
        case nodes.Getattr(attr=attr):
            return attr == "index"
        case _:
            return isinstance(node, nodes.Name | nodes.Filter)


def _countable(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, int) and abs(node.value) <= MAX_REPEATS
