"""Every submission of the corpus gets its line in the report, costs nobody else anything, and is kept byte for byte."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from netcourse.authoring.course import Unit
from netcourse.marking.intake.collect import collect
from tests.marking.intake.corpus import CASES, Case
from tests.marking.intake.handing_in import UNIT, Json, answered, as_bytes, by_student, grade_ids_of, kept, lay, submitted

ALICE = f"alice_{UNIT}.ipynb"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_submission_gets_its_line_and_stops_nobody(case: Case, release: Json, built: Unit, handed_over: Path) -> None:
    files = case.make(release)
    lay(handed_over, {**files, ALICE: as_bytes(answered(release, "x1 = 8"))})
    told = by_student(collect(built.root, UNIT, [handed_over]))
    assert told["alice"].verdict == "accepted"
    assert submitted(built.root, "alice") == answered(release, "x1 = 8")
    assert told[case.student].verdict == case.verdict
    assert case.says in "\n".join(told[case.student].reasons)
    assert set(files.values()) - taken_out(files) <= kept(built.root)
    there = {path.parent.parent.name for path in (built.root / "submitted").rglob("*.ipynb")}
    assert there == {one for one, decision in told.items() if decision.verdict != "refused"}


def taken_out(files: dict[str, bytes]) -> set[bytes]:
    """Zips of a whole class, whose entries are kept one by one where they are somebody's."""
    classes = {data for name, data in files.items() if name.endswith(".zip") and UNIT not in name}
    return {data for data in classes if not is_damaged(data)}


def is_damaged(data: bytes) -> bool:
    import io

    try:
        ZipFile(io.BytesIO(data)).close()
    except BadZipFile:
        return True
    return False


@pytest.mark.parametrize("case", [one for one in CASES.values() if one.verdict != "refused"], ids=lambda case: case.make.__name__)
def test_what_is_accepted_or_repaired_is_a_valid_notebook_with_every_marks_cell_once(
    case: Case, release: Json, built: Unit, handed_over: Path
) -> None:
    lay(handed_over, case.make(release))
    collect(built.root, UNIT, [handed_over])
    notebook = nbformat.from_dict(submitted(built.root, case.student))
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    wanted = [one for one in grade_ids_of(release) if one != "x1-answer"]
    assert sorted(one for one in grade_ids_of(notebook) if one != "x1-answer") == sorted(wanted)
