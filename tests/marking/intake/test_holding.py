"""How many answers a hand-in holds stands in the report; where it holds none, so does the likely cause."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.items.gathering import MIME
from netcourse.items.plain import as_data
from netcourse.marking.intake import editions, holding
from netcourse.marking.intake.collect import Collected, collect
from netcourse.marking.intake.holding import Holding
from netcourse.marking.intake.report import as_json, as_lines, as_table
from tests.marking.intake.handing_in import UNIT, Json, answered, as_bytes, by_student, cell_of, lay, sources_of, submitted
from tests.marking.intake.receipts import entry, receipt, with_receipts

NAME = f"bob_{UNIT}.ipynb"


def whole(release: Json) -> Json:
    """All questions answered: the form, the exercise and the comment."""
    notebook = with_receipts(answered(release), 1, [entry("q1")])
    notebook["cells"][-1]["source"] = "The edge is uncertain."
    return notebook


def collected(built: Unit, folder: Path, notebook: Json, beside: bytes | None = None) -> Collected:
    name = f"bob/{UNIT}/{UNIT}.ipynb"
    lay(folder, {name: as_bytes(notebook), **({f"bob/{UNIT}/answers.json": beside} if beside else {})})
    return collect(built.root, UNIT, [folder])


def held(built: Unit, folder: Path, notebook: Json, beside: bytes | None = None) -> Holding:
    found = by_student(collected(built, folder, notebook, beside))["bob"].holding
    assert found is not None
    return found


def test_a_whole_hand_in_is_counted_and_warns_of_nothing(built: Unit, release: Json, handed_over: Path) -> None:
    found = held(built, handed_over, whole(release))
    assert (found.words, found.warnings) == ("1 of 1 form, 1 of 1 exercise, comment", ())


def test_of_a_second_hand_in_no_question_of_the_release_is_read_again(built: Unit, release: Json, handed_over: Path) -> None:
    held(built, handed_over, whole(release))
    before = [one.cache_info() for one in (holding._question, editions._asked)]
    held(built, handed_over, whole(release))
    after = [one.cache_info() for one in (holding._question, editions._asked)]
    assert [new.misses - old.misses for old, new in zip(before, after, strict=True)] == [0, 0]
    assert all(new.hits > old.hits for old, new in zip(before, after, strict=True))


def test_answers_beside_the_notebook_count_as_well(built: Unit, release: Json, handed_over: Path) -> None:
    beside = json.dumps({"version": 1, "answers": as_data({"q1": entry("q1")})}).encode()
    found = held(built, handed_over, answered(release), beside)
    assert (found.words, found.warnings) == ("1 of 1 form, 1 of 1 exercise, no comment", ())


@pytest.mark.parametrize(
    ("words", "kind"), [({"A": "NET G2", "B": "NET G1"}, "SingleBest"), ({"A": "NET G1", "B": "NET G2"}, "HotSpot")]
)
def test_an_answer_given_when_the_question_read_otherwise_is_told(
    words: Json, kind: str, built: Unit, release: Json, handed_over: Path
) -> None:
    notebook = whole(release)
    notebook["cells"][1]["outputs"] = [receipt(replace(entry("q1"), kind=kind), words)]
    found = held(built, handed_over, notebook)
    assert found.words == "1 of 1 form, 1 of 1 exercise, comment"
    assert found.warnings == ("answered in another edition, where the question read otherwise: q1; look at these by hand",)


@pytest.mark.parametrize("way", [1, -1], ids=["newest_last", "newest_first"])
def test_only_the_newest_answer_tells_of_which_edition_it_is(way: int, built: Unit, release: Json, handed_over: Path) -> None:
    notebook = whole(release)
    outputs = [receipt(entry("q1"), {"B": "NET G1"}), receipt(entry("q1", day=2))]
    notebook["cells"][1]["outputs"] = outputs[::way]
    assert held(built, handed_over, notebook).warnings == ()


def test_an_answer_to_another_question_counts_for_nothing(built: Unit, release: Json, handed_over: Path) -> None:
    notebook = with_receipts(answered(release), 1, [entry("practice-1"), entry("q99")])
    assert held(built, handed_over, notebook).words == "0 of 1 form, 1 of 1 exercise, no comment"


def outputs_cleared(release: Json) -> Json:
    notebook = whole(release)
    for cell in notebook["cells"]:
        cell.update({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})
    return notebook


def made_anew_from_its_text(release: Json) -> Json:
    notebook = outputs_cleared(release)
    for at, cell in enumerate(notebook["cells"]):
        cell["id"] = f"new-{at}"
    return notebook


def untouched(release: Json) -> Json:
    return deepcopy(release)


def run_and_nothing_recorded(release: Json) -> Json:
    notebook = answered(release)
    said = {"output_type": "display_data", "data": {"text/plain": "q1: nothing is recorded yet."}, "metadata": {}}
    cell_of(notebook, "q1").update(execution_count=1, outputs=[said])
    return notebook


@pytest.mark.parametrize(
    ("happened", "words", "why"),
    [
        (outputs_cleared, "0 of 1 form, 1 of 1 exercise, comment", "outputs were cleared before it was handed in"),
        (made_anew_from_its_text, "0 of 1 form, 1 of 1 exercise, comment", "or it was made anew from a text"),
        (untouched, "0 of 1 form, 0 of 1 exercise, no comment", "the release as it was handed out, untouched"),
        (run_and_nothing_recorded, "0 of 1 form, 1 of 1 exercise, no comment", "nothing was recorded"),
    ],
)
def test_a_hand_in_without_answers_is_told_with_the_likely_cause(
    happened: Callable[[Json], Json], words: str, why: str, built: Unit, release: Json, handed_over: Path
) -> None:
    found = held(built, handed_over, happened(release))
    assert found.words == words
    (warning,) = found.warnings
    assert warning.startswith("no answer")
    assert why in warning
    assert ("answers.json" in warning) == (happened is not untouched)


@pytest.mark.parametrize("sound", [True, False], ids=["in_a_sound_output", "in_an_output_that_was_left_out"])
def test_a_receipt_whose_data_are_gone_is_told(sound: object, built: Unit, release: Json, handed_over: Path) -> None:
    notebook = whole(release)
    output = notebook["cells"][1]["outputs"][0]
    del output["data"][MIME]
    output.update({} if sound else {"transient": {}})
    told = held(built, handed_over, notebook).warnings[0]
    assert told == "answered, but the data of the answer are gone or can't be read: q1; ask for answers.json"


def test_what_answers_json_holds_is_not_lost_though_its_receipt_is(built: Unit, release: Json, handed_over: Path) -> None:
    notebook = whole(release)
    del notebook["cells"][1]["outputs"][0]["data"][MIME]
    beside = json.dumps({"version": 1, "answers": as_data({"q1": entry("q1")})}).encode()
    assert held(built, handed_over, notebook, beside).warnings == ()


@pytest.mark.parametrize("where", ["in_place_of_the_invitation", "below_it", "above_it", "with_the_invitation_deleted"])
def test_a_comment_is_one_wherever_it_was_typed(where: str, built: Unit, release: Json, handed_over: Path) -> None:
    notebook = whole(release)
    typed: Json = {"cell_type": "markdown", "id": "typed", "metadata": {}, "source": "The edge is uncertain."}
    invitation = release["cells"][-1]["source"]
    if where != "in_place_of_the_invitation":
        notebook["cells"][-1]["source"] = invitation
        notebook["cells"].insert(len(notebook["cells"]) - (where == "above_it"), typed)
    if where == "with_the_invitation_deleted":
        del notebook["cells"][-2]
    assert held(built, handed_over, notebook).words.endswith(", comment")


def test_the_table_and_the_json_say_how_many_and_warn(built: Unit, release: Json, handed_over: Path) -> None:
    found = collected(built, handed_over, outputs_cleared(release))
    (answers,) = [column for column in as_table(found).columns if column.header == "answers"]
    assert list(answers.cells) == ["0 of 1 form, 1 of 1 exercise, comment"]
    assert "1 with a warning, to be looked at before marking: bob" in as_lines(found)
    (row,) = json.loads(as_json(found))["students"]
    assert row["answers"]["forms"] == {"answered": [], "asked": ["q1"]}
    assert row["answers"]["exercises"] == {"answered": ["x1-answer"], "asked": ["x1-answer"]}
    assert "ask for answers.json" in row["warnings"][0]


# A copy of an answer cell in which nothing was typed.


@pytest.mark.parametrize("metadata", ["kept", "lost"])
@pytest.mark.parametrize("behind", ["the_answer", "everything"])
def test_answer_cell_pasted_again_untouched_does_not_undo_the_answer(
    metadata: str, behind: str, built: Unit, release: Json, handed_over: Path
) -> None:
    notebook = answered(release)
    copied = {**deepcopy(cell_of(release, "x1-answer")), "id": "pasted"}
    if metadata == "lost":
        copied["metadata"] = {}
    at = notebook["cells"].index(cell_of(notebook, "x1-answer")) + 1
    notebook["cells"].insert(at if behind == "the_answer" else len(notebook["cells"]), copied)
    told = by_student(collected(built, handed_over, notebook))["bob"]
    assert "untouched copy of an answer cell kept, but not run, so that it undoes nothing: x1-answer" in told.reasons
    made = submitted(built.root, "bob")
    assert sources_of(made) == sources_of(notebook)
    runs = ["".join(cell["source"]) for cell in made["cells"] if cell["cell_type"] == "code"]
    assert [source for source in runs if source.startswith("x1 = ") and "number(" not in source] == ["x1 = 7"]
    assert told.holding is not None
    assert told.holding.exercises.answered == ("x1-answer",)


def test_a_copy_that_was_worked_on_still_runs(built: Unit, release: Json, handed_over: Path) -> None:
    notebook = answered(release, "three = 3")
    copied = {**deepcopy(cell_of(release, "x1-answer")), "id": "pasted", "source": "x1 = three + 4"}
    notebook["cells"].insert(notebook["cells"].index(cell_of(notebook, "x1-answer")) + 1, copied)
    collected(built, handed_over, notebook)
    kinds = {"".join(cell["source"]): cell["cell_type"] for cell in submitted(built.root, "bob")["cells"]}
    assert (kinds["three = 3"], kinds["x1 = three + 4"]) == ("code", "code")


# The key among the hand-ins.


@pytest.mark.parametrize("which", ["source", "author"])
def test_the_source_or_the_authors_own_notebook_handed_in_is_an_alarm(
    which: str, built: Unit, release: Json, handed_over: Path
) -> None:
    path = built.source if which == "source" else built.root / "notebooks" / f"{UNIT}.ipynb"
    lay(handed_over, {NAME: path.read_bytes()})
    found = collect(built.root, UNIT, [handed_over])
    (told,) = found.decisions
    assert told.verdict == "refused"
    assert "ALARM, THE KEY IS OUT" in told.reasons[0]
    assert "hidden tests (2), mark schemes (1), solutions (1)" in told.reasons[0]
    assert "ALARM, THE KEY IS OUT: bob" in as_lines(found)
    assert not (built.root / "submitted" / "bob").exists()


def test_the_key_is_told_also_without_ids_and_metadata(built: Unit, release: Json, handed_over: Path) -> None:
    notebook = json.loads(built.source.read_text(encoding="utf-8"))
    for at, cell in enumerate(notebook["cells"]):
        cell.update(metadata={}, id=f"new-{at}")
    (told,) = collected(built, handed_over, notebook).decisions
    assert "ALARM, THE KEY IS OUT" in told.reasons[0]


@pytest.mark.parametrize(
    "typed",
    [
        "# ### BEGIN HIDDEN TESTS\n# ### END HIDDEN TESTS\nx1 = 7",
        "### BEGIN HIDDEN TESTS\nx1 = 7",
        "### BEGIN SOLUTION\n### END SOLUTION\nx1 = 7",
        "print('### BEGIN SOLUTION')\nx1 = 7\n### END SOLUTION",
    ],
)
def test_a_line_of_the_key_that_a_student_typed_is_no_alarm(typed: str, built: Unit, release: Json, handed_over: Path) -> None:
    (told,) = collected(built, handed_over, answered(release, typed)).decisions
    assert told.verdict == "accepted"


def test_a_receipt_in_the_report_can_not_steer_the_terminal(built: Unit, release: Json, handed_over: Path) -> None:
    notebook = whole(release)
    notebook["cells"][1]["outputs"] = [receipt(entry("q1"))]
    notebook["cells"][1]["outputs"][0]["data"][MIME]["id"] = "\x1b[2J[red]"
    found = collected(built, handed_over, notebook)
    assert "\x1b" not in "".join(as_lines(found)) + as_json(found)
