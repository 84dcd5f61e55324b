"""What is done at less cost gives what IPython, ipykernel and nbformat themselves give."""

import ast
import contextlib
import io
import re
import tokenize
import warnings
from typing import Any

import ipykernel.compiler
import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipykernel.compiler import XCachingCompiler
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode

from netcourse.marking import quick_schema
from netcourse.marking.execution import quick_cells
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.execution.quick_code import remember
from netcourse.marking.execution.quick_outputs import quick_outputs
from netcourse.marking.execution.reads import may_call
from tests.marking.execution.beside_stock import executed, job, marks_cell, notebook, through_ours
from tests.marking.execution.odd_cells import ODD_CELLS

CELLS = [
    "x = 1",
    "%matplotlib inline",
    "!ls",
    "a = !ls\nb = %who",
    "  x = 1\n  y = 2",
    ">>> x\n1",
    "%%time\nx",
    "x?",
    "if True:",
    "",
]


# Before any kernel of ours is made in this process.
stock_name: Any = ipykernel.compiler.murmur2_x86


@given(st.text(max_size=40), st.integers(0, 0xFFFFFFFF))
def test_a_cell_is_named_as_ipykernel_names_it(text: str, seed: int) -> None:
    assert stock_name is not quick_cells.murmur2
    assert quick_cells.murmur2(text, seed) == stock_name(text, seed)


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_is_transformed_as_ipython_does_it(cell: str) -> None:
    ours, stock = quick_cells.RemembersCells(), TransformerManager()
    assert ours.transform_cell(cell) == stock.transform_cell(cell) == ours.transform_cell(cell)


@given(st.text(st.sampled_from("a;# \n\r\\'\"\f\x85("), max_size=12))
def test_a_semicolon_at_the_end_is_seen_where_ipython_sees_one(cell: str) -> None:
    try:
        stock = bool(quick_cells._stock_semicolon(cell))
    except (tokenize.TokenError, SyntaxError, UnicodeDecodeError):
        return  # such a cell never ran, or (Python 3.12 and newer: a lone \r before \x85) Python itself can't take it apart
    assert quick_cells.ends_in_semicolon(cell) is stock


def test_what_a_function_takes_is_told_as_ipykernel_tells_it() -> None:
    def takes(code: str, *, cell_id: str = "") -> str:
        return code + cell_id

    for method in (takes, print, CannotBeRemembered()):
        names = ["cell_id", "cell_meta"]
        stock = quick_cells._stock_accepts(method, names)
        assert quick_cells.accepts(method, names) == stock == quick_cells.accepts(method, names)


def test_what_a_function_takes_is_looked_up_once() -> None:
    def of_its_own(code: str) -> str:
        return code

    before = quick_cells._accepted.cache_info()
    for _ in range(3):
        quick_cells.accepts(of_its_own, ["cell_id"])
    after = quick_cells._accepted.cache_info()
    assert (after.hits - before.hits, after.misses - before.misses) == (2, 1)


class CannotBeRemembered:
    """A function of a student's own in place of the shell's."""

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def __call__(self, **options: object) -> None:
        """Take anything."""


def test_the_same_text_is_transformed_and_named_once() -> None:
    text = "# A cell that no other test has.\nx = 1"
    remembered = (quick_cells._transformed, quick_cells.murmur2)
    before = [one.cache_info() for one in remembered]
    for _ in range(3):
        quick_cells.RemembersCells().transform_cell(text)
        quick_cells.murmur2(text, 7)
    after = [one.cache_info() for one in remembered]
    assert [(new.hits - old.hits, new.misses - old.misses) for old, new in zip(before, after, strict=True)] == [(2, 1), (2, 1)]


def test_a_transformer_of_the_students_own_sees_each_cell_as_it_does_in_a_notebook(executor: LocalExecutor) -> None:
    adds = """
seen = []
def note(lines):
    seen.append(len(lines))
    return lines
get_ipython().input_transformer_manager.cleanup_transforms.append(note)
"""
    (done,) = through_ours(executor, job(notebook(adds, "x = 1", "x = 1", "print(len(seen))")))
    # IPython transforms a cell twice.
    assert executed(done).cells[3].outputs[0].text == "6\n"


