"""Students who forge what they hand in: outputs, receipts, tests, metadata of marks cells.

Unless a case says otherwise it starts from the blank release, so that every mark would be a gain.
"""

from copy import deepcopy

from tests.marking.hostile.cases import Family, own_cell
from tests.marking.hostile.unit import RIGHT, Json, Scene

forges = Family()


@forges()
def forges_outputs_of_marks_cells(scene: Scene) -> Json:
    notebook = scene.blank()
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["execution_count"] = 9
            cell["outputs"] = [
                {"output_type": "execute_result", "data": {"text/plain": "9.0"}, "execution_count": 9, "metadata": {}}
            ]
    return notebook


@forges()
def forges_receipts_that_claim_every_option(scene: Scene) -> Json:
    return scene.recorded({"q1": ["A", "B"], "q2": [41.84, 8.0], "q3": "B", "q1-marks": 2})


@forges()
def forges_receipts_that_are_no_answers(scene: Scene) -> Json:
    notebook = scene.recorded(RIGHT)
    for at, output in enumerate(scene.cell(notebook, "q1")["outputs"]):
        (mime,) = [one for one in output["data"] if one.startswith("application")]
        wrong: list[object] = [{"__eq__": True, "marks": 9}, [["B"] * 500] * 500]
        output["data"][mime] = {**output["data"][mime], "value": wrong[at]}
    return notebook


@forges()
def edits_every_test(scene: Scene) -> Json:
    notebook = scene.blank()
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["source"] = "9.0"
    return notebook


@forges(collected="deleted cell put back: q1-marks, q2-marks")
def removes_every_test(scene: Scene) -> Json:
    notebook = scene.blank()
    notebook["cells"] = [cell for cell in notebook["cells"] if not cell["metadata"].get("nbgrader", {}).get("grade")]
    return notebook


@forges(collected=r"marking metadata put back as released \(points\): q1-marks")
def presets_its_marks(scene: Scene) -> Json:
    notebook = scene.blank()
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["metadata"]["nbgrader"] |= {"points": 999, "score": 999}
    notebook["metadata"] |= {"nbgrader": {"score": 999}, "netcourse_answers": {"answers": [], "notes": {"q1": "999"}}}
    return notebook


@forges()
def tags_marks_cells_to_be_skipped(scene: Scene) -> Json:
    return _tagged(scene, "skip-execution")


@forges(by_hand=True)
def tags_marks_cells_to_be_skipped_and_is_collected_by_hand(scene: Scene) -> Json:
    return _tagged(scene, "skip-execution")


@forges()
def tags_marks_cells_as_allowed_to_fail(scene: Scene) -> Json:
    return _tagged(scene, "raises-exception")


@forges(verdict="not marked", says="nbgrader can't read it: the cell .* was made another kind of cell", by_hand=True)
def makes_marks_cells_ordinary_ones(scene: Scene) -> Json:
    return _with_metadata(scene, {"grade": False, "locked": False})


@forges(verdict="not marked", says="nbgrader can't read it: the cell .* was made another kind of cell", by_hand=True)
def makes_marks_cells_answers(scene: Scene) -> Json:
    return _with_metadata(scene, {"solution": True, "locked": False})


@forges(verdict="not marked", says="nbgrader can't read it", by_hand=True)
def adds_marks_cells_of_its_own(scene: Scene) -> Json:
    notebook = scene.blank()
    forged = deepcopy(scene.cell(notebook, "q1-marks"))
    forged |= {"id": "q9-marks", "source": "999.0"}
    forged["metadata"]["nbgrader"] |= {"grade_id": "q9-marks", "points": 999}
    notebook["cells"].append(forged)
    return notebook


def _tagged(scene: Scene, tag: str) -> Json:
    notebook = scene.blank()
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["metadata"]["tags"] = [tag]
    return notebook


def _with_metadata(scene: Scene, changed: Json) -> Json:
    code = "print('LOOT' if 'Seven' + ' reports' in str(globals().get('In')) else 'no test ran here')"
    notebook = scene.blank()
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["metadata"]["nbgrader"] |= changed
    notebook["cells"].append(own_cell(code))
    return notebook
