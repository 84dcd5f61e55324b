"""What IPython does to the text of each cell, done once for the same text: the same results at less cost.

IPython transforms a cell twice before it runs it, and ipykernel names it by a hash that Python works out letter by letter.
"""

from functools import lru_cache
from struct import iter_unpack
from typing import Any

import ipykernel.compiler
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell

from netcourse.marking.execution.quick_code import RemembersCode

_REMEMBERED = 512
_WORD, _MULTIPLIER = 0xFFFFFFFF, 0x5BD1E995
_OWN = TransformerManager()


class RemembersCells(TransformerManager):
    """IPython's transformers of input, as long as nobody adds one of another kind."""

    def transform_cell(self, cell: str) -> str:
        """The Python that a cell stands for."""
        if all(getattr(self, name) == own for name, own in vars(_OWN).items()):
            return _transformed(cell)
        found: str = super().transform_cell(cell)
        return found


def make_quick(shell: InteractiveShell) -> None:
    """Have a shell, and the names that ipykernel gives to cells in this process, take less time."""
    shell.input_transformer_manager = RemembersCells()  # type: ignore[no-untyped-call]  # IPython says nothing of types
    shell.compile = RemembersCode(shell)
    named: Any = ipykernel.compiler
    named.murmur2_x86 = murmur2


@lru_cache(maxsize=_REMEMBERED)
def _transformed(cell: str) -> str:
    found: str = _OWN.transform_cell(cell)
    return found


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
