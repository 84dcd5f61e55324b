"""What IPython does to show an error, with what is the same for each error done once, before the forks.

For each line of a traceback, and again for each of its frames, Python looks through all modules that there are for the one that a
cell belongs to, which is none; and the colours of the text are worked out anew each time.
"""

import inspect
import sys
from functools import cache
from types import CodeType, FrameType, TracebackType
from typing import Any

import stack_data
from IPython.core.interactiveshell import InteractiveShell
from pygments.formatters.terminal256 import Terminal256Formatter  # type: ignore[import-untyped]

# What of a program has no name of a module of its own, so that only its file tells which module it belongs to.
_NAMELESS = (FrameType, CodeType, TracebackType)
# What the first error loads is looked through with the second.
_UNTIL_ALL_IS_LOADED = 2
_data: Any = stack_data
_stock_module, _stock_closest = inspect.getmodule, Terminal256Formatter._closest_color
_stock_style: Any = _data.style_with_executing_node
# How many modules there were when Python last looked through all, and the last of them.
_seen: list[tuple[int, str]] = []


def make_ready(shell: InteractiveShell) -> None:
    """Have errors shown at less cost, and whatever the first one loads loaded."""
    modules: Any = inspect
    modules.getmodule = module_of
    _data.style_with_executing_node = _style
    Terminal256Formatter._closest_color = _closest
    for _ in range(_UNTIL_ALL_IS_LOADED):
        try:
            exec(compile("raise ValueError", "<cell>", "exec"), {})  # noqa: S102 (our own)
        except ValueError as error:
            shell.InteractiveTB.structured_traceback(ValueError, error, error.__traceback__)
            shell.InteractiveTB.tb = None


def module_of(thing: Any, _filename: Any = None) -> Any:
    """What ``inspect.getmodule`` gives, which looks through all modules only where there is a new one since it last did.

    Parameters
    ----------
    thing, _filename
        As for ``inspect.getmodule``.
    """
    if not isinstance(thing, _NAMELESS):
        return _stock_module(thing, _filename)
    known: dict[str, str] = inspect.modulesbyfile
    try:
        file = _filename if _filename in known else inspect.getabsfile(thing, _filename)
    except (TypeError, FileNotFoundError):
        return None
    now = len(sys.modules), next(reversed(sys.modules), "")
    if file in known or [now] == _seen:
        return sys.modules.get(known.get(file, ""))
    found = _stock_module(thing, _filename)
    _seen[:] = [now]
    return found


@cache
def _style(style: Any, modifier: str) -> Any:
    return _stock_style(style, modifier)


def _closest(formatter: Terminal256Formatter, red: int, green: int, blue: int) -> int:
    return _closest_of(tuple(formatter.xterm_colors), red, green, blue)


@cache
def _closest_of(colours: tuple[tuple[int, int, int], ...], red: int, green: int, blue: int) -> int:
    found: int = _stock_closest(_Colours(colours), red, green, blue)
    return found


class _Colours:
    """What pygments asks of a formatter for the number of a colour."""

    def __init__(self, colours: tuple[tuple[int, int, int], ...]) -> None:
        self.xterm_colors = colours
