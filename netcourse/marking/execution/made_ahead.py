"""Tests of a unit, transformed, named and compiled once for a whole class, in a fork that does nothing else.

What it makes goes as bytes with each job to the process that tests, which runs no student code, and to no other: the zygote, of
which student code is forked, never has a hidden test.
"""

import marshal
from collections.abc import Iterable
from contextlib import suppress

from ipykernel.compiler import get_tmp_hash_seed
from IPython.core.interactiveshell import InteractiveShell

from netcourse.marking.execution.quick_cells import RemembersCells, murmur2, names
from netcourse.marking.execution.quick_code import RemembersCode

_SEED: int = get_tmp_hash_seed()  # type: ignore[no-untyped-call]  # ipykernel says nothing of types


def make(shell: InteractiveShell, texts: Iterable[str]) -> bytes:
    """What a shell from `make_quick` makes of cells without running them.

    Parameters
    ----------
    shell : InteractiveShell
        Of the same build and Python as those that `learn`.
    texts : iterable of str
        Whole cells. One that can't be made is left out: whoever runs it is told what is wrong with it.
    """
    made = {}
    for text in texts:
        with suppress(Exception):  # a cell may be anything
            made[text] = murmur2(text, _SEED), marshal.dumps(_compiler_of(shell).made(text))
    return marshal.dumps(made)


def _compiler_of(shell: InteractiveShell) -> RemembersCode:
    compiler = shell.compile
    assert isinstance(compiler, RemembersCode)  # noqa: S101 (`make_quick` gave it)
    return compiler


class Made:
    """Cells that were made ahead, known to a shell one by one as it is about to run them.

    Parameters
    ----------
    shell : InteractiveShell
        From `make_quick`.
    raw : bytes
        From `make`, and from nobody else: it is trusted as code is.
    """

    def __init__(self, shell: InteractiveShell, raw: bytes) -> None:
        self._shell = shell
        self._cells = marshal.loads(raw)  # noqa: S302 (our own)

    def about_to_run(self, text: str) -> None:
        """Have the shell know a cell, if it was made."""
        found = self._cells.pop(text, None)
        transforms = self._shell.input_transformer_manager
        if found and isinstance(transforms, RemembersCells):
            name, raw = found
            made = marshal.loads(raw)  # noqa: S302 (our own)
            transforms.known[text] = made[0]
            names[text, _SEED] = name
            _compiler_of(self._shell).learn(made)
