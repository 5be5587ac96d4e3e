"""Find every mutant of a module: the module with one small thing changed."""

import ast
import builtins
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from checker.tables import read_toml
from scripts.machine.environment import StepError
from scripts.mutation import PACKAGE
from scripts.mutation.changes import changes

# A decorator that enters a rule decides; the others say how a class is made or a result kept.
DECIDING_DECORATOR = "decides"
# What is made of this type describes answers to others: its tests are left out, see ``tests.py``.
DESCRIBING = "Schema"
# Faults of the program, not of a file: nobody reads their words.
OF_PROGRAMS = ("TypeError", "LawError")
# The mutants that no test can notice, as nothing that anybody meets is another: and why.
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
KEY = ("module", "scope", "before", "after")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it is, the statement before and after it, and the two nodes.

    ``line`` is that of the statement, which runs before all that is in it.
    """

    module: str
    scope: str
    line: int
    before: str
    after: str
    tree: ast.Module = field(repr=False)
    old: ast.AST = field(repr=False)
    new: ast.AST = field(repr=False)

    @property
    def key(self) -> tuple[str, ...]:
        """Return what names it, however the lines of its module move."""
        return self.module, self.scope, self.before, self.after

    def code(self) -> CodeType:
        """Return the code of its module with the change made, which stays made."""
        changed: Any = _Swap(self.old, self.new).visit(self.tree)
        return compile(ast.fix_missing_locations(changed), PACKAGE / self.module, "exec")


class _Swap(ast.NodeTransformer):
    """Put one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        """Remember both."""
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the new node for the old one, any other with what is in it."""
        return self.new if node is self.old else self.generic_visit(node)


@cache
def equivalents() -> dict[tuple[str, ...], str]:
    """Return why each listed mutant changes nothing, by what names it."""
    rows = read_toml(EQUIVALENT)["equivalent"]
    return {tuple(row[name] for name in KEY): row["why"] for row in rows}


def refuse_unknown(mutants: Iterable[Mutant]) -> None:
    """Refuse a list of equivalents that names what the sources do not have any more."""
    if gone := equivalents().keys() - {mutant.key for mutant in mutants}:
        told = "\n".join(f"  {module} {scope}: {before}" for module, scope, before, _ in gone)
        raise StepError(f"{EQUIVALENT.name} names what is no mutant any more:\n{told}")


def mutants_of(module: str) -> Iterator[Mutant]:
    """Return every mutant of a module, in the order of its source."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    known = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    known |= vars(builtins).keys()
    for node, statement, scope in _places(tree, tree, ""):
        for new in changes(node):
            # Who mistakes a function for another has that one too.
            twin = new.func if isinstance(new, ast.Call) else None
            if isinstance(twin, ast.Name) and twin.id not in known:
                continue
            texts = _head(statement), _head(_Swap(node, new).visit(statement))
            _Swap(new, node).visit(statement)
            if texts[0] == texts[1]:
                # Of a statement with branches the head does not show them.
                texts = _head(node), _head(new)
            line = getattr(statement, "lineno", 1)
            yield Mutant(module, scope, line, *texts, tree, node, new)


def _head(node: ast.AST) -> str:
    """Return a statement in one line, of one with a body its head."""
    lines = ast.unparse(ast.fix_missing_locations(node)).splitlines()
    decorators = sum(1 for line in lines if line.startswith("@"))
    return " ".join(lines[: decorators + 1])


def _places(
    node: ast.AST, statement: ast.AST, scope: str
) -> Iterator[tuple[ast.AST, ast.AST, str]]:
    """Walk what decides, each node with its statement and the name of the function around it.

    No import, annotation, docstring, type, schema or fault of the program does.
    """
    yield node, statement, scope
    for child in CHILDREN.get(type(node), ast.iter_child_nodes)(node):
        own = child if isinstance(child, ast.stmt) else statement
        name = child.name if isinstance(child, ast.FunctionDef | ast.ClassDef) else ""
        yield from _places(child, own, ".".join(filter(None, (scope, name))))


def _of_function(node: ast.FunctionDef) -> Iterable[ast.AST]:
    if _is_named(node.returns, DESCRIBING):
        return ()
    entering = [each for each in node.decorator_list if _calls(each, DECIDING_DECORATOR)]
    return (*entering, node.args, *_without_docstring(node))


def _of_annotated(node: ast.AnnAssign) -> Iterable[ast.AST]:
    if node.value is None or _is_named(node.annotation, DESCRIBING):
        return ()
    return (node.value,)


def _of_assignment(node: ast.Assign) -> Iterable[ast.AST]:
    target = node.targets[0]
    name = target.id if isinstance(target, ast.Name) else ""
    # The name of a type is nothing when the module runs.
    if name == "__slots__" or (name[:1].isupper() and not name.isupper()):
        return ()
    if _calls(node.value, "TypeVar"):
        return ()
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        # Several names at once: with one value less it would only fall.
        return node.value.elts
    return (node.value,)


def _of_fault(node: ast.Raise) -> Iterable[ast.AST]:
    of_program = node.exc is not None and _calls(node.exc, *OF_PROGRAMS)
    return () if of_program else ast.iter_child_nodes(node)


def _without_docstring(node: Any) -> list[ast.stmt]:
    body: list[ast.stmt] = node.body
    return body[ast.get_docstring(node) is not None :]


def _calls(node: ast.AST, *names: str) -> bool:
    """Tell whether a node is a call of one of these, or what such a call returns called."""
    while isinstance(node, ast.Call):
        node = node.func
    return _is_named(node, *names)


def _is_named(node: ast.AST | None, *names: str) -> bool:
    return isinstance(node, ast.Name) and node.id in names


# Of the others everything is looked at.
CHILDREN: dict[type[ast.AST], Callable[[Any], Iterable[ast.AST]]] = {
    ast.arg: lambda _node: (),
    ast.Module: _without_docstring,
    ast.ClassDef: _without_docstring,
    ast.FunctionDef: _of_function,
    ast.AnnAssign: _of_annotated,
    ast.Assign: _of_assignment,
    ast.Raise: _of_fault,
    ast.FormattedValue: lambda node: (node.value,),
}
