"""Lint rule: no patient of a graded question sits on the treatment board, where a click tells what can be defended."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.asked import asked
from netcourse.authoring.declared import declared
from netcourse.authoring.finding import Finding
from netcourse.authoring.lint_board import Treated, alike, answer, features, treated
from netcourse.authoring.lint_words import first_label, labels
from netcourse.disease.patient import Patient
from netcourse.explorers.treatment_board.patients import Sketch, sketches
from netcourse.explorers.treatment_board.set import Board, Column, board_of, judged

RULE = "graded-patient-on-the-board"


def graded_patients_on_the_board(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A graded case that is, feature by feature, a ready-made patient of the treatment board, and whose key the board says."""
    return patients_met(file, notebook, sketches())


def patients_met(file: Path, notebook: NotebookNode, board: Mapping[str, Sketch]) -> list[Finding]:
    """Graded cases among these patients.

    Parameters
    ----------
    file : Path
        Named in findings.
    notebook : NotebookNode
        The author's notebook.
    board : mapping of str to Sketch
        The ready-made patients of a board by key.

    Returns
    -------
    list of Finding
        One a question and patient.
    """
    found = {}
    for question, cell, case in cases(file, notebook):
        told = features(case.story)
        for key, sketch in board.items():
            if alike(told, sketch.patient) and (gives(board_of(sketch.patient), case) or _is_named(sketch.patient, case)):
                what = f"the case of {question} is patient {key} of the treatment board, who shows its key"
                found[question, key] = Finding(file, cell, RULE, what, "take another patient, here or there")
    return list(found.values())


def cases(file: Path, notebook: NotebookNode) -> Iterator[tuple[str, str, Treated]]:
    """Every case of a unit's graded questions with a right choice: question, its cell, the case."""
    questions = asked(notebook)
    for one in declared(notebook, file):
        if one.scheme is not None and one.question in questions:
            cell, item = questions[one.question]
            yield from ((one.question, cell, case) for case in treated(item, one.scheme))


def gives(board: Board, case: Treated) -> bool:
    """Whether a board says of a choice what the key says."""
    move = answer(case.choice)
    return bool(move) and judged(board, move) is (Column.DEFENSIBLE if case.right else Column.HARM)


def _is_named(patient: Patient, case: Treated) -> bool:
    """Whether the key is the class that the patient's card states."""
    label = first_label(case.choice)
    # A class that the story gives away itself is no key.
    is_key = case.right and bool(label) and label not in labels(case.story)
    return is_key and label == first_label(patient.who_grade or "")
