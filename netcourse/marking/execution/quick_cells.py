"""What IPython does to the text of each cell, done once for the same text: the same results at less cost.

IPython transforms a cell twice before it runs it, and compiles it twice more to see whether it waits for something; ipykernel
names it by a hash that Python works out letter by letter, and looks anew for each cell at what the same function takes.
"""

from collections.abc import Sequence
from functools import lru_cache
from struct import iter_unpack
from typing import Any

import ipykernel.compiler
import ipykernel.ipkernel
import IPython.core.interactiveshell
from IPython.core.async_helpers import _should_be_async
from IPython.core.displayhook import DisplayHook
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell

from netcourse.marking.execution.quick_code import RemembersCode

_REMEMBERED = 512
_WORD, _MULTIPLIER = 0xFFFFFFFF, 0x5BD1E995
_OWN = TransformerManager()
# Hashes that were worked out in another process, by text and seed.
names: dict[tuple[str, int], int] = {}
_stock_semicolon: Any = DisplayHook.semicolon_at_end_of_expression
_kernels: Any = ipykernel.ipkernel
_stock_accepts: Any = _kernels._accepts_parameters


class RemembersCells(TransformerManager):
    """IPython's transformers of input, as long as nobody adds one of another kind."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # IPython says nothing of types
        # What was transformed in another process, by its text.
        self.known: dict[str, str] = {}

    def transform_cell(self, cell: str) -> str:
        """The Python that a cell stands for."""
        if all(getattr(self, name) == own for name, own in vars(_OWN).items()):
            return self.known.get(cell) or _transformed(cell)
        found: str = super().transform_cell(cell)
        return found


def make_quick(shell: InteractiveShell) -> None:
    """Have a shell, and the names that ipykernel gives to cells in this process, take less time."""
    shell.input_transformer_manager = RemembersCells()
    shell.compile = RemembersCode(shell)
    named: Any = ipykernel.compiler
    named.murmur2_x86 = hash_of
    interactive: Any = IPython.core.interactiveshell
    interactive._should_be_async = lambda cell: waits(shell, cell)
    hook: Any = DisplayHook
    hook.semicolon_at_end_of_expression = staticmethod(ends_in_semicolon)
    _kernels._accepts_parameters = accepts
    accepts(shell.run_cell_async, ["cell_id", "cell_meta"])


def waits(shell: InteractiveShell, cell: str) -> bool:
    """Whether a cell, once transformed, waits for something at its top level; of one that was made ahead it is known."""
    known = shell.compile.waits.get(cell) if isinstance(shell.compile, RemembersCode) else None
    return _should_be_async(cell) if known is None else known


def ends_in_semicolon(cell: str) -> bool:
    """Whether the last thing in a cell that ran is a semicolon: not where its last line neither ends in one nor has a comment."""
    last = cell.rstrip().rpartition("\n")[2]
    return (last.endswith(";") or "#" in last) and ";" in cell and bool(_stock_semicolon(cell))


def accepts(method: Any, names: Sequence[str]) -> dict[str, bool]:
    """Which of these arguments, by name, a function takes."""
    try:
        return dict(_accepted(method, tuple(names)))
    except TypeError:  # it can't be remembered
        found: dict[str, bool] = _stock_accepts(method, names)
        return found


@lru_cache(maxsize=8)
def _accepted(method: Any, names: tuple[str, ...]) -> dict[str, bool]:
    found: dict[str, bool] = _stock_accepts(method, names)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _transformed(cell: str) -> str:
    found: str = _OWN.transform_cell(cell)
    return found


def hash_of(data: str, seed: int) -> int:
    """What `murmur2` gives, which may be known from another process."""
    known = names.get((data, seed))
    return murmur2(data, seed) if known is None else known


@lru_cache(maxsize=_REMEMBERED)
def murmur2(data: str, seed: int) -> int:
    """The hash that ipykernel names a cell by: MurmurHash2 (Austin Appleby, public domain), 32 bits.

    Parameters
    ----------
    data : str
        The text; its UTF-8 counts.
    seed : int
        ipykernel's own.
    """
    raw = data.encode()
    whole = len(raw) & ~3
    found = seed ^ len(raw)
    for (word,) in iter_unpack("<I", raw[:whole]):
        part = word * _MULTIPLIER & _WORD
        found = found * _MULTIPLIER & _WORD ^ (part ^ part >> 24) * _MULTIPLIER & _WORD
    if rest := raw[whole:]:
        found = (found ^ int.from_bytes(rest, "little")) * _MULTIPLIER & _WORD
    found = (found ^ found >> 13) * _MULTIPLIER & _WORD
    return found ^ found >> 15