OUTPUTS: list[tuple[str, dict[str, Any], bool]] = [
    ("stream", {"name": "stdout", "text": "a"}, True),
    ("stream", {"name": "stdout", "text": ["a", "b"]}, True),
    ("stream", {"name": 3, "text": "a"}, False),
    ("stream", {"name": "stdout", "text": "a", "more": 1}, False),
    ("display_data", {"data": {"text/plain": "a", "application/json": {"a": [1]}}, "metadata": {}}, True),
    ("display_data", {"data": {"text/plain": 3}, "metadata": {}}, False),
    ("display_data", {"data": {}, "metadata": 3}, False),
    ("execute_result", {"data": {}, "metadata": {}, "execution_count": None}, True),
    ("execute_result", {"data": {}, "metadata": {}, "execution_count": True}, False),
    ("execute_result", {"data": {}, "metadata": {}, "execution_count": -1}, False),
    ("error", {"ename": "E", "evalue": "e", "traceback": ["a"]}, True),
    ("error", {"ename": "E", "evalue": "e", "traceback": "a"}, False),
]


@pytest.mark.parametrize(("kind", "parts", "passes"), OUTPUTS)
def test_an_output_passes_as_it_passes_nbformat_and_fails_in_the_same_words(
    kind: str, parts: dict[str, Any], *, passes: bool
) -> None:
    def said() -> NotebookNode | str:
        try:
            made: NotebookNode = nbformat.v4.new_output(kind, **parts)
        except nbformat.ValidationError as error:
            return str(error)
        return made

    with quick_outputs():
        ours = said()
    assert ours == said()
    assert isinstance(ours, NotebookNode) is passes
    assert quick_schema.passes(kind, {"output_type": kind, **parts}) is passes


CELLS_OF_A_NOTEBOOK: list[tuple[str, dict[str, Any]]] = [
    ("raw_cell", {"id": "a", "metadata": {}, "source": "x"}),
    ("raw_cell", {"id": "a b", "metadata": {}, "source": "x"}),
    ("raw_cell", {"id": "a\n", "metadata": {}, "source": "x"}),
    ("raw_cell", {"id": "a", "metadata": {"tags": ["a", "a"]}, "source": "x"}),
    ("markdown_cell", {"id": "a", "metadata": {}, "source": ["x", 1]}),
    ("markdown_cell", {"id": "a", "metadata": {}, "source": "x", "attachments": {"a.png": {"image/png": "AA"}}}),
    ("code_cell", {"id": "a", "metadata": {}, "source": "x", "outputs": [], "execution_count": 1.0}),
    ("code_cell", {"id": "a", "metadata": {"collapsed": 1}, "source": "x", "outputs": [], "execution_count": None}),
    ("no_such_part", {}),
]


@pytest.mark.parametrize(("part", "cell"), CELLS_OF_A_NOTEBOOK)
def test_what_passes_is_valid_to_nbformat_as_well(part: str, cell: dict[str, Any]) -> None:
    whole = {"cell_type": part.removesuffix("_cell"), **cell}
    try:
        nbformat.validate(whole, ref=part, version=4, version_minor=5)
    except Exception:  # noqa: BLE001 (of no such part it raises another)
        assert not quick_schema.passes(part, whole)


@pytest.mark.parametrize("part", ["raw_cell", "markdown_cell", "code_cell"])
def test_what_is_plainly_valid_passes_at_once(part: str) -> None:
    cell: dict[str, Any] = {"cell_type": part.removesuffix("_cell"), "id": "a", "metadata": {"tags": ["a"]}, "source": ["x", "y"]}
    assert quick_schema.passes(part, {**cell, "outputs": [], "execution_count": 1} if part == "code_cell" else cell)


def _ran(shell: InteractiveShell, cell: str) -> tuple[object, ...]:
    """What a cell does in a shell: its value, what it raised, what it left behind."""
    with io.StringIO() as heard, contextlib.redirect_stdout(heard):
        result = shell.run_cell(cell, store_history=False)
        wrong = result.error_before_exec or result.error_in_exec
        told = re.sub(r"ipykernel_\d+|0x[0-9a-f]+", "", heard.getvalue())
        return repr(result.result), repr(wrong), told, shell.user_ns.get("x"), shell.compile.flags


