"""What a cell shows is what it shows under stock nbgrader, output for output."""

from pathlib import Path

import pytest
from nbformat import NotebookNode

from netcourse.marking.execution import LocalExecutor
from netcourse.marking.isolation.limits import Limits
from tests.marking.execution.beside_stock import executed, job, notebook, outputs, through_ours, through_stock

CELLS = {
    "prints_and_shows_a_value": "print('a')\nprint('b')\n1 + 1",
    "writes_to_both_streams": "import sys\nprint('out 1')\nprint('err 1', file=sys.stderr)\nprint('out 2')",
    "writes_to_both_streams_slowly": (
        "import time\nprint('first')\ntime.sleep(0.6)\nprint('second', file=sys.stderr)\ntime.sleep(0.6)\nprint('third')"
    ),
    "prints_between_displays": "from IPython.display import display\nprint('before')\ndisplay({'a': 1})\nprint('after')",
    "fails": "def inner():\n    raise ValueError('no')\ninner()",
    "fails_after_printing": "print('so far')\n1 / 0",
    "is_no_python": "this is not Python",
    "asks_for_input": "input('your name? ')",
    "asks_for_a_password": "import getpass\ngetpass.getpass()",
    "awaits": "import asyncio\nawait asyncio.sleep(0.01)\n'awaited'",
    "runs_a_loop_of_its_own": "waiting = asyncio.sleep(0)\ntry:\n    asyncio.run(waiting)\nfinally:\n    waiting.close()",
    "awaits_and_fails": "await asyncio.sleep(0)\nraise KeyError('x')",
    "leaves_a_task": "task = asyncio.ensure_future(asyncio.sleep(0, result=7))",
    "awaits_that_task": "await task",
    "updates_a_display": "handle = display('old', display_id=True)\nhandle.update('new')",
    "updates_the_display_of_another_cell": "handle.update('newest')",
    "shows_under_one_id_twice": "display('one', display_id='same')\ndisplay('two', display_id='same')",
    "clears_its_output": "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('there')",
    "clears_its_output_later": "print('gone')\nclear_output(wait=True)\nprint('there')",
    "clears_its_output_at_the_very_end": "print('stays')\nclear_output(wait=True)",
    "shows_html_and_text": "from IPython.display import HTML, Markdown\ndisplay(HTML('x'), Markdown('*x*'))\nHTML('<i>y</i>')",
    "shows_a_table": "import pandas as pd\npd.DataFrame({'a': [1, 2], 'b': ['x', None], 'c': [0.1, float('nan')]})",
    "shows_a_wide_table": "pd.DataFrame({f'column {i}': range(3) for i in range(15)})",
    "has_a_repr_that_fails": "class Bad:\n    def __repr__(self):\n        raise RuntimeError('no repr')\nBad()",
    "has_a_rich_display_that_fails": "class Ugly:\n    def _repr_html_(self):\n        raise RuntimeError('no html')\nUgly()",
    "uses_a_magic": "%precision 2\n3.14159",
    "times_nothing": "%%capture caught\nprint('caught')",
    "shows_what_was_caught": "caught.show()",
    "runs_a_shell_command": "!echo from the shell",
    "keeps_the_lines_of_a_shell_command": "lines = !printf 'a\\nb\\n'\nlines",
    "runs_bash": "%%bash\necho to stdout\necho to stderr >&2",
    "runs_bash_that_fails": "%%bash\nexit 3",
    "starts_a_process": "import subprocess\nsubprocess.run(['echo', 'from a process'])\ntime.sleep(0.5)",
    "has_an_unknown_magic": "%no_such_magic",
    "leaves": "import sys\nsys.exit(3)",
    "warns": "import warnings\nwarnings.warn('careful')",
    "logs": "import logging\nlogging.getLogger('mine').warning('logged')",
    "prints_from_a_thread": "import threading\nt = threading.Thread(target=print, args=('from a thread',))\nt.start()\nt.join()",
    "has_a_traceback_from_a_thread": "t = threading.Thread(target=lambda: 1 / 0)\nt.start()\nt.join()",
    "uses_what_came_before": "_, In[1], len(Out) > 0",
    "shows_a_widget": "import ipywidgets\nipywidgets.IntSlider(value=3, description='x')",
    "prints_into_a_widget": "out = ipywidgets.Output()\ndisplay(out)\nwith out:\n    print('inside')\nprint('outside')",
    "wonders_who_is_there": "from netcourse.frontend import has_frontend\nhas_frontend()",
    "knows_that_it_is_marked": "import os\nos.environ.get('NBGRADER_EXECUTION'), get_ipython().__class__.__name__",
    "shows_several_values": "get_ipython().ast_node_interactivity = 'all'",
    "has_several_values": "1\n2",
    "shows_itself": "get_ipython().run_cell('print(1)')\nNone",
    "prints_without_end_of_line": "print('no end', end='')",
    "flushes": "print('x', flush=True)\nprint('y', flush=True)",
    "puts_a_page": "print?",
    "breaks_into_the_debugger": "import pdb\npdb.set_trace()",
}
# What runs before another cell's text, such as an import, stands in that other cell: they run in this order.
SLOW = {
    "takes_too_long": "import time\nprint('begun')\ntime.sleep(60)",
    "goes_on_after_that": "print('still here')",
    "loops_and_prints": "while True:\n    time.sleep(0.75)\n    print('again')",
    "catches_the_interrupt": "try:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print('caught')",
}


