"""Tests that were made ahead of a class do what they do without, and only where tests run."""

import ast
import contextlib
import io
import re
import warnings

import pytest
from ipykernel.compiler import XCachingCompiler
from IPython.core.interactiveshell import InteractiveShell

from netcourse.marking.execution import quick_cells
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.execution.made_ahead import Made, make
from tests.marking.execution.beside_stock import executed, job, marks_cell, notebook, through_ours
from tests.marking.execution.odd_cells import ODD_CELLS

TESTS = [*ODD_CELLS, "'a;b' # ;", "assert x == 5, 'no'"]
SETTINGS = ["last_expr", "all", "none", "last_expr_or_assign"]


def _shell() -> InteractiveShell:
    shell = InteractiveShell()
    quick_cells.make_quick(shell)
    return shell


def _plain() -> InteractiveShell:
    shell = InteractiveShell()
    shell.compile = XCachingCompiler()  # type: ignore[no-untyped-call]
    return shell


def _ran(shell: InteractiveShell, cell: str) -> tuple[object, ...]:
    """What a cell does in a shell: its value, what it raised, what it showed and left behind, and what Python warned of."""
    with warnings.catch_warnings(record=True) as warned, io.StringIO() as heard, contextlib.redirect_stdout(heard):
        warnings.simplefilter("always")
        result = shell.run_cell(cell, store_history=True)
        wrong = result.error_before_exec or result.error_in_exec
        told = re.sub(r"ipykernel_\d+|0x[0-9a-f]+", "", heard.getvalue())
        names = sorted(name for name in shell.user_ns if len(name) == 1)
        said = [str(one.message) for one in warned]
    return repr(result.result), repr(wrong), told, names, shell.compile.flags, said


@pytest.mark.parametrize("interactivity", SETTINGS)
@pytest.mark.parametrize("test", TESTS)
def test_a_test_that_was_made_ahead_does_what_it_does_without(test: str, interactivity: str) -> None:
    made, ours, plain = make(_shell(), [test]), _shell(), _plain()
    known = Made(ours, made)
    ours.ast_node_interactivity = plain.ast_node_interactivity = interactivity
    for _ in range(2):
        known.about_to_run(test)
        assert _ran(ours, test) == _ran(plain, test)


def test_a_test_that_was_made_ahead_is_not_worked_out_again() -> None:
    test = "# A test that no other has.\na = 1\nb = a + 1\nb"
    made, shell = make(_shell(), [test]), _shell()
    Made(shell, made).about_to_run(test)
    worked_out = (quick_cells._transformed, quick_cells.murmur2)
    before = [one.cache_info().misses + one.cache_info().hits for one in worked_out]
    assert shell.run_cell(test, store_history=True).result == 2
    assert [one.cache_info().misses + one.cache_info().hits for one in worked_out] == before
    assert shell.compile.hits == 3  # type: ignore[attr-defined]  # it is ours
    assert shell.compile.waits  # type: ignore[attr-defined]


def test_an_instructor_who_changes_what_cells_are_parsed_to_is_heeded() -> None:
    test = "x = 1\nx"
    made, shell = make(_shell(), [test]), _shell()
    Made(shell, made).about_to_run(test)
    shell.ast_transformers.append(_Doubles())
    assert shell.run_cell(test).result == 2
    shell.ast_transformers.clear()
    assert shell.run_cell(test).result == 1


def test_a_test_that_changes_how_the_rest_of_it_is_compiled_is_compiled_so() -> None:
    test = "get_ipython().autoawait = False\nx = 5\nx"
    made, ours, plain = make(_shell(), [test]), _shell(), _plain()
    for shell in (ours, plain):
        shell.user_ns["get_ipython"] = lambda shell=shell: shell
    Made(ours, made).about_to_run(test)
    assert ours.run_cell(test).result == plain.run_cell(test).result == 5


class _Doubles(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.copy_location(ast.Constant(node.value * 2), node)  # type: ignore[operator]  # a number


# How much of a cell this process knows without having compiled it, and whether it holds a text with this word.
TELLS = """
import gc
compiler = get_ipython().compile
print(compiler.hits, any("hid" + "den_word" in text for text, _ in compiler._parsed), compiler._stands == {})
"""


def test_what_was_made_of_the_tests_is_known_where_tests_run_and_nowhere_else(executor: LocalExecutor) -> None:
    test = f"### BEGIN HIDDEN TESTS\nhidden_word = 1\n### END HIDDEN TESTS\n{TELLS}"
    (done,) = through_ours(executor, job(notebook("x = 1", marks_cell("a", 1, test), TELLS)))
    _, marks, student = executed(done).cells
    assert marks.outputs[0].text.split()[1:] == ["True", "False"]
    assert int(marks.outputs[0].text.split()[0]) >= 4
    assert student.outputs[0].text.split() == ["0", "False", "True"]