@pytest.mark.parametrize("cell", ODD_CELLS)
def test_a_cell_that_was_compiled_ahead_does_what_it_does_without(cell: str) -> None:
    ours, plain = InteractiveShell(), InteractiveShell()
    quick_cells.make_quick(ours)
    plain.compile = XCachingCompiler()  # type: ignore[no-untyped-call]
    remember(ours, cell)
    told = []
    for shell in (ours, plain):
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            ran = [_ran(shell, cell) for _ in range(2)]
        told.append((ran, [str(one.message) for one in warned]))
    assert told[0] == told[1]


def test_a_cell_that_was_compiled_ahead_is_not_compiled_again() -> None:
    shell = InteractiveShell()
    quick_cells.make_quick(shell)
    remember(shell, "a = 1\nb = a + 1\nb")
    shell.run_cell("a = 1\nb = a + 1\nb")
    compiler: Any = shell.compile
    assert compiler.hits == 3
    shell.run_cell("a = 1\nb = a + 2\nb")
    assert compiler.hits == 3


def test_a_student_who_changes_what_cells_are_parsed_to_is_heeded() -> None:
    shell = InteractiveShell()
    quick_cells.make_quick(shell)
    remember(shell, "x = 1\nx")
    shell.ast_transformers.append(_Doubles())
    assert shell.run_cell("x = 1\nx").result == 2
    shell.ast_transformers.clear()
    assert shell.run_cell("x = 1\nx").result == 1


class _Doubles(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.copy_location(ast.Constant(node.value * 2), node)  # type: ignore[operator]  # a number


def test_what_the_whole_class_was_given_is_compiled_before_the_forks_and_no_hidden_test_is(executor: LocalExecutor) -> None:
    given, hidden = "given = 41\ngiven + 1", "### BEGIN HIDDEN TESTS\nsecret = 41\n### END HIDDEN TESTS"
    executor.warm([given, hidden])
    tells = """
compiler = get_ipython().compile
print(compiler.hits, sorted(text for text, _ in compiler._parsed if "= 41" in text))
"""
    (done,) = through_ours(executor, job(notebook(given, tells)))
    first, second = executed(done).cells
    assert first.outputs[0].data["text/plain"] == "42"
    assert second.outputs[0].text == f"2 {[given + chr(10)]}\n"


TESTS = {
    "from netcourse.items import number\nn = number('n', unit='', low=0, high=1)\n": False,
    "from netcourse.items import column\nc = column(globals().get('c'), 'a')\n": False,
    "from netcourse.items import column\nc = column(globals().get('c'), f)\n": True,
    "assert f(3) == 4\n": True,
    "g = f\n": True,
    "x = [f(1) for _ in range(3)]\n": True,
    "assert eval('f(3)')\n": True,
    "globals()['f'](3)\n": True,
    "import __main__\n__main__.f(3)\n": True,
    "get_ipython().user_ns['f'](3)\n": True,
    "%time f(3)\n": True,
    "for\n": False,
}


@pytest.mark.parametrize("test", TESTS)
def test_a_second_process_is_made_only_where_a_hidden_test_may_call_a_function(test: str) -> None:
    assert may_call([f"### BEGIN HIDDEN TESTS\n{test}### END HIDDEN TESTS"]) is TESTS[test]
    assert not may_call([test])


def test_a_call_that_nobody_saw_coming_leaves_the_test_unmarked_and_says_why(executor: LocalExecutor) -> None:
    reads, calls = "assert f", "### BEGIN HIDDEN TESTS\nimport sys\nsys.modules['__main__'].f(3)\n### END HIDDEN TESTS"
    whole = notebook("def f(x): return x", marks_cell("a", 1, reads), marks_cell("b", 1, calls))
    (done,) = through_ours(executor, job(whole))
    assert not done.tests["b"].whole
    assert "nobody saw from the test's text" in done.troubles[0].says
