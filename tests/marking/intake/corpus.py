"""Submissions, each named for what happened to it, with what the report must say.

A case gives files by path, as they lie in the folder that was handed over, and gets the release and a good answer to it.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

import nbformat

from netcourse.marking.intake.decide import Verdict
from tests.marking.intake.handing_in import UNIT, Files, Json, answered, as_bytes, cell_of, zipped, zipped_link

NAME = f"{UNIT}.ipynb"
LONE = f"bob_{NAME}"
MOODLE = "Bob Miller_111_assignsubmission_file"


@dataclass(frozen=True)
class Case:
    """What is handed in, whose it is, and what the report says."""

    make: Callable[[Json], Files]
    verdict: Verdict
    says: str
    student: str


CASES: dict[str, Case] = {}


def case(verdict: Verdict, says: str = "", student: str = "bob") -> Callable[[Callable[[Json], Files]], Callable[[Json], Files]]:
    def register(make: Callable[[Json], Files]) -> Callable[[Json], Files]:
        CASES[make.__name__] = Case(make, verdict, says, student)
        return make

    return register


# Ways of handing over.


@case("accepted")
def lone_notebook(release: Json) -> Files:
    return {LONE: as_bytes(answered(release))}


@case("accepted", student="bob-miller")
def moodle_download_in_folders(release: Json) -> Files:
    return {f"{MOODLE}/{NAME}": as_bytes(answered(release))}


@case("accepted", student="bob-miller")
def moodle_download_in_folders_of_an_older_moodle(release: Json) -> Files:
    return {f"{MOODLE}_/{NAME}": as_bytes(answered(release))}


@case("accepted", student="bob-miller")
def moodle_download_without_folders(release: Json) -> Files:
    return {f"{MOODLE}_{NAME}": as_bytes(answered(release))}


@case("accepted", student="bob-miller")
def moodle_download_zipped(release: Json) -> Files:
    return {"NET-Tumour grade-77.zip": zipped({f"{MOODLE}/{NAME}": as_bytes(answered(release))})}


@case("accepted", student="participant-111")
def moodle_download_with_blind_marking(release: Json) -> Files:
    return {f"Participant_111_assignsubmission_file/{NAME}": as_bytes(answered(release))}


@case("accepted", student="millerbob")
def canvas_download(release: Json) -> Files:
    return {f"millerbob_12345_67890_{NAME}": as_bytes(answered(release))}


@case("repaired", "Canvas marks it as late", student="millerbob")
def canvas_download_with_a_late_mark(release: Json) -> Files:
    return {f"millerbob_LATE_12345_67890_{UNIT}-1.ipynb": as_bytes(answered(release))}


@case("accepted", student="anon-aB3dE")
def canvas_download_of_anonymous_students(release: Json) -> Files:
    return {f"anon_aB3dE_67890_{NAME}": as_bytes(answered(release))}


@case("accepted", student="müllerbjörn")
def canvas_download_with_letters_beyond_ascii(release: Json) -> Files:
    return {f"müllerbjörn_12345_67890_{NAME}": as_bytes(answered(release))}


@case("accepted")
def folder_of_nbgrader(release: Json) -> Files:
    return {
        f"submitted/bob/{UNIT}/{NAME}": as_bytes(answered(release)),
        f"submitted/bob/{UNIT}/timestamp.txt": b"2026-03-01 09:00:00 UTC",
    }


@case("accepted")
def zip_with_answers_beside_the_notebook(release: Json) -> Files:
    return {
        f"bob_{UNIT}.zip": zipped(
            {f"work/{NAME}": as_bytes(answered(release)), "work/answers.json": b'{"version": 1, "answers": {}}'}
        )
    }


@case("accepted", "also sent, kept and not used: netcourse.py")
def zip_with_a_module_that_shadows_the_course(release: Json) -> Files:
    return {f"bob_{UNIT}.zip": zipped({NAME: as_bytes(answered(release)), "netcourse.py": b"award = max"})}


@case("accepted", student="bob-miller")
def zip_in_the_zip_of_a_download(release: Json) -> Files:
    inner = zipped({NAME: as_bytes(answered(release))})
    return {"download.zip": zipped({f"{MOODLE}/work.zip": inner})}


@case("accepted")
def zip_with_the_litter_of_macos_and_windows(release: Json) -> Files:
    litter = dict.fromkeys((f"__MACOSX/._{NAME}", ".DS_Store", "Thumbs.db", f".ipynb_checkpoints/{UNIT}-checkpoint.ipynb"), b"\0")
    return {f"bob_{UNIT}.zip": zipped({NAME: as_bytes(answered(release)), **litter})}


@case("accepted", student="group_3")
def lone_notebook_of_a_student_whose_id_ends_in_a_number(release: Json) -> Files:
    return {f"group_3_{NAME}": as_bytes(answered(release))}


# Repaired.


@case("repaired", f"renamed from {UNIT} (1).ipynb", student="bob-miller")
def notebook_downloaded_twice_by_a_browser(release: Json) -> Files:
    return {f"{MOODLE}/{UNIT} (1).ipynb": as_bytes(answered(release))}


@case("repaired", "renamed from my final work.ipynb.txt", student="bob-miller")
def notebook_saved_as_text_under_another_name(release: Json) -> Files:
    return {f"{MOODLE}/my final work.ipynb.txt": as_bytes(answered(release))}


@case("repaired", "duplicated cell, the copy made an ordinary cell: q1-marks")
def submission_with_duplicated_test_cell(release: Json) -> Files:
    notebook = answered(release)
    notebook["cells"].append(deepcopy(cell_of(notebook, "q1-marks")))
    return {LONE: as_bytes(notebook)}


@case("repaired", "duplicated cell, the copy made an ordinary cell: x1-answer")
def submission_with_an_answer_cell_split_in_two(release: Json) -> Files:
    notebook = answered(release, "x1 = 3 + 4")
    second = deepcopy(cell_of(notebook, "x1-answer"))
    cell_of(notebook, "x1-answer")["source"] = "three = 3"
    second.update(source="x1 = three + 4", id="split")
    notebook["cells"].insert(notebook["cells"].index(cell_of(notebook, "x1-answer")) + 1, second)
    return {LONE: as_bytes(notebook)}


@case("repaired", "deleted cell put back: q1-marks, comment")
def submission_with_deleted_marks_cells(release: Json) -> Files:
    notebook = answered(release)
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in ("q1-marks", "comment")]
    return {LONE: as_bytes(notebook)}


@case("repaired", "answer cell is missing and stays so: x1-answer")
def submission_with_the_answer_in_a_cell_of_its_own(release: Json) -> Files:
    notebook = answered(release)
    del notebook["cells"][notebook["cells"].index(cell_of(notebook, "x1-answer"))]
    own: Json = {"cell_type": "code", "id": "own", "metadata": {}, "source": "x1 = 7", "outputs": [], "execution_count": None}
    notebook["cells"].insert(0, own)
    return {LONE: as_bytes(notebook)}


@case("repaired", "metadata found again by id")
def notebook_saved_by_colab(release: Json) -> Files:
    notebook = answered(release)
    for cell in notebook["cells"]:
        cell["metadata"] = {"id": cell.pop("id")}
    notebook.update(
        nbformat_minor=0, metadata={"colab": {"provenance": []}, "kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )
    return {LONE: as_bytes(notebook)}


@case("repaired", "metadata found again by position: x1-answer")
def notebook_stripped_of_ids_and_metadata(release: Json) -> Files:
    notebook = answered(release, "x1 = 7  # seven reports go up, as the table of the text says")
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    notebook["nbformat_minor"] = 4
    return {LONE: as_bytes(notebook)}


@case("repaired", "metadata found again by likeness: q1-marks")
def notebook_stripped_and_reordered_with_an_edited_test(release: Json) -> Files:
    notebook = answered(release)
    moved = cell_of(notebook, "q1-marks")
    notebook["cells"].remove(moved)
    notebook["cells"].append(
        {**moved, "source": f"{moved['source'] if isinstance(moved['source'], str) else ''.join(moved['source'])}\n# mine"}
    )
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    return {LONE: as_bytes(notebook)}


@case("repaired", "kernel made python3: it was julia-1.9")
def notebook_with_a_foreign_kernel(release: Json) -> Files:
    notebook = answered(release)
    notebook["metadata"]["kernelspec"] = {"name": "julia-1.9", "display_name": "Julia", "language": "julia"}
    return {LONE: as_bytes(notebook)}


@case("repaired", "notebook format 3 made 4.5")
def notebook_of_format_3(release: Json) -> Files:
    old = nbformat.convert(nbformat.reads(as_bytes(answered(release)).decode(), as_version=4), 3)
    return {LONE: json.dumps(old).encode()}


@case("repaired", "notebook format 4.2 made 4.5")
def notebook_of_format_4_2(release: Json) -> Files:
    notebook = answered(release)
    for cell in notebook["cells"]:
        del cell["id"]
    notebook["nbformat_minor"] = 2
    return {LONE: as_bytes(notebook)}


@case("repaired", "encoding UTF-8 with a byte order mark made UTF-8")
def notebook_with_a_byte_order_mark(release: Json) -> Files:
    return {LONE: b"\xef\xbb\xbf" + as_bytes(answered(release))}


@case("repaired", "encoding UTF-16 made UTF-8")
def notebook_in_utf_16(release: Json) -> Files:
    return {LONE: as_bytes(answered(release)).decode().encode("utf-16")}


@case("repaired", "encoding UTF-16 made UTF-8")
def notebook_in_utf_16_without_a_mark(release: Json) -> Files:
    return {LONE: as_bytes(answered(release)).decode().encode("utf-16-be")}


@case("repaired", "encoding Latin-1 made UTF-8")
def notebook_in_latin_1(release: Json) -> Files:
    notebook = answered(release, "x1 = 7  # über")
    for cell in notebook["cells"]:
        # What the release shows holds a sign that Latin-1 lacks.
        cell.update({"outputs": []} if cell["cell_type"] == "code" else {})
    return {LONE: as_bytes(notebook).decode().encode("latin-1")}


@case("repaired", "half characters")
def notebook_with_half_a_character(release: Json) -> Files:
    return {LONE: as_bytes(answered(release, "x1 = 7  # HALF")).replace(b"HALF", b"\\ud800")}


@case("repaired", "marking metadata put back as released (points): q1-marks")
def notebook_that_raises_its_own_points(release: Json) -> Files:
    notebook = answered(release)
    cell_of(notebook, "q1-marks")["metadata"]["nbgrader"]["points"] = 999
    return {LONE: as_bytes(notebook)}


@case("repaired", "marking metadata put back as released (schema_version, task): q1")
def notebook_with_metadata_of_an_old_nbgrader(release: Json) -> Files:
    notebook = answered(release)
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 1
            del cell["metadata"]["nbgrader"]["task"]
    return {LONE: as_bytes(notebook)}


@case("repaired", "marking metadata taken off a cell that is not the release's: q99-marks")
def notebook_with_a_marks_cell_of_its_own(release: Json) -> Files:
    notebook = answered(release)
    own = deepcopy(cell_of(notebook, "q1-marks"))
    own["metadata"]["nbgrader"]["grade_id"] = own["id"] = "q99-marks"
    notebook["cells"].append({**own, "source": "999.0"})
    return {LONE: as_bytes(notebook)}


@case("repaired", "type of a cell made code again: q1-marks")
def notebook_with_a_retyped_test(release: Json) -> Files:
    notebook = answered(release)
    cell = cell_of(notebook, "q1-marks")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]
    return {LONE: as_bytes(notebook)}


@case("repaired", "malformed cell(s) put in order")
def notebook_whose_cells_are_anything(release: Json) -> Files:
    notebook = answered(release)
    strange: list[object] = [
        None,
        7,
        "text",
        [],
        {},
        {"cell_type": "heading", "source": ["# ", 5]},
        {"cell_type": "code", "source": {}, "outputs": 3},
    ]
    notebook["cells"] += [
        *strange,
        {"cell_type": "code", "metadata": {"nbgrader": "yes", "tags": 5}, "source": "y = 1", "id": "no/id"},
    ]
    return {LONE: as_bytes(notebook)}


@case("repaired", "marking metadata without an id taken off")
def notebook_with_marking_metadata_that_are_none(release: Json) -> Files:
    notebook = answered(release)
    extra: Json = {
        "cell_type": "code",
        "id": "extra",
        "metadata": {"nbgrader": {}},
        "source": "",
        "outputs": [],
        "execution_count": None,
    }
    notebook["cells"].append(extra)
    return {LONE: as_bytes(notebook)}


@case("repaired", "answers.json can't be read and is left out")
def zip_with_garbled_answers(release: Json) -> Files:
    return {f"bob_{UNIT}.zip": zipped({NAME: as_bytes(answered(release)), "answers.json": b'{"answers": '})}


@case("repaired", "answers.json, UTF-8 with a byte order mark, made UTF-8")
def zip_with_answers_saved_by_a_text_editor(release: Json) -> Files:
    return {f"bob_{UNIT}.zip": zipped({NAME: as_bytes(answered(release)), "answers.json": b'\xef\xbb\xbf{"answers": {}}'})}


# Refused.


@case("refused", "not JSON")
def word_document_named_as_a_notebook(release: Json) -> Files:
    return {LONE: b"PK\x03\x04\x00\xff"}


@case("refused", "a web page was saved")
def web_page_saved_in_place_of_the_notebook(release: Json) -> Files:
    return {LONE: b"<!DOCTYPE html><title>Log in</title>"}


@case("refused", "an empty file")
def empty_notebook(release: Json) -> Files:
    return {LONE: b""}


@case("refused", "not JSON (line")
def notebook_cut_short(release: Json) -> Files:
    return {LONE: as_bytes(answered(release))[:500]}


@case("refused", "without nbformat and cells")
def json_that_is_no_notebook(release: Json) -> Files:
    return {LONE: b'{"answers": {}}'}


@case("refused", "nested too deeply")
def json_nested_too_deeply(release: Json) -> Files:
    return {LONE: b"[" * 100_000 + b"]" * 100_000}


@case("refused", "too many parts")
def json_of_millions_of_parts(release: Json) -> Files:
    return {LONE: b"[" + b"{}," * 2_000_000 + b"{}]"}


@case("refused", "format 5")
def notebook_of_a_format_to_come(release: Json) -> Files:
    return {LONE: as_bytes({**release, "nbformat": 5})}


@case("refused", "too big")
def notebook_too_big(release: Json) -> Files:
    return {LONE: as_bytes(answered(release)) + b" " * 25_000_001}


@case("refused", "the notebook of another unit (02_other)")
def notebook_of_another_unit(release: Json) -> Files:
    return {LONE: as_bytes(other_unit())}


@case("refused", f"not the notebook of {UNIT}")
def notebook_of_no_unit(release: Json) -> Files:
    return {LONE: as_bytes({**release, "cells": []})}


@case("refused", "a path that leaves the folder")
def zip_that_leaves_the_folder(release: Json) -> Files:
    return {f"bob_{UNIT}.zip": zipped({NAME: as_bytes(answered(release)), f"../../alice/{UNIT}/{NAME}": b"{}"})}


@case("refused", "a path that leaves the folder")
def zip_with_an_absolute_path_of_windows(release: Json) -> Files:
    return {f"bob_{UNIT}.zip": zipped({NAME: as_bytes(answered(release)), "C:\\Windows\\x.ipynb": b"{}"})}


@case("refused", "a link or device in a zip")
def zip_with_a_link(release: Json) -> Files:
    return {f"bob_{UNIT}.zip": zipped_link(NAME, "/etc/passwd")}


@case("refused", "a zip bomb")
def zip_bomb_by_ratio(release: Json) -> Files:
    return {f"bob_{UNIT}.zip": zipped({NAME: b" " * 20_000_000})}


@case("refused", "a zip of more than 500 files")
def zip_bomb_by_count(release: Json) -> Files:
    return {"class.zip": zipped({f"bob_{UNIT}.zip": zipped({f"{number}.txt": b"" for number in range(600)})})}


@case("refused", "a zip bomb (too many files, or too much in all)", student="bob-miller")
def zip_bomb_by_total(release: Json) -> Files:
    parcel = zipped({f"{number}.bin": bytes(900_000) for number in range(60)})
    return {"class.zip": zipped({f"{MOODLE}/work.zip": parcel})}


@case("refused", "zips within zips", student="bob")
def zip_in_a_zip_in_a_zip_in_a_zip(release: Json) -> Files:
    parcel = as_bytes(answered(release))
    for name in (NAME, "a.zip", "b.zip", "c.zip"):
        parcel = zipped({name: parcel})
    return {f"bob_{UNIT}.zip": parcel}


@case("refused", "a zip that can't be read")
def zip_that_is_damaged(release: Json) -> Files:
    return {f"bob_{UNIT}.zip": zipped({NAME: as_bytes(answered(release))}).replace(b"PK\x01\x02", b"PK\x09\x09")}


@case("refused", "no notebook in what was sent (essay.docx)", student="bob-miller")
def essay_in_place_of_a_notebook(release: Json) -> Files:
    return {f"{MOODLE}/essay.docx": b"PK"}


@case("refused", "two people in one: bob-miller and Alice Doe", student="bob-miller")
def zip_with_the_download_of_another_student(release: Json) -> Files:
    inner = zipped({f"Alice Doe_222_assignsubmission_file/{NAME}": as_bytes(answered(release))})
    return {f"{MOODLE}/work.zip": inner}


@case("refused", "two people in one: bob-miller and alice", student="bob-miller")
def notebook_that_bears_the_name_of_a_classmate(release: Json) -> Files:
    return {f"{MOODLE}/alice_{NAME}": as_bytes(answered(release))}


@case("refused", "two people in one", student="everybody")
def zip_of_a_class_named_as_a_students(release: Json) -> Files:
    files = {f"{who}_{NAME}": as_bytes(answered(release)) for who in ("bob", "carl")}
    return {f"everybody_{UNIT}.zip": zipped(files)}


@case("refused", "2 people of that name on Moodle (111, 222)", student="bob-miller")
def two_students_of_one_name(release: Json) -> Files:
    return {f"{MOODLE.replace('111', number)}/{NAME}": as_bytes(answered(release, f"x1 = {number}")) for number in ("111", "222")}


@case("refused", "ids that differ in letter case alone: Bob, bob")
def two_students_whose_ids_differ_in_case(release: Json) -> Files:
    return {LONE: as_bytes(answered(release)), f"more/Bob_{NAME}": as_bytes(answered(release))}


@case("refused", "different notebooks that no time tells apart", student="bob-miller")
def two_notebooks_of_one_student(release: Json) -> Files:
    both = {f"{MOODLE}/{name}": as_bytes(answered(release, x1)) for name, x1 in ((NAME, "x1 = 1"), ("b.ipynb", "x1 = 2"))}
    return {"download.zip": zipped(both)}


@case("refused", "21 different notebooks", student="bob-miller")
def many_notebooks_of_one_student(release: Json) -> Files:
    return {f"{MOODLE}/{number}.ipynb": as_bytes(answered(release, f"x1 = {number}")) for number in range(21)}


@case("refused", "nothing in its name says whose it is", student="handed-over/05.ipynb")
def notebook_of_nobody(release: Json) -> Files:
    return {"05.ipynb": as_bytes(answered(release))}


@case("refused", "is no safe folder name", student=f"handed-over/CON_{NAME}")
def id_that_is_a_device_of_windows(release: Json) -> Files:
    return {f"CON_{NAME}": as_bytes(answered(release))}


@case("refused", "is no safe folder name", student=f"handed-over/[a-z]_{NAME}")
def id_with_a_wildcard(release: Json) -> Files:
    return {f"[a-z]_{NAME}": as_bytes(answered(release))}


def other_unit() -> Json:
    """A second unit's release, with questions of its own."""

    def grading(name: str) -> Json:
        return {
            "grade": True,
            "grade_id": name,
            "locked": True,
            "points": 1,
            "schema_version": 3,
            "solution": False,
            "task": False,
        }

    cells: list[Json] = [
        {
            "cell_type": "code",
            "id": name,
            "metadata": {"nbgrader": grading(name)},
            "source": f"check('{name}')",
            "outputs": [],
            "execution_count": None,
        }
        for name in ("z1-marks", "z2-marks")
    ]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
