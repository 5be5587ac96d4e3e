"""What can be changed of one piece of Python: each change is a slip that a person could make."""

import ast
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.tables import read_toml

SWAPS = read_toml(Path(__file__).with_name("swaps.toml"))
# Functions that may be forgotten.
WRAPPERS = ("not_", "sorted", "reversed", "unique")
MARK = "XX"


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Return what may stand in the place of a node."""
    return CHANGES.get(type(node), _nothing)(node)


def _nothing(_node: ast.AST) -> Iterator[ast.AST]:
    return iter(())


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """Return a copy of a node in which these fields are others."""
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})


def _each_left_out(items: Sequence[Any]) -> Iterator[list[Any]]:
    """Return the items without the first, without the second, and so on."""
    for place in range(len(items)):
        yield [*items[:place], *items[place + 1 :]]


def _less(field: str) -> Callable[[ast.AST], Iterator[ast.AST]]:
    """Return what leaves out each of the nodes that a field lists."""

    def changed(node: ast.AST) -> Iterator[ast.AST]:
        for less in _each_left_out(getattr(node, field)):
            yield _with(node, **{field: less})

    return changed


def _turns_by_itself(test: ast.AST) -> bool:
    """Tell whether a change within a test is its opposite already."""
    negated = isinstance(test, ast.UnaryOp)
    return negated or (isinstance(test, ast.Compare) and len(test.ops) == 1)


def _others(op: ast.AST) -> Iterator[ast.AST]:
    """Return the operators that are easily written for one."""
    for name in SWAPS["operators"].get(type(op).__name__, ()):
        yield getattr(ast, name)()


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, op in enumerate(node.ops):
        for other in _others(op):
            yield _with(node, ops=[*node.ops[:place], other, *node.ops[place + 1 :]])


def _called(node: ast.Call) -> Iterator[ast.AST]:
    """Mistake a function for its twin, forget it, or forget one of the named arguments."""
    if isinstance(node.func, ast.Name):
        if twin := SWAPS["functions"].get(node.func.id):
            yield _with(node, func=ast.Name(twin, ast.Load()))
        if node.func.id in WRAPPERS:
            yield node.args[0]
    yield from _less("keywords")(node)


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield from (_with(node, op=other) for other in _others(node.op))
    for less in _each_left_out(node.values):
        yield less[0] if len(less) == 1 else _with(node, values=less)


def _unsigned(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _reckoned(node: ast.BinOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.BitOr | ast.BitAnd):
        yield from (node.left, node.right)
    yield from (_with(node, op=other) for other in _others(node.op))


def _written(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool():
            yield ast.Constant(not node.value)
        case int():
            yield ast.Constant(node.value + 1)
        case str():
            yield ast.Constant(node.value + MARK)


def _chosen(node: ast.IfExp) -> Iterator[ast.AST]:
    if not _turns_by_itself(node.test):
        yield _with(node, body=node.orelse, orelse=node.body)


def _branched(node: ast.If) -> Iterator[ast.AST]:
    if not _turns_by_itself(node.test):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))


def _listed(node: ast.Tuple | ast.List) -> Iterator[ast.AST]:
    return _less("elts")(node) if isinstance(node.ctx, ast.Load) else _nothing(node)


def _in_dict(node: ast.Dict) -> Iterator[ast.AST]:
    for keys, values in zip(_each_left_out(node.keys), _each_left_out(node.values), strict=True):
        yield ast.Dict(keys, values)


def _forgotten(_node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()


CHANGES: dict[type[ast.AST], Callable[[Any], Iterator[ast.AST]]] = {
    ast.Compare: _compared,
    ast.BoolOp: _joined,
    ast.UnaryOp: _unsigned,
    ast.BinOp: _reckoned,
    ast.Constant: _written,
    ast.IfExp: _chosen,
    ast.If: _branched,
    ast.Call: _called,
    ast.Tuple: _listed,
    ast.List: _listed,
    ast.Set: _less("elts"),
    ast.Dict: _in_dict,
    ast.comprehension: _less("ifs"),
    ast.Expr: _forgotten,
    ast.AugAssign: _forgotten,
    ast.Delete: _forgotten,
    ast.Raise: _forgotten,
    ast.Continue: lambda _node: iter((ast.Break(),)),
    ast.Break: lambda _node: iter((ast.Continue(),)),
}
