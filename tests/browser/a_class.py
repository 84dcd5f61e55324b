"""A small class that handed in and was marked, for what an instructor does in the browser."""

from pathlib import Path

import nbformat

from netcourse.authoring.course import Unit
from netcourse.authoring.model_answers import model_answers
from netcourse.authoring.synthetic_class import read_class, submission
from netcourse.cli import main
from netcourse.marking.nbgrader import generate_assignment

MEMBERS = ("expert", "blank", "three-is-g1")


def hand_in_and_mark(unit: Unit, folder: Path) -> str:
    """Release a unit in a course folder, let three synthetic students hand in, collect and mark.

    Returns
    -------
    str
        The cell whose marks are given by hand.
    """
    scratch = Unit(folder, unit.name)
    scratch.source.parent.mkdir(parents=True)
    scratch.source.write_bytes(unit.source.read_bytes())
    generate_assignment(folder, unit.name)
    author, source, release = (nbformat.read(path, as_version=4) for path in (unit.notebook, unit.source, scratch.release))
    synthetic = read_class(unit, source)
    model = model_answers(author, unit.text)
    parcel = folder / "handed-in"
    parcel.mkdir()
    for student in synthetic.students:
        if student.id in MEMBERS:
            handed_in = submission(release, source, student, synthetic.comment_cell, model)
            nbformat.write(handed_in, parcel / f"{student.id}_{unit.name}.ipynb")
    assert main(["--course", str(folder), "collect", unit.name, str(parcel)]) == 0
    assert main(["--course", str(folder), "mark", unit.name, "--without-isolation"]) == 0
    return synthetic.comment_cell