@pytest.fixture(scope="module")
def twice(executor: LocalExecutor, tmp_path_factory: pytest.TempPathFactory) -> tuple[NotebookNode, NotebookNode]:
    """All cells in one notebook, through stock and through ours."""
    whole = notebook(*CELLS.values())
    (done,) = through_ours(executor, job(whole))
    assert done.troubles == ()
    return through_stock(whole, tmp_path_factory.mktemp("stock")), executed(done)


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_shows_what_it_shows_under_stock(twice: tuple[NotebookNode, NotebookNode], name: str) -> None:
    at = list(CELLS).index(name)
    stock, ours = (outputs(one)[at] for one in twice)
    assert ours == stock


def test_the_notebook_carries_the_same_metadata(twice: tuple[NotebookNode, NotebookNode]) -> None:
    stock, ours = twice
    assert ours.metadata.language_info == stock.metadata.language_info
    kept = [one.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"] for one in twice]
    theirs, own = (sorted(widget["model_name"] for widget in state.values()) for state in kept)
    assert own == theirs


@pytest.fixture(scope="module")
def slow_twice(executor: LocalExecutor, tmp_path_factory: pytest.TempPathFactory) -> tuple[NotebookNode, NotebookNode]:
    """Cells that are interrupted, through stock and through ours."""
    whole = notebook(*SLOW.values())
    (done,) = through_ours(executor, job(whole, limits=Limits(cell_seconds=2)))
    assert [trouble.kind for trouble in done.troubles] == ["timeout"] * 3
    return through_stock(whole, tmp_path_factory.mktemp("stock"), timeout=2), executed(done)


@pytest.mark.parametrize("name", SLOW)
def test_an_interrupted_cell_shows_what_it_shows_under_stock(slow_twice: tuple[NotebookNode, NotebookNode], name: str) -> None:
    at = list(SLOW).index(name)
    stock, ours = (outputs(one)[at] for one in slow_twice)
    assert ours == stock


def test_a_cell_that_awaits_too_long_is_interrupted_where_stock_gives_the_submission_up(executor: LocalExecutor) -> None:
    whole = notebook("import asyncio\nawait asyncio.sleep(60)", "'still here'")
    (done,) = through_ours(executor, job(whole, limits=Limits(cell_seconds=3)))
    first, second = outputs(executed(done))
    assert [output["ename"] for output in first[1]] == ["CancelledError", "CellTimeoutError"]
    assert second[1][0]["data"]["text/plain"] == "'still here'"


def test_the_folder_of_the_notebook_is_where_it_runs(executor: LocalExecutor, tmp_path: Path) -> None:
    whole = notebook("open('data.csv').read(), open('sub/own.txt').read()", "import helper\nhelper.SAID")
    given = {"data.csv": b"given", "helper.py": b"SAID = 'imported'"}
    (done,) = through_ours(executor, job(whole, given=given, files={"sub/own.txt": b"own", "data.csv": b"changed"}))
    assert [found[1][0]["data"]["text/plain"] for found in outputs(executed(done))] == ["('given', 'own')", "'imported'"]
