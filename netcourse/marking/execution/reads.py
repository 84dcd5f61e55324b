"""What a test cell reads of the student's work, told from its text alone.

That is: every variable that it reads before it gives it a value itself, and every name of a variable that it writes as a text in
`number("x", ...)`, `globals()["x"]`, `globals().get("x")` or `"x" in globals()`. The names reach the process that runs student
code, after that code ran; nothing else of a hidden test does.
"""

import ast
import builtins
from collections.abc import Iterable
from functools import cache

from IPython.core.inputtransformer2 import TransformerManager

from netcourse.marking.execution.cells import hides

# Functions of the course that look a variable up by its name.
_BY_NAME = frozenset({"number"})
_LOOKING_AROUND = frozenset({"globals", "locals", "vars", "eval", "exec", "get_ipython", "__main__"})
_BUILT_IN = frozenset(dir(builtins)) | {"get_ipython", "__name__", "__file__", "__builtins__", "In", "Out", "exit", "quit"}
_INNER_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def may_call(tests: Iterable[str]) -> bool:
    """Whether a hidden test of a unit may call a function of the student's.

    Parameters
    ----------
    tests : iterable of str
        The whole text of each.

    Returns
    -------
    bool
        False only if no hidden test is given a variable, but for those that `number("x", ...)` and `column(globals().get("x"),
        ...)` look up, which call nothing, and none looks around in the namespace.
    """
    return any(_holds_more_than_numbers(text) for text in tests if hides(text))


@cache
def _holds_more_than_numbers(source: str) -> bool:
    try:
        tree = _parsed(source)
    except (SyntaxError, ValueError, RecursionError):
        return False  # it does not run
    looked_up = {id(inner) for node in ast.walk(tree) if _reads_data(node) for inner in ast.walk(node)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in looked_up}
    return bool(_read_in(tree) or names & _LOOKING_AROUND)


def _reads_data(node: ast.AST) -> bool:
    """Whether something is looked up that gives plain values, whatever it is: the course's own functions call none."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "column" and node.args):
        return False
    value = node.args[0]
    return bool(_named(value)) and all(isinstance(one, ast.Constant) for one in node.args[1:])


@cache
def names_read(source: str) -> tuple[str, ...]:
    """The variables that a test cell needs from the student's process.

    Parameters
    ----------
    source : str
        The whole cell, hidden part included; magics are allowed.

    Returns
    -------
    tuple of str
        In alphabetical order. Empty where the text is no Python: running it says what is wrong.
    """
    try:
        tree = _parsed(source)
    except (SyntaxError, ValueError, RecursionError):
        return ()
    named = {name for node in ast.walk(tree) if (name := _named(node)) and name.isidentifier()}
    return tuple(sorted(_read_in(tree) | named))


def _read_in(tree: ast.Module) -> set[str]:
    reader = _Reader()
    for statement in tree.body:
        reader.visit(statement)
    late = {name for name in reader.late if name not in reader.bound}
    return (reader.read | late) - _BUILT_IN


def _parsed(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.parse(TransformerManager().transform_cell(source))


class _Reader(ast.NodeVisitor):
    """Walks a cell in the order in which it runs. A branch that may not run counts for nothing that comes later."""

    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.read: set[str] = set()
        # Read inside functions, which run later than they stand.
        self.late: set[str] = set()

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            if node.id not in self.bound:
                self.read.add(node.id)
        else:
            self.bound.add(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._in_order([node.value, *node.targets])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self._in_order([node.value, node.target])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name) and node.target.id not in self.bound:
            self.read.add(node.target.id)
        self._in_order([node.value, node.target])

    def visit_Import(self, node: ast.Import) -> None:
        self.bound |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.bound |= {alias.asname or alias.name for alias in node.names}

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._in_order([*node.decorator_list, *node.args.defaults])
        self.late |= _free(node)
        self.bound.add(node.name)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._in_order([*node.decorator_list, *node.bases])
        self.late |= _free(node)
        self.bound.add(node.name)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.late |= _free(node)

    def visit_For(self, node: ast.For) -> None:
        self._in_order([node.iter, node.target])
        self._maybe(node.body, node.orelse)

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self._maybe(node.body, node.orelse)

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self._maybe(node.body, node.orelse)

    def visit_Try(self, node: ast.Try) -> None:
        self._maybe(node.body, *(handler.body for handler in node.handlers), node.orelse)
        self._in_order(node.finalbody)

    def generic_visit(self, node: ast.AST) -> None:
        """Everything else, in the order of the text; a comprehension has variables of its own."""
        if isinstance(node, _INNER_SCOPES):
            self.read |= _free(node) - self.bound
        else:
            super().generic_visit(node)

    def _in_order(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def _maybe(self, *branches: Iterable[ast.AST]) -> None:
        before, after = set(self.bound), []
        for branch in branches:
            self.bound = set(before)
            self._in_order(branch)
            after.append(self.bound)
        self.bound = set.intersection(*after) if after else before


def _free(scope: ast.AST) -> set[str]:
    """The names that an inner scope reads and does not bind, taken roughly: too many do no harm."""
    names = [node for node in ast.walk(scope) if isinstance(node, ast.Name)]
    own = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    own |= {node.arg for node in ast.walk(scope) if isinstance(node, ast.arg)}
    return {node.id for node in names if isinstance(node.ctx, ast.Load)} - own


def _named(node: ast.AST) -> str:
    if isinstance(node, ast.Call) and node.args:
        function = node.func
        looks_up = isinstance(function, ast.Name) and function.id in _BY_NAME
        gets = isinstance(function, ast.Attribute) and function.attr == "get" and _is_globals(function.value)
        return _text(node.args[0]) if looks_up or gets else ""
    if isinstance(node, ast.Subscript) and _is_globals(node.value):
        return _text(node.slice)
    if isinstance(node, ast.Compare) and any(map(_is_globals, node.comparators)):
        return _text(node.left)
    return ""


def _is_globals(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "globals"


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
