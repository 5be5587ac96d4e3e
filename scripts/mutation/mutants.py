"""Find every mutant of a module: the module with one small thing changed."""

import ast
import builtins
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import CodeType
from typing import Any

from scripts.mutation import PACKAGE
from scripts.mutation.changes import changes

# A decorator that enters a rule decides; the others say how a class is made or a result kept.
DECIDING_DECORATOR = "decides"
# Faults of the program, not of a file: nobody reads their words.
OF_PROGRAMS = ("TypeError", "LawError")
ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it is, and the statement before and after it.

    ``first`` and ``last`` are the lines of the function around it, or of the module; ``node`` and
    ``choice`` the numbers by which the change is found again.
    """

    module: str
    scope: str
    line: int
    first: int
    last: int
    before: str
    after: str
    node: int
    choice: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what names it, however the lines of its module move."""
        return self.module, self.scope, self.before, self.after


@dataclass(frozen=True, slots=True)
class _Place:
    """A node that can be changed, the statement it stands in, and the function around that."""

    node: ast.AST
    statement: ast.AST
    scope: str
    function: ast.AST


class _Swap(ast.NodeTransformer):
    """Put one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        """Remember both."""
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the new node for the old one, any other with what is in it."""
        return self.new if node is self.old else self.generic_visit(node)


@cache
def source_of(module: str) -> str:
    """Return the source of a module."""
    return (PACKAGE / module).read_text(encoding="utf-8")


def mutants_of(module: str) -> list[Mutant]:
    """Return every mutant of a module, in the order of its source."""
    tree = ast.parse(source_of(module))
    numbers = {id(node): number for number, node in enumerate(ast.walk(tree))}
    return [
        _mutant(module, place, numbers[id(place.node)], choice)
        for place in _places(tree, tree, "", tree)
        for choice, new in enumerate(changes(place.node))
        if _is_known(new, tree)
    ]


def _is_known(new: ast.AST, tree: ast.Module) -> bool:
    """Tell whether the module has the function that is mistaken for another."""
    if not isinstance(new, ast.Call) or not isinstance(new.func, ast.Name):
        return True
    imported = (each for each in tree.body if isinstance(each, ast.ImportFrom))
    names = {alias.name for each in imported for alias in each.names}
    own = {each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.ClassDef)}
    return new.func.id in {*names, *own, *vars(builtins)}


def _mutant(module: str, place: _Place, number: int, choice: int) -> Mutant:
    old, new = place.node, changes(place.node)[choice]
    line = getattr(old, "lineno", getattr(place.statement, "lineno", 1))
    texts = _head(place.statement), _head(_Swap(old, new).visit(place.statement))
    _Swap(new, old).visit(place.statement)
    if texts[0] == texts[1]:
        # Of a statement with branches the head does not show them.
        texts = _head(old), _head(new)
    around: Any = place.function
    is_whole = isinstance(around, ast.Module)
    first, last = (1, ALL) if is_whole else (around.lineno, around.end_lineno)
    return Mutant(module, place.scope, line, first, last, *texts, number, choice)


def _head(node: ast.AST) -> str:
    """Return a statement in one line, of one with a body its head."""
    lines = ast.unparse(ast.fix_missing_locations(node)).splitlines()
    decorators = sum(1 for line in lines if line.startswith("@"))
    return " ".join(lines[: decorators + 1])


def mutated(mutant: Mutant, file_name: str) -> CodeType:
    """Return the code of a module with the change made."""
    tree = ast.parse(source_of(mutant.module))
    old = list(ast.walk(tree))[mutant.node]
    changed: Any = _Swap(old, changes(old)[mutant.choice]).visit(tree)
    code: CodeType = compile(ast.fix_missing_locations(changed), file_name, "exec")
    return code


def _places(node: ast.AST, statement: ast.AST, scope: str, function: ast.AST) -> Iterator[_Place]:
    """Walk what decides: no import, annotation, docstring, type or fault of the program."""
    yield _Place(node, statement, scope, function)
    for child in _children(node):
        own = child if isinstance(child, ast.stmt) else statement
        name = child.name if isinstance(child, ast.FunctionDef | ast.ClassDef) else ""
        inner = ".".join(filter(None, (scope, name)))
        around = child if isinstance(child, ast.FunctionDef) else function
        yield from _places(child, own, inner, around)


def _children(node: ast.AST) -> Iterable[ast.AST]:
    special = CHILDREN.get(type(node))
    return special(node) if special else ast.iter_child_nodes(node)


def _of_function(node: ast.FunctionDef) -> Iterable[ast.AST]:
    entering = [each for each in node.decorator_list if _calls(each, DECIDING_DECORATOR)]
    return (*entering, node.args, *_without_docstring(node))


def _of_assignment(node: ast.Assign) -> Iterable[ast.AST]:
    if _is_of_types(node):
        return ()
    if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
        # Several names at once: with one value less it would only fall.
        return node.value.elts
    return (node.value,)


def _of_fault(node: ast.Raise) -> Iterable[ast.AST]:
    of_program = node.exc is not None and _calls(node.exc, *OF_PROGRAMS)
    return () if of_program else ast.iter_child_nodes(node)


def _without_docstring(node: Any) -> list[ast.stmt]:
    body: list[ast.stmt] = node.body
    first = body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return body[1:] if told else body


def _calls(node: ast.AST, *names: str) -> bool:
    """Tell whether a node is a call of one of these, or what such a call returns called."""
    while isinstance(node, ast.Call):
        node = node.func
    return isinstance(node, ast.Name) and node.id in names


def _is_of_types(node: ast.Assign) -> bool:
    """Tell whether an assignment names a type, which is nothing when the module runs."""
    target = node.targets[0]
    name = target.id if isinstance(target, ast.Name) else ""
    in_words = name[:1].isupper() and not name.isupper()
    return name == "__slots__" or _calls(node.value, "TypeVar") or in_words


# Of the others everything is looked at.
CHILDREN: dict[type[ast.AST], Callable[[Any], Iterable[ast.AST]]] = {
    ast.arg: lambda _node: (),
    ast.Module: _without_docstring,
    ast.ClassDef: _without_docstring,
    ast.FunctionDef: _of_function,
    ast.AnnAssign: lambda node: (node.value,) if node.value else (),
    ast.Assign: _of_assignment,
    ast.Raise: _of_fault,
    ast.FormattedValue: lambda node: (node.value,),
}
