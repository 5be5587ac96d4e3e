"""What can be changed of one piece of Python: each change is a slip that a person could make."""

import ast
from collections.abc import Callable, Iterator, Sequence
from typing import Any

# Of "before", "not after" is the neighbor and "not before" the opposite.
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
# Functions that are easily mistaken for each other, and those that may be forgotten.
TWINS = {"all_of": "any_of", "any_of": "all_of", "all": "any", "any": "all", "min": "max"}
TWINS |= {"max": "min", "add_months": "add_years", "add_years": "add_months"}
WRAPPERS = ("not_", "sorted", "reversed", "unique")
MARK = "XX"


def changes(node: ast.AST) -> list[ast.AST]:
    """Return what may stand in the place of a node."""
    found = CHANGES.get(type(node))
    return list(found(node)) if found else []


def _turns_by_itself(test: ast.AST) -> bool:
    """Tell whether a change within a test is its opposite already."""
    negated = isinstance(test, ast.UnaryOp)
    return negated or (isinstance(test, ast.Compare) and len(test.ops) == 1)


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, op in enumerate(node.ops):
        for other in COMPARISONS[type(op)]:
            ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield ast.Compare(node.left, ops, node.comparators)


def _called(node: ast.Call) -> Iterator[ast.AST]:
    """Mistake a function for its twin, forget it, or forget one of the named arguments."""
    if isinstance(node.func, ast.Name):
        if node.func.id in TWINS:
            twin = ast.Name(TWINS[node.func.id], ast.Load())
            yield ast.Call(twin, node.args, node.keywords)
        if node.func.id in WRAPPERS:
            yield node.args[0]
    for less in _each_left_out(node.keywords):
        yield ast.Call(node.func, node.args, less)


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for less in _each_left_out(node.values):
        yield less[0] if len(less) == 1 else ast.BoolOp(node.op, less)


def _unsigned(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _reckoned(node: ast.BinOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.BitOr | ast.BitAnd):
        yield from (node.left, node.right)
    elif type(node.op) in ARITHMETIC:
        yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)


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
        yield ast.IfExp(node.test, node.orelse, node.body)


def _branched(node: ast.If) -> Iterator[ast.AST]:
    if not _turns_by_itself(node.test):
        yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def _listed(node: ast.Tuple | ast.List) -> Iterator[ast.AST]:
    if isinstance(node.ctx, ast.Load):
        yield from (type(node)(less, ast.Load()) for less in _each_left_out(node.elts))


def _in_set(node: ast.Set) -> Iterator[ast.AST]:
    yield from map(ast.Set, _each_left_out(node.elts))


def _in_dict(node: ast.Dict) -> Iterator[ast.AST]:
    for less in _each_left_out(list(zip(node.keys, node.values, strict=True))):
        yield ast.Dict([key for key, _ in less], [value for _, value in less])


def _filtered(node: ast.comprehension) -> Iterator[ast.AST]:
    for less in _each_left_out(node.ifs):
        yield ast.comprehension(node.target, node.iter, less, node.is_async)


def _forgotten(_node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()


def _each_left_out(items: Sequence[Any]) -> Iterator[list[Any]]:
    """Return the items without the first, without the second, and so on."""
    for place in range(len(items)):
        yield [*items[:place], *items[place + 1 :]]


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
    ast.Set: _in_set,
    ast.Dict: _in_dict,
    ast.comprehension: _filtered,
    ast.Expr: _forgotten,
    ast.AugAssign: _forgotten,
    ast.Delete: _forgotten,
    ast.Raise: _forgotten,
    ast.Continue: lambda _node: iter((ast.Break(),)),
    ast.Break: lambda _node: iter((ast.Continue(),)),
}
