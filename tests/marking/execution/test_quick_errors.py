"""An error is shown at less cost, and as IPython shows it."""

import contextlib
import inspect
import io
import json
import re
import sys
import traceback
from collections.abc import Iterator
from types import ModuleType, TracebackType
from typing import Any

import pytest
import stack_data
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from pygments.formatters.terminal256 import Terminal256Formatter  # type: ignore[import-untyped]

from netcourse.marking.execution import quick_errors

ERRORS = [
    "1 / 0",
    "def f(n):\n    return g(n)\n\ndef g(n):\n    raise KeyError(n)\n\nf('x')",
    "def f(n):\n    return f(n + 1)\n\nf(0)",
    "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise ValueError('é') from error",
    "import json\njson.loads('{')",
    "exec('1 / 0')",
    "eval(compile('1 / 0', '<elsewhere>', 'eval'))",
    "[1 / n for n in (1, 0)]",
    "class Odd(Exception):\n    __module__ = 'nowhere'\n\nraise Odd",
    "for",
    "import nothing_of_this_name",
]


@contextlib.contextmanager
def _as_stock() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inspect, "getmodule", quick_errors._stock_module)
        patch.setattr(stack_data, "style_with_executing_node", quick_errors._stock_style)
        patch.setattr(Terminal256Formatter, "_closest_color", quick_errors._stock_closest)
        yield


def _shown(shell: InteractiveShell, cell: str) -> str:
    with io.StringIO() as heard, contextlib.redirect_stdout(heard):
        shell.run_cell(cell)
        # A frame of a generated file is named by a hash and a number.
        return re.sub(r"0x[0-9a-f]+|In\[\d+\]", "", heard.getvalue())


@pytest.fixture(scope="module")
def shell() -> InteractiveShell:
    found = InteractiveShell()
    quick_errors.make_ready(found)
    return found


@pytest.mark.parametrize("cell", ERRORS)
def test_an_error_is_shown_as_ipython_shows_it(shell: InteractiveShell, cell: str) -> None:
    with _as_stock():
        stock = _shown(InteractiveShell(), cell)
    assert "Error" in stock or "Odd" in stock
    # At the same depth, on which the length of a recursion depends.
    first = _shown(shell, cell)
    second = _shown(shell, cell)
    assert (first, second) == (stock, stock)


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_a_colour_has_the_number_that_pygments_gives_it(red: int, green: int, blue: int) -> None:
    formatter = Terminal256Formatter()
    assert quick_errors._closest(formatter, red, green, blue) == quick_errors._stock_closest(formatter, red, green, blue)


def _things() -> list[Any]:
    frame, trace = inspect.currentframe(), _trace()
    assert frame is not None
    deepest = list(traceback.walk_tb(trace))[-1][0]
    return [frame, frame.f_code, trace, compile("", "<cell>", "exec"), deepest, _things, pytest, 3, "x", ERRORS]


def _trace() -> TracebackType | None:
    """Of an error in a module of Python's own."""
    try:
        json.loads("{")
    except ValueError as error:
        return error.__traceback__
    return None


@pytest.mark.parametrize("at", range(len(_things())))
def test_a_thing_belongs_to_the_module_that_python_finds(at: int) -> None:
    thing = _things()[at]
    ours = quick_errors.module_of(thing), quick_errors.module_of(thing)
    assert ours == (quick_errors._stock_module(thing),) * 2


def test_all_modules_are_looked_through_only_where_there_is_a_new_one(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []

    class Counts(ModuleType):
        def __getattribute__(self, name: str) -> Any:
            if name == "__file__":
                looks.append(name)
            return super().__getattribute__(name)

    _shown(shell, "1 / 0")
    monkeypatch.setitem(sys.modules, "counts", Counts("counts"))
    for _ in range(3):
        _shown(shell, "1 / 0")
        assert len(looks) == 1


def test_what_an_error_needs_is_made_before_the_first(shell: InteractiveShell) -> None:
    made = [quick_errors._style, quick_errors._closest_of]
    before = [one.cache_info().misses for one in made]
    _shown(shell, "{}['x']")
    assert [one.cache_info().misses for one in made] == before
