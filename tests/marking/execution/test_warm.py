"""What is made once, before any fork, is found there by every unit: a warm-up that no test sees hit is none."""

import json
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.course import Unit, find_course, units
from netcourse.marking.batch.submissions import cells_given
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.execution.job import Job
from tests.marking.execution.made_anew import made_anew, telling_job

UNITS = units(find_course(Path(__file__)))


# What was there before the fork is frozen, and the collector does not speak of it.
OWN = """
import gc, json, sys

_new = {id(one) for one in gc.get_objects()}
print(json.dumps(sorted(name for name, module in sys.modules.items() if id(module) in _new)))
"""


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_fork_finds_made_what_is_made_before_it(unit: Unit) -> None:
    # A zygote of its own: what another unit brought in would be there as well.
    with LocalExecutor(1) as executor:
        executor.warm(cells_given(unit.root, unit.name))
        (done,) = executor.run([telling_job(unit)])
    assert made_anew(done) == (set(), [])


def test_a_unit_brings_in_what_it_imports_and_no_more() -> None:
    from_one = "from netcourse.explorers import Phases, explore\n\nexplore(Phases())"
    asked = "import json, sys\nprint(json.dumps(sorted(name for name in sys.modules if name.startswith('netcourse.explorers.'))))"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(asked)])
    with LocalExecutor(1) as executor:
        executor.warm([from_one, "%%html\n<p>from netcourse.explorers import Trials", "from netcourse.nothing import x", "1 +"])
        (done,) = executor.run([Job("", nbformat.writes(notebook).encode(), {})])
    found = json.loads("".join(json.loads(done.notebook)["cells"][0]["outputs"][0]["text"]))
    assert {"netcourse.explorers.phases", "netcourse.explorers.panel"} <= set(found)
    assert not [name for name in found if name.split(".")[2] in ("trials", "workbench", "ki67")]


def test_a_fork_imports_nothing_to_run_a_cell_or_to_show_an_error(executor: LocalExecutor) -> None:
    cells = [nbformat.v4.new_code_cell(text) for text in (OWN, "1 / 0", OWN, "import this", OWN)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    (done,) = executor.run([Job("", nbformat.writes(notebook).encode(), {})])
    shown = [cell["outputs"] for cell in json.loads(done.notebook)["cells"]]
    first, after_error, after_import = (json.loads("".join(shown[at][0]["text"])) for at in (0, 2, 4))
    assert first == after_error == []
    assert after_import == ["this"]
