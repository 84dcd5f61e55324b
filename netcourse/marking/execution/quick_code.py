"""Cells that are the same for a whole class, parsed and compiled once, before the forks that run them; none of them is run here.

What a fork finds made is what IPython itself would have made of the same text: only the name of the file, which holds the number
of the process, is put right.
"""

import ast
import warnings
from collections.abc import Iterator
from types import CodeType
from typing import Any

from ipykernel.compiler import XCachingCompiler
from IPython.core.async_helpers import _should_be_async
from IPython.core.interactiveshell import InteractiveShell

_FUTURE = 0x1FF0000  # bits of co_flags that stand for a `from __future__ import`
_LAST = "last_expr"  # IPython's own: the last expression of a cell is shown

# A cell as it is transformed, the compiler's flags when it is parsed and when it runs, whether it waits for something, and for
# each statement whether it is an expression, and its code by the ways in which it may run.
MadeCell = tuple[str, int, int, bool, list[tuple[bool, dict[str, CodeType]]]]


class RemembersCode(XCachingCompiler):
    """ipykernel's compiler, as long as nobody changes what cells are parsed to.

    Parameters
    ----------
    shell : InteractiveShell
        Whose compiler it is.
    """

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # ipykernel says nothing of types
        self._shell = shell
        self._parsed: dict[tuple[str, int], ast.Module] = {}
        # By the statement, which `_parsed` keeps alive.
        self._made: dict[tuple[int, str, int], CodeType] = {}
        # Whether a cell, as it is transformed, waits for something at its top level.
        self.waits: dict[str, bool] = {}
        # What stands for a statement of which the code alone is known: of which cell, and its place there.
        self._stands: dict[int, tuple[str, int]] = {}
        self.hits = 0

    def ast_parse(self, source: str, filename: str = "<unknown>", symbol: str = "exec") -> Any:
        """A cell as a tree; a list of its own, as the shell may add to it."""
        found = self._parsed.get((source, self.flags)) if symbol == "exec" and not self._shell.ast_transformers else None
        if found is None or not (self._shell.ast_node_interactivity == _LAST or self._is_whole(found)):
            return super().ast_parse(source, filename, symbol)
        return ast.Module(list(found.body), [])

    def __call__(self, source: Any, filename: str, symbol: str, **options: Any) -> CodeType:
        """The code of one statement."""
        body = getattr(source, "body", None)
        alone = body[0] if isinstance(body, list) and len(body) == 1 and not options else None
        made = self._made.get((id(alone), symbol, self.flags))
        if made is not None and not self._shell.ast_transformers:
            self.hits += 1
            return _named(made, filename)
        if id(alone) in self._stands:
            cell, at = self._stands[id(alone)]
            source.body = [super().ast_parse(cell, filename).body[at]]  # type: ignore[attr-defined]  # a module
        code: CodeType = super().__call__(source, filename, symbol, **options)
        return code

    def remember(self, text: str) -> None:
        """Parse and compile a cell, as a run of it that nobody hears and one that shows its last value would.

        One that Python warns of is left alone: whoever runs it has to see that.

        Raises
        ------
        Exception
            Whatever IPython raises at it.
        """
        cell = self._shell.transform_cell(text)
        if (cell, self.flags) not in self._parsed:
            tree, made, self.waits[cell] = self._made_of(text, cell)
            self._parsed[cell, self.flags] = tree
            self._made |= made

    def made(self, text: str) -> MadeCell:
        """What there is to know of a cell, so that another process need not work it out; see `learn`.

        Raises
        ------
        Exception
            Whatever IPython raises at it.
        """
        cell = self._shell.transform_cell(text)
        tree, made, waits = self._made_of(text, cell)
        ways: dict[int, dict[str, CodeType]] = {id(node): {} for node in tree.body}
        for (node, way, _), code in made.items():
            ways[node][way] = code
        runs = next((flags for _, _, flags in made), self.flags)
        return cell, self.flags, runs, waits, [(isinstance(node, ast.Expr), ways[id(node)]) for node in tree.body]

    def learn(self, made: MadeCell) -> None:
        """Know of a cell what another process has `made` of it."""
        cell, parses, runs, self.waits[cell], codes = made
        # Whoever runs a cell asks of a statement whether it is an expression, and for its code.
        nodes = [ast.Expr(ast.Constant(None)) if shows else ast.Pass() for shows, _ in codes]
        self._parsed[cell, parses] = ast.Module(list(nodes), [])
        for at, (node, (_, ways)) in enumerate(zip(nodes, codes, strict=True)):
            self._stands[id(node)] = cell, at
            self._made |= {(id(node), way, runs): code for way, code in ways.items()}

    def _is_whole(self, tree: ast.Module) -> bool:
        return not any(id(node) in self._stands for node in tree.body)

    def _made_of(self, text: str, cell: str) -> tuple[ast.Module, dict[tuple[int, str, int], CodeType], bool]:
        name: str = self.get_code_name(text, cell, 0)  # type: ignore[no-untyped-call]  # ipykernel says nothing of types
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = super().ast_parse(cell, name)
            assert isinstance(tree, ast.Module)  # noqa: S101 (a cell is no expression)
            with self.extra_flags(ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if self._shell.autoawait else 0):
                made = dict(self._compiled(tree, name))
            return tree, made, _should_be_async(cell)

    def _compiled(self, tree: ast.Module, name: str) -> Iterator[tuple[tuple[int, str, int], CodeType]]:
        for at, node in enumerate(tree.body):
            ways: list[tuple[str, ast.Module | ast.Interactive]] = [("exec", ast.Module([node], []))]
            if at == len(tree.body) - 1 and isinstance(node, ast.Expr):
                ways.append(("single", ast.Interactive([node])))
            for symbol, alone in ways:
                code = compile(alone, name, symbol, self.flags, dont_inherit=True)
                # What is imported from the future holds for the cells below as well: that is left to the compiler itself.
                if not code.co_flags & _FUTURE:
                    yield (id(node), symbol, self.flags), code


def remember(shell: InteractiveShell, text: str) -> None:
    """Have a shell from `make_quick` parse and compile a cell ahead; one that can't be is passed over.

    Whoever runs it is told then what is wrong with it.
    """
    if isinstance(shell.compile, RemembersCode):
        try:
            shell.compile.remember(text)
        except Exception:  # noqa: BLE001 (a cell may be anything)
            return


def _named(code: CodeType, filename: str) -> CodeType:
    inner = tuple(_named(one, filename) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=filename, co_consts=inner)
