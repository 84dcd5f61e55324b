"""Lint rule: where an explorer of the unit can be set to a graded case and then shows its key, the question says "open book"."""

import ast
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.asked import asked
from netcourse.authoring.finding import Finding
from netcourse.authoring.lint_fragments import explorer_in
from netcourse.authoring.lint_patients import cases, gives
from netcourse.authoring.lint_settings import as_told, own_as_told
from netcourse.authoring.lint_shown import tells
from netcourse.authoring.lint_turns import OPEN_BOOK, turns
from netcourse.explorers.explorer import Explorer
from netcourse.explorers.treatment_board.set import board_of
from netcourse.items.setting import Setting

RULE = "open-book-unsaid"
# How a stem names an explorer to the student, after the words that say so.
NAMES = {
    "GradePlane": "grade plane",
    "CgaCauses": "CgA explorer",
    "HiaaCollection": "5-HIAA explorer",
    "TreatmentBoard": "treatment board",
    "CrisisHour": "crisis hour",
    "EmergencyCard": "emergency card",
    "OnCall": "on-call telephone",
    "PlateWeek": "plate week",
    "FollowUpPlanner": "follow-up planner",
    "Migration": "stage explorer",
    "ReadSurvival": "survival explorer",
}


def open_books_unsaid(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A question whose case an explorer of its unit works out, and whose stem does not say so; or that says so without one."""
    here = {type(one).__name__: one for one in explorers_of(notebook)}
    needed = {(question, name) for name, one in here.items() for question in worked_out(file, notebook, one)}
    found = []
    for question, (cell, item) in asked(notebook).items():
        for name, spoken in NAMES.items():
            says = f"{OPEN_BOOK} {spoken}" in item.stem
            # What is answered in an explorer is open book as it stands.
            if (question, name) in needed and not says and not isinstance(item, Setting):
                what = f"{question} can be set in the {spoken}, which then shows its key"
                found.append(Finding(file, cell, RULE, what, f'let the stem end in "{OPEN_BOOK} {spoken}.*"'))
            elif says and name not in here:
                what = f"{question} says open book of the {spoken}, and the unit has none"
                found.append(Finding(file, cell, RULE, what, "take the sentence out, or open the explorer"))
    return found


def explorers_of(notebook: NotebookNode) -> list[Explorer]:
    """The explorers that a unit opens, as it opens them."""
    sources = (cell.source for cell in notebook.cells if cell.cell_type == "code" and "explore(" in cell.source)
    calls = (node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    opened = (call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "explore" and call.args)
    return [made for one in opened if (made := explorer_in(one)) is not None]


def worked_out(file: Path, notebook: NotebookNode, explorer: Explorer) -> set[str]:
    """The ids of the graded questions whose key an explorer shows once it is set as their stem tells the case.

    Parameters
    ----------
    file : Path
        Named in errors.
    notebook : NotebookNode
        The author's notebook.
    explorer : Explorer
        One of those in `NAMES`; of another none.

    Returns
    -------
    set of str
        Question ids.
    """
    if type(explorer).__name__ == "TreatmentBoard":
        told = ((question, case, own_as_told(case.story)) for question, _, case in cases(file, notebook))
        return {question for question, case, patient in told if patient is not None and gives(board_of(patient), case)}
    return {
        turn.question
        for turn in turns(notebook, file)
        if (settings := as_told(explorer, turn.case)) is not None and tells(explorer.show(explorer.settle(settings)), turn)
    }
