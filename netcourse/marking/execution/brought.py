"""What the cells of a unit import of the course's own, imported once and before the forks.

A unit uses three explorers of twenty: a process that had them all would be larger, and so would each fork of it.
"""

import ast
import importlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress

from IPython.core.interactiveshell import InteractiveShell

_OWN = "netcourse"
# What is made once where a unit has brought its module in. Rooms that marking must not import stand here as names alone.
_MAKES = {
    "netcourse.explorers.ki67.map": ("make_lesson_maps",),
    "netcourse.explorers.workbench.tables": ("make_tables",),
    "netcourse.board.catalogue": ("acts", "diagnoses", "plan_items"),
}


def bring_in(shell: InteractiveShell, texts: Iterable[str]) -> None:
    """Import what cells import of the course's own, and make what it would make in each fork. None of the cells is run.

    Parameters
    ----------
    shell : InteractiveShell
        Of this process.
    texts : iterable of str
        Whole cells.
    """
    with shell.builtin_trap:
        for module, name in sorted({one for text in texts for one in _imported(text)}):
            with suppress(ImportError):  # whoever runs the cell is told
                getattr(importlib.import_module(module), name, None)
        for module, functions in _MAKES.items():
            for function in functions if module in sys.modules else ():
                getattr(sys.modules[module], function)()


def _imported(text: str) -> Iterator[tuple[str, str]]:
    """The modules and names of the course's own that a cell asks for; none of one that is more than Python."""
    if _OWN not in text:
        return
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in ast.walk(tree):
        module = node.module if isinstance(node, ast.ImportFrom) and not node.level else None
        if isinstance(node, ast.ImportFrom) and module and module.split(".")[0] == _OWN:
            yield from ((module, one.name) for one in node.names)
