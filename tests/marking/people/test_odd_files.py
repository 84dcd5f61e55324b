"""What else people hand over, collected under pseudonyms: other files, broken ones, nobody's, groups; nobody is named by any."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from netcourse.marking.intake.collect import Collected, collect
from netcourse.marking.intake.report import as_json, as_lines
from netcourse.marking.people.pseudonyms import Pseudonyms, read_pseudonyms
from tests.marking.people.a_course import UNIT, found_in

WORDS = ("Miriam", "Zauner", "mz7001", "Tobias", "Quandt", "tq7002", "Wombats", "4711", "zaunermiriam")
NAME = f"{UNIT}.ipynb"


@pytest.fixture
def names(tmp_path: Path) -> Pseudonyms:
    return read_pseudonyms(tmp_path / "apart" / "key", [tmp_path / "course"], may_make=True)


def collected(released: Path, tmp_path: Path, names: Pseudonyms, files: dict[str, str | bytes]) -> Collected:
    download = tmp_path / "Zauner's download.zip"
    with ZipFile(download, "w") as parcel:
        for path, data in files.items():
            parcel.writestr(path, data)
    into = tmp_path / "course"
    into.mkdir()
    found = collect(released, UNIT, [download], into=into, pseudonyms=names)
    assert found_in(into, WORDS) == []
    told = as_json(found) + "\n".join(as_lines(found))
    assert [word for word in WORDS if word.casefold() in told.casefold()] == []
    return found


def test_other_files_stay_where_they_are_and_nobodys_have_a_name_that_the_key_turns_back(
    released: Path, tmp_path: Path, names: Pseudonyms
) -> None:
    work = (released / "release" / UNIT / NAME).read_text(encoding="utf-8")
    moodle = "Miriam Zauner_4711123_assignsubmission_file_"
    stray = "Quandt Tobias essay.ipynb"
    found = collected(
        released,
        tmp_path,
        names,
        {f"{moodle}/{NAME}": work, f"{moodle}/Zauner.pdf": b"%PDF", stray: work, "Zauner grades.csv": ""},
    )
    taken, nobodys = found.decisions
    assert taken.student == names.of("miriam-zauner")
    assert any("1 other file(s) left where they were handed in" in line for line in taken.reasons)
    assert not nobodys.known
    assert nobodys.student.startswith("file-")
    assert names.files[nobodys.student].endswith(stray)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({f"zaunermiriam_4711_2_{NAME}": b"{"}, "not JSON"),
        ({f"zaunermiriam_4711_2_{UNIT}.zip": b"PK\x03\x04 Miriam"}, "a zip that can't be read"),
        ({"zaunermiriam_4711_2_essay.pdf": b"%PDF by Miriam Zauner"}, "no notebook in what was sent (.pdf)"),
        ({f"zaunermiriam_4711_2_{NAME}": json.dumps({"nbformat": 4, "cells": [], "metadata": {}})}, "not the notebook of"),
    ],
)
def test_what_can_not_be_marked_is_refused_with_its_reason(
    released: Path, tmp_path: Path, names: Pseudonyms, files: dict[str, str | bytes], why: str
) -> None:
    (told,) = collected(released, tmp_path, names, files).decisions
    assert told.verdict == "refused"
    assert why in told.reasons[0]


def test_groups_and_names_in_what_was_typed_are_told_without_names(released: Path, tmp_path: Path, names: Pseudonyms) -> None:
    notebook = json.loads((released / "release" / UNIT / NAME).read_text(encoding="utf-8"))
    notebook["cells"].append({"cell_type": "markdown", "id": "mine", "metadata": {}, "source": "By mz7001."})
    (tmp_path / "groups.csv").write_text("student_id,group\nmz7001,Wombats\ntq7002,Wombats\n", encoding="utf-8")
    into, download = tmp_path / "course", tmp_path / f"mz7001_{NAME}"
    download.write_text(json.dumps(notebook), encoding="utf-8")
    into.mkdir()
    found = collect(released, UNIT, [download], into=into, pseudonyms=names, groups=tmp_path / "groups.csv")
    assert {one.student for one in found.decisions} == {names.of("mz7001"), names.of("tq7002")}
    own = next(one for one in found.decisions if one.student == names.of("mz7001"))
    assert any("stands in 1 cell(s) that were typed" in line for line in own.reasons)
    assert any(f"handed in by {names.of('mz7001')}" in line for line in own.reasons)
    assert [word for word in WORDS if word in as_json(found)] == []
    # What was typed is all that names anybody.
    assert {line.rpartition(": ")[2] for line in found_in(into, WORDS)} == {"mz7001"}
