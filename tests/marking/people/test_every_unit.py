"""The synthetic class of each unit, marked with names and under pseudonyms: the same marks, cell by cell."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.course import Unit, units
from netcourse.authoring.model_answers import model_answers
from netcourse.authoring.synthetic_class import read_class, submission
from netcourse.items.gathering import gather
from netcourse.items.identity import name_of
from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.execution import LocalExecutor
from netcourse.marking.intake.collect import collect
from netcourse.marking.isolation.support import IsolationMissing
from netcourse.marking.people.pseudonyms import Pseudonyms, is_pseudonym, read_pseudonyms
from netcourse.marking.people.veil import ids_in
from tests.conftest import ROOT
from tests.marking.batch.scratch import release
from tests.marking.reported import automatic_marks

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("unit", units(ROOT), ids=lambda one: one.name)
def test_pseudonyms_change_no_mark(unit: Unit, tmp_path: Path) -> None:
    folder = release(unit, tmp_path / "named")
    veiled = shutil.copytree(folder, tmp_path / "veiled")
    author, source, given = (nbformat.read(path, as_version=4) for path in (unit.notebook, unit.source, unit.release))
    synthetic, model = read_class(unit, source), model_answers(author, unit.text)
    handed_in = tmp_path / "handed-in"
    handed_in.mkdir()
    for one in synthetic.students:
        work = submission(given, source, one, synthetic.comment_cell, model)
        nbformat.write(work, handed_in / f"{one.id}_{unit.name}.ipynb")
    names = read_pseudonyms(tmp_path / "apart" / "key", [veiled], may_make=True)
    named, under = marked(folder, unit.name, handed_in, None), marked(veiled, unit.name, handed_in, names)
    assert {names.of(student): found for student, found in named.items()} == under
    # Whose numbers there are, for whom patients were played, and what was typed as one's id.
    for path in sorted((veiled / "submitted").rglob("*.ipynb")):
        there = ids_in(gather(json.loads(path.read_text(encoding="utf-8"))).entries)
        assert [one for one in there if not is_pseudonym(name_of(one))] == []


def marked(folder: Path, unit: str, handed_in: Path, names: Pseudonyms | None) -> dict[str, dict[str, float]]:
    collect(folder, unit, [handed_in], pseudonyms=names)
    todo, _ = plan(folder, unit)
    try:
        with LocalExecutor(2, hidden=[folder]) as executor:
            assert mark(folder, unit, todo, executor, lambda _: None).whole
    except IsolationMissing as missing:
        pytest.skip(f"NOT TESTED: {missing}")
    return {student: dict(found) for student, found in automatic_marks(folder, unit).items()}
