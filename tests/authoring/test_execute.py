"""A kernel that never starts is started anew; one that dies at work is told."""

from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from netcourse.authoring.course import Unit
from netcourse.authoring.execute import STARTS, run_cells
from netcourse.errors import CourseError

# What jupyter_client 8.10.0 says where another process took a port between its choice and its use.
NEVER_STARTED = "Kernel died before replying to kernel_info"


def started_after(failures: int, patch: pytest.MonkeyPatch) -> list[int]:
    """Let so many starts of a kernel fail; gives a list that counts them all."""
    starts: list[int] = []
    execute = NotebookClient.execute

    def started(client: NotebookClient, **more: Any) -> Any:
        starts.append(len(starts) + 1)
        if len(starts) <= failures:
            raise RuntimeError(NEVER_STARTED)
        return execute(client, **more)

    patch.setattr(NotebookClient, "execute", started)
    return starts


def test_a_kernel_that_never_answered_is_started_anew(small_unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = started_after(STARTS - 1, monkeypatch)
    (cell,) = run_cells(small_unit, [nbformat.v4.new_code_cell("print(7)")], {})
    assert cell.outputs[0].text == "7\n"
    assert len(starts) == STARTS


def test_a_kernel_that_never_starts_is_given_up(small_unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = started_after(STARTS, monkeypatch)
    with pytest.raises(RuntimeError, match=NEVER_STARTED):
        run_cells(small_unit, [nbformat.v4.new_code_cell("print(7)")], {})
    assert len(starts) == STARTS


def test_a_kernel_that_dies_at_work_is_told_at_once(small_unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = started_after(0, monkeypatch)
    cells = [nbformat.v4.new_code_cell("x = 1"), nbformat.v4.new_code_cell("import os; os._exit(1)")]
    with pytest.raises(CourseError, match="the kernel died in"):
        run_cells(small_unit, cells, {})
    assert len(starts) == 1
