"""Submissions that would break a reader: no notebook at all, or one that some editor, mail program or hand has bent."""

import io
import json
from copy import deepcopy
from zipfile import ZIP_DEFLATED, ZipFile

import nbformat

from tests.marking.hostile.cases import EVERYTHING, Family, all_but, as_bytes, earns, own_cell, zipped
from tests.marking.hostile.unit import UNIT, Json, Scene

breaks = Family()


# Refused when it is collected.


@breaks(verdict="refused", collected="not JSON")
def is_no_json(scene: Scene) -> bytes:
    return b"\x00\x01\x02 this is no notebook"


@breaks(verdict="refused", collected="an empty file")
def is_an_empty_file(scene: Scene) -> bytes:
    return b""


@breaks(verdict="refused", collected="not JSON")
def is_cut_off_in_the_middle(scene: Scene) -> bytes:
    return as_bytes(scene.solved())[:3000]


@breaks(verdict="refused", collected="not a notebook")
def is_json_and_no_notebook(scene: Scene) -> bytes:
    return b'{"cells": 7, "nbformat": "four"}'


@breaks(verdict="refused", collected="not JSON|nested too deeply")
def nests_its_json_without_end(scene: Scene) -> bytes:
    return b'{"cells": ' + b"[" * 200_000 + b"]" * 200_000 + b', "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'


@breaks(verdict="refused", collected="more than 20,000 cells|too many parts")
def has_a_hundred_thousand_cells(scene: Scene) -> bytes:
    cells = b",".join([b'{"cell_type":"raw","metadata":{},"source":""}'] * 100_000)
    return b'{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[' + cells + b"]}"


@breaks(verdict="refused", collected="bomb|too big|packed")
def is_a_zip_bomb(scene: Scene) -> bytes:
    return zipped({f"{UNIT}.ipynb": as_bytes(scene.solved()), "zeros.bin": bytes(24_000_000)})


@breaks(verdict="refused", collected="a path that leaves the folder")
def is_a_zip_with_a_path_that_leaves_the_folder(scene: Scene) -> bytes:
    return zipped({f"{UNIT}.ipynb": as_bytes(scene.solved()), f"../../../{scene.word}": b"mine"})


@breaks(verdict="refused", collected="link")
def is_a_zip_with_a_link(scene: Scene) -> bytes:
    packed = io.BytesIO(zipped({f"{UNIT}.ipynb": as_bytes(scene.solved())}))
    with ZipFile(packed, "a", ZIP_DEFLATED) as parcel:
        from zipfile import ZipInfo

        link = ZipInfo("answers.json", (2026, 3, 1, 10, 0, 0))
        link.external_attr = 0o120777 << 16
        parcel.writestr(link, str(scene.root / "gradebook.db"))
    return packed.getvalue()


@breaks(verdict="refused", collected="")
def is_the_notebook_of_another_unit(scene: Scene) -> Json:
    notebook = scene.blank()
    notebook["cells"] = [own_cell("x = 1")]
    return notebook


# Put right when it is collected.


@breaks(EVERYTHING, collected="encoding UTF-16 made UTF-8")
def is_written_in_utf_16(scene: Scene) -> bytes:
    return as_bytes(scene.solved()).decode().encode("utf-16")


@breaks(EVERYTHING, collected="encoding Latin-1 made UTF-8")
def is_written_in_latin_1(scene: Scene) -> bytes:
    notebook = scene.solved()
    scene.cell(notebook, "typed")["source"] = "# für Müller: 5-HIAA"
    return as_bytes(notebook).decode().encode("latin-1", "xmlcharrefreplace")


@breaks(EVERYTHING, collected="half characters")
def holds_half_a_character(scene: Scene) -> bytes:
    return as_bytes(scene.typing("# HALF", into=scene.solved())).replace(b"HALF", b"\\ud800")


@breaks(EVERYTHING)
def holds_null_bytes_and_escapes(scene: Scene) -> Json:
    return scene.typing("print('\x00 \x1b[2J \u202e')", into=scene.solved())


@breaks(EVERYTHING, collected="duplicated cell, the copy made an ordinary cell")
def has_every_cell_twice(scene: Scene) -> Json:
    notebook = scene.solved()
    notebook["cells"] = [deepcopy(cell) for cell in notebook["cells"] for _ in range(2)]
    return notebook


@breaks(verdict="not marked", says="nbgrader can't read it", by_hand=True)
def has_marks_cells_twice_and_is_collected_by_hand(scene: Scene) -> Json:
    notebook = scene.solved()
    copies = [deepcopy(cell) for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]
    notebook["cells"] += [{**one, "id": f"copy-{at}"} for at, one in enumerate(copies)]
    return notebook


@breaks(all_but("x1-marks"), collected="answer cell is missing and stays so: x1-answer")
def lacks_an_answer_cell_and_its_test(scene: Scene) -> Json:
    notebook = scene.solved()
    gone = [scene.cell(notebook, name) for name in ("x1-answer", "x1-marks")]
    notebook["cells"] = [cell for cell in notebook["cells"] if cell not in gone]
    return notebook


@breaks(EVERYTHING, collected="deleted cell put back: q1, q2")
def lacks_the_questions(scene: Scene) -> bytes:
    notebook = scene.solved()
    receipts = scene.cell(notebook, "q1")["outputs"]
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in ("q1", "q2")]
    scene.cell(notebook, "typed")["outputs"] = receipts
    return as_bytes(notebook)


