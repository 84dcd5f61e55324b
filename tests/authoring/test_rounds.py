"""Many cells in one request to a kernel: each gives what it gives in a request of its own."""

import json
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.course import Unit
from netcourse.authoring.execute import run_cells
from netcourse.authoring.rounds import outputs_in, request

CELLS = (
    "x = 7",
    "from IPython.display import display\ndisplay({'text/plain': 'said'}, raw=True)\n2.5",
    "x / 0",
    "this is not Python",
    "x + 1;",
    "sorted(name for name in globals() if 'run_all' in name or 'rounds' in name)",
)


def test_each_cell_gives_what_it_gives_alone_and_one_that_fails_stops_none(tmp_path: Path) -> None:
    unit = Unit(tmp_path, "01_small")
    alone = run_cells(unit, [nbformat.v4.new_code_cell(source) for source in CELLS], {})
    (whole,) = run_cells(unit, [nbformat.v4.new_code_cell(request(CELLS))], {})
    together = outputs_in(whole.outputs)
    told = [[(one["output_type"], one.get("data"), one.get("ename")) for one in outputs] for outputs in together]
    assert told == [[(one.output_type, one.get("data"), one.get("ename")) for one in cell.outputs] for cell in alone]
    assert [[kind for kind, _, _ in outputs] for outputs in told] == [
        [],
        ["display_data", "execute_result"],
        ["error"],
        ["error"],
        [],
        ["execute_result"],
    ]
    assert together[-1][0]["data"] == {"text/plain": "[]"}


def test_the_same_test_in_another_round_is_transformed_and_named_once(tmp_path: Path) -> None:
    counts = """
from netcourse.marking.execution import quick_cells

[one.cache_info().hits for one in (quick_cells._transformed, quick_cells.murmur2)]"""
    round_ = nbformat.v4.new_code_cell(request(("y = 1", counts)))
    rounds = run_cells(Unit(tmp_path, "01_small"), [round_, round_], {})
    first, second = (outputs_in(whole.outputs)[1][0]["data"]["text/plain"] for whole in rounds)
    assert all(new >= old + 2 for old, new in zip(json.loads(first), json.loads(second), strict=True))


def test_a_request_that_did_not_end_is_told() -> None:
    with pytest.raises(LookupError, match="tried"):
        outputs_in([{"output_type": "error", "ename": "SystemExit"}])
