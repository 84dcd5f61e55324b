"""What is to be done with each cell of a submission."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from nbformat import NotebookNode

# The words that nbgrader's ClearHiddenTests knows, by what its settings call them.
HIDDEN = {"begin": "BEGIN HIDDEN TESTS", "end": "END HIDDEN TESTS"}
_BEGIN, _END = HIDDEN.values()
# The tag by which nbclient passes over a cell.
SKIPPED = "skip-execution"

Role = Literal["student", "locked", "test"]


@dataclass(frozen=True, slots=True)
class Step:
    """A cell to run.

    Attributes
    ----------
    at : int
        Its place in the notebook.
    cell : str
        Its grade_id, else its id, for messages.
    role : {"student", "locked", "test"}
        Whose it is. A locked cell runs beside student code and, from the instructor's text, beside the tests.
    code : str
        What runs beside student code: of a test only what students see.
    trusted : str
        The instructor's text of a locked cell or a test.
    """

    at: int
    cell: str
    role: Role
    code: str
    trusted: str = ""


def steps(notebook: NotebookNode, tests: Mapping[str, str], locked: Mapping[str, str], *, as_stock: bool = False) -> list[Step]:
    """The cells that nbclient would run, in its order.

    Parameters
    ----------
    notebook : NotebookNode
        The submission.
    tests, locked : mapping of str to str
        The instructor's texts by grade_id; see `Job`.
    as_stock : bool
        Whether a locked cell that is tagged so is passed over, as nbgrader does; else a student's tag changes nothing there.
    """
    found = []
    for at, cell in enumerate(notebook.cells):
        meta = cell.metadata.get("nbgrader", {})
        # A marks cell that is passed over shows nothing, which nbgrader takes for full marks.
        stays = meta.get("grade") or (meta.get("locked") and not as_stock)
        skipped = SKIPPED in cell.metadata.get("tags", []) and not stays
        if cell.cell_type != "code" or skipped:
            continue
        identity = meta.get("grade_id")
        name = str(identity or cell.get("id") or f"number {at + 1}")
        if meta.get("grade") and not meta.get("solution") and identity in tests:
            if tests[identity].strip():
                found.append(Step(at, name, "test", visible(tests[identity]), tests[identity]))
        elif cell.source.strip():
            trusted = locked.get(identity, "") if meta.get("locked") else ""
            found.append(Step(at, name, "locked" if trusted else "student", cell.source, trusted))
    return found


def hides(test: str) -> bool:
    """Whether a test has a part that students do not see."""
    return _BEGIN in test


def visible(test: str) -> str:
    """The part of a test that students see; never empty, so that the cell is counted as it is under nbgrader.

    The rule is that of nbgrader's ClearHiddenTests, except that a region without an end reaches to the end of the cell.
    """
    kept, hidden = [], False
    for line in test.split("\n"):
        if _BEGIN in line:
            hidden = True
        elif _END in line:
            hidden = False
        elif not hidden:
            kept.append(line)
    return "\n".join(kept) if "".join(kept).strip() else "pass"