@breaks(EVERYTHING, collected="duplicated cell, the copy made an ordinary cell: x1-answer")
def splits_an_answer_into_two_cells(scene: Scene) -> Json:
    notebook = scene.typing("three = 3", at="x1-answer", into=scene.solved())
    second = {**deepcopy(scene.cell(notebook, "x1-answer")), "source": "x1 = three + 4", "id": "second-half"}
    notebook["cells"].insert(notebook["cells"].index(scene.cell(notebook, "x1-answer")) + 1, second)
    return notebook


@breaks()
def stands_on_its_head(scene: Scene) -> Json:
    # Tests run before what they test, in nbgrader as here.
    notebook = scene.solved()
    notebook["cells"].reverse()
    return notebook


@breaks(EVERYTHING, collected="type of a cell made code again")
def makes_marks_cells_text(scene: Scene) -> Json:
    notebook = scene.solved()
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["cell_type"] = "markdown"
            del cell["outputs"], cell["execution_count"]
    return notebook


@breaks(all_but("x1-marks"), by_hand=False, collected="type of a cell made code again: x1-answer")
def makes_an_answer_text(scene: Scene) -> Json:
    notebook = scene.typing("Seven, I think.", at="x1-answer", into=scene.solved())
    cell = scene.cell(notebook, "x1-answer")
    cell["cell_type"] = "raw"
    del cell["outputs"], cell["execution_count"]
    return notebook


@breaks(EVERYTHING, collected="marking metadata put back as released")
def has_metadata_of_an_old_nbgrader(scene: Scene) -> Json:
    notebook = scene.solved()
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 1
            del cell["metadata"]["nbgrader"]["task"]
    return notebook


@breaks(verdict="not marked", says="nbgrader can't read it", by_hand=True)
def has_metadata_of_an_old_nbgrader_and_is_collected_by_hand(scene: Scene) -> Json:
    return has_metadata_of_an_old_nbgrader(scene)  # type: ignore[return-value]  # it made a notebook


@breaks(EVERYTHING, collected="metadata found again by")
def has_lost_all_metadata_and_ids(scene: Scene) -> Json:
    notebook = scene.solved()
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    return {**notebook, "nbformat_minor": 4}


@breaks(EVERYTHING, collected="notebook format 3 made 4.5")
def is_a_notebook_of_format_3(scene: Scene) -> bytes:
    old = nbformat.convert(nbformat.reads(as_bytes(scene.solved()).decode(), as_version=4), 3)
    # Format 3 has no outputs of a type of our own: the receipts travel in answers.json.
    answers = {"version": 1, "answers": _answers(scene)}
    return zipped({f"{UNIT}.ipynb": json.dumps(old).encode(), "answers.json": json.dumps(answers).encode()})


@breaks(EVERYTHING, collected="kernel made python3: it was julia-1.9")
def names_a_foreign_kernel(scene: Scene) -> Json:
    notebook = scene.solved()
    notebook["metadata"]["kernelspec"] = {"name": "julia-1.9", "display_name": "Julia", "language": "julia"}
    return notebook


@breaks(EVERYTHING, by_hand=True)
def names_a_foreign_kernel_and_is_collected_by_hand(scene: Scene) -> Json:
    notebook = scene.solved()
    notebook["metadata"]["kernelspec"] = {"name": "../../bin/sh", "display_name": "Shell", "language": "sh"}
    return notebook


@breaks(EVERYTHING)
def has_ten_thousand_cells(scene: Scene) -> Json:
    notebook = scene.solved()
    text = [{"cell_type": "markdown", "id": f"text-{at}", "metadata": {}, "source": "x"} for at in range(9_000)]
    notebook["cells"] += [*text, *(own_cell("", f"empty-{at}") for at in range(1_000))]
    return notebook


@breaks(EVERYTHING)
def has_a_cell_of_a_megabyte(scene: Scene) -> Json:
    return scene.typing("# " + "x" * 1_000_000, into=scene.solved())


@breaks(earns("q1-marks", "q2-marks"))
def types_no_python(scene: Scene) -> Json:
    notebook = scene.solved()
    for grade_id in ("typed", "x1-answer", "n1-answer", "f1-answer", "p1-answer"):
        scene.cell(notebook, grade_id)["source"] = "Liebe Prüferin, ich weiß es nicht (((\n%%nothing\n!!"
    return notebook


@breaks(all_but("x1-marks"), shows="StdinNotImplementedError")
def asks_the_marker_for_input(scene: Scene) -> Json:
    return scene.typing("x1 = int(input('What do you think?'))", at="x1-answer", into=scene.solved())


@breaks(verdict="not marked", says="nbgrader can't read it", by_hand=True)
def is_no_json_and_is_collected_by_hand(scene: Scene) -> bytes:
    return b"this is no notebook"


@breaks(verdict="not marked", says="nbgrader can't read it", by_hand=True)
def nests_its_json_and_is_collected_by_hand(scene: Scene) -> bytes:
    return b'{"cells": ' + b"[" * 200_000 + b"]" * 200_000 + b', "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'


def _answers(scene: Scene) -> Json:
    outputs = scene.cell(scene.solved(), "q1")["outputs"]
    entries = [data for one in outputs for mime, data in one["data"].items() if mime.startswith("application")]
    return {entry["id"]: entry for entry in entries}
