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
from IPython.core.interactiveshell import InteractiveShell

_FUTURE = 0x1FF0000  # bits of co_flags that stand for a `from __future__ import`


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
        self.hits = 0

    def ast_parse(self, source: str, filename: str = "<unknown>", symbol: str = "exec") -> Any:
        """A cell as a tree; a list of its own, as the shell may add to it."""
        found = self._parsed.get((source, self.flags)) if symbol == "exec" and not self._shell.ast_transformers else None
        if found is None:
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
        if (cell, self.flags) in self._parsed:
            return
        name: str = self.get_code_name(text, cell, 0)  # type: ignore[no-untyped-call]  # ipykernel says nothing of types
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = super().ast_parse(cell, name)
            assert isinstance(tree, ast.Module)  # noqa: S101 (a cell is no expression)
            with self.extra_flags(ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if self._shell.autoawait else 0):
                made = dict(self._compiled(tree, name))
        self._parsed[cell, self.flags] = tree
        self._made |= made

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
